"""A CSV table for spreadsheets, one row a statement, in which nothing can act as a formula."""

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import BinaryIO

from onrecord.export.rows import Row, rows_of
from onrecord.ledger.values import RecordValue

# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV Injection");
# full-width forms are taken for them in some.
_ACTING = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
COLUMNS = tuple(field.name for field in fields(Row))


def write(records: Iterable[RecordValue], stream: BinaryIO) -> None:
    """The table of their statements is there."""
    write_statements((row for record in records for row in rows_of(record)), stream)


def write_statements(rows: Iterable[Row], stream: BinaryIO) -> None:
    """The table of the statements is there, with its columns."""
    write_rows(COLUMNS, (asdict(row).values() for row in rows), stream)


def write_rows(columns: Iterable[str], rows: Iterable[Iterable[object]], stream: BinaryIO) -> None:
    """The table is UTF-8 with a byte-order mark, without which Excel misreads it (RFC 4180)."""
    stream.write("\ufeff".encode())
    _write_row(stream, columns)
    for row in rows:
        _write_row(stream, map(_cell, row))


def defused(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula: with an apostrophe before it."""
    return f"'{text}" if text.lstrip(" ").startswith(_ACTING) else text


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        value = "; ".join(
            "-".join(map(str, one)) if isinstance(one, list) else one for one in value
        )
    # A NUL ends a file for some readers, and a lone surrogate cannot be encoded.
    text = str(value).replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return defused(text)


def _write_row(stream: BinaryIO, cells: Iterable[str]) -> None:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    stream.write(line.getvalue().encode("utf-8"))
