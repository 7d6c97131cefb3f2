"""The speaker named between the two halves of a quotation, where a content took the name in."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.inference.model import Relation
from onrecord.lexicon.lemma import lemma_of_cue
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.lexicon.reporting_cues import verbs_of_speech
from onrecord.text.lines import trim
from onrecord.types import Span

# A name of one to four words, a title among them; a comma may stand behind it.
_NAME = re.compile(r"\s?(?P<name>[A-Z][\w’'-]+\.?(?: [A-Z][\w’'-]*\.?){0,3}),?\s\Z")


def with_speaker_between(relation: Relation, text: str, quotations: Sequence[Span]) -> Relation:
    """The relation with the name in '"We are," tweeted Doe "ready."' for its source.

    So where no source was found, the cue is a plain verb of speech with a quotation right before
    it, and a content has the name and the quotation that goes on. `quotations` stand in text order.
    """
    cue = relation.cue
    if relation.source or lemma_of_cue(cue.of(text)) not in verbs_of_speech():
        return relation
    number = bisect_left(quotations, (cue.end,))
    name = _name_between(cue, text, quotations, number)
    if name is None:
        return relation
    start = quotations[number].start
    taken = [one for one in relation.content if one.start <= name.start and start < one.end]
    if not taken:
        return relation
    content = [_from(one, start, taken, text) for one in relation.content]
    return replace(relation, source=(name,), content=tuple(content))


def _name_between(cue: Span, text: str, quotations: Sequence[Span], number: int) -> Span | None:
    """The name that is all that stands from a cue to quotation `number`, one right before it."""
    if not 0 < number < len(quotations) or quotations[number].start == cue.end:
        return None
    if text[quotations[number - 1].end : cue.start].strip(" ,"):
        return None
    between = _NAME.match(text, cue.end, quotations[number].start)
    if between is None or _names_nobody(between["name"]):
        return None
    return Span(*between.span("name"))


def _names_nobody(words: str) -> bool:
    """True for "Yesterday" and "On Friday"."""
    small = load_phrase_words()
    first = words.lower().split()[0]
    return first in small.no_role | small.prepositions


def _from(piece: Span, start: int, taken: Sequence[Span], text: str) -> Span:
    """The piece from `start` on where it is one of those taken, else as it is."""
    return trim(text, Span(start, piece.end)) if piece in taken else piece
