"""The list of all corrections, and of those that a newer reading does not agree with."""

from collections.abc import Sequence
from dataclasses import dataclass

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
_COLUMNS = tuple(
    Column(*words)
    for words in (
        *(("what", "What"), ("to", "Put right as"), ("was", "The reading"), ("title", "Article")),
        *(("author", "By"), ("made_at", "When"), ("note", "Why"), ("state", "State")),
        ("number", "Number"),
    )
)


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """A page of the list, the newest first."""

    table: Table
    paging: Paging


@dataclass(frozen=True, slots=True)
class _Line:
    """A correction in words, with the title of its article; None where it holds in all of them."""

    change: Change
    article: int | None
    title: str


def corrections_page(ledger: Ledger, *, conflicts: bool, page: int = 1) -> CorrectionsPage:
    """The page with this number of all corrections, or of those with a conflict."""
    total = count_corrections(ledger.database, conflicts=conflicts)
    paging = Paging(page, CORRECTIONS_ON_A_PAGE, total)
    shown = list_corrections(
        ledger.database, conflicts=conflicts, limit=paging.size, offset=paging.offset
    )
    return CorrectionsPage(_table(ledger, shown), paging)


def corrections_table(ledger: Ledger, *, conflicts: bool) -> Table:
    """All corrections, or all with a conflict: the first `MOST_ROWS` of them."""
    shown = list_corrections(ledger.database, conflicts=conflicts, limit=MOST_ROWS)
    return _table(ledger, shown)


def _table(ledger: Ledger, events: Sequence[CorrectionEvent]) -> Table:
    lines: dict[int, _Line] = {}
    for article in dict.fromkeys(event.article for event in events):
        lines |= _everywhere(ledger) if article is None else _in_article(ledger, article)
    found = [lines[event.number] for event in events]
    rows: tuple[tuple[Cell, ...], ...] = tuple(map(_row, found))
    keys = tuple(map(_place, found))
    return Table("corrections", "Corrections", _COLUMNS, rows, rows_are="places", keys=keys)


def _in_article(ledger: Ledger, article: int) -> dict[int, _Line]:
    value, keys = ledger.record(article), ledger.keys(article)
    record = record_of(value)
    conflicts = [conflict for _, conflict in ledger.conflicts(article)]
    shown = {keys[label]: number for label, number in numbers(record).items()}
    corrected = Corrected(ledger.corrections(article), conflicts, value["article"]["text"], shown)
    return _lines(corrected, article, title_of(record))


def _everywhere(ledger: Ledger) -> dict[int, _Line]:
    events, conflicts = corrections_everywhere(ledger.database)
    return _lines(Corrected(events, conflicts, "", {}), None, "")


def _lines(corrected: Corrected, article: int | None, title: str) -> dict[int, _Line]:
    """The corrections in words, by their numbers."""
    changes = trail_of(corrected).changes
    return {change.number: _Line(change, article, title) for change in changes}


def _row(line: _Line) -> tuple[Cell, ...]:
    change = line.change
    state = change.conflict or ("" if change.counts else "undone")
    return (
        change.what.strip(), change.to, change.was, line.title, change.author, change.moment[:10],
        change.note, state, str(change.number),
    )  # fmt: skip


def _place(line: _Line) -> InArticle | None:
    """The article, and in it the statement where it is about one that stands there."""
    return None if line.article is None else InArticle(line.article, line.change.statement)
