"""Any format, written whole: the file is under its name only when all of it is there."""

import os
import tempfile
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.errors import UsageError
from onrecord.export import FORMATS
from onrecord.ledger.values import RecordValue


def write_stream(
    name: str, records: Iterable[RecordValue], stream: BinaryIO, **options: Any
) -> None:
    """The records are in the stream, in the format of the name."""
    import_module(FORMATS[name].module).write(records, stream, **options)


def write_file(name: str, records: Iterable[RecordValue], path: Path, **options: Any) -> None:
    """The records are in the file, or the files in the folder. UsageError where that cannot be."""
    if FORMATS[name].shape == "folder":
        import_module(FORMATS[name].module).write(records, path, **options)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
        try:
            with os.fdopen(handle, "wb") as stream:
                write_stream(name, records, stream, **options)
            Path(unfinished).replace(path)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"{path}: it cannot be written ({error}).") from error
