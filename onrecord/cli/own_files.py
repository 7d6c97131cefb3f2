"""The files that a run writes itself, which it never reads."""

import os.path
from collections.abc import Iterator
from pathlib import Path

from onrecord.cli.settings import STDOUT, ReadSettings, is_device
from onrecord.errors import UsageError
from onrecord.sources.locations import STDIN, NotePath, expand_locations, is_url


def refuse_own_sources(settings: ReadSettings) -> None:
    """No source is the file that is written, or UsageError is raised."""
    for location in settings.sources:
        if _is_own(location, own_files(settings)):
            raise UsageError(f"{location}: the output is also a source; give another with -o.")


def locations_to_read(
    settings: ReadSettings, note_passed_over: NotePath = lambda _path: None
) -> Iterator[str]:
    """What the sources hold comes, without what this run writes into a folder among them.

    `note_passed_over` is called with the path of each file there that is in no known format.
    """
    own = own_files(settings)

    def note(path: str) -> None:
        if not _is_own(path, own):
            note_passed_over(path)

    for location in expand_locations(settings.sources, note_passed_over=note):
        if not _is_own(location, own):
            yield location


def own_files(settings: ReadSettings) -> tuple[Path, ...]:
    """`FILE` and `FILE.part`; none where the records go to no file."""
    path = settings.output
    if path is None or str(path) == STDOUT or is_device(path):
        return ()
    return (path, part_of(path))


def part_of(path: Path) -> Path:
    """The file that records are written to before `path` is whole."""
    return path.with_name(path.name + ".part")


def _is_own(location: str, own: tuple[Path, ...]) -> bool:
    if location == STDIN or is_url(location):
        return False
    return any(_are_same(location, path) for path in own)


def _are_same(location: str, path: Path) -> bool:
    """True for two names of one file, which need not be there yet."""
    try:
        return Path(location).samefile(path)
    except FileNotFoundError:
        return os.path.realpath(location) == os.path.realpath(path)
    except (OSError, ValueError):
        return False  # no file system can hold it; reading it says so
