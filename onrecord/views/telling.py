"""How words are told, as columns of tables: whether they are quoted, and how they are framed."""

from collections.abc import Iterable

from onrecord.ledger.counts import Counted, ranked
from onrecord.views.tables import Column
from onrecord.views.wording import MANNERS

FRAMINGS = ("neutral", "doubting", "endorsing", "charged")

MANNER_COLUMNS = tuple(
    Column(manner, words.capitalize(), is_number=True) for manner, words in MANNERS.items()
)
FRAMING_COLUMNS = tuple(
    Column(framing, framing.capitalize(), is_number=True) for framing in FRAMINGS
)
STATEMENTS = Column("statements", "Statements", is_number=True)


def manners_in_words(counted: Iterable[Counted]) -> tuple[Counted, ...]:
    """The manners as people call them."""
    words: dict[str | None, str] = dict(MANNERS.items())
    return ranked((words.get(one.value, one.value), one.count) for one in counted)


def manner_cells(counted: Iterable[Counted]) -> tuple[int, ...]:
    """The counts in the order of `MANNER_COLUMNS`."""
    counts = {one.value: one.count for one in counted}
    return tuple(counts.get(column.name, 0) for column in MANNER_COLUMNS)


def framing_cells(counted: Iterable[Counted]) -> tuple[int, ...]:
    """The counts in the order of `FRAMING_COLUMNS`; what is told of no framing is neutral."""
    told = ranked((one.value or FRAMINGS[0], one.count) for one in counted)
    counts = {one.value: one.count for one in told}
    return tuple(counts.get(framing, 0) for framing in FRAMINGS)
