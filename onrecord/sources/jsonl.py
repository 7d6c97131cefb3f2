"""JSON Lines: one article a line, also the records that onrecord itself writes."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import InputError, TooLargeError
from onrecord.sources.format import Format
from onrecord.sources.json_rows import JsonRow, read_rows
from onrecord.sources.options import SourceOptions
from onrecord.sources.raw import RawInput, reading_errors
from onrecord.types import Article, Failure

_BOM = b"\xef\xbb\xbf"


def read_lines(raw: RawInput, options: SourceOptions) -> Iterator[Article | Failure]:
    """Each line comes as an article or a failure (see `read_rows`).

    InputError where every line is blank.
    """
    is_empty = True
    for result in read_rows(_rows(raw.stream, options.limits.article), raw.location, options):
        is_empty = False
        yield result
    if is_empty:
        raise InputError("It holds no article: it has no line that is not blank.", kind="empty")


def _rows(stream: BinaryIO, limit: int) -> Iterator[JsonRow]:
    for number, line in _lines(stream, limit):
        yield JsonRow(number, f"Line {number}", _parsed(line))


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


def _parsed(line: bytes) -> object | InputError:
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        return InputError(f"This is no JSON object ({error}).", kind="not-json")
    return value


def _recognises(head: bytes) -> bool:
    first = head.removeprefix(_BOM).lstrip().split(b"\n", 1)[0]
    return first.startswith(b"{") and first[1:].lstrip()[:1] in (b'"', b"}")


FORMAT = Format(
    name="jsonl",
    suffixes=(".jsonl", ".ndjson"),
    media_types=("application/jsonl", "application/x-ndjson", "application/x-jsonlines"),
    recognises=_recognises,
    read=read_lines,
)
