"""Stretches of a text that stand in quotation marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.types import Span

_DOUBLE = re.compile(r"''|``|[\"“”„‟«»〝〞「」＂]")
_SINGLE = re.compile(r"[‘’'‚‹›]")
_OPENERS = {"“", "„", "‟", "«", "``", "〝", "「"}
_STRAIGHT = {'"', "''", "＂"}
_APOSTROPHES = set("‘’'‚‹›")
# What ends a quotation, by the mark that began it. Typists mix curly and straight marks.
_CLOSERS = {
    "«": {"»"},
    "»": {"«"},
    "「": {"」"},
}
_CURLY_CLOSERS = {"”", "“", "〞", '"', "''", "＂"}
_BEFORE_OPENING = set("([{<—–-/:;,.…|*“„«\"'‘¿¡>")
_INCHES = re.compile(r"['’′]\s?\d{1,2}\Z")
# Words whose first letter is left out, so that the mark before them opens nothing.
_ELISION = re.compile(
    r"(?:\d\ds?|em|til|till|tis|twas|cause|cuz|bout|round|n|nother|neath|ere|im|er|cos|tude)\b",
    re.I,
)


class _Mark(NamedTuple):
    """A quotation mark and what its surroundings let it do."""

    words: str
    start: int
    end: int
    may_open: bool
    may_close: bool


def find_quotations(text: str, limits: Sequence[Span]) -> tuple[Span, ...]:
    """Every stretch in quotation marks is told, marks included, in text order.

    `limits` are the paragraphs: no quotation runs past the end of one. A quotation that goes on
    over paragraphs, its opening mark repeated and closed only at the last, is one span a
    paragraph. Of nested quotations the outermost counts. Takes time linear in the text.
    """
    found: list[Span] = []
    left_open = False
    for limit in limits:
        doubles, left_open = _doubles(text, limit, left_open)
        found.extend(_outermost(doubles, _singles(text, limit, doubles)))
    return tuple(found)


def _doubles(text: str, limit: Span, left_open: bool) -> tuple[list[Span], bool]:
    """The double quotations of one paragraph, and whether the last was left open."""
    found: list[Span] = []
    opening: _Mark | None = None
    # While it holds, this paragraph may go on with a quotation left open, its mark not repeated.
    goes_on = left_open
    # “They call it “hell” here”: marks of one kind nest only where as many close as open.
    may_nest = text.count("“", *limit) == text.count("”", *limit)
    nested = 0
    for mark in _marks(text, _DOUBLE, limit):
        if opening is None and goes_on and mark.may_close:
            found.append(Span(limit.start, mark.end))
        elif opening is None and mark.may_open:
            opening = mark
        elif may_nest and mark.words == "“" and mark.may_open:
            nested += 1
        elif nested and mark.words == "”":
            nested -= 1
        elif opening is not None and _closes(mark, opening, text):
            if mark.start > opening.end:
                found.append(Span(opening.start, mark.end))
            opening = None
        goes_on = False
    if opening is not None and opening.end < limit.end:
        found.append(Span(opening.start, limit.end))
    return found, opening is not None


def _closes(mark: _Mark, opening: _Mark, text: str) -> bool:
    if not mark.may_close:
        return False
    if mark.words == '"' and _INCHES.search(text, max(opening.end, mark.start - 4), mark.start):
        return False
    return mark.words in _CLOSERS.get(opening.words, _CURLY_CLOSERS)


def _singles(text: str, limit: Span, doubles: list[Span]) -> list[Span]:
    """The single quotations of one paragraph that do not stand within a double one."""
    found: list[Span] = []
    opening: _Mark | None = None
    closing: _Mark | None = None
    for mark in _outside(_marks(text, _SINGLE, limit), doubles):
        if mark.may_open and not _ELISION.match(text, mark.end, limit.end):
            if opening and closing:
                found.append(Span(opening.start, closing.end))
            opening, closing = mark, None
        elif opening and mark.may_close and _closes_better(text, mark, closing):
            closing = mark
    if opening and closing:
        found.append(Span(opening.start, closing.end))
    return found


def _closes_better(text: str, mark: _Mark, closing: _Mark | None) -> bool:
    """True for the first mark that can close, and for one after a possessive ("the boys' ball").

    A possessive and a closing mark after "s" look alike: the first stands unless a mark
    follows that can be no possessive.
    """
    return closing is None or (text[closing.start - 1] in "sS" and text[mark.start - 1] not in "sS")


def _outside(marks: Iterable[_Mark], doubles: list[Span]) -> Iterator[_Mark]:
    """The marks come that do not stand within one of the double quotations."""
    at = 0
    for mark in marks:
        while at < len(doubles) and doubles[at].end <= mark.start:
            at += 1
        if at == len(doubles) or mark.start < doubles[at].start:
            yield mark


def _outermost(doubles: list[Span], singles: list[Span]) -> list[Span]:
    """Both kinds in text order; of two that overlap, the one that begins first."""
    kept: list[Span] = []
    for span in sorted([*doubles, *singles], key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _marks(text: str, pattern: re.Pattern[str], limit: Span) -> Iterator[_Mark]:
    for match in pattern.finditer(text, limit.start, limit.end):
        before = text[match.start() - 1] if match.start() > limit.start else " "
        after = text[match.end()] if match.end() < limit.end else " "
        yield _Mark(
            match.group(), match.start(), match.end(), *_abilities(match.group(), before, after)
        )


def _abilities(words: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a mark between two characters may open, and whether it may close."""
    fits_opening = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
    fits_closing = not before.isspace() and not after.isalnum()
    if words in _OPENERS:
        turned = words in "“«" and fits_closing and not fits_opening  # „so“, »so«, and typists
        return not turned, turned
    if words in _STRAIGHT:
        # Space on both sides or on neither, as in `say"no"to`: parity decides.
        undecided = before.isspace() == after.isspace()
        return fits_opening or undecided, fits_closing or undecided
    # ” and » close wherever they stand; an apostrophe within a word closes nothing.
    return fits_opening, fits_closing or words not in _APOSTROPHES
