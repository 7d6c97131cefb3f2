"""Any format, written whole: the file is under its name only when all of it is there."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.errors import UsageError
from onrecord.export import FORMATS
from onrecord.ledger.values import RecordValue


def write_stream(
    name: str, records: Iterable[RecordValue], stream: BinaryIO, **options: Any
) -> None:
    """The records are in the stream, in the format of the name.

    Nothing is written where the first of them cannot be had.
    """
    import_module(FORMATS[name].module).write(_begun(records), stream, **options)


def write_file(
    name: str,
    records: Iterable[RecordValue],
    path: Path,
    *,
    overwrite: bool = False,
    **options: Any,
) -> None:
    """The records are in the file, or the files in the folder.

    Raises UsageError where the folder for it is not there, and where the file is there already,
    unless `overwrite`; then the old one stays until the new one is whole. What is no file, like a
    named pipe, is written to as it is.
    """
    if FORMATS[name].shape == "folder":
        import_module(FORMATS[name].module).write(_begun(records), path, **options)
        return
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; make it first.")
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                write_stream(name, records, stream, **options)
            return
        if not overwrite and path.exists() and path.stat().st_size:
            raise UsageError(f"{path} is there already; use --overwrite.")
        _replace(name, records, path, **options)
    except OSError as error:
        raise UsageError(f"{path}: it cannot be written ({error}).") from error


def _replace(name: str, records: Iterable[RecordValue], path: Path, **options: Any) -> None:
    """The file holds the records, or what it held before."""
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}-")
    try:
        with os.fdopen(handle, "wb") as stream:
            write_stream(name, records, stream, **options)
            os.fsync(stream.fileno())
        Path(unfinished).chmod(_usual_mode(path))
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def _usual_mode(path: Path) -> int:
    """The rights of the file that is replaced, else those that new files have here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _begun(records: Iterable[RecordValue]) -> Iterator[RecordValue]:
    """The same records; the first is had already."""
    rest = iter(records)
    first = next(rest, None)
    return rest if first is None else chain([first], rest)
