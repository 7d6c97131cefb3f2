"""The manner of a statement: in the speaker's own words, partly so, or not."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.types import Manner, Span


def tell_manner(
    content_spans: Sequence[Span], quotations: Sequence[Span], text: str
) -> tuple[Manner, tuple[Span, ...]]:
    """The manner and the quoted stretches, clipped to the content, are told.

    `direct` when every letter and digit of the content stands in quotation marks (so edge
    punctuation and an introducing colon may stand outside), `mixed` when some do, else
    `indirect`. `quotations` are in text order and do not overlap.
    """
    quoted: list[Span] = []
    outside = False
    for span in content_spans:
        clips = list(_clips(span, quotations, text))
        outside = outside or any(_has_words(text, gap) for gap in _gaps(span, clips))
        quoted += clips
    if not quoted:
        return "indirect", ()
    return ("mixed" if outside else "direct"), tuple(quoted)


def _clips(span: Span, quotations: Sequence[Span], text: str) -> Iterator[Span]:
    """The parts of `quotations` within `span` come, those with no words in them apart."""
    first = bisect_right(quotations, span.start, key=lambda quotation: quotation.end)
    for number in range(first, len(quotations)):
        quotation = quotations[number]
        if quotation.start >= span.end:
            return
        clip = Span(max(span.start, quotation.start), min(span.end, quotation.end))
        if _has_words(text, clip):
            yield clip


def _gaps(span: Span, clips: Sequence[Span]) -> Iterator[Span]:
    """What `clips` leave of `span` comes."""
    start = span.start
    for clip in clips:
        yield Span(start, clip.start)
        start = clip.end
    yield Span(start, span.end)


def _has_words(text: str, span: Span) -> bool:
    return any(character.isalnum() for character in text[span.start : span.end])
