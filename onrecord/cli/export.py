"""`onrecord export`: the ledger, or records in files, as other programs read them."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.commands import CommandWithExamples
from onrecord.cli.ledger_choice import ledger_option, opened_ledger
from onrecord.cli.options import quiet_option
from onrecord.cli.settings import STDOUT
from onrecord.errors import UsageError
from onrecord.export import FORMATS

if TYPE_CHECKING:
    from onrecord.ledger.values import RecordValue

_EXAMPLES = """
onrecord export csv -o statements.csv
onrecord export jsonl > records.jsonl
onrecord export brat -o marked/
onrecord export parquet -o statements.parquet --records records.jsonl
onrecord export annotation --utf16 -o annotations.jsonld
"""


@click.command(cls=CommandWithExamples, examples=_EXAMPLES)
@click.argument("name", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@ledger_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file (for brat, the folder) to write.  [default: standard output]",
)
@click.option("--overwrite", is_flag=True, help="Replace the file, once the new one is whole.")
@click.option(
    "--records", multiple=True, metavar="FILE", help="Take records from FILE, not from a ledger."
)
@click.option("--article", "articles", multiple=True, type=int, metavar="N", help="Only article N.")
@click.option("--utf16", is_flag=True, help="Count positions as JavaScript does (annotation).")
@quiet_option
def export(
    name: str,
    where: str,
    output: Path | None,
    overwrite: bool,
    records: tuple[str, ...],
    articles: tuple[int, ...],
    utf16: bool,
    quiet: bool,
) -> None:
    """Write the records of a ledger in a format of other programs.

    FORMAT is jsonl (records, one JSON object an article), csv (one row a statement, safe in
    spreadsheets), parquet, annotation (W3C Web Annotation), schema-org (Quotation and Claim),
    brat (standoff, in a folder) or docbin (spaCy). Corrections are in it. The file of -o is under
    its name only when it is whole; one that is there already is replaced with --overwrite only.
    """
    from onrecord.export.write import write_file, write_stream  # help need not wait for it

    options: dict[str, Any] = {"utf16": True} if utf16 else {}
    if utf16 and name != "annotation":
        raise UsageError("--utf16 is about the positions of annotations.")
    if output is not None and str(output) == STDOUT:
        output = None
    if overwrite and (output is None or FORMATS[name].shape == "folder"):
        raise UsageError("--overwrite is about the file that is written; name it with -o FILE.")
    if output is None and FORMATS[name].shape == "folder":
        raise UsageError(f"{name} is a folder of files; name one with -o DIR.")
    found = _Counted(_from_files(records) if records else _from_ledger(where, articles))
    if output is None:
        write_stream(name, found, sys.stdout.buffer, **options)
        sys.stdout.buffer.flush()
    else:
        write_file(name, found, output, overwrite=overwrite, **options)
        if not quiet:
            click.echo(f"Wrote {found.in_words()} to {output}.", err=True)


class _Counted:
    """The records pass through, and are counted with their statements."""

    def __init__(self, records: "Iterator[RecordValue]") -> None:
        self._records = records
        self._articles = self._statements = 0

    def __iter__(self) -> "Iterator[RecordValue]":
        for record in self._records:
            self._articles += 1
            self._statements += len(record["statements"])
            yield record

    def in_words(self) -> str:
        """Like "2 articles with 5 statements"."""
        from onrecord.views.wording import counted

        statements = counted(self._statements, "statement")
        return f"{counted(self._articles, 'article')} with {statements}"


def _from_ledger(where: str, articles: tuple[int, ...]) -> "Iterator[RecordValue]":
    with opened_ledger(where) as ledger:
        if missing := sorted(set(articles) - set(ledger.articles() if articles else ())):
            raise UsageError(f"The ledger has no article {missing[0]}.")
        for number in articles or ledger.articles():
            yield ledger.record(number)


def _from_files(sources: tuple[str, ...]) -> "Iterator[RecordValue]":
    from onrecord.cli.record_files import BadLine, read_record_files
    from onrecord.errors import InputError
    from onrecord.ledger.checked import checked_record

    for line in read_record_files(sources):
        if isinstance(line, BadLine):
            failure = line.failure
            raise InputError(f"{failure.location}: {failure.message}", kind=failure.kind)
        yield checked_record(line.value)
