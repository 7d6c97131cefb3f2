"""Which ledger a command works on: `--ledger`, the variable, or the file of this folder."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.ledger.ledger import Ledger

LEDGER_VARIABLE = "ONRECORD_LEDGER"
USUAL_LEDGER = "onrecord.sqlite"


def ledger_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command takes `--ledger`."""
    return click.option(
        "--ledger",
        "where",
        envvar=LEDGER_VARIABLE,
        default=USUAL_LEDGER,
        show_default=True,
        show_envvar=True,
        metavar="PATH",
        help="The ledger: an SQLite file, or postgresql://USER@HOST/DATABASE.",
    )(command)


def opened_ledger(where: str, *, create: bool = False) -> "Ledger":
    """The ledger stands open; on standard error it is told where a copy was kept."""
    from onrecord.ledger.ledger import open_ledger  # help need not wait for it

    ledger = open_ledger(where, create=create)
    if ledger.copy:
        click.echo(told_of_copy(ledger.copy), err=True)
    return ledger


def told_of_copy(copy: str) -> str:
    """What is said where the tables of a ledger were changed."""
    return f"The tables were brought up to date; the ledger as it was is kept in {copy}."
