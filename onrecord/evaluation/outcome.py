"""What one measure gives on one corpus: lines for people, and scores that the gate holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.run import Reader

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The table to print, the scores by name in 100, and the files they were measured on.

    `files` are patterns below the corpus' folder; the gate pins what they match.
    """

    table: tuple[str, ...]
    scores: Mapping[str, float]
    files: tuple[str, ...]


class Measure(Protocol):
    """Reads the marked articles below a folder and says how well that went."""

    def __call__(self, folder: Path, reader: Reader, progress: Progress) -> Outcome:
        """The outcome; `progress` is told the number of articles done.

        Raises InputError when nothing that was marked for this measure is there.
        """


def no_progress(_: int) -> None:
    """Nothing is shown."""
