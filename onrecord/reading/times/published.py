"""When an article was published, as the datelines at its head tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from onrecord.reading.part_patterns import load_fragments, put_in
from onrecord.reading.times.find import find_times
from onrecord.text.lines import BREAK
from onrecord.types import Article, Part, Span

# So many datelines show whether the lines of an article are the days of a chronicle. Set by
# hand; no article of Wikinews has more than one, and chronicles were not measured.
MOST_DATELINES = 20


def tell_published(article: Article) -> Article:
    """The article has the day of publication that its datelines tell, where none was given.

    A day that is said to be that of publication ("Published: 3 May 2024") comes first, then a
    date alone on a line above the text, then the dateline that leads into the text. No day comes
    from a date without a year, one that may mean two days, or one of a change ("Updated: …").
    """
    if article.published:
        return article
    day = _published(list(_dated(article)))
    return replace(article, published=day, published_basis="dateline") if day else article


@dataclass(frozen=True, slots=True)
class _Dated:
    """A full date in a dateline, and what shows whether it is that of publication."""

    day: str
    is_said: bool
    leads: bool
    paragraphs_before: int


def _published(dates: list[_Dated]) -> str | None:
    said = (one.day for one in dates if one.is_said and one.paragraphs_before <= 1)
    alone = {one.day for one in dates if not one.is_said and not one.leads}
    above = [one for one in dates if not one.is_said and not one.paragraphs_before]
    # Several days on lines of their own are those of a chronicle.
    lines = (one.day for one in above if not one.leads and len(alone) == 1)
    leading = (one.day for one in above if one.leads)
    return next((day for days in (said, lines, leading) for day in days), None)


def _dated(article: Article) -> Iterator[_Dated]:
    """The full dates of the first datelines come in text order, but for those of a change."""
    for part, paragraphs, leads in islice(_datelines(article), MOST_DATELINES):
        words = part.span.of(article.text)
        after = 0
        for span, day in _days(words):
            before = words[after : span.start]
            after = span.end
            if not _says("CHANGED").search(before):
                is_said = _says("PUBLISHED").search(before) is not None
                yield _Dated(day, is_said, leads, paragraphs)


def _datelines(article: Article) -> Iterator[tuple[Part, int, bool]]:
    """Each dateline comes, with how many paragraphs stand before it and whether it leads one."""
    paragraphs = 0
    for number, part in enumerate(article.parts):
        paragraphs += part.kind == "paragraph"
        if part.kind == "dateline":
            following = article.parts[number + 1 : number + 2]
            leads = any(not BREAK.search(article.text, part.end, one.start) for one in following)
            yield part, paragraphs, leads


def _days(words: str) -> Iterator[tuple[Span, str]]:
    """The full dates of a dateline come with their places, told from nothing but themselves."""
    times, _ = find_times(Article("dateline", words))
    for time in times:
        if time.first and time.last and time.first[:10] == time.last[:10]:
            yield time.span, time.first[:10]


@lru_cache(maxsize=2)
def _says(fragment: str) -> re.Pattern[str]:
    return re.compile(put_in(rf"\b%{fragment}%\b", load_fragments()), re.I)
