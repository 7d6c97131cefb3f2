"""What a record holds, in words that people use."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date

from onrecord.types import Manner, PartKind, Problem, Record, Statement
from onrecord.views.visible import one_line, without_password

NO_SPEAKER = "(no speaker named)"
NO_OUTLET = "(no outlet told)"
NO_ADVICE: Mapping[str, str] = {}
MAY_BE_MISREAD_BELOW = 0.5
_STDIN = "-"  # as the sources call it; a view does not load them

MANNERS: dict[Manner, str] = {
    "direct": "quoted",
    "mixed": "partly quoted",
    "indirect": "in other words",
}
PART_WORDS: dict[PartKind, str] = {
    "headline": "headline",
    "subheading": "subheading",
    "caption": "photo caption",
    "list": "list",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# Parties that are nobody by name stand in a record under these.
_NAMED_ONLY_IN_RECORDS = {"[author]": "the author", "[generic]": "nobody in particular"}
_WORDS_OF_A_TITLE = 10
_TITLE_WINDOW = 400  # characters that these words are looked for in
# A file that was brought to the service: before its name stands a sum of what it holds.
_UPLOADED = re.compile(r"^upload:[0-9a-f]+/")
_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class LineNumbers:
    """Which line of a text a place is on, counted from 1 as editors do."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]

    def at(self, place: int) -> int:
        """The number of the line that the place is on."""
        return bisect_right(self._starts, place)


def headline(record: Record) -> str:
    """The title of the article, else its headline as it stands in the text, else where it is."""
    return _title(record) or named(record.article.location)


def title_of(record: Record) -> str:
    """The headline of the article; where it has none, the name of its file or its first words."""
    if (found := _title(record)) or not is_pasted(record):
        return found or named(record.article.location).rpartition("/")[2]
    words = record.article.text[:_TITLE_WINDOW].split()[:_WORDS_OF_A_TITLE]
    return one_line(" ".join(words)) + " …"


def is_pasted(record: Record) -> bool:
    """True for a text that came from no file and no address."""
    return record.article.location == _STDIN


def origin(record: Record) -> str:
    """Outlet and day of the article, as far as they are known, on one line."""
    known = (record.article.outlet, in_words(record.article.published))
    return " · ".join(one_line(part) for part in known if part)


def location(record: Record) -> str:
    """Where the article was read from; empty where that stands in for its headline."""
    return named(record.article.location) if _title(record) else ""


def named(location: str) -> str:
    """A location as people are told it, on one line and without a password."""
    if location == _STDIN:
        return "standard input"
    return one_line(without_password(_UPLOADED.sub("", location)))


def title_or_file(title: str | None, address: str) -> str:
    """The title of an article, else the last piece of where it is: the name of its file."""
    where = named(address)
    return one_line(title or "") or where.rstrip("/").rpartition("/")[2] or where


def _title(record: Record) -> str:
    article = record.article
    parts = (part.span.of(article.text) for part in article.parts if part.kind == "headline")
    return one_line(article.title or next(parts, ""))


def in_words(published: str | None) -> str | None:
    """The day of an ISO 8601 date or date and time, like "1 May 2024"; other text as it is."""
    if published is None:
        return None
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def as_told_by(teller: str | None) -> str:
    """Like "as told by Boris Johnson", of what stands in the words of another; else empty."""
    if teller is None:
        return ""
    return f"as told by {parties_named(teller)}" if teller else "as told by somebody not named"


def speaker(statement: Statement) -> str:
    """Who is named as speaking, as the text names them, without a comma that follows."""
    return one_line(statement.source.text).rstrip(" ,;:") if statement.source else NO_SPEAKER


def said(statement: Statement, text: str) -> str:
    """What was said, on one line; a gap between its pieces shows as an ellipsis."""
    return " … ".join(one_line(span.of(text)) for span in statement.content.spans)


def problem_in_words(problem: Problem, advice: Mapping[str, str]) -> str:
    """What could not be done, on one line, and what can be done about it, by the problem's kind."""
    return " ".join(filter(None, (one_line(problem.message), advice.get(problem.kind))))


def place(statement: Statement, lines: LineNumbers) -> str:
    """Where the statement begins: the line, and the part where it is not plain text."""
    first = min(span.start for span in (*statement.cue.spans, *statement.content.spans))
    part = PART_WORDS.get(statement.part)
    return f"line {lines.at(first)}" + (f", {part}" if part else "")


def parties_named(names: str) -> str:
    """The names of parties, with "; " between, on one line and as people say them."""
    return "; ".join(one_line(_NAMED_ONLY_IN_RECORDS.get(name, name)) for name in names.split("; "))


def may_be_misread(statement: Statement) -> bool:
    """True when there is more likely no such statement in the text than there is."""
    return statement.confidence < MAY_BE_MISREAD_BELOW


def counted(count: int, noun: str) -> str:
    """Like "1 statement", "2 statements", "1,200 statements"."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
