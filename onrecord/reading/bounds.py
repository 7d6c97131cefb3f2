"""Where in an article no source and no cue goes on, and where no content does."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.inference.model import Relation
from onrecord.text.lines import BREAK, trim
from onrecord.types import Article, Part, Span


def within_parts(article: Article, relations: Iterable[Relation]) -> Iterator[Relation]:
    """The relations come, none with a source or a cue that goes on from one part to the next.

    No content goes on from the headline into the text or the other way; from one paragraph to the
    next it may, as long quotations do. Of what did, the piece in the part where the cue stands is
    kept, else the longest. Takes time linear in the number of parts and relations.
    """
    parted = [pair for pair in pairwise(article.parts) if _are_apart(article.text, *pair)]
    titled = [pair for pair in parted if "headline" in (pair[0].kind, pair[1].kind)]
    every, headline = (
        _Bounds(article.text, [part.start for _, part in pairs]) for pairs in (parted, titled)
    )
    for one in relations:
        cue, content = every.piece(one.cue, one.cue), headline.pieces(one.content, one.cue)
        if cue is not None and content:
            source = every.pieces(one.source, cue)
            yield replace(one, cue=cue, source=source, content=content)


def _are_apart(text: str, part: Part, after: Part) -> bool:
    """False where a line is broken within a sentence: its next word has a small letter."""
    is_broken = len(BREAK.findall(text, part.end, after.start)) == 1
    return not (is_broken and text[after.start].islower())


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The places of a text, in order, that a span may not reach over."""

    text: str
    places: Sequence[int]

    def pieces(self, spans: Sequence[Span], cue: Span) -> tuple[Span, ...]:
        """What is kept of each span, where anything is."""
        kept = (self.piece(span, cue) for span in spans)
        return tuple(span for span in kept if span is not None)

    def piece(self, span: Span, cue: Span) -> Span | None:
        """The piece of the span on the cue's side of the bounds, else the longest with words."""
        first, last, beside = (
            bisect_right(self.places, at) for at in (span.start, span.end - 1, cue.start)
        )
        if first == last:
            return span
        edges = pairwise((span.start, *self.places[first:last], span.end))
        pieces = {number: Span(*pair) for number, pair in enumerate(edges, start=first)}
        spoken = {number: one for number, one in pieces.items() if _has_words(one.of(self.text))}
        longest = max(spoken.values(), key=lambda one: one.end - one.start, default=None)
        kept = spoken.get(beside, longest)
        return trim(self.text, kept) if kept else None


def _has_words(words: str) -> bool:
    return any(character.isalnum() for character in words)
