"""What the user names as input: files, folders, standard input and addresses."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.sources.formats import has_known_suffix

STDIN = "-"


def is_url(location: str) -> bool:
    """True for an address that would have to be fetched."""
    return location[:8].lower().startswith(("http://", "https://"))


def expand_locations(locations: Iterable[str]) -> Iterator[str]:
    """Every folder is replaced by its readable files, sorted; nothing is opened.

    A folder that holds none, or cannot be listed, stays itself, so that reading it says so.
    """
    for location in locations:
        if location == STDIN or is_url(location) or not Path(location).is_dir():
            yield location
        else:
            yield from _files_below(location)


def _files_below(folder: str) -> Iterator[str]:
    unlisted: list[str] = []
    empty = True
    for parent, folders, names in os.walk(folder, onerror=lambda e: unlisted.append(e.filename)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and has_known_suffix(name) and path.is_file():
                empty = False
                yield str(path)
    yield from unlisted or ([folder] if empty else [])
