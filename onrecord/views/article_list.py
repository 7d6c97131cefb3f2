"""The list of articles: all of them, those of one outlet, or those whose text has some words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.ledger.addresses import is_pasted
from onrecord.ledger.articles import (
    ListedArticle,
    count_articles,
    list_articles,
    search_articles,
)
from onrecord.ledger.database import Database
from onrecord.ledger.outlets import find_outlets
from onrecord.ledger.search import Search
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


def articles_page(
    database: Database, words: str = "", outlet: str | None = None, page: int = 1
) -> ArticlesPage:
    """The page with this number of the articles, of those of the outlet whose text has the words.

    `outlet` is its name in searched words. Raises UsageError where the words make no sense.
    """
    total = count_articles(database, Search(words=words, published_by=outlet))
    paging = Paging(page, ARTICLES_ON_A_PAGE, total)
    shown = list_articles(
        database, words=words, outlet=outlet, limit=paging.size, offset=paging.offset
    )
    return ArticlesPage(_table(shown), paging, _outlet(database, outlet))


def no_articles(problem: str) -> ArticlesPage:
    """The page of a search that makes no sense, and why."""
    return ArticlesPage(_table(()), Paging(1, ARTICLES_ON_A_PAGE, 0), problem=problem)


def articles_table(database: Database, words: str = "", outlet: str | None = None) -> Table:
    """All articles of the outlet whose text has the words, the first `MOST_ROWS` of them."""
    return _table(list_articles(database, words=words, outlet=outlet, limit=MOST_ROWS))


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


def _table(articles: Sequence[ListedArticle]) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            title_or_file(one.title, one.address), one_line(one.outlet or ""), one.published,
            one.statements, _place(one.address),
        )
        for one in articles
    )  # fmt: skip
    keys = tuple(str(one.article) for one in articles)
    return Table("articles", "Articles", _COLUMNS, rows, rows_are="articles", keys=keys)


def _place(address: str) -> str:
    """Where it was read from; what was pasted has no place that people know."""
    if is_pasted(address):
        return "pasted text"
    return one_line(without_password(address))


def _outlet(database: Database, outlet: str | None) -> str | None:
    found = [] if outlet is None else find_outlets(database, outlet)
    return one_line(found[0].name or NO_OUTLET) if found else outlet
