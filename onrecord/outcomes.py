"""What comes of one article: its record, or why there is none."""

from typing import Protocol

from onrecord.errors import InputError, ModelError, UsageError
from onrecord.sources.failures import failed_by_defect
from onrecord.types import Article, Failure, Record
from onrecord.types.given import article_of


class ArticleReader(Protocol):
    """What turns an article into its record: `onrecord.Reader`, or a test's stand-in."""

    def read(self, article: Article, /) -> Record:
        """The record of the article. Raises InputError where it cannot be read."""


def read_one(reader: ArticleReader, article: Article) -> Record | Failure:
    """The record of the article, or why there is none: one bad article never stops the rest.

    ModelError alone leaves, since no other article could be read either.
    """
    try:
        return reader.read(article)
    except ModelError:
        raise
    except InputError as error:
        message = str(error).removeprefix(f"{article.location}: ")
        return Failure(article.location, error.kind, message)
    except Exception as error:  # noqa: BLE001 a defect of ours must not cost the other articles
        return failed_by_defect(article.location, error)


def article_in_list(given: object, number: int) -> Article | Failure:
    """The article that stands at this place of a list, counted from 1, or why there is none.

    A failure among the articles, as `read_sources` gives it, stays what it is.
    """
    if isinstance(given, Failure):
        return given
    location = f"text {number}"
    try:
        return article_of(given, location)
    except UsageError as error:
        return Failure(location, "no-article", str(error).removeprefix(f"{location}: "))
