"""The articles that were added last, as a page lists them."""

from dataclasses import dataclass

from onrecord.ledger.ledger import Ledger
from onrecord.types import Record
from onrecord.views.stored_record import record_of
from onrecord.views.wording import counted, origin, title_of


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list."""

    number: int
    title: str
    about: str


def latest_articles(ledger: Ledger, count: int = 12) -> tuple[Listed, ...]:
    """The newest come first."""
    rows = ledger.database.rows(
        "SELECT article_id FROM current_article ORDER BY article_id DESC LIMIT ?", (count,)
    )
    return tuple(_listed(number, record_of(ledger.record(number))) for (number,) in rows)


def _listed(number: int, record: Record) -> Listed:
    about = (origin(record), counted(len(record.statements), "statement"))
    return Listed(number, title_of(record), " · ".join(filter(None, about)))
