"""The list of all corrections, and of those that a newer reading does not agree with."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger.correction import ACROSS_ARTICLES
from onrecord.ledger.correction_events import (
    CorrectionEvent,
    corrections_everywhere,
    count_corrections,
    list_corrections,
)
from onrecord.ledger.ledger import Ledger
from onrecord.views.order import numbers
from onrecord.views.paging import Paging
from onrecord.views.stored_record import record_of
from onrecord.views.tables import Cell, Column, InArticle, Table
from onrecord.views.trail import Change, Corrected, trail_of
from onrecord.views.wording import title_of

CORRECTIONS_ON_A_PAGE = 50
MOST_ROWS = 10_000
_SEVERAL = "several articles"
_ALL = "all articles"
_COLUMNS = tuple(
    Column(*words)
    for words in (
        *(("what", "What"), ("to", "Put right as"), ("was", "The reading"), ("title", "Article")),
        *(("author", "By"), ("made_at", "When"), ("note", "Why"), ("state", "State")),
        ("number", "Number"),
    )
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What undoes a correction, or an undo: the number of that event, and what it is called."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """A page of the list, the newest first.

    `turns` has, by row, how to undo what holds in several articles; that of one is undone there.
    """

    table: Table
    paging: Paging
    turns: tuple[Turn | None, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A correction in words, with its article, which is None where it holds in several.

    `title` is that of the article; `place` is where the row leads.
    """

    change: Change
    article: int | None
    title: str
    place: InArticle | None


def corrections_page(ledger: Ledger, *, conflicts: bool, page: int = 1) -> CorrectionsPage:
    """The page with this number of all corrections, or of those with a conflict."""
    total = count_corrections(ledger.database, conflicts=conflicts)
    paging = Paging(page, CORRECTIONS_ON_A_PAGE, total)
    shown = list_corrections(
        ledger.database, conflicts=conflicts, limit=paging.size, offset=paging.offset
    )
    lines = _lines_of(ledger, shown)
    return CorrectionsPage(_table(lines), paging, tuple(map(_turn, lines)))


def corrections_table(ledger: Ledger, *, conflicts: bool) -> Table:
    """All corrections, or all with a conflict: the first `MOST_ROWS` of them."""
    shown = list_corrections(ledger.database, conflicts=conflicts, limit=MOST_ROWS)
    return _table(_lines_of(ledger, shown))


def _lines_of(ledger: Ledger, events: Sequence[CorrectionEvent]) -> list[_Line]:
    """The corrections in words, in their order."""
    lines: dict[int, _Line] = {}
    for article in dict.fromkeys(event.article for event in events):
        lines |= _everywhere(ledger) if article is None else _in_article(ledger, article)
    return [lines[event.number] for event in events]


def _table(lines: Sequence[_Line]) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(map(_row, lines))
    keys = tuple(line.place for line in lines)
    return Table("corrections", "Corrections", _COLUMNS, rows, rows_are="places", keys=keys)


def _in_article(ledger: Ledger, article: int) -> dict[int, _Line]:
    value, keys = ledger.record(article), ledger.keys(article)
    record = record_of(value)
    conflicts = [conflict for _, conflict in ledger.conflicts(article)]
    shown = {keys[label]: number for label, number in numbers(record).items()}
    events = [one for one in ledger.corrections(article) if one.article_id == article]
    corrected = Corrected(events, conflicts, value["article"]["text"], shown)
    title = title_of(record)
    return {
        change.number: _Line(change, article, title, InArticle(article, change.statement))
        for change in trail_of(corrected).changes
    }


def _everywhere(ledger: Ledger) -> dict[int, _Line]:
    """What holds in several articles: a decision about parties leads to the first it names."""
    events, conflicts = corrections_everywhere(ledger.database)
    named = {
        one.number: one.target["parties"][0]["article"]
        for one in events
        if one.kind in ACROSS_ARTICLES
    }
    return {
        change.number: _Line(
            change,
            None,
            _SEVERAL if change.number in named else _ALL,
            InArticle(named[change.number], None) if change.number in named else None,
        )
        for change in trail_of(Corrected(events, conflicts, "", {})).changes
    }


def _row(line: _Line) -> tuple[Cell, ...]:
    change = line.change
    state = change.conflict or ("" if change.counts else "undone")
    return (
        change.what.strip(), change.to, change.was, line.title, change.author, change.moment[:10],
        change.note, state, str(change.number),
    )  # fmt: skip


def _turn(line: _Line) -> Turn | None:
    change = line.change
    if line.article is not None or change.turn is None:
        return None
    return Turn(change.turn, "Undo" if change.counts else "Make it count again")
