"""A cue as it stands in its sentence: what is before and after it, its source, its content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.types import Span
from onrecord.types.roles import Spans

# Words with their inner marks, clitics and, by `_NOT`, the negation apart; marks that can be a cue.
_WORD = re.compile(r"n't|'(?:s|ve|re|m|d|ll)\b|''|[^\W_]+(?:[-.@/][^\W_]+)*%?|[:,\"“”]|[-–—―]+")
_NOT = re.compile(r"(?<=\w)(?=n't\b)|(?<=\bcan)(?=not\b)")
_SAME = {"“": '"', "”": '"', "''": '"'}
# Where a clause ends, before the cue.
_STOP = re.compile(
    r"[.!?;:,][\"”’)]*\s|\n|[“”\"()–—―]|\s-\s|\s(?:and|or|but|as|because|that|who)\s"
)
# No cue of polnear train has more than 60 words. Of a content the beginning tells the kind.
_LONGEST_CUE = 600
_LONGEST_CONTENT = 160
_REACH = 60
# As far before a cue that has no source before it words are taken to belong to it.
_NEAR = 25


@dataclass(frozen=True, slots=True)
class Setting:
    """Stretches of the text that the act and the polarity are told from.

    `lead` is what stands in the clause before the source, `gap` what stands between the source
    and the cue; where no source is right before it, `gap` is the clause before the cue. `after`
    follows the cue. `complement` is the content after the cue, `fronted` that before it, `ending`
    the last words of it.
    """

    lead: str
    gap: str
    before: str
    cue: str
    after: str
    source: str
    complement: str
    fronted: str
    ending: str

    @property
    def content(self) -> tuple[str, ...]:
        """The first words of the content, of what follows the cue if any does."""
        return words_of(self.complement) or words_of(self.fronted)


def find_setting(text: str, spans: Spans) -> Setting:
    """What stands around the cue of one statement, cut to what can decide."""
    start, end = spans.cue[0].start, spans.cue[-1].end
    source_start, source_end = _source_before(text, spans, start)
    said = max((span.end for span in spans.content if span.end <= start), default=0)
    gap = _clause(text, max(source_end, said), start)
    last = spans.content[-1] if spans.content else Span(end, end)
    return Setting(
        lead=_clause(text, max(0, source_start - _REACH), source_start),
        gap=gap,
        before=text[max(0, start - 20) : start],
        cue=_joined(text, spans.cue, _LONGEST_CUE),
        after=text[end : end + 20],
        source=_joined(text, spans.source, _LONGEST_CONTENT),
        complement=_joined(text, [s for s in spans.content if s.start >= end], _LONGEST_CONTENT),
        fronted=_joined(text, [s for s in spans.content if s.end <= start], _LONGEST_CONTENT),
        ending=text[max(last.start, last.end - _LONGEST_CONTENT) : last.end],
    )


def _source_before(text: str, spans: Spans, cue: int) -> tuple[int, int]:
    """Where a source right before the cue begins and ends; where none is, a place before it."""
    for source in reversed(spans.source):
        if source.end <= cue <= source.end + _REACH and "\n" not in text[source.end : cue]:
            return spans.source[0].start, source.end
    return max(0, cue - _NEAR), max(0, cue - _NEAR)


def _clause(text: str, start: int, end: int) -> str:
    """The last clause of `text[start:end]`."""
    words = text[start:end]
    if not words or words.isspace():
        return ""
    stops = [match.end() for match in _STOP.finditer(words)]
    return words[stops[-1] :] if stops else words


def _joined(text: str, spans: Sequence[Span], longest: int) -> str:
    return " ".join(text[start : min(end, start + longest)] for start, end in spans)[:longest]


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, with plain apostrophes, dashes and quotation marks."""
    text = text.lower().replace("’", "'")
    if "n't" in text or "cannot" in text:
        text = _NOT.sub(" ", text)
    return tuple([_plain(word) for word in _WORD.findall(text)])


def _plain(word: str) -> str:
    if word[0].isalnum():
        return word
    return "-" if word[0] in "-–—―" else _SAME.get(word, word)
