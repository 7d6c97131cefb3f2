"""CSV and TSV: one article a row, under a line with the names of the columns."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from onrecord.errors import InputError, TooLargeError
from onrecord.sources.encoding import Decoded, decode
from onrecord.sources.format import Format
from onrecord.sources.options import SourceOptions
from onrecord.sources.plain import damage_problems
from onrecord.sources.raw import RawInput, reading_errors
from onrecord.sources.rows import ChosenColumns, choose_columns, has_usual, row_article
from onrecord.types import Article, Failure

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = ",\t;"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as that of UTF-16 does, so it is tried before
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class _Lines:
    """The lines of a table; TooLargeError once those of one row have more than `limit` letters.

    Without it one line, or one quoted field over all lines, could fill the memory.
    """

    def __init__(self, text: TextIO, limit: int) -> None:
        self._text = text
        self._limit = limit
        self.begin_row()

    def begin_row(self) -> None:
        """What follows belongs to another row."""
        self._room = self._limit

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._room + 1)
        self._room -= len(line)
        if self._room < 0:
            raise TooLargeError(
                f"A row is larger than the limit of {self._limit:,} characters for one article. "
                "A quotation mark in it may never be closed."
            )
        if not line:
            raise StopIteration
        return line


def _read(raw: RawInput, options: SourceOptions) -> Iterator[Article | Failure]:
    """Each row comes as an article or a failure.

    InputError where there is no row or no text column.
    """
    # The limit is one for the whole process; it is only ever raised, so that nobody loses by it.
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.article))
    encoding = _encoding(raw.head)
    text = io.TextIOWrapper(raw.stream, encoding, errors="replace", newline="")
    lines = _Lines(text, options.limits.article)
    reader = csv.reader(lines, delimiter=_delimiter(raw.head.decode(encoding, "replace")))
    header = _next_row(reader, lines)
    while header == []:
        header = _next_row(reader, lines)
    if header is None:
        raise InputError("It is empty: there is no line of column names.", kind="empty")
    columns = choose_columns(header, options.columns)
    for article in _rows(reader, lines, header, columns, raw.location):
        yield _with_damage(article, encoding) if isinstance(article, Article) else article


def _with_damage(article: Article, encoding: str) -> Article:
    """The article with a problem where characters of its text could not be read."""
    decoded = Decoded(article.text, encoding, article.text.count("\ufffd"))
    return replace(article, problems=(*article.problems, *damage_problems(decoded)))


def _rows(
    reader: "Reader", lines: _Lines, header: list[str], columns: ChosenColumns, path: str
) -> Iterator[Article | Failure]:
    number = 0
    first_line = reader.line_num + 1
    while (row := _next_row(reader, lines)) is not None:
        if row:
            number += 1
            location = f"{path}#row-{number}"
            try:
                yield row_article(_named(row, header), columns, location)
            except InputError as error:
                yield Failure(location, error.kind, f"Row {number}, line {first_line}: {error}")
        first_line = reader.line_num + 1
    if not number:
        raise InputError(
            "It holds no article: there is no row under the line of column names.", kind="empty"
        )


def _next_row(reader: "Reader", lines: _Lines) -> list[str] | None:
    """The next row, empty for a blank line; None at the end. TooLargeError ends the table."""
    lines.begin_row()
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
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
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
    names = _first_row(line, _delimiter(line))
    return len(names) > 1 and has_usual("text", names)


FORMAT = Format(
    name="delimited",
    suffixes=(".csv", ".tsv", ".tab"),
    media_types=("text/csv", "text/tab-separated-values"),
    recognises=_recognises,
    read=_read,
)
