"""What the user asks of the sources stage: one frozen value, built at the edge."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import UsageError
from onrecord.sources.dates import given_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column of a table holds what. None: guessed from the usual names."""

    text: str | None = None
    title: str | None = None
    url: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is read at most, in bytes, after decompression."""

    article: int = 20_000_000
    table: int = 4_000_000_000

    def __post_init__(self) -> None:
        if min(self.article, self.table) <= 0:
            raise UsageError("A size limit must be a number of bytes above zero.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """How long an address is waited for, in seconds. `total` covers all of one fetch."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0

    def __post_init__(self) -> None:
        if min(self.connect, self.read, self.total) <= 0:
            raise UsageError("A time-out must be a number of seconds above zero.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOptions:
    """What the user knows better than the input (`published`, `outlet`) and what is allowed.

    `published` is a date or date and time, as such or in ISO 8601. `stdin` is where the location
    `-` is read from. `keep` is a folder in which every fetched page is stored as evidence.
    """

    published: str | date | None = None
    outlet: str | None = None
    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)
    timeouts: Timeouts = field(default_factory=Timeouts)
    allow_private_addresses: bool = False
    keep: Path | None = None
    stdin: BinaryIO | None = None

    def __post_init__(self) -> None:
        if self.published is not None:
            given_date(self.published)
