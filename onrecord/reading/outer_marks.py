"""Marks at the edges of a nested content that belong to the statement around it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.types import Span

_DOUBLE = re.compile(r"''|``|[\"“”„«»〝〞「」＂]")
_OPENING = re.compile(rf"(?:{_DOUBLE.pattern}|['‘]|[(\[])")
_CLOSING = re.compile(rf"(?:{_DOUBLE.pattern}|['’]|[)\]])\Z")
_BRACKETS = {"(": ")", "[": "]", ")": "(", "]": "["}
# The stop before a closing mark goes with it; "U.S." keeps its own.
_STOP = re.compile(r"(?:,|(?<!\b[A-Z])\.)\Z")


def without_outer_marks(
    content: Sequence[Span], text: str, quotations: Sequence[Span]
) -> tuple[Span, ...]:
    """The content, without the marks at its edges that open or close more than itself.

    Of the statement within "(he fears for Austria)" it is "for Austria", of that within '"We lead,
    but I fear that it is lost."' "that it is lost". `quotations` stand in text order.
    """
    if not content:
        return ()
    words = [span.of(text) for span in content]
    opening, closing = _OPENING.match(words[0]), _CLOSING.search(words[-1])
    whole = Span(content[0].start, content[-1].end)
    inner = list(content)
    if closing and _is_stray(closing.group(), whole.end, whole, " ".join(words), quotations):
        left = _STOP.sub("", words[-1][: closing.start()])
        inner[-1] = Span(inner[-1].start, inner[-1].start + len(left))
    elif opening and _is_stray(opening.group(), whole.start, whole, " ".join(words), quotations):
        inner[0] = Span(inner[0].start + opening.end(), inner[0].end)
    return tuple(content) if any(not span.of(text).strip() for span in inner) else tuple(inner)


def _is_stray(mark: str, edge: int, whole: Span, words: str, quotations: Sequence[Span]) -> bool:
    """True for a mark at an edge of the content that has not its other mark in it."""
    if mark in _BRACKETS:
        return words.count(mark) > words.count(_BRACKETS[mark])
    number = bisect_left(quotations, whole.end, key=lambda quotation: quotation.end)
    around = quotations[number] if number < len(quotations) else whole
    reaches = edge in (around.start, around.end) and around.start <= whole.start
    if reaches and around != whole:
        return True
    return _DOUBLE.match(mark) is not None and len(_DOUBLE.findall(words)) == 1
