"""The ledger at a glance: the latest, the most quoted, the most disputed, and over time."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger.articles import list_articles
from onrecord.ledger.counts import count_statements, ranked
from onrecord.ledger.database import Database
from onrecord.ledger.overview import Totals, count_all
from onrecord.ledger.speakers import (
    NAMED_KINDS,
    SpeakerCount,
    SpeakerOrder,
    SpeakerSearch,
    find_denials,
    find_speakers,
)
from onrecord.views.listed_article import ArticleLine, article_line
from onrecord.views.quote_card import quote_card
from onrecord.views.speaker_pages import DenialCard
from onrecord.views.tables import Cell, Chart, Column, Table, bars, counts_table, timeline
from onrecord.views.telling import STATEMENTS
from onrecord.views.visible import one_line

_MOST = 10
_DENIALS = 5
_DENIED = Column("denied", "Denied", is_number=True)


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """What the ledger holds; `disputed` are those whose statements are denied most."""

    totals: Totals
    latest: tuple[ArticleLine, ...]
    quoted: tuple[SpeakerCount, ...]
    disputed: tuple[SpeakerCount, ...]
    denials: tuple[DenialCard, ...]
    timeline: Chart
    most_quoted: Chart
    most_disputed: Chart
    acts: Chart

    @property
    def tables(self) -> tuple[Table, ...]:
        """What can be had as CSV."""
        charts = (self.timeline, self.most_quoted, self.most_disputed, self.acts)
        return tuple(chart.table for chart in charts)


def overview_page(database: Database) -> OverviewPage:
    """The page over all that the ledger holds."""
    quoted = _speakers(database, "statements")
    disputed = _speakers(database, "denied")
    denials = find_denials(database, limit=_DENIALS)
    days, acts = (ranked(count_statements(database, (by,))) for by in ("day", "act"))
    return OverviewPage(
        count_all(database),
        tuple(map(article_line, list_articles(database))),
        quoted,
        disputed,
        tuple(DenialCard(quote_card(one.denying), quote_card(one.denied)) for one in denials),
        timeline("timeline", "Statements over time", days),
        bars(_quoted(quoted)),
        bars(_disputed(disputed)),
        bars(counts_table("acts", "What kind of statements", "act", acts)),
    )


def _quoted(speakers: Sequence[SpeakerCount]) -> Table:
    """The speakers with what they are quoted with, without what only another tells."""
    rows = tuple((one_line(one.name), one.statements - one.told) for one in speakers)
    columns = (Column("speaker", "Speaker"), STATEMENTS)
    note = "Without what others tell that they said." if any(one.told for one in speakers) else ""
    keys = tuple(one.key for one in speakers)
    return Table("quoted", "Quoted most", columns, rows, note, rows_are="speakers", keys=keys)


def _disputed(speakers: Sequence[SpeakerCount]) -> Table:
    """The speakers with all of their statements, and how many of these others deny."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one_line(one.name), one.statements, one.denied) for one in speakers
    )
    columns = (Column("speaker", "Speaker"), STATEMENTS, _DENIED)
    keys = tuple(one.key for one in speakers)
    return Table("disputed", "Denied most", columns, rows, rows_are="speakers", keys=keys)


def _speakers(database: Database, order: SpeakerOrder) -> tuple[SpeakerCount, ...]:
    search = SpeakerSearch(kinds=NAMED_KINDS, order=order, limit=_MOST)
    return tuple(find_speakers(database, search))
