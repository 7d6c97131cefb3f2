"""The list of articles: all of them, those of one outlet, or those whose text has some words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.ledger.database import Database
from onrecord.ledger.outlets import find_outlets
from onrecord.ledger.overview import ListedArticle, latest_articles
from onrecord.ledger.search import FoundArticle, Search, count_articles, search_articles
from onrecord.views.paging import Paging
from onrecord.views.quote_card import Piece, pieces_of
from onrecord.views.tables import Cell, Column, Table
from onrecord.views.visible import one_line, without_password
from onrecord.views.wording import NO_OUTLET, title_or_file

ARTICLES_ON_A_PAGE = 50
# As many as a spreadsheet holds with ease.
MOST_ROWS = 50_000
_COLUMNS = (
    Column("title", "Article"),
    Column("outlet", "Outlet"),
    Column("published", "Published"),
    Column("statements", "Statements", is_number=True),
    Column("location", "Read from"),
)


@dataclass(frozen=True, slots=True)
class ArticlesPage:
    """A page of the list; `outlet` is whose articles it has, `problem` why nothing was found."""

    table: Table
    paging: Paging
    outlet: str | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FoundInText:
    """An article whose text has the words, and the sentence with the first of them."""

    article: int
    title: str
    outlet: str | None
    pieces: tuple[Piece, ...]


def articles_page(database: Database, search: Search, page: int = 1) -> ArticlesPage:
    """The page with this number of the articles, of those that the search finds.

    Raises UsageError where the search makes no sense.
    """
    paging = Paging(page, ARTICLES_ON_A_PAGE, count_articles(database, search))
    shown = replace(search, limit=paging.size, offset=paging.offset)
    return ArticlesPage(_table(_articles(database, shown)), paging, _outlet(database, search))


def no_articles(problem: str) -> ArticlesPage:
    """The page of a search that makes no sense, and why."""
    return ArticlesPage(_table(()), Paging(1, ARTICLES_ON_A_PAGE, 0), problem=problem)


def articles_table(database: Database, search: Search) -> Table:
    """All articles that the search finds, the first `MOST_ROWS` of them."""
    return _table(_articles(database, replace(search, limit=MOST_ROWS, offset=0)))


def found_in_text(database: Database, search: Search, limit: int) -> tuple[FoundInText, ...]:
    """The articles whose text has the words of the search, the best first."""
    found = search_articles(database, replace(search, limit=limit, offset=0))
    return tuple(
        FoundInText(
            one.article,
            title_or_file(one.title, one.address),
            one_line(one.outlet or "") or None,
            tuple(pieces_of(one)),
        )
        for one in found
    )


def _articles(
    database: Database, search: Search
) -> Sequence[FoundArticle] | Sequence[ListedArticle]:
    """Without words, no text has to be read."""
    if search.words.strip():
        return search_articles(database, search)
    return latest_articles(
        database, outlet=search.published_by, limit=search.limit, offset=search.offset
    )


def _table(articles: Iterable[FoundArticle | ListedArticle]) -> Table:
    listed = tuple(articles)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            title_or_file(one.title, one.address), one_line(one.outlet or ""), one.published,
            one.statements, _place(one.address),
        )
        for one in listed
    )  # fmt: skip
    keys = tuple(str(one.article) for one in listed)
    return Table("articles", "Articles", _COLUMNS, rows, rows_are="articles", keys=keys)


def _place(address: str) -> str:
    """Where it was read from; what was pasted has no place that people know."""
    if address.startswith("text:"):
        return "pasted text"
    return one_line(without_password(address))


def _outlet(database: Database, search: Search) -> str | None:
    if search.published_by is None:
        return None
    found = find_outlets(database, search.published_by)
    return one_line(found[0].name or NO_OUTLET) if found else search.published_by
