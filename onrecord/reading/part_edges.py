"""Datelines that lead into a paragraph, and credits that close a caption."""

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.reading.part_patterns import load_fragments, put_in
from onrecord.types import Span

LONGEST_DATELINE = 110
LONGEST_CREDIT = 130
LONGEST_CAPTION = 600

# Words that stand before a dash in capitals and name no place.
_LABELS = re.compile(
    r"watch|update|updated|breaking|video|photos|photo|live|opinion|analysis|exclusive|"
    r"correction|corrections|note|read|more|editorial|news|just|listen|poll|editor|reaction|"
    r"top|best|worst|first|second|third|q|a|warning|clarification|quote|related|recap|preview|"
    r"review|today|tonight|yesterday|tomorrow|farewell",
    re.I,
)
_SMALL_WORDS = re.compile(
    r"of|the|and|on|in|de|del|la|le|las|los|el|al|sur|upon|near|am|an|di|da|do",
    re.I,
)

_AGENCY_FIRST = (
    r"(?P<place>[\w .,’'/&;-]{0,70}?) ?[(/\[]%AGENCY%[)/\]]\.?(?P<dash> ?(?:—|–|--|-|:))?"
)
_DATED = (
    r"(?P<place>[A-Z][\w .’'-]{1,40}(?:, [A-Z][\w. ]{1,20})?),? (?i:%DATE%)"
    r"(?: ?%WHOSE%)? ?(?P<dash>—|–|--|-|:)"
)
_CAPITALS = (
    r"(?P<place>[A-Z][A-Z.’'-]+(?: [A-Z.’'-]+){0,3}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?)"
    r"(?:,? (?i:%DATE%))?(?: ?%WHOSE%)?(?P<dash> ?(?:--|[—–])(?=\s)| (?:--|[—–-]))"
)
_COLON = r"(?P<place>[A-Z][A-Z’'-]{3,}(?: [A-Z’'-]{2,}){0,2}):(?=\s)"

_PICTURE = (
    r"(?:(?:%AGENCY%) (?i:photo|image|file|archive|picture)s?\b.*|.*(?:%PICTURES%)(?:/.*)?|"
    r".*/ ?%AGENCY%|(?i:(?:file )?(?:photo|image|picture|photograph)s?"
    r"(?: credit)?(?::| by | courtesy\b).*|credit:.*|courtesy (?:of )?[^.]*|file photo.*))"
)
_IN_BRACKETS = r"[(\[](?P<words>[^()\[\]]{2,110})[)\]][.]?\Z"
_PEOPLE = r"[A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{0,20}){0,3}"
_AT_END = (
    r"(?<=\s)(?:(?i:(?:photo|image|photograph|picture|credit)(?: credit)?): [^:]{2,70}|"
    rf"{_PEOPLE}(?:/| via )Getty Images|"
    # Without such a label or name, only behind the end of the caption's sentence.
    r"(?<=[.!?|)] )(?:"
    rf"(?:Photo|Image|Photograph|Picture)s? by {_PEOPLE}(?: ?/ ?{_PEOPLE})?|"
    rf"%AGENCY% (?i:photos?)(?:/ ?| by ){_PEOPLE}|%AGENCY% ?/ ?{_PEOPLE}|{_PEOPLE} ?/ ?%AGENCY%"
    r"))\.?\Z"
)


def find_leading_dateline(text: str, unit: Span, *, opens: bool, early: bool) -> Span | None:
    """The dateline that leads into the paragraph `unit` is told, with its dash.

    One that names an agency or a date may stand anywhere; a bare place in capitals counts among
    the first paragraphs only (`early`), with a colon on the first only (`opens`).
    """
    limit = min(unit.end, unit.start + LONGEST_DATELINE)
    for name, pattern in _dateline_patterns():
        match = pattern.match(text, unit.start, limit)
        if match is None or (name == "capitals" and not early) or (name == "colon" and not opens):
            continue
        if _names_place(match.group("place"), needs_dash=name == "agency" and not match["dash"]):
            return Span(unit.start, match.end())
    return None


class Credit(NamedTuple):
    """Where a credit stands; a picture's makes what stands before it a caption."""

    span: Span
    is_of_picture: bool


def find_closing_credit(text: str, unit: Span) -> Credit | None:
    """The credit that closes `unit` is told: "(AP Photo/John Roe)", "(Reuters)"."""
    start = max(unit.start, unit.end - LONGEST_CREDIT)
    in_brackets, agency, picture, at_end = _credit_patterns()
    match = in_brackets.search(text, start, unit.end)
    words = match["words"].rstrip(" .") if match else ""
    if match and picture.fullmatch(words):
        return Credit(Span(match.start(), unit.end), True)
    if match and match.group()[0] == "(" and agency.fullmatch(words):
        # "[Reuters]" closes an item of a digest and was marked as a cue in polnear.
        return Credit(Span(match.start(), unit.end), False)
    match = at_end.search(text, start, unit.end)
    return Credit(Span(match.start(), unit.end), True) if match else None


def _names_place(words: str, *, needs_dash: bool) -> bool:
    """True when the words before the agency or the dash can be a place and a date."""
    if needs_dash and not any(character.isdigit() for character in words):
        return False
    tokens = re.findall(r"[\w’'.-]+", words)
    if any(_LABELS.fullmatch(token.rstrip(".")) for token in tokens[:1]):
        return False
    return all(not token[0].islower() or _SMALL_WORDS.fullmatch(token) for token in tokens)


@lru_cache(maxsize=1)
def _dateline_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = {"agency": _AGENCY_FIRST, "dated": _DATED, "capitals": _CAPITALS, "colon": _COLON}
    return tuple((name, _compile(pattern)) for name, pattern in named.items())


@lru_cache(maxsize=1)
def _credit_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(_compile(pattern) for pattern in (_IN_BRACKETS, "%AGENCY%", _PICTURE, _AT_END))


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(put_in(pattern, load_fragments()))
