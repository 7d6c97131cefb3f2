"""What was asked of `onrecord read`: one frozen value, built from the command line."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.errors import UsageError
from onrecord.sources.dates import iso_date
from onrecord.sources.options import Columns, SourceOptions
from onrecord.types import Act
from onrecord.views.selection import Selection

OutputFormat = Literal["text", "jsonl"]

STDOUT = "-"
_TEXT_SUFFIXES = (".txt", ".text")
_RECORD_SUFFIXES = (".jsonl", ".ndjson", ".json", "")
_COMPRESSED_SUFFIXES = (".gz", ".bz2", ".xz", ".zst", ".zip")


def is_device(path: Path) -> bool:
    """True for what is written as it is, like a named pipe; nothing can be put in its place."""
    try:
        return path.exists() and not path.is_file()
    except OSError:  # too long a name, a folder above it that is closed to us
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """One field an option, under its name; None where the option was not given."""

    sources: tuple[str, ...]
    output_format: OutputFormat | None = None
    full: bool = False
    output: Path | None = None
    resume: bool = False
    overwrite: bool = False
    published: str | None = None
    outlet: str | None = None
    acts: tuple[Act, ...] = ()
    by: str | None = None
    since: str | None = None
    workers: int | None = None
    quiet: bool = False
    color: bool | None = None
    keep: Path | None = None
    allow_private_addresses: bool = False
    text_column: str | None = None
    title_column: str | None = None
    url_column: str | None = None
    date_column: str | None = None
    model: Path | None = None

    def __post_init__(self) -> None:
        if self.output:
            self._check_name(self.output)
        if self.full and self.format == "jsonl":
            raise UsageError("--full marks the text for people; it goes with --format text only.")
        if self.resume and (self.output is None or self.format != "jsonl"):
            raise UsageError("--resume goes on with a file of records; name it with -o FILE.jsonl.")
        if self.overwrite and self.output is None:
            raise UsageError("--overwrite is about the file that is written; name it with -o FILE.")
        if self.overwrite and self.resume:
            raise UsageError(
                "--overwrite begins the file anew and --resume goes on with it; choose one."
            )

        if self.since and iso_date(self.since) is None:
            raise UsageError(f"--since wants a day like 2024-05-01, not {self.since!r}.")

    def _check_name(self, output: Path) -> None:
        """The name of the output says what it will hold, or UsageError is raised."""
        if output.name.lower().endswith(_COMPRESSED_SUFFIXES):
            raise UsageError(
                f"{output}: the output is not compressed; "
                "write `onrecord read ... | gzip > FILE` instead."
            )
        known = output.suffix.lower() in _RECORD_SUFFIXES + _TEXT_SUFFIXES
        if not known and self.output_format is None and not is_device(output):
            raise UsageError(
                f"{output}: records are written as JSON lines; name the file .jsonl, "
                "or .txt for a text to read."
            )

    @property
    def format(self) -> OutputFormat:
        """The format asked for; by default text for people and records for programs."""
        if self.output_format:
            return self.output_format
        if self.output:
            return "text" if self.output.suffix.lower() in _TEXT_SUFFIXES else "jsonl"
        return "text" if self.full or sys.stdout.isatty() else "jsonl"

    @property
    def selection(self) -> Selection:
        """Which statements are wanted."""
        return Selection(self.acts, self.by or "", (iso_date(self.since or "") or "")[:10])

    @property
    def colour(self) -> bool:
        """True when the text is to be coloured: as asked for, else where a terminal shows it."""
        if self.color is not None:
            return self.color
        if self.output or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        return sys.stdout.isatty()

    @property
    def source_options(self) -> SourceOptions:
        """What the sources stage is told."""
        return SourceOptions(
            published=self.published,
            outlet=self.outlet,
            columns=Columns(
                text=self.text_column,
                title=self.title_column,
                url=self.url_column,
                date=self.date_column,
            ),
            allow_private_addresses=self.allow_private_addresses,
            keep=self.keep,
        )
