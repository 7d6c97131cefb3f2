"""The page of a search: what was asked for, the statements found, and all of them as a table."""

from dataclasses import dataclass, replace

from onrecord.ledger.database import Database
from onrecord.ledger.outlets import find_outlets
from onrecord.ledger.search import Search, count_quotes, search_quotes
from onrecord.ledger.speakers import find_speaker, registered_name
from onrecord.views.article_list import FoundInText, found_in_text
from onrecord.views.paging import Paging
from onrecord.views.quote_card import QuoteCard, quote_card, quotes_table
from onrecord.views.tables import Table
from onrecord.views.visible import one_line
from onrecord.views.wording import NO_OUTLET

ON_A_PAGE = 20
# A table of more would keep the ledger and the memory busy; `onrecord export` streams all.
MOST_ROWS = 10_000
MOST_ARTICLES = 5


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What a search found; `problem` says why nothing could be looked for.

    `speaker`, `outlet` and `party` (of the register) are the names of those whom the search is
    narrowed to. On the first page, `articles` are those whose text has the words.
    """

    cards: tuple[QuoteCard, ...]
    paging: Paging
    speaker: str | None = None
    outlet: str | None = None
    party: str | None = None
    articles: tuple[FoundInText, ...] = ()
    problem: str = ""


def nothing_found(problem: str) -> SearchPage:
    """The page of a search that makes no sense, and why."""
    return SearchPage((), Paging(1, ON_A_PAGE, 0), problem=problem)


def search_page(database: Database, search: Search, page: int = 1) -> SearchPage:
    """The page with this number of what the search finds.

    Raises UsageError where the search makes no sense.
    """
    paging = Paging(page, ON_A_PAGE, count_quotes(database, search))
    shown = replace(search, limit=ON_A_PAGE, offset=paging.offset)
    return SearchPage(
        tuple(map(quote_card, search_quotes(database, shown))),
        paging,
        _speaker_named(database, search.speaker),
        _outlet_named(database, search.published_by),
        _party_named(database, search.party),
        _articles(database, search) if page == 1 else (),
    )


def _articles(database: Database, search: Search) -> tuple[FoundInText, ...]:
    return found_in_text(database, search, MOST_ARTICLES) if search.words.strip() else ()


def _speaker_named(database: Database, key: str | None) -> str | None:
    found = None if key is None else find_speaker(database, key)
    return one_line(found.name) if found else key


def _outlet_named(database: Database, key: str | None) -> str | None:
    found = [] if key is None else find_outlets(database, key)
    return one_line(found[0].name or NO_OUTLET) if found else key


def found_table(database: Database, search: Search) -> Table:
    """All that the search finds, the first `MOST_ROWS` of it."""
    return quotes_table(search_quotes(database, replace(search, limit=MOST_ROWS, offset=0)))


def _party_named(database: Database, party: str | None) -> str | None:
    """The name of the party with the id in the register, or that once had it; else the id."""
    if party is None:
        return None
    return one_line(registered_name(database, party) or party)
