"""How far the reading is, on one line of standard error that renews itself."""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.cli.own_files import locations_to_read
from onrecord.cli.settings import ReadSettings
from onrecord.sources.locations import STDIN, is_url

_SECONDS_BETWEEN = 0.1
# Of a table with one article a line the number is known; of others it is not before the end.
_ONE_A_LINE = (".jsonl", ".ndjson")
_UNKNOWN_NUMBER = (".csv", ".tsv", ".tab", ".gz", ".gzip")


class Progress:
    """The line with count, rate and remaining time; it says nothing when it is not shown."""

    def __init__(self, *, shown: bool, total: int | None = None) -> None:
        self._shown = shown
        self._total = total
        self._done = self._skipped = 0
        self._begun = self._renewed = time.monotonic()
        self._on_screen = False

    def advance(self) -> None:
        """One more article is done."""
        self._done += 1
        self._renew()

    def skip(self) -> None:
        """One more article needed no reading."""
        self._skipped += 1
        self._renew()

    def clear(self) -> None:
        """The line is gone, so that something else can be written."""
        if self._on_screen:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._on_screen = False

    def text(self, seconds: float) -> str:
        """What the line says when `seconds` have gone by."""
        rate = self._done / seconds if seconds > 0 else 0.0
        finished = self._done + self._skipped
        known = self._total is not None and self._total >= finished
        parts = [f"{finished:,} of {self._total:,} articles" if known else f"{finished:,} articles"]
        if rate:
            parts.append(f"{rate:,.1f} a second")
        if known and rate and self._total is not None:
            parts.append(f"{in_words((self._total - finished) / rate)} left")
        return " · ".join(parts)

    def _renew(self) -> None:
        now = time.monotonic()
        if self._shown and (now - self._renewed > _SECONDS_BETWEEN or not self._on_screen):
            self._renewed = now
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write(f"\r\x1b[K{self.text(now - self._begun)[:width]}")
            sys.stderr.flush()
            self._on_screen = True


@contextmanager
def progress_for(settings: ReadSettings) -> Iterator[Progress]:
    """The progress of a run, shown where a person looks on; its line is gone afterwards."""
    progress = Progress(shown=False)
    if sys.stderr.isatty() and not settings.quiet:
        total = count_articles(settings)
        progress = Progress(shown=total != 1, total=total)
    try:
        yield progress
    finally:
        progress.clear()


def count_articles(settings: ReadSettings) -> int | None:
    """How many articles the sources hold, told without reading them; None where that cannot be."""
    total = 0
    for location in locations_to_read(settings):
        count = _count_in(location)
        if count is None:
            return None
        total += count
    return total


def in_words(seconds: float) -> str:
    """A length of time like "40 s", "5 min" or "2 h 10 min"."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _count_in(location: str) -> int | None:
    name = location.lower()
    if is_url(location):
        return 1
    if location == STDIN or name.endswith(_UNKNOWN_NUMBER):
        return None
    if not name.endswith(_ONE_A_LINE):
        return 1
    try:
        if Path(location).is_fifo():
            return None  # a named pipe can be read once only
        with Path(location).open("rb") as file:
            return sum(1 for line in file if line.strip())
    except OSError:
        return 1  # it will be named as one that cannot be read
