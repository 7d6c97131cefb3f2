"""`onrecord versions`: how the statements of an article changed from one text to the next."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from onrecord.cli.commands import CommandWithExamples
from onrecord.cli.ledger_choice import ledger_option, opened_ledger

if TYPE_CHECKING:
    from onrecord.ledger.versions import StoredDifference


@click.command(
    cls=CommandWithExamples,
    examples="onrecord versions 3\nonrecord versions 3 --format jsonl | jq .kind",
)
@click.argument("article", metavar="ARTICLE", type=click.IntRange(min=1))
@ledger_option
@click.option("--format", "shown_as", type=click.Choice(["text", "jsonl"]), default="text")
def versions(article: int, where: str, shown_as: str) -> None:
    """Show the versions of an article, and how its statements changed from one to the next."""
    with opened_ledger(where) as ledger:
        ledger.record(article)  # says so where there is none
        found, differences = ledger.versions(article), ledger.differences(article)
    if shown_as == "jsonl":
        for one in differences:
            click.echo(json.dumps(asdict(one)))
        return
    for version in found:
        added_at = version.added_at[:16].replace("T", " ")
        click.echo(f"version {version.number}, added {added_at}")
        for one in differences:
            if one.version == version.number:
                click.echo(_told(one))


def _told(difference: "StoredDifference") -> str:
    """The kind, and below it who said what before and after."""
    from onrecord.views.versions import DIFFERENCES, said_before

    lines = [f"  {DIFFERENCES[difference.kind]}"]
    for sign, statement in (("-", difference.before), ("+", difference.after)):
        if statement is not None:
            lines.append(f"    {sign} {said_before(statement)}")
    return "\n".join(lines)
