"""CSV and TSV: one article a row, under a line with the names of the columns."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import InputError, TooLargeError
from onrecord.sources.encoding import decode
from onrecord.sources.format import Format
from onrecord.sources.options import SourceOptions
from onrecord.sources.raw import RawInput, reading_errors
from onrecord.sources.rows import USUAL_NAMES, ChosenColumns, choose_columns, row_article
from onrecord.types import Article, Failure

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = ",\t;"


def _read(raw: RawInput, options: SourceOptions) -> Iterator[Article | Failure]:
    """Each row comes as an article or a failure; a table without a text column is one failure."""
    # The limit is one for the whole process; it is only ever raised, so that nobody loses by it.
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.article))
    encoding = _encoding(raw.head)
    lines = io.TextIOWrapper(raw.stream, encoding, errors="replace", newline="")
    reader = csv.reader(lines, delimiter=_delimiter(raw.head.decode(encoding, "replace")))
    header = _next_row(reader)
    while header == []:
        header = _next_row(reader)
    if header is None:
        raise InputError("It is empty: there is no line of column names.", kind="empty")
    columns = choose_columns(header, options.columns)
    yield from _rows(reader, header, columns, raw.location)


def _rows(
    reader: "Reader", header: list[str], columns: ChosenColumns, path: str
) -> Iterator[Article | Failure]:
    number = 0
    first_line = reader.line_num + 1
    while (row := _next_row(reader)) is not None:
        if row:
            number += 1
            location = f"{path}#row-{number}"
            try:
                yield row_article(_named(row, header), columns, location)
            except InputError as error:
                yield Failure(location, error.kind, f"Row {number}, line {first_line}: {error}")
        first_line = reader.line_num + 1


def _next_row(reader: "Reader") -> list[str] | None:
    """The next row, empty for a blank line; None at the end. TooLargeError ends the table."""
    try:
        with reading_errors():
            return next(reader, None)
    except csv.Error as error:
        raise TooLargeError(
            f"The row that ends near line {reader.line_num} cannot be read ({error}). "
            "A quotation mark in it may never be closed."
        ) from error


def _named(row: list[str], header: list[str]) -> dict[str, str]:
    if len(row) > len(header):
        raise InputError(
            f"It has {len(row)} fields under {len(header)} column names. "
            "Put a field that holds the delimiter in quotation marks.",
            kind="too-many-fields",
        )
    return dict(zip(header, row, strict=False))


def _encoding(head: bytes) -> str:
    """The encoding that the first bytes are in; a character cut off at their end is no damage."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    whole = head[: head.rfind(b"\n") + 1] or head
    return decode(whole).encoding


def _delimiter(head: str) -> str:
    """The delimiter that cuts the first line that is not blank into most columns."""
    return max(DELIMITERS, key=lambda delimiter: len(_first_row(head, delimiter)))


def _first_row(head: str, delimiter: str) -> list[str]:
    lines = head.lstrip("\ufeff").splitlines()
    return next(filter(None, csv.reader(lines, delimiter=delimiter)), [])


def _recognises(head: bytes) -> bool:
    """True when the first line names two columns or more, the text among them."""
    line = head.split(b"\n", 1)[0].decode("utf-8-sig", "replace")
    names = [name.strip().lower() for name in _first_row(line, _delimiter(line))]
    return len(names) > 1 and any(name in USUAL_NAMES["text"].split() for name in names)


FORMAT = Format(
    name="delimited",
    suffixes=(".csv", ".tsv", ".tab"),
    media_types=("text/csv", "text/tab-separated-values"),
    recognises=_recognises,
    read=_read,
)
