"""JSON Lines: one article a line, also the records that onrecord itself writes."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from onrecord.errors import InputError, TooLargeError
from onrecord.sources.format import Format
from onrecord.sources.options import SourceOptions
from onrecord.sources.own_records import article_of_record, is_own_record
from onrecord.sources.raw import RawInput, reading_errors
from onrecord.sources.rows import choose_columns, row_article
from onrecord.types import Article, Failure

_BOM = b"\xef\xbb\xbf"
# So many lines without a text column are held back, to be one failure where no line has one.
MOST_UNTOLD = 1000


def _read(raw: RawInput, options: SourceOptions) -> Iterator[Article | Failure]:
    """Each line comes as an article or a failure; where none has a text column, one failure.

    Beyond `MOST_UNTOLD` lines without one, each is a failure of its own: memory stays bounded.
    InputError where every line is blank.
    """
    untold: list[Failure] = []
    each_by_itself = False
    number = 0
    for number, line in _lines(raw.stream, options.limits.article):
        location = f"{raw.location}#row-{number}"
        try:
            result: Article | Failure = _article(line, location, options)
        except InputError as error:
            result = Failure(location, error.kind, f"Line {number}: {error}")
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
    if not number:
        raise InputError("It holds no article: it has no line that is not blank.", kind="empty")
    if untold and not each_by_itself:
        yield Failure(raw.location, untold[0].kind, untold[0].message)


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, numbered from 1; TooLargeError at one above the limit."""
    number = 0
    with reading_errors():
        while line := stream.readline(limit + 1):
            number += 1
            if len(line) > limit:
                raise TooLargeError(
                    f"Line {number} is larger than the limit of {limit:,} bytes for one article."
                )
            line = line.removeprefix(_BOM) if number == 1 else line
            if line.strip():
                yield number, line


def _article(line: bytes, location: str, options: SourceOptions) -> Article:
    value = _parsed(line)
    if is_own_record(value):
        return article_of_record(value, location)
    cells = {str(name): _written(cell) for name, cell in value.items()}
    return row_article(cells, choose_columns(cells, options.columns), location)


def _parsed(line: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"This is no JSON object ({error}).", kind="not-json") from error
    if not isinstance(value, dict):
        raise InputError("This is JSON, but not an object with named columns.", kind="not-json")
    return value


def _written(cell: object) -> str:
    """The text of a cell; several texts are joined, anything else counts as empty."""
    if isinstance(cell, list):
        return "; ".join(item for item in cell if isinstance(item, str))
    return cell if isinstance(cell, str) else ""


def _recognises(head: bytes) -> bool:
    first = head.removeprefix(_BOM).lstrip().split(b"\n", 1)[0]
    return first.startswith(b"{") and first[1:].lstrip()[:1] in (b'"', b"}")


FORMAT = Format(
    name="jsonl",
    suffixes=(".jsonl", ".ndjson"),
    media_types=("application/jsonl", "application/x-ndjson", "application/x-jsonlines"),
    recognises=_recognises,
    read=_read,
)
