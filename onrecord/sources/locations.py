"""What the user names as input: files, folders, standard input and addresses."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.sources.formats import has_known_suffix

STDIN = "-"

NotePath = Callable[[str], object]


def is_url(location: str) -> bool:
    """True for an address that would have to be fetched."""
    return location[:8].lower().startswith(("http://", "https://"))


def is_folder(location: str) -> bool:
    """True for a folder; what no file system could hold or show is none."""
    try:
        return Path(location).is_dir()
    except (OSError, ValueError):  # too long a name, a folder above it that is closed to us
        return False


def expand_locations(
    locations: Iterable[str | os.PathLike[str]], *, note_passed_over: NotePath | None = None
) -> Iterator[str]:
    """Every folder is replaced by its readable files, sorted; nothing is opened.

    A folder that holds none, or cannot be listed, stays itself, so that reading it says so.
    `note_passed_over` is called with the path of each file in a folder that is in no known format;
    hidden files are left out without a word.
    """
    for given in locations:
        location = _as_text(given)
        if location == STDIN or is_url(location) or not is_folder(location):
            yield location
        else:
            yield from _files_below(location, note_passed_over)


def _as_text(given: object) -> str:
    if isinstance(given, str | os.PathLike) and isinstance(path := os.fspath(given), str):
        return path
    raise UsageError(f"A location is a path or an address, not {type(given).__name__}.")


def _files_below(folder: str, note_passed_over: NotePath | None) -> Iterator[str]:
    unlisted: list[str] = []
    empty = True
    for parent, folders, names in os.walk(folder, onerror=lambda e: unlisted.append(e.filename)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith(".") or not _is_file(path):
                continue
            if has_known_suffix(name):
                empty = False
                yield str(path)
            elif note_passed_over is not None:
                note_passed_over(str(path))
    yield from unlisted or ([folder] if empty else [])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return True  # it may be one; reading it says what is wrong
