"""The articles that were added last, as a page lists them."""

from dataclasses import dataclass

from onrecord.ledger.articles import last_added
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


def articles_added_last(ledger: Ledger, count: int = 12) -> tuple[Listed, ...]:
    """The last one added comes first."""
    numbers = last_added(ledger.database, count)
    return tuple(_listed(number, record_of(ledger.record(number))) for number in numbers)


def _listed(number: int, record: Record) -> Listed:
    about = (origin(record), counted(len(record.statements), "statement"))
    return Listed(number, title_of(record), " · ".join(filter(None, about)))
