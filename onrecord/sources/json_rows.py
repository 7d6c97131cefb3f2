"""Rows that come as JSON, made articles; also the records that onrecord itself writes."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.sources.options import SourceOptions
from onrecord.sources.own_records import article_of_record, is_own_record
from onrecord.sources.rows import ChosenColumns, choose_columns, row_article
from onrecord.types import Article, Failure

# So many rows without a text column are held back, to be one failure where no row has one.
MOST_UNTOLD = 1000


@dataclass(frozen=True, slots=True)
class JsonRow:
    """A value of JSON, or why there is none, and its number as people count: "Line 3"."""

    number: int
    place: str
    value: object | InputError


def read_rows(
    rows: Iterator[JsonRow], location: str, options: SourceOptions
) -> Iterator[Article | Failure]:
    """Each row comes as an article or a failure; where none has a text column, one failure.

    Beyond `MOST_UNTOLD` rows without one, each is a failure of its own: memory stays bounded.
    """
    untold: list[Failure] = []
    each_by_itself = False
    for row in rows:
        result = _result(row, f"{location}#row-{row.number}", options)
        if not each_by_itself and isinstance(result, Failure) and result.kind == "no-text-column":
            untold.append(result)
            if len(untold) < MOST_UNTOLD:
                continue
            each_by_itself = True
            yield from untold
            continue
        if isinstance(result, Article) and not each_by_itself:
            each_by_itself = True
            yield from untold
        yield result
    if untold and not each_by_itself:
        yield Failure(location, untold[0].kind, untold[0].message)


def _result(row: JsonRow, location: str, options: SourceOptions) -> Article | Failure:
    try:
        return _article(row.value, location, options)
    except InputError as error:
        return Failure(location, error.kind, f"{row.place}: {error}")


def _article(value: object | InputError, location: str, options: SourceOptions) -> Article:
    if isinstance(value, InputError):
        raise value
    if not isinstance(value, dict):
        raise InputError("This is JSON, but not an object with named columns.", kind="not-json")
    if is_own_record(value):
        return article_of_record(value, location)
    cells = {str(name): _written(cell) for name, cell in value.items()}
    columns = choose_columns(cells, options.columns)
    return row_article(_with_date(cells, value, columns), columns, location)


def _with_date(
    cells: dict[str, str], value: dict[str, object], columns: ChosenColumns
) -> dict[str, str]:
    """The cells, a date of another kind than text as it stands, so that it is read or reported."""
    name = columns.date
    if name is None or cells[name] or value[name] is None or value[name] == "":
        return cells
    return cells | {name: json.dumps(value[name])}


def _written(cell: object) -> str:
    """The text of a cell; several texts are joined, a number stands, anything else is empty."""
    if isinstance(cell, list):
        return "; ".join(item for item in cell if isinstance(item, str))
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        return str(cell)
    return cell if isinstance(cell, str) else ""
