"""A statement that was found, as pages show it: who, how, the words in their sentence, where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.ledger.articles import FoundArticle
from onrecord.ledger.search import FoundQuote
from onrecord.ledger.words import name_in_words
from onrecord.types import Span
from onrecord.views.tables import Cell, Column, Table
from onrecord.views.visible import one_line, spell_out, without_password
from onrecord.views.wording import (
    MANNERS,
    NO_SPEAKER,
    PART_WORDS,
    as_told_by,
    in_words,
    title_or_file,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence: whether it was said, and whether it was looked for."""

    words: str
    is_said: bool
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks; `key` where that is a speaker with a page."""

    name: str
    key: str | None


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """A statement in its sentence, with its place. Words are safe to show."""

    article: int
    key: str
    label: str
    voices: tuple[Voice, ...]
    written: str
    cue: str
    told_by: str
    pieces: tuple[Piece, ...]
    act: str | None
    manner: str | None
    framing: str | None
    polarity: str | None
    is_denied: bool
    is_corrected: bool
    when: str | None
    title: str
    outlet: str | None
    outlet_key: str
    published: str | None
    part: str | None
    line: int


def pieces_of(found: FoundQuote | FoundArticle) -> Iterator[Piece]:
    """The sentence comes in pieces, cut wherever what was said or looked for begins or ends."""
    said: Sequence[Span] = ()
    if isinstance(found, FoundQuote):
        said = [Span(*span) for span in found.statement["content"]["spans"]]
    start, end = found.sentence_start, found.sentence_start + len(found.sentence)
    edges = {start, end} | {edge for span in (*said, *found.hits) for edge in span}
    for first, last in pairwise(sorted(edge for edge in edges if start <= edge <= end)):
        piece = Span(first, last)
        words = spell_out(found.sentence[first - start : last - start].replace("\r", " "))
        yield Piece(
            words,
            any(span.contains(piece) for span in said),
            any(hit.contains(piece) for hit in found.hits),
        )


def quote_card(found: FoundQuote) -> QuoteCard:
    """The statement as a page shows it."""
    statement = found.statement
    said_at = statement.get("said_at")
    manner, part = statement.get("manner"), statement.get("part")
    return QuoteCard(
        article=found.article,
        key=found.key,
        label=one_line(statement["id"]),
        voices=tuple(_voices(found)),
        written=one_line(statement["source"]["text"]) if statement["source"] else "",
        cue=one_line(statement["cue"]["text"]),
        told_by=as_told_by(found.told_by),
        pieces=tuple(pieces_of(found)),
        act=_word(statement.get("act")),
        manner=MANNERS.get(manner, manner) if manner else None,  # type: ignore[call-overload]
        framing=_unusual(statement["cue"].get("framing"), "neutral"),
        polarity=_unusual(statement.get("polarity"), "affirmed"),
        is_denied=found.is_denied,
        is_corrected=bool(statement.get("corrections")),
        when=_days(said_at["from"], said_at["to"]) if said_at else None,
        title=title_or_file(found.title, found.address),
        outlet=_word(found.outlet),
        outlet_key=name_in_words(found.outlet or ""),
        published=_word(in_words(found.published)),
        part=PART_WORDS.get(part) if part else None,  # type: ignore[call-overload]
        line=found.line,
    )


def _voices(found: FoundQuote) -> Iterator[Voice]:
    """Each party meant by the statement; else who the text names, who is no speaker of the list."""
    if found.speaker is None:
        return
    parties = len(found.statement.get("by") or [])
    names = [found.speaker] if parties == 1 else found.speaker.split("; ")
    if len(names) != parties:  # nobody is meant, or a name has such a mark in it
        yield Voice(one_line(found.speaker), None)
        return
    for name in names:
        yield Voice(one_line(name), name_in_words(name))


def _word(text: str | None) -> str | None:
    return one_line(text) or None if text else None


def _unusual(value: str | None, usual: str) -> str | None:
    return None if value == usual else _word(value)


def _days(first: str | None, last: str | None) -> str | None:
    days = [one_line(in_words(day) or "") for day in dict.fromkeys((first, last)) if day]
    return " to ".join(days) or None


_COLUMNS = tuple(
    Column(name, name.replace("_", " ").capitalize())
    for name in (
        *("speaker", "source", "cue", "content", "act", "polarity", "manner", "framing", "denied"),
        *("told_by", "said_from", "said_to", "outlet", "title", "published", "location", "article"),
        *("statement", "key", "line", "sentence"),
    )
)


def quotes_table(found: Iterable[FoundQuote], name: str = "statements") -> Table:
    """The statements as rows, their words as they stand in the articles."""
    return Table(name, "Statements", _COLUMNS, tuple(map(_row, found)))


def _row(found: FoundQuote) -> tuple[Cell, ...]:
    statement = found.statement
    said_at = statement.get("said_at")
    return (
        found.speaker,
        statement["source"]["text"] if statement["source"] else None,
        statement["cue"]["text"],
        statement["content"]["text"],
        statement.get("act"),
        statement.get("polarity"),
        statement.get("manner"),
        statement["cue"].get("framing"),
        "yes" if found.is_denied else "",
        NO_SPEAKER if found.told_by == "" else found.told_by,
        said_at["from"] if said_at else None,
        said_at["to"] if said_at else None,
        found.outlet,
        found.title,
        found.published,
        without_password(found.address),
        found.article,
        statement["id"],
        found.key,
        found.line,
        found.sentence,
    )
