"""The list of all corrections, and of those that a newer reading does not agree with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.ledger.correction import Correction
from onrecord.ledger.ledger import Ledger
from onrecord.views.order import numbers
from onrecord.views.paging import Paging
from onrecord.views.stored_record import record_of
from onrecord.views.tables import Cell, Column, Table
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
class _Told:
    """A correction in words, with its article; 0 for what holds in all of them."""

    change: Change
    article: int
    title: str


def corrections_page(ledger: Ledger, *, conflicts: bool, page: int = 1) -> CorrectionsPage:
    """The page with this number of all corrections, or of those with a conflict."""
    found = _events(ledger, conflicts=conflicts)
    paging = Paging(page, CORRECTIONS_ON_A_PAGE, len(found))
    shown = found[paging.offset : paging.offset + paging.size]
    return CorrectionsPage(_table(ledger, shown), paging)


def corrections_table(ledger: Ledger, *, conflicts: bool) -> Table:
    """All corrections, or all with a conflict: the first `MOST_ROWS` of them."""
    return _table(ledger, _events(ledger, conflicts=conflicts)[:MOST_ROWS])


def _events(ledger: Ledger, *, conflicts: bool) -> list[tuple[int, int | None]]:
    """Number and article of each correction that is no undo, the newest first."""
    narrowed = "AND id IN (SELECT correction_id FROM conflict) " if conflicts else ""
    rows = ledger.database.rows(
        f"SELECT id, article_id FROM correction WHERE kind <> 'undo' {narrowed}ORDER BY id DESC"
    )
    return [(number, article) for number, article in rows]


def _table(ledger: Ledger, events: Sequence[tuple[int, int | None]]) -> Table:
    told: dict[int, _Told] = {}
    for article in dict.fromkeys(article for _, article in events):
        told |= _everywhere(ledger) if article is None else _in_article(ledger, article)
    found = [told[number] for number, _ in events]
    rows: tuple[tuple[Cell, ...], ...] = tuple(map(_row, found))
    keys = tuple(_address(one) for one in found)
    return Table("corrections", "Corrections", _COLUMNS, rows, rows_are="articles", keys=keys)


def _in_article(ledger: Ledger, article: int) -> dict[int, _Told]:
    value, keys = ledger.record(article), ledger.keys(article)
    record = record_of(value)
    conflicts = [conflict for _, conflict in ledger.conflicts(article)]
    shown = {keys[label]: number for label, number in numbers(record).items()}
    corrected = Corrected(ledger.corrections(article), conflicts, value["article"]["text"], shown)
    return _told(corrected, article, title_of(record))


def _everywhere(ledger: Ledger) -> dict[int, _Told]:
    events: Iterable[Correction] = ledger.corrections()
    conflicts = [conflict for _, conflict in ledger.conflicts()]
    held = [one for one in events if one.article_id is None]
    return _told(Corrected(held, conflicts, "", {}), 0, "")


def _told(corrected: Corrected, article: int, title: str) -> dict[int, _Told]:
    changes = trail_of(corrected).changes
    return {change.number: _Told(change, article, title) for change in changes}


def _row(told: _Told) -> tuple[Cell, ...]:
    change = told.change
    state = change.conflict or ("" if change.counts else "undone")
    return (
        change.what.strip(), change.to, change.was, told.title, change.author, change.moment[:10],
        change.note, state, str(change.number),
    )  # fmt: skip


def _address(told: _Told) -> str | None:
    """The article, and in it the statement where it is about one that stands there."""
    if not told.article:
        return None
    key = told.change.statement
    return f"{told.article}?statement={key}" if key else str(told.article)
