"""A Parquet table, one row a statement."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import extra_needed
from onrecord.export.rows import Row, rows_of
from onrecord.ledger.values import RecordValue

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_ONCE = 10_000  # a row group; bounds the memory to some tens of megabytes
_LISTS_OF_TEXT = ("speaker_kinds", "evidence", "figures", "denies", "denied_by")
_LISTS_OF_SPANS = ("content_spans", "quoted_spans")
_NUMBERS = ("start", "end")


def write(records: Iterable[RecordValue], stream: BinaryIO) -> None:
    """The table is written, its spans as lists of two numbers."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise extra_needed("Parquet", "parquet") from error
    schema = _schema()
    with pyarrow.parquet.ParquetWriter(stream, schema) as writer:
        rows = (row for record in records for row in rows_of(record))
        while some := list(islice(rows, ROWS_AT_ONCE)):
            writer.write_table(pyarrow.Table.from_pylist(list(_plain(some)), schema))


def _schema() -> "pyarrow.Schema":
    import pyarrow

    types: dict[str, Any] = dict.fromkeys(Row.__slots__, pyarrow.string())
    types |= dict.fromkeys(_LISTS_OF_TEXT, pyarrow.list_(pyarrow.string()))
    types |= dict.fromkeys(_LISTS_OF_SPANS, pyarrow.list_(pyarrow.list_(pyarrow.int64(), 2)))
    types |= dict.fromkeys(_NUMBERS, pyarrow.int64())
    types |= {"confidence": pyarrow.float64(), "corrected": pyarrow.bool_()}
    return pyarrow.schema([pyarrow.field(name, kind) for name, kind in types.items()])


def _plain(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """The rows come with lone surrogates replaced, which Parquet cannot hold."""
    for row in rows:
        yield {name: _without_surrogates(value) for name, value in asdict(row).items()}


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_without_surrogates(one) for one in value]
    return value
