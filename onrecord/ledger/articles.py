"""Articles: all of them or those of an outlet in order, or found again by their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.ledger.database import Database
from onrecord.ledger.keeping import text_of_version
from onrecord.ledger.query import Condition, Phrase, for_postgres, parse_query, phrases
from onrecord.ledger.search import (
    Question,
    Search,
    find_hits,
    narrow_by_outlet,
    need_words,
    question_about_quotes,
)
from onrecord.ledger.sentence import sentence_around
from onrecord.types import Span

# By `number` and `place` of what is found (see `_rows`).
_NEWEST_FIRST = "place DESC NULLS LAST, number DESC"
_BEST_FIRST = "place, number"
_COLUMNS = (
    "article.id, article.address, current_article.outlet, current_article.title, "
    "current_article.published, current_article.statements"
)


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in a list; `published` is as its record tells it."""

    article: int
    address: str
    outlet: str | None
    title: str | None
    published: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that was found, and the sentence with the first hit."""

    article: int
    address: str
    outlet: str | None
    title: str | None
    published: str | None
    statements: int
    line: int
    sentence: str
    sentence_start: int
    hits: tuple[Span, ...]


def list_articles(
    database: Database,
    *,
    words: str = "",
    outlet: str | None = None,
    limit: int = 10,
    offset: int = 0,
) -> list[ListedArticle]:
    """The articles whose text has the words, the best first; without words, the newest first.

    They are of all outlets or of one, by its whole name in searched words; those of no day come
    last. No text is read.
    """
    search = Search(words=words, published_by=outlet, limit=limit, offset=offset)
    return [ListedArticle(*row) for row in _rows(database, search, _COLUMNS)]


def search_articles(database: Database, search: Search) -> list[FoundArticle]:
    """The articles found by their text, the best first; without words, the newest first.

    What is about statements (`by`, `acts` and so on) keeps the articles that have such a one.
    """
    wanted = list(phrases(parse_query(search.words)))
    rows = _rows(database, search, f"{_COLUMNS}, article.version_id")
    return [_found_article(database, row, wanted) for row in rows]


def count_articles(database: Database, search: Search) -> int:
    """How many articles there are to be found."""
    question = _question(database, search, parse_query(search.words))
    sql = question.sql("count(DISTINCT current_article.article_id)")
    ((count,),) = database.rows(sql, question.parameters)
    return int(count)


def last_added(database: Database, limit: int) -> list[int]:
    """The numbers of the articles that were added last, the last one first."""
    rows = database.rows(
        "SELECT article_id FROM current_article ORDER BY article_id DESC LIMIT ?", (limit,)
    )
    return [number for (number,) in rows]


def _rows(database: Database, search: Search, columns: str) -> list[tuple[Any, ...]]:
    """The columns of the articles found, in their order."""
    condition = parse_query(search.words)
    question = _question(database, search, condition)
    if condition is None:
        place, order, grouped = "current_article.published", _NEWEST_FIRST, None
    else:
        # A long text has several stretches.
        place, order, grouped = _rank(database), _BEST_FIRST, "current_article.article_id"
        if database.dialect == "postgres":
            question.parameters.insert(0, for_postgres(condition))
    found = question.sql(f"current_article.article_id AS number, {place} AS place", order, grouped)
    # Found first, so that only what is shown is read whole.
    return database.rows(
        f"SELECT {columns} FROM ({found} LIMIT ? OFFSET ?) AS found "
        "JOIN article ON article.id = found.number "
        f"JOIN current_article ON current_article.article_id = found.number ORDER BY {order}",
        (*question.parameters, search.limit, search.offset),
    )


def _rank(database: Database) -> str:
    """The rank of an article by its best stretch, the lowest the best."""
    if database.dialect == "sqlite":
        return "min(article_words.rank)"
    return "-max(ts_rank_cd(article_words.words, CAST(? AS tsquery), 1))"


def _question(database: Database, search: Search, condition: Condition | None) -> Question:
    question = Question(["current_article"], [], [])
    if condition is not None:
        question.tables.append(
            "JOIN article_words ON article_words.article_id = current_article.article_id"
        )
        need_words(database, question, "article_words", condition)
    inner = Search(
        by=search.by, about=search.about, acts=search.acts, manner=search.manner,
        denied=search.denied, party=search.party, speaker=search.speaker,
    )  # fmt: skip
    if inner != Search():
        narrowed = question_about_quotes(database, inner, None)
        sql = narrowed.sql("statement.article_id")
        question.need(f"current_article.article_id IN ({sql})", *narrowed.parameters)
    if search.published_by is not None:
        question.need("current_article.outlet_words = ?", search.published_by)
    if search.since:
        question.need("current_article.published >= ?", search.since)
    if search.until:
        question.need("substr(current_article.published, 1, 10) <= ?", search.until)
    narrow_by_outlet(database, question, search, "article")
    return question


def _found_article(
    database: Database, row: tuple[Any, ...], wanted: Sequence[Phrase]
) -> FoundArticle:
    article, address, outlet, title, published, statements, version = row
    text = text_of_version(database, version)
    hits = tuple(find_hits(text, Span(0, len(text)), wanted))
    around = sentence_around(text, hits[0] if hits else Span(0, min(1, len(text))))
    inside = tuple(hit for hit in hits if around.contains(hit))
    line = text.count("\n", 0, around.start) + 1
    return FoundArticle(
        article, address, outlet, title, published, statements, line, around.of(text),
        around.start, inside,
    )  # fmt: skip
