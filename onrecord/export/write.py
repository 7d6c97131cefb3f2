"""Any format, written whole: the file is under its name only when all of it is there."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.errors import UsageError
from onrecord.export import FORMATS
from onrecord.ledger.values import RecordValue
from onrecord.whole_file import whole_file


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
    with output_file(path, overwrite=overwrite) as stream:
        write_stream(name, records, stream, **options)


@contextmanager
def output_file(path: Path, *, overwrite: bool = False) -> Iterator[BinaryIO]:
    """What is written in the block is in the file at its end (see `write_file` for errors)."""
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; make it first.")
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
            return
        if not overwrite and path.exists() and path.stat().st_size:
            raise UsageError(f"{path} is there already; use --overwrite.")
        with whole_file(path) as stream:
            yield stream
    except OSError as error:
        raise UsageError(f"{path}: it cannot be written ({error}).") from error


def _begun(records: Iterable[RecordValue]) -> Iterator[RecordValue]:
    """The same records; the first is had already."""
    rest = iter(records)
    first = next(rest, None)
    return rest if first is None else chain([first], rest)
