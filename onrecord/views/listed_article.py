"""An article as lists of articles show it."""

from dataclasses import dataclass

from onrecord.ledger.articles import ListedArticle
from onrecord.ledger.words import name_in_words
from onrecord.views.visible import one_line
from onrecord.views.wording import in_words, title_or_file


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list. Words are safe to show."""

    article: int
    title: str
    outlet: str | None
    outlet_key: str
    published: str | None
    statements: int


def article_line(found: ListedArticle) -> ArticleLine:
    """The article as a list shows it."""
    return ArticleLine(
        found.article,
        title_or_file(found.title, found.address),
        one_line(found.outlet or "") or None,
        name_in_words(found.outlet or ""),
        one_line(in_words(found.published) or "") or None,
        found.statements,
    )
