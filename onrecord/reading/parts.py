"""The parts of an article: headline, datelines, paragraphs, captions, furniture and the rest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.reading.part_edges import (
    LONGEST_CAPTION,
    find_closing_credit,
    find_leading_dateline,
)
from onrecord.reading.part_patterns import (
    LONGEST_FITTING_LINE,
    LinePatterns,
    Place,
    load_fragments,
    load_line_patterns,
    put_in,
)
from onrecord.text.lines import find_lines, join_broken_lines, trim
from onrecord.types import Article, Part, PartKind, Span

# Of 840 headlines of polnear train the longest has 162 characters, the 99th in 100 has 118.
LONGEST_HEADLINE = 200
LONGEST_HEADLINE_WITH_FULL_STOP = 130
LONGEST_SUBHEADING = 90
LONGEST_LINK = 120
# How far down an article begins and from where it ends: bylines stand above, thanks below.
TOP_LINES = 10
END_LINES = 6
EARLY_PARAGRAPHS = 4

_BULLET = re.compile(r"[•·▪●◦‣⁃∙■□►▶➤✓✔*~+█]+\s*\S|(?:\d{1,3}[.)]|\(\d{1,2}\)|[a-z]\))\s+\S")
_DASH = re.compile(r"[-–—]\s*\S")
_ENDS_SENTENCE = tuple(".!?:;,…\"”’')")
_SPEAKER = re.compile(r"[A-Z][A-Z’' -]{3,30}:\s")
_NOT_WORDS = re.compile(r"[\W_]+")


def tell_parts(article: Article) -> Article:
    """The article has parts in which every character that is not white space stands once.

    Parts told already by mark-up are kept; what lies between them is told by its lines and
    words. Parts stand in text order and have no white space at their edges.
    """
    page = _read_page(article)
    parts = [*article.parts, *_tell(page)]
    return replace(article, parts=tuple(sorted(parts, key=lambda part: part.start)))


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of an article that are to be told, and what is known before."""

    text: str
    units: Sequence[Span]
    title: str
    headline_at: int | None
    patterns: LinePatterns

    def words(self, number: int) -> str:
        """The words of a line, cut off where no pattern looks any more."""
        unit = self.units[number]
        return self.text[unit.start : min(unit.end, unit.start + LONGEST_FITTING_LINE + 1)]


@dataclass(frozen=True, slots=True)
class _Lead:
    """Whether a paragraph is among the first, and whether it is the first of all."""

    early: bool
    opens: bool


def _read_page(article: Article) -> _Page:
    text, told = article.text, article.parts
    units: list[Span] = []
    for gap in _gaps(len(text), told):
        units += join_broken_lines(text, list(find_lines(text, gap.start, gap.end)))
    page = _Page(text, units, _plain(article.title or ""), None, load_line_patterns())
    if any(part.kind == "headline" for part in told):
        return page
    return replace(page, headline_at=_find_headline(page))


def _gaps(length: int, told: Sequence[Part]) -> Iterator[Span]:
    """What `told` leaves of the text comes, in order."""
    at = 0
    for part in told:
        yield Span(at, part.start)
        at = part.end
    yield Span(at, length)


def _plain(words: str) -> str:
    return _NOT_WORDS.sub("", words).casefold()


def _find_headline(page: _Page) -> int | None:
    """The number of the line that is the headline, if one is."""
    top = range(min(TOP_LINES, len(page.units)))
    for number in top if page.title else ():
        words = _plain(page.words(number))
        # A page's title often names the outlet after the headline.
        if words == page.title or (len(words) > 15 and page.title.startswith(words)):
            return number
    for number in top:
        if page.patterns.find_kind(page.words(number), ("anywhere", "top")) is None:
            return number if _may_be_headline(page, number) else None
    return None


def _may_be_headline(page: _Page, number: int) -> bool:
    unit, words = page.units[number], page.words(number)
    if number + 1 == len(page.units) or _BULLET.match(words) or _DASH.match(words):
        return False
    if find_leading_dateline(page.text, unit, opens=False, early=True):
        return False
    if words.endswith(".") and not words.endswith("..."):
        # Where the source told a title, a sentence that differs from it is the first paragraph.
        return not page.title and len(words) <= LONGEST_HEADLINE_WITH_FULL_STOP
    return len(words) <= LONGEST_HEADLINE


