"""Which statement gives a figure: the innermost whose content holds it."""

import heapq
from collections.abc import Sequence

from onrecord.types import Statement


def find_givers(places: Sequence[int], statements: Sequence[Statement]) -> list[str | None]:
    """For each place, the id of the innermost statement whose content holds it, or None.

    `places` are offsets in rising order. Innermost is the statement with the shortest content,
    and of two that share one content the one that stands in the other.
    """
    waiting = sorted(_spans(statements))
    ids = [statement.id for statement in statements]
    open_spans: list[tuple[int, bool, int, int]] = []
    givers: list[str | None] = []
    begun = 0
    for place in places:
        while begun < len(waiting) and waiting[begun][0] <= place:
            _, end, length, outermost, number = waiting[begun]
            heapq.heappush(open_spans, (length, outermost, number, end))
            begun += 1
        while open_spans and open_spans[0][3] <= place:
            heapq.heappop(open_spans)
        givers.append(ids[open_spans[0][2]] if open_spans else None)
    return givers


def _spans(statements: Sequence[Statement]) -> list[tuple[int, int, int, bool, int]]:
    """Start, end, length of the whole content, "stands in no other", number of the statement."""
    return [
        (span.start, span.end, length, statement.parent is None, number)
        for number, statement in enumerate(statements)
        for length in (sum(span.end - span.start for span in statement.content.spans),)
        for span in statement.content.spans
    ]
