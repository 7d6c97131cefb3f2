"""The ledger at a glance: how much there is, and what came last."""

from dataclasses import dataclass

from onrecord.ledger.database import Database


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the ledger holds; `denied` are statements, `denials` each denial of one."""

    articles: int
    statements: int
    speakers: int
    outlets: int
    denied: int
    denials: int
    corrections: int


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in a list; `published` is as its record tells it."""

    article: int
    address: str
    outlet: str | None
    title: str | None
    published: str | None
    added_at: str
    statements: int


def count_all(database: Database) -> Totals:
    """How much there is of everything."""
    counts = (
        "SELECT count(*) FROM current_article",
        "SELECT count(*) FROM statement",
        "SELECT count(DISTINCT name_words) FROM party WHERE statements > 0",
        "SELECT count(DISTINCT outlet_words) FROM current_article WHERE outlet_words <> ''",
        "SELECT count(*) FROM statement WHERE is_denied = 1",
        "SELECT count(*) FROM denial",
        "SELECT count(*) FROM correction WHERE kind <> 'undo'",
    )
    return Totals(*(int(database.rows(sql)[0][0]) for sql in counts))


def latest_articles(
    database: Database, *, outlet: str | None = None, limit: int = 10, offset: int = 0
) -> list[ListedArticle]:
    """The articles published last, of all outlets or of one; those of no day come last."""
    narrowed, parameters = ("", []) if outlet is None else ("WHERE outlet_words = ? ", [outlet])
    rows = database.rows(
        "SELECT article.id, address, outlet, title, published, added_at, statements "
        f"FROM current_article JOIN article ON article.id = article_id {narrowed}"
        "ORDER BY published DESC NULLS LAST, article.id DESC LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    )
    return [ListedArticle(*row) for row in rows]