def _tell(page: _Page) -> Iterator[Part]:
    """The parts of all lines come in order."""
    above, after_link, paragraphs = True, False, 0
    for number, unit in enumerate(page.units):
        kind = _kind_by_words(page, number, above=above)
        after_link = _leads_on(page, number, kind, after_link)
        kind = kind or ("furniture" if after_link else _kind_by_shape(page, number))
        if kind in ("paragraph", "subheading"):
            lead = _Lead(early=paragraphs < EARLY_PARAGRAPHS, opens=not paragraphs)
            yield from _paragraph(page, number, kind, lead)
        else:
            yield Part(kind, unit.start, unit.end)
        paragraphs += kind == "paragraph"
        above = above and not paragraphs and number < TOP_LINES


def _kind_by_words(page: _Page, number: int, *, above: bool) -> PartKind | None:
    """The kind that the words of a line tell, or None."""
    if number == page.headline_at:
        return "headline"
    places: list[Place] = ["anywhere"]
    if above:
        places.append("top")
    if page.headline_at is None or number > page.headline_at:
        places.append("body")
    if number and number >= len(page.units) - END_LINES:
        places.append("end")
    return page.patterns.find_kind(page.words(number), places)


def _leads_on(page: _Page, number: int, kind: PartKind | None, after_link: bool) -> bool:
    """True from a heading such as "Related:" on through the titles of stories that follow it."""
    words = page.words(number)
    if kind == "furniture":
        return _onward().fullmatch(words.strip(' "“”.\ufeff')) is not None
    is_title = len(words) <= LONGEST_LINK and not words.endswith(_ENDS_SENTENCE)
    return after_link and kind is None and is_title


def _kind_by_shape(page: _Page, number: int) -> PartKind:
    """What a line is whose words tell nothing."""
    words = page.words(number)
    if _BULLET.match(words):
        return "list"
    if _DASH.match(words) and any(_DASH.match(near) for near in _neighbours(page, number)):
        return "list"
    return "subheading" if _is_subheading(page, number, words) else "paragraph"


def _neighbours(page: _Page, number: int) -> Iterator[str]:
    for near in (number - 1, number + 1):
        if 0 <= near < len(page.units):
            yield page.words(near)


def _is_subheading(page: _Page, number: int, words: str) -> bool:
    """True for a short line that ends no sentence and has text after it."""
    if number + 1 >= len(page.units) or len(words) > LONGEST_SUBHEADING:
        return False
    letters = [character for character in words if character.isalpha()]
    if not letters or letters[0].islower() or _DASH.match(words):
        return False
    in_capitals = len(letters) > 3 and all(not letter.islower() for letter in letters)
    return in_capitals or not words.endswith(_ENDS_SENTENCE)


def _paragraph(page: _Page, number: int, kind: PartKind, lead: _Lead) -> Iterator[Part]:
    """The paragraph comes, its dateline before it and its credit after it as parts of their own."""
    text, unit = page.text, page.units[number]
    opens = lead.opens and not _is_transcript(page, number)
    dateline = find_leading_dateline(text, unit, opens=opens, early=lead.early)
    if dateline:
        yield Part("dateline", dateline.start, dateline.end)
    start = dateline.end if dateline else unit.start
    credit = find_closing_credit(text, Span(start, unit.end))
    end = credit.span.start if credit else unit.end
    if credit and credit.is_of_picture and end - start <= LONGEST_CAPTION:
        kind = "caption"
    body = trim(text, Span(start, end))
    if body.start < body.end:
        yield Part(kind, body.start, body.end)
    if credit:
        yield Part("credit", credit.span.start, credit.span.end)


def _is_transcript(page: _Page, number: int) -> bool:
    """True when other lines begin as "SPEAKER: " too, so that no place can be meant."""
    following = range(number + 1, min(number + 30, len(page.units)))
    return any(_SPEAKER.match(page.words(other)) for other in following)


@lru_cache(maxsize=1)
def _onward() -> re.Pattern[str]:
    return re.compile(put_in(r"%ONWARD% ?[:>»…-]?", load_fragments()), re.I)
