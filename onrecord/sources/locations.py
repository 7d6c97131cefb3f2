"""What the user names as input: files, folders, standard input and addresses."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.sources.formats import has_known_suffix

STDIN = "-"


def is_url(location: str) -> bool:
    """True for an address that would have to be fetched."""
    return location[:8].lower().startswith(("http://", "https://"))


def is_folder(location: str) -> bool:
    """True for a folder; what no file system could hold or show is none."""
    try:
        return Path(location).is_dir()
    except (OSError, ValueError):  # too long a name, a folder above it that is closed to us
        return False


def expand_locations(locations: Iterable[str | os.PathLike[str]]) -> Iterator[str]:
    """Every folder is replaced by its readable files, sorted; nothing is opened.

    A folder that holds none, or cannot be listed, stays itself, so that reading it says so.
    """
    for given in locations:
        location = _as_text(given)
        if location == STDIN or is_url(location) or not is_folder(location):
            yield location
        else:
            yield from _files_below(location)


def _as_text(given: object) -> str:
    if isinstance(given, str | os.PathLike) and isinstance(path := os.fspath(given), str):
        return path
    raise UsageError(f"A location is a path or an address, not {type(given).__name__}.")


def _files_below(folder: str) -> Iterator[str]:
    unlisted: list[str] = []
    empty = True
    for parent, folders, names in os.walk(folder, onerror=lambda e: unlisted.append(e.filename)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and has_known_suffix(name) and _is_file(path):
                empty = False
                yield str(path)
    yield from unlisted or ([folder] if empty else [])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return True  # it may be one; reading it says what is wrong
