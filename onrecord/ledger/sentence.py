"""The sentence around a stretch of text, for showing a quote where it stands."""

import re

from onrecord.types import Span

# A sentence ends at its mark, closing quotation marks behind it; a line break ends a paragraph.
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|\n")
# Marks that end no sentence: after a single letter and after short titles.
_NO_END = re.compile(
    r"(?:\b[A-Za-z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Prof|St|Jr|Sr|No|vs|Co|Inc|Corp))\Z"
)
FARTHEST = 400  # characters on either side: what no reader of a list wants more of


def sentence_around(text: str, span: Span) -> Span:
    """The sentences that the span touches, cut at `FARTHEST` characters before and after it."""
    lowest, highest = max(0, span.start - FARTHEST), min(len(text), span.end + FARTHEST)
    start = lowest
    for match in _END.finditer(text, lowest, span.start):
        if _ends_sentence(text, match):
            start = match.end()
    end = highest
    for match in _END.finditer(text, max(span.start, span.end - 1), highest):
        if match.end() >= span.end and _ends_sentence(text, match):
            end = match.end()
            break
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Span(min(start, span.start), max(span.end, start + len(inner.strip())))


def _ends_sentence(text: str, match: "re.Match[str]") -> bool:
    if match.group() != ".":
        return True
    return _NO_END.search(text, max(0, match.start() - 8), match.start()) is None
