"""`onrecord parties join` and `split` at work."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from onrecord.cli.corrections import author_of
from onrecord.cli.register_choice import opened_register
from onrecord.errors import UsageError
from onrecord.register.home import entries_meant, join_decision, split_decision


def join_parties(given: Sequence[str], register_file: Path | None, signed: dict[str, Any]) -> None:
    """The parties are one in the register; the number of the decision is written."""
    with opened_register(signed["where"], register_file) as home:
        entries = entries_meant(given, home.register())
        if len({entry.id for entry in entries}) < 2:
            raise UsageError("Name two parties or more that are one.")
        decision = join_decision(entries, author_of(signed), signed["note"])
        click.echo(f"decision {home.decide(decision)}")


def split_party(
    given: str, articles: Sequence[str], register_file: Path | None, signed: dict[str, Any]
) -> None:
    """The party of these articles is another one; the number of the decision is written."""
    with opened_register(signed["where"], register_file) as home:
        (entry,) = entries_meant([given], home.register())
        decision = split_decision(entry, articles, author_of(signed), signed["note"])
        click.echo(f"decision {home.decide(decision)}")
