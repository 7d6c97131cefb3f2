"""The times of one article, and when each of its statements was made."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from onrecord.reading.times.find import TimeOptions, find_times
from onrecord.reading.times.said_at import (
    FARTHEST,
    LONGEST,
    day_said,
    outside_quotations,
    said_at,
)
from onrecord.types import Article, Problem, SaidAt, Span, Statement
from onrecord.types.roles import Spans, spans_of
from onrecord.types.time import TimeExpression


def tell_times(
    article: Article, quotations: Sequence[Span], *, today: date | None = None
) -> "ArticleTimes":
    """Every time of the article is told, and by those outside the quotations when things were said.

    `quotations` stand in text order. A publication date after `today`, by default the day on
    which this is called, is a problem.
    """
    times, problems = find_times(article, TimeOptions(today=today or date.today()))
    return ArticleTimes(article, times, problems, quotations)


class ArticleTimes:
    """The times of an article in text order, and the `problems`: what could not be told of them.

    A time within a quotation is the speaker's word, not the outlet's for when it was spoken: by
    such a time nothing is told of a statement.
    """

    def __init__(
        self,
        article: Article,
        times: tuple[TimeExpression, ...],
        problems: tuple[Problem, ...],
        quotations: Sequence[Span],
    ) -> None:
        self.times = times
        self.problems = problems
        self._article = article
        self._free = outside_quotations(times, quotations)
        self._starts = [time.start for time in self._free]

    def dated(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """The statements, each with the time that says when it was made, where one does."""
        return tuple(replace(one, said_at=self.said(spans_of(one))) for one in statements)

    def said(self, spans: Spans) -> SaidAt | None:
        """When the statement with these spans was made; None where no time tells it."""
        first = bisect_left(self._starts, spans.cue[0].start - FARTHEST - LONGEST)
        last = bisect_right(self._starts, spans.cue[-1].end + FARTHEST)
        near = self._free[first:last]
        time = said_at(self._article, spans.cue, spans.source, spans.content, near)
        return day_said(time, self._article) if time else None

    def said_by(self, place: Span) -> SaidAt | None:
        """When it was said by the time at the place; None where no such time stands there."""
        found = (time for time in self._free if time.span == place)
        return next((day_said(time, self._article) for time in found), None)
