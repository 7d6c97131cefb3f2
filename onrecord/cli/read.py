"""`onrecord read`: the options and what help says of them."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.commands import CommandWithExamples
from onrecord.cli.options import (
    act_option,
    colour_option,
    column_options,
    fetching_options,
    format_option,
    model_option,
    outlet_option,
    published_option,
    quiet_option,
    workers_option,
)
from onrecord.cli.settings import ReadSettings
from onrecord.worker import MakeReader

_EXAMPLES = """
onrecord read article.txt
onrecord read article.html --full --published 2024-05-01
onrecord read articles/ -o records.jsonl
onrecord read articles/ -o records.jsonl --resume
onrecord read article.txt --act accuse,deny --by Erdogan
onrecord read table.csv --text-column body | jq -r '.statements[].source.text'
curl -s https://news.example/story | onrecord read - --outlet "Example Times"
"""


@click.command(cls=CommandWithExamples, examples=_EXAMPLES)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@format_option
@click.option("--full", is_flag=True, help="Show the article's text itself, with marks in it.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to FILE (.jsonl: records; .txt: text). It is FILE.part until all is read.",
)
@click.option("--resume", is_flag=True, help="Go on with FILE; what it has is not read again.")
@click.option("--overwrite", is_flag=True, help="Replace FILE, and a FILE.part that is left.")
@published_option
@outlet_option
@act_option
@click.option("--by", metavar="NAME", help="Only what a speaker of this name said.")
@click.option(
    "--since",
    metavar="DATE",
    help="Only what was said on that day or later; where the text does not tell the day, the day "
    "of publication stands in.",
)
@workers_option
@quiet_option
@colour_option
@fetching_options
@column_options
@model_option
@click.pass_context
def read(context: click.Context, /, **options: Any) -> None:
    """Read articles and say who said what, how, and where.

    A SOURCE is a file, a folder, an address (https://...) or - for standard input, holding
    plain text, Markdown, HTML, PDF, CSV, JSON or JSONL, also compressed with gzip.

    Exit status: 0 all was read, 1 nothing could be, 2 wrong usage, 3 some of it could not be
    read (each named on standard error), 130 interrupted, 141 nobody took the output.
    """
    from onrecord.cli.reading import read_all  # help need not wait for what reading needs

    choice = context.find_object(ReaderChoice)
    context.exit(read_all(ReadSettings(**options), choice.make_reader if choice else None))


class ReaderChoice:
    """What stands in for the reader of the shipped model: for tests, as the context's object."""

    def __init__(self, make_reader: MakeReader) -> None:
        self.make_reader = make_reader
