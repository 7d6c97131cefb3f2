"""`onrecord add`: articles are read into a ledger."""

from typing import Any

import click

from onrecord.cli.commands import CommandWithExamples
from onrecord.cli.ledger_choice import ledger_option
from onrecord.cli.options import (
    column_options,
    fetching_options,
    model_option,
    outlet_option,
    published_option,
    quiet_option,
    workers_option,
)
from onrecord.cli.read import ReaderChoice
from onrecord.cli.settings import ReadSettings

_EXAMPLES = """
onrecord add articles/
onrecord add https://news.example/story --ledger newsroom.sqlite
onrecord add table.csv --text-column body --outlet "Example Times"
onrecord add --records records.jsonl
onrecord add articles/ --ledger postgresql://desk@db.example/news
"""


@click.command(cls=CommandWithExamples, examples=_EXAMPLES)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@ledger_option
@click.option("--records", is_flag=True, help="SOURCEs are records; add them as they are.")
@click.option("--again", is_flag=True, help="Read what is there already anew, with this model.")
@published_option
@outlet_option
@workers_option
@quiet_option
@fetching_options
@column_options
@model_option
@click.pass_context
def add(context: click.Context, /, where: str, records: bool, again: bool, **options: Any) -> None:
    """Read articles into a ledger, each once and whole.

    SOURCEs are those of `onrecord read`. What is there already is not read again; another text
    at the same address is a new version, and what changed in its statements is written out. A
    run that was cut short goes on where it stopped when it is called again.

    Exit status: as of `onrecord read`.
    """
    from onrecord.cli.adding import Adding  # help need not wait for what reading needs
    from onrecord.cli.ledger_choice import opened_ledger

    settings = ReadSettings(**options)
    choice = context.find_object(ReaderChoice)
    with opened_ledger(where, create=True) as ledger:
        adding = Adding(ledger, settings, again=again)
        if records:
            adding.add_records()
        else:
            adding.read_and_add(choice.make_reader if choice else None)
        context.exit(adding.close())
