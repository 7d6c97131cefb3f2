"""Records that `onrecord read` wrote, taken from their files as they are."""

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from onrecord.sources.locations import STDIN, expand_locations
from onrecord.types import Failure


class RecordLine(NamedTuple):
    """A line of a file, which may hold a record: its place in words, and the JSON in it."""

    file: str
    place: str
    value: object


class BadLine(NamedTuple):
    """A line, or a file, that cannot be read."""

    file: str
    failure: Failure


def read_record_files(sources: Iterable[str]) -> Iterator[RecordLine | BadLine]:
    """Each line of the files comes.

    A folder stands for the readable files in it, `-` for standard input.
    """
    for location in expand_locations(sources):
        try:
            with _opened(location) as stream:
                yield from _values(location, stream)
        except (OSError, EOFError) as error:
            why = f"It cannot be read: {error}."
            yield BadLine(location, Failure(location, "unreadable", why))


def _opened(location: str) -> BinaryIO:
    if location == STDIN:
        return sys.stdin.buffer
    if location.endswith(".gz"):
        return cast(BinaryIO, gzip.open(location, "rb"))
    return Path(location).open("rb")


def _values(location: str, stream: BinaryIO) -> Iterator[RecordLine | BadLine]:
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        place = f"{location}, line {number}"
        try:
            yield RecordLine(location, place, json.loads(line))
        except (ValueError, RecursionError):
            why = "This line is no JSON. Was it cut off?"
            yield BadLine(location, Failure(place, "damaged-record", why))
