"""Where the records go: standard output, or a file that is there only when it is whole."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from onrecord.cli.earlier import Earlier, read_earlier
from onrecord.cli.own_files import part_of
from onrecord.cli.settings import STDOUT, ReadSettings, is_device
from onrecord.errors import OnrecordError, UsageError


class Output:
    """Takes the text of one record after the other.

    `earlier` is what it has from an earlier run, `name` the file that is whole, `kept` the file
    that is not, and `resumable` whether another run can go on with that.
    """

    def __init__(self, *, resumable: bool = False) -> None:
        self.earlier = Earlier()
        self.name: Path | None = None
        self.kept: Path | None = None
        self.resumable = resumable

    def write(self, text: str) -> None:
        """The text of one more record is out, and nothing of it is held back."""
        raise NotImplementedError

    def finish(self) -> None:
        """All is written, and the output stands under its name."""

    def keep(self) -> None:
        """Unless finished, what was written stays, without a half-written end."""


@contextmanager
def open_output(settings: ReadSettings) -> Iterator[Output]:
    """The output that was asked for; unless finished, what it has is kept at the end."""
    output = _opened(settings)
    try:
        yield output
    finally:
        output.keep()


def _opened(settings: ReadSettings) -> Output:
    path = settings.output
    if path is None or str(path) == STDOUT:
        return _StandardOutput(settings.colour)
    with _writing(path, UsageError):
        if is_device(path):
            return _Device(path)
        return _PartFile(path, settings)


class _StandardOutput(Output):
    """Standard output, flushed after every record."""

    def __init__(self, colour: bool) -> None:
        super().__init__()
        self._colour = colour

    def write(self, text: str) -> None:
        """The text is out; what the terminal's encoding lacks shows as a question mark."""
        encoding = sys.stdout.encoding
        shown = text.encode(encoding, "replace").decode(encoding)
        with _writing(Path("standard output")):
            click.echo(shown, nl=False, color=self._colour)


class _Device(Output):
    """Something that is written to and is no file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file = path.open("wb", buffering=0)

    def write(self, text: str) -> None:
        """The text is out."""
        with _writing(self._path):
            self._file.write(text.encode("utf-8", "replace"))

    def keep(self) -> None:
        """Nothing more is written."""
        self._file.close()


class _PartFile(Output):
    """`FILE.part` while records come, `FILE` once all did."""

    def __init__(self, path: Path, settings: ReadSettings) -> None:
        super().__init__(resumable=settings.format == "jsonl")
        self._path = path
        self._part = part_of(path)
        self._whole = 0  # bytes of whole records in the file
        if not settings.resume and not settings.overwrite:
            self._refuse_loss()
        self._file: BinaryIO = self._resumed() if settings.resume else self._part.open("wb")

    def write(self, text: str) -> None:
        """The text is in the file."""
        data = text.encode("utf-8", "replace")
        with _writing(self._part):
            self._file.write(data)
            self._file.flush()
        self._whole += len(data)

    def finish(self) -> None:
        """The file stands under its name; where nothing was written there is none."""
        if not self._whole:
            return
        with _writing(self._path):
            os.fsync(self._file.fileno())
            self._file.close()
            self._part.replace(self._path)
        self.name = self._path

    def keep(self) -> None:
        """Unless finished, the whole records stay in `FILE.part`."""
        if self.name or self.kept:
            return
        with _writing(self._part):
            self._file.close()
            if self._whole:
                os.truncate(self._part, self._whole)
                self.kept = self._part
            else:
                self._part.unlink(missing_ok=True)

    def _refuse_loss(self) -> None:
        way_on = ", or --resume to go on with it" if self.resumable else ""
        if self._part.exists():
            raise UsageError(
                f"{self._part} is left from a run that was interrupted; "
                f"use --overwrite to begin anew{way_on}."
            )
        if self._path.exists() and self._path.stat().st_size:
            raise UsageError(f"{self._path} is there already; use --overwrite{way_on}.")

    def _resumed(self) -> BinaryIO:
        before = self._part if self._part.exists() else self._path
        if before.exists():
            self.earlier, self._whole = read_earlier(before)
            if before == self._path:
                shutil.copyfile(self._path, self._part)
            os.truncate(self._part, self._whole)
        return self._part.open("ab")


@contextmanager
def _writing(path: Path, wrong: type[OnrecordError] = OnrecordError) -> Iterator[None]:
    """Errors of the system while a file is written leave as ours."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise wrong(f"{path}: it cannot be written: {error.strerror}.") from error
