"""Corrections as lists of the whole ledger have them: the events that are no undo."""

from dataclasses import dataclass

from onrecord.ledger.correction import Conflict, Correction
from onrecord.ledger.database import Database
from onrecord.ledger.keeping import CORRECTIONS, correction_of_row

_NO_UNDO = "FROM correction WHERE kind <> 'undo'"
_IN_CONFLICT = " AND id IN (SELECT correction_id FROM conflict)"


@dataclass(frozen=True, slots=True)
class CorrectionEvent:
    """The number of a correction and of its article; None where it holds in all of them."""

    number: int
    article: int | None


def list_corrections(
    database: Database, *, conflicts: bool = False, limit: int, offset: int = 0
) -> list[CorrectionEvent]:
    """All corrections, or only those with a conflict, the newest first."""
    rows = database.rows(
        f"SELECT id, article_id {_chosen(conflicts)} ORDER BY id DESC LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return [CorrectionEvent(*row) for row in rows]


def count_corrections(database: Database, *, conflicts: bool = False) -> int:
    """How many corrections there are, or how many with a conflict."""
    ((count,),) = database.rows(f"SELECT count(*) {_chosen(conflicts)}")
    return int(count)


def corrections_everywhere(database: Database) -> tuple[list[Correction], list[Conflict]]:
    """The events of no article, undone ones as well, in order, and what contradicts them."""
    events = database.rows(f"{CORRECTIONS}WHERE article_id IS NULL ORDER BY id")
    conflicts = database.rows(
        "SELECT correction_id, kind, message FROM conflict WHERE correction_id IN "
        "(SELECT id FROM correction WHERE article_id IS NULL) ORDER BY article_id, correction_id"
    )
    return list(map(correction_of_row, events)), [Conflict(*row) for row in conflicts]


def _chosen(conflicts: bool) -> str:
    return _NO_UNDO + (_IN_CONFLICT if conflicts else "")
