"""A CSV table for spreadsheets, one row a statement, in which nothing can act as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import BinaryIO

from onrecord.export.rows import Row, rows_of
from onrecord.ledger.values import RecordValue

# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV Injection");
# full-width forms are taken for them in some.
_ACTING = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
COLUMNS = tuple(field.name for field in fields(Row))


def write(records: Iterable[RecordValue], stream: BinaryIO) -> None:
    """The table is UTF-8 with a byte-order mark, without which Excel misreads it (RFC 4180)."""
    rows = (asdict(row).values() for record in records for row in rows_of(record))
    write_table(COLUMNS, rows, stream)


def write_table(columns: Sequence[str], rows: Iterable[Iterable[object]], stream: BinaryIO) -> None:
    """The rows stand in the stream below the names of their columns, safe in spreadsheets."""
    stream.write("\ufeff".encode())
    _write_row(stream, columns)
    for row in rows:
        _write_row(stream, [_cell(value) for value in row])


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


def _item(value: object) -> str:
    return "-".join(map(str, value)) if isinstance(value, list) else str(value)


def _write_row(stream: BinaryIO, cells: Iterable[str]) -> None:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    stream.write(line.getvalue().encode("utf-8"))
