"""Records that `onrecord read` wrote, taken from their files as they are."""

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.sources.locations import STDIN, expand_locations
from onrecord.types import Failure


def read_record_files(sources: Iterable[str]) -> Iterator[tuple[str, object] | Failure]:
    """Each line comes as its place and the JSON in it; what cannot be read is a failure.

    A folder stands for the readable files in it, `-` for standard input.
    """
    for location in expand_locations(sources):
        try:
            with _opened(location) as stream:
                yield from _values(location, stream)
        except (OSError, EOFError) as error:
            yield Failure(location, "unreadable", f"It cannot be read: {error}.")


def _opened(location: str) -> BinaryIO:
    if location == STDIN:
        return sys.stdin.buffer
    if location.endswith(".gz"):
        return cast(BinaryIO, gzip.open(location, "rb"))
    return Path(location).open("rb")


def _values(location: str, stream: BinaryIO) -> Iterator[tuple[str, object] | Failure]:
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        place = f"{location}, line {number}"
        try:
            yield place, json.loads(line)
        except (ValueError, RecursionError):
            yield Failure(place, "damaged-record", "This line is no JSON. Was it cut off?")
