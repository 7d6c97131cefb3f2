"""The list of those who speak, and the page of one: who it is, what was said, who denies whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.ledger.counts import Counted, Whose, count_each, count_statements, ranked
from onrecord.ledger.database import Database
from onrecord.ledger.search import Search, search_quotes
from onrecord.ledger.speakers import (
    NAMED_KINDS,
    Opponent,
    Registered,
    SpeakerCount,
    SpeakerSearch,
    count_speakers,
    denied_by,
    deniers_of,
    find_denials,
    find_speaker,
    find_speakers,
    registered_as,
)
from onrecord.ledger.words import name_in_words
from onrecord.views.paging import Paging
from onrecord.views.quote_card import QuoteCard, quote_card
from onrecord.views.tables import Cell, Chart, Column, Table, bars, counts_table, shares, timeline
from onrecord.views.telling import (
    FRAMING_COLUMNS,
    STATEMENTS,
    framing_cells,
    manners_in_words,
)
from onrecord.views.visible import one_line
from onrecord.views.wording import NO_OUTLET, NO_SPEAKER

SPEAKERS_ON_A_PAGE = 50
STATEMENTS_ON_A_PAGE = 20
# Parties of these kinds need not be one from one article to the next.
LOOSE_KINDS = {"unnamed", "generic", "author"}

_MOST_CUES = 8
_MOST_WRITTEN = 12
_MOST_DENIALS = 10
_MOST_REGISTERED = 8


@dataclass(frozen=True, slots=True)
class SpeakersPage:
    """A page of the list of speakers, which `search` chose; `of_any_kind` are as many as there are
    with those whose kind it leaves out.
    """

    search: SpeakerSearch
    speakers: tuple[SpeakerCount, ...]
    paging: Paging
    table: Table
    of_any_kind: int

    @property
    def is_named(self) -> bool:
        """True where it lists those with a name of their own."""
        return self.search.kinds == NAMED_KINDS


@dataclass(frozen=True, slots=True)
class Introduction:
    """How one outlet introduces a speaker: by framing, and the cues of each framing."""

    outlet: str | None
    outlet_key: str
    statements: int
    framings: tuple[Counted, ...]
    cues: dict[str, tuple[Counted, ...]]


@dataclass(frozen=True, slots=True)
class DenialCard:
    """A statement and the one that it denies."""

    denying: QuoteCard
    denied: QuoteCard


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """A speaker's page. Lists of words are as the articles have them, the most frequent first.

    `parties` is how many parties of the register speak under the name, `registered` are those of
    them with the most statements; none where the register tells no more than the name does.
    """

    key: str
    name: str
    kinds: tuple[Counted, ...]
    roles: tuple[Counted, ...]
    aliases: tuple[Counted, ...]
    speaks_for: tuple[Counted, ...]
    wikidata: tuple[str, ...]
    registered: tuple[Registered, ...]
    parties: int
    is_loose: bool
    articles: int
    statements: int
    told: int
    denied: int
    denying: int
    cards: tuple[QuoteCard, ...]
    paging: Paging
    introductions: tuple[Introduction, ...]
    denies: tuple[Opponent, ...]
    denied_by: tuple[Opponent, ...]
    denials: tuple[DenialCard, ...]
    timeline: Chart
    acts: Chart
    manners: Chart
    introduced: Chart
    opponents: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        """What can be had as CSV beside the statements."""
        charts = (self.timeline, self.acts, self.manners, self.introduced)
        return (*(chart.table for chart in charts), self.opponents)


def speakers_page(database: Database, search: SpeakerSearch) -> SpeakersPage:
    """The speakers that the search chooses; the number of the page follows from its offset."""
    found = tuple(find_speakers(database, search))
    paging = Paging(
        search.offset // search.limit + 1, search.limit, count_speakers(database, search)
    )
    of_any_kind = count_speakers(database, replace(search, kinds=()))
    return SpeakersPage(search, found, paging, speakers_table(found), of_any_kind)


def speakers_table(speakers: Iterable[SpeakerCount]) -> Table:
    """The speakers, a row each."""
    found = tuple(speakers)
    columns = (
        Column("speaker", "Speaker"),
        Column("kinds", "Kind"),
        Column("statements", "Statements", is_number=True),
        Column("told", "Told by others", is_number=True),
        Column("articles", "Articles", is_number=True),
        Column("denied", "Denied by others", is_number=True),
        Column("denying", "Denying others", is_number=True),
        Column("last_day", "Latest"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one_line(one.name), "; ".join(one.kinds), one.statements, one.told, one.articles,
            one.denied, one.denying, one.last_day,
        )
        for one in found
    ]  # fmt: skip
    keys = tuple(one.key for one in found)
    return Table("speakers", "Speakers", columns, tuple(rows), rows_are="speakers", keys=keys)


def speaker_page(database: Database, name: str, page: int = 1) -> SpeakerPage | None:
    """The page of who has the name, with this page of their statements; None where nobody has."""
    key = name_in_words(name)
    speaker = find_speaker(database, key)
    if speaker is None:
        return None
    whose = Whose(speaker=key)
    days, acts, manners = count_each(database, ("day", "act", "manner"), whose)
    introductions = _introductions(database, whose)
    registered = registered_as(database, key)
    if len(registered) == 1 and len(registered[0].names) == 1:
        registered = []
    denies, deniers = tuple(denied_by(database, key)), tuple(deniers_of(database, key))
    paging = Paging(page, STATEMENTS_ON_A_PAGE, speaker.statements)
    statements = Search(speaker=key, limit=paging.size, offset=paging.offset)
    return SpeakerPage(
        key=key,
        name=one_line(speaker.name),
        kinds=speaker.kinds,
        roles=_written(speaker.roles),
        aliases=_written(one for one in speaker.aliases if one.value != speaker.name),
        speaks_for=_written(speaker.speaks_for),
        wikidata=tuple(one.value for one in speaker.wikidata if one.value),
        registered=tuple(registered[:_MOST_REGISTERED]),
        parties=len(registered),
        is_loose=bool(speaker.kinds) and speaker.kinds[0].value in LOOSE_KINDS,
        articles=speaker.articles,
        statements=speaker.statements,
        told=speaker.told,
        denied=speaker.denied,
        denying=speaker.denying,
        cards=tuple(map(quote_card, search_quotes(database, statements))),
        paging=paging,
        introductions=introductions,
        denies=denies,
        denied_by=deniers,
        denials=(*_denials(database, by=whose), *_denials(database, of=whose)),
        timeline=timeline("timeline", "Statements over time", days),
        acts=bars(counts_table("acts", "What kind of statements", "act", acts)),
        manners=bars(
            counts_table("manners", "How the words are given", "manner", manners_in_words(manners))
        ),
        introduced=_introduced(introductions),
        opponents=_opponents_table(one_line(speaker.name), denies, deniers),
    )


def _denials(database: Database, **whose: Whose) -> tuple[DenialCard, ...]:
    found = find_denials(database, **whose, limit=_MOST_DENIALS)
    return tuple(DenialCard(quote_card(one.denying), quote_card(one.denied)) for one in found)


def _written(words: Iterable[Counted]) -> tuple[Counted, ...]:
    """The most frequent, on one line each; what differs in case only is counted together."""
    together: dict[str, list[Counted]] = {}
    for one in words:
        together.setdefault((one.value or "").casefold(), []).append(one)
    counts = ((of[0].value or "", sum(one.count for one in of)) for of in together.values())
    return ranked((one_line(value), count) for value, count in counts)[:_MOST_WRITTEN]


def _introductions(database: Database, whose: Whose) -> tuple[Introduction, ...]:
    """How each outlet introduces whose statements, those with the most first."""
    told: dict[str, list[tuple[str, str | None, int]]] = {}
    names: dict[str, str | None] = {}
    rows = count_statements(database, ("outlet", "outlet_name", "framing", "cue"), whose)
    for key, name, framing, cue, count in rows:
        names.setdefault(key, name)
        told.setdefault(key, []).append((framing or "neutral", cue, count))
    found = [
        Introduction(
            one_line(names[key] or "") or None,
            key,
            sum(count for *_, count in of),
            ranked((framing, count) for framing, _, count in of),
            {framing: _cues(of, framing) for framing in dict.fromkeys(one[0] for one in of)},
        )
        for key, of in told.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.statements, one.outlet_key)))


def _cues(told: Iterable[tuple[str, str | None, int]], wanted: str) -> tuple[Counted, ...]:
    return ranked((cue, count) for framing, cue, count in told if framing == wanted)[:_MOST_CUES]


def _introduced(introductions: Sequence[Introduction]) -> Chart:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.outlet or NO_OUTLET, one.statements, *framing_cells(one.framings))
        for one in introductions
    )
    columns = (Column("outlet", "Outlet"), STATEMENTS, *FRAMING_COLUMNS)
    keys = tuple(one.outlet_key for one in introductions)
    table = Table(
        "framing", "How outlets introduce the words", columns, rows, rows_are="outlets", keys=keys
    )
    return shares(table, FRAMING_COLUMNS)


def _opponents_table(name: str, denies: Sequence[Opponent], deniers: Sequence[Opponent]) -> Table:
    columns = (Column("speaker", "Speaker"), Column("relation", "Relation"), STATEMENTS)
    told = [(f"denied by {name}", one) for one in denies]
    told += [(f"denies {name}", one) for one in deniers]
    return Table(
        "denials",
        "Who denies whom",
        columns,
        tuple((one_line(one.name or NO_SPEAKER), does, one.statements) for does, one in told),
        rows_are="speakers",
        keys=tuple(one.key for _, one in told),
    )
