"""Where the three roles of one statement stand, without their words."""

from dataclasses import dataclass

from onrecord.types.record import Statement
from onrecord.types.span import Span


@dataclass(frozen=True, slots=True)
class Spans:
    """Where the source, the cue and the content of one statement stand; a cue has a span."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def spans_of(statement: Statement) -> Spans:
    """Where the parts of a statement stand."""
    source = statement.source.spans if statement.source else ()
    return Spans(source, statement.cue.spans, statement.content.spans)
