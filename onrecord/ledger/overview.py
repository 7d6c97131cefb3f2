"""The ledger at a glance: how much there is."""

from dataclasses import dataclass

from onrecord.ledger.database import Database


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the ledger holds; `denied` are statements, `denials` each denial of one."""

    articles: int
    statements: int
    speakers: int
    outlets: int
    denied: int
    denials: int
    corrections: int


def count_all(database: Database) -> Totals:
    """How much there is of everything."""
    counts = (
        "SELECT count(*) FROM current_article",
        "SELECT count(*) FROM statement",
        "SELECT count(DISTINCT name_words) FROM party WHERE statements > 0",
        "SELECT count(DISTINCT outlet_words) FROM current_article WHERE outlet_words <> ''",
        "SELECT count(*) FROM statement WHERE is_denied = 1",
        "SELECT count(*) FROM denial",
        "SELECT count(*) FROM correction WHERE kind <> 'undo'",
    )
    return Totals(*(int(database.rows(sql)[0][0]) for sql in counts))
