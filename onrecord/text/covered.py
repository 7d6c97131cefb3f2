"""Which stretches of a text are covered by any of some spans."""

from bisect import bisect_right
from collections.abc import Iterable

from onrecord.types import Span


class Covered:
    """The stretches that some spans, in any order, cover together.

    A question takes time in line with the logarithm of their number.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[Span] = []
        for span in sorted(spans):
            if merged and span.start <= merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        self._starts = [span.start for span in merged]
        self._ends = [span.end for span in merged]

    def holds(self, place: int) -> bool:
        """True when the character at `place` is covered."""
        return self.touches(place, place + 1)

    def touches(self, start: int, end: int) -> bool:
        """True when a character from `start` up to `end` is covered."""
        number = bisect_right(self._ends, start)
        return number < len(self._ends) and self._starts[number] < end
