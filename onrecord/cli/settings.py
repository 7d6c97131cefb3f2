"""What was asked of `onrecord read`: one frozen value, built from the command line."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.errors import UsageError
from onrecord.sources.options import Columns, SourceOptions

OutputFormat = Literal["text", "jsonl"]

STDOUT = "-"
_TEXT_SUFFIXES = (".txt", ".text")
_COMPRESSED_SUFFIXES = (".gz", ".bz2", ".xz", ".zst", ".zip")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """One field an option, under its name; None where the option was not given."""

    sources: tuple[str, ...]
    output_format: OutputFormat | None = None
    full: bool = False
    output: Path | None = None
    resume: bool = False
    published: str | None = None
    outlet: str | None = None
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
        if self.output and self.output.name.lower().endswith(_COMPRESSED_SUFFIXES):
            raise UsageError(
                f"{self.output}: the output is not compressed; "
                "write `onrecord read ... | gzip > FILE` instead."
            )
        if self.full and self.format == "jsonl":
            raise UsageError("--full marks the text for people; it goes with --format text only.")
        if self.resume and (self.output is None or self.format != "jsonl"):
            raise UsageError("--resume goes on with a file of records; name it with -o FILE.jsonl.")

    @property
    def format(self) -> OutputFormat:
        """The format asked for; by default text for people and records for programs."""
        if self.output_format:
            return self.output_format
        if self.output:
            return "text" if self.output.suffix.lower() in _TEXT_SUFFIXES else "jsonl"
        return "text" if self.full or sys.stdout.isatty() else "jsonl"

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
