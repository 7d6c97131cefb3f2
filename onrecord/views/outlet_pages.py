"""The list of outlets, and the page of one: whom it quotes, and how."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger.articles import list_articles
from onrecord.ledger.counts import Counted, Whose, count_each
from onrecord.ledger.database import Database
from onrecord.ledger.outlets import (
    OutletCount,
    QuotedSpeaker,
    count_speakers_of,
    find_outlets,
    find_quoted,
)
from onrecord.ledger.words import name_in_words
from onrecord.views.listed_article import ArticleLine, article_line
from onrecord.views.tables import Cell, Chart, Column, Table, bars, counts_table, shares, timeline
from onrecord.views.telling import (
    FRAMING_COLUMNS,
    FRAMINGS,
    MANNER_COLUMNS,
    STATEMENTS,
    framing_cells,
    manner_cells,
    manners_in_words,
)
from onrecord.views.visible import one_line
from onrecord.views.wording import NO_OUTLET

_MOST_CUES = 15
_MOST_QUOTED = 30
_MOST_DRAWN = 20


@dataclass(frozen=True, slots=True)
class OutletsPage:
    """All outlets, and how they tell what is said."""

    outlets: tuple[OutletCount, ...]
    manners: Chart
    framings: Chart
    table: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        """What can be had as CSV, all outlets first."""
        return (self.table, self.manners.table, self.framings.table)


@dataclass(frozen=True, slots=True)
class OutletPage:
    """An outlet's page: `speakers` speak in its articles, `quoted` are those it quotes most."""

    key: str
    name: str | None
    articles: int
    statements: int
    denied: int
    speakers: int
    quoted: tuple[QuotedSpeaker, ...]
    latest: tuple[ArticleLine, ...]
    timeline: Chart
    manners: Chart
    framings: Chart
    acts: Chart
    cues: Chart
    quoted_table: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        """What can be had as CSV, the most quoted first."""
        charts = (self.timeline, self.manners, self.framings, self.acts, self.cues)
        return (self.quoted_table, *(chart.table for chart in charts))


def outlets_page(database: Database) -> OutletsPage:
    """All outlets; the charts show those with the most statements."""
    outlets = tuple(find_outlets(database))
    names = [one_line(one.name or "") or NO_OUTLET for one in outlets]
    told = list(zip(names, outlets, strict=True))
    columns = (
        Column("outlet", "Outlet"),
        Column("articles", "Articles", is_number=True),
        STATEMENTS,
        *MANNER_COLUMNS,
        *FRAMING_COLUMNS,
        Column("denied", "Denied", is_number=True),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            name, one.articles, one.statements, *manner_cells(one.manners),
            *framing_cells(one.framings), one.denied,
        )
        for name, one in told
    )  # fmt: skip
    keys = tuple(one.key for one in outlets)
    drawn = told[:_MOST_DRAWN]
    manners = Table(
        "manners", "How much is quoted", (columns[0], *MANNER_COLUMNS),
        tuple((name, *manner_cells(one.manners)) for name, one in drawn),
    )  # fmt: skip
    framings = Table(
        "framings", "How words are introduced", (columns[0], *FRAMING_COLUMNS),
        tuple((name, *framing_cells(one.framings)) for name, one in drawn),
    )  # fmt: skip
    return OutletsPage(
        outlets,
        shares(manners, MANNER_COLUMNS),
        shares(framings, FRAMING_COLUMNS),
        Table("outlets", "Outlets", columns, rows, rows_are="outlets", keys=keys),
    )


def outlet_page(database: Database, name: str) -> OutletPage | None:
    """The page of the outlet with the name; None where no article is of it.

    An empty name is that of all articles without an outlet.
    """
    key = name_in_words(name)
    outlets = find_outlets(database, key)
    if not outlets:
        return None
    (outlet,) = outlets
    days, acts, cues = count_each(database, ("day", "act", "cue"), Whose(outlet=key))
    quoted = find_quoted(database, key, _MOST_QUOTED)
    framings = list(map(Counted, FRAMINGS, framing_cells(outlet.framings)))
    manners = manners_in_words(outlet.manners)
    return OutletPage(
        key=key,
        name=one_line(outlet.name or "") or None,
        articles=outlet.articles,
        statements=outlet.statements,
        denied=outlet.denied,
        speakers=count_speakers_of(database, key),
        quoted=tuple(quoted),
        latest=tuple(map(article_line, list_articles(database, outlet=key))),
        timeline=timeline("timeline", "Statements over time", days),
        manners=bars(counts_table("manners", "How much is quoted", "manner", manners)),
        framings=bars(counts_table("framings", "How words are introduced", "framing", framings)),
        acts=bars(counts_table("acts", "What kind of statements", "act", acts)),
        cues=bars(counts_table("cues", "The cues used most", "cue", cues[:_MOST_CUES])),
        quoted_table=_quoted_table(quoted),
    )


def _quoted_table(quoted: Sequence[QuotedSpeaker]) -> Table:
    columns = (
        Column("speaker", "Speaker"),
        Column("articles", "Articles", is_number=True),
        STATEMENTS,
        Column("told", "Told by others", is_number=True),
        *MANNER_COLUMNS,
        *FRAMING_COLUMNS,
    )
    rows = tuple(
        (
            one_line(one.name), one.articles, one.statements, one.told, one.direct, one.mixed,
            one.statements - one.direct - one.mixed,
            one.statements - one.doubting - one.endorsing - one.charged,
            one.doubting, one.endorsing, one.charged,
        )
        for one in quoted
    )  # fmt: skip
    keys = tuple(one.key for one in quoted)
    return Table("quoted", "Quoted most", columns, rows, rows_are="speakers", keys=keys)
