"""The article's text cut where sources, cues and contents begin and end."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from onrecord.types import Record, Span
from onrecord.views.order import numbers

Role = Literal["source", "cue", "content"]

# Where roles lie over each other, the one that shows: a cue may stand in a content, not around it.
_OVER: tuple[Role, ...] = ("cue", "source", "content")


class Mark(NamedTuple):
    """One span of a statement, what it is in it, and the statement's number."""

    start: int
    end: int
    role: Role
    number: str


class Stretch(NamedTuple):
    """Text in which the same marks hold throughout, the longest mark first."""

    start: int
    end: int
    marks: tuple[Mark, ...]

    @property
    def role(self) -> Role | None:
        """The role that shows."""
        roles = {mark.role for mark in self.marks}
        return next((role for role in _OVER if role in roles), None)

    @property
    def opening(self) -> list[Mark]:
        """The marks that begin here, the outermost first."""
        return [mark for mark in self.marks if mark.start == self.start]

    @property
    def closing(self) -> list[Mark]:
        """The marks that end here, the innermost first."""
        return [mark for mark in reversed(self.marks) if mark.end == self.end]


def cut_at_marks(record: Record) -> Iterator[Stretch]:
    """The stretches come in order and cover all of the text."""
    marks = _marks(record)
    size = len(record.article.text)
    edges = sorted({0, size, *(m.start for m in marks), *(m.end for m in marks)})
    active: list[Mark] = []
    waiting = 0
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark.end > start]
        while waiting < len(marks) and marks[waiting].start == start:
            active.append(marks[waiting])
            waiting += 1
        yield Stretch(start, end, tuple(sorted(active, key=lambda m: (m.start, -m.end))))


def _marks(record: Record) -> list[Mark]:
    """All spans that stand in the text, in the order in which they begin."""
    found: list[Mark] = []
    size = len(record.article.text)
    number = numbers(record)
    for statement in record.statements:
        spans: list[tuple[Role, tuple[Span, ...]]] = [
            ("source", statement.source.spans if statement.source else ()),
            ("cue", statement.cue.spans),
            ("content", statement.content.spans),
        ]
        found += [
            Mark(span.start, span.end, role, number[statement.id])
            for role, role_spans in spans
            for span in role_spans
            if 0 <= span.start < span.end <= size
        ]
    return sorted(found, key=lambda mark: (mark.start, -mark.end))
