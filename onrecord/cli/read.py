"""`onrecord read`: the options and what help says of them."""

from pathlib import Path
from typing import Any, cast, get_args

import click

from onrecord.cli.commands import CommandWithExamples
from onrecord.cli.settings import ReadSettings
from onrecord.cli.shared_options import column_options, fetching_options, model_option
from onrecord.types import Act
from onrecord.worker import MakeReader

_EXAMPLES = """
onrecord read article.txt
onrecord read article.html --full --published 2024-05-01
onrecord read articles/ -o records.jsonl
onrecord read articles/ -o records.jsonl --resume
onrecord read article.txt --acts accuse,deny --by Erdogan
onrecord read table.csv --text-column body | jq -r '.statements[].source.text'
curl -s https://news.example/story | onrecord read - --outlet "Example Times"
"""


def _split_acts(
    context: click.Context, parameter: click.Parameter, given: str | None
) -> tuple[Act, ...]:
    """The acts, each one that exists; else wrong usage."""
    acts = tuple(act.strip() for act in (given or "").split(",") if act.strip())
    for act in acts:
        if act not in get_args(Act):
            known = ", ".join(get_args(Act))
            raise click.BadParameter(
                f"there is no act {act!r}; choose of {known}.", context, parameter
            )
    return cast("tuple[Act, ...]", acts)


@click.command(cls=CommandWithExamples, examples=_EXAMPLES)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "jsonl"]),
    help="A list for people or one JSON record a line.  [default: text on a terminal, else jsonl]",
)
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
@click.option(
    "--published",
    metavar="DATE",
    help="The day the articles were published, like 2024-05-01 or 2024-05-01T10:30:00. It "
    "replaces what the page itself says.",
)
@click.option(
    "--outlet",
    metavar="NAME",
    help="Who published the articles. It replaces what the page itself says.",
)
@click.option(
    "--acts",
    metavar="ACT,...",
    callback=_split_acts,
    help="Only statements of these acts, like accuse,deny (see docs/acts.md).",
)
@click.option("--by", metavar="NAME", help="Only what a speaker of this name said.")
@click.option(
    "--since",
    metavar="DATE",
    help="Only what was said on that day or later; what has no known day is left out.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes read, at most four a processor.  [default: one a processor; 1 for a "
    "single article]",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; only errors.")
@click.option(
    "--color/--no-color",
    default=None,
    help="Colour the text or not.  [default: on a terminal, unless NO_COLOR is set]",
)
@fetching_options
@column_options
@model_option
@click.pass_context
def read(context: click.Context, /, **options: Any) -> None:
    """Read articles and say who said what, how, and where.

    A SOURCE is a file, a folder, an address (https://...) or - for standard input, holding
    plain text, Markdown, HTML, PDF, CSV or JSONL, also compressed with gzip.

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
