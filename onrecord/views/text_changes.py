"""Which lines of a text are other ones in the version after it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.views.visible import one_line

# What a page tells of one version; more is another text rather than a change.
MOST_LINES = 20
_LONGEST_LINE = 600


@dataclass(frozen=True, slots=True)
class TextChanges:
    """Lines that are gone and lines that are new, each in the order of its text.

    `more` counts those beyond `MOST_LINES` of either.
    """

    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    more: int = 0


def text_changes(before: str, after: str) -> TextChanges:
    """What the two texts have apart; a line that only moved is in both. Linear in both texts."""
    old, new = _lines(before), _lines(after)
    gone = tuple(_beyond(old, Counter(new)))
    added = tuple(_beyond(new, Counter(old)))
    more = max(0, len(gone) - MOST_LINES) + max(0, len(added) - MOST_LINES)
    return TextChanges(gone[:MOST_LINES], added[:MOST_LINES], more)


def _lines(text: str) -> list[str]:
    return [words for line in text.splitlines() if (words := one_line(line))]


def _beyond(lines: list[str], other: Counter[str]) -> Iterator[str]:
    """The lines come that the other text has less often."""
    for line in lines:
        if other[line]:
            other[line] -= 1
        else:
            yield line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…"
