"""What a caller gave as an article or as a list, taken at the border of the Python interface."""

from collections.abc import Iterable

from onrecord.errors import UsageError
from onrecord.types.article import Article


def article_of(given: object, location: str) -> Article:
    """The article that was given, or one of the text that was. Raises UsageError otherwise."""
    if isinstance(given, Article):
        return given
    if isinstance(given, str):
        return Article(location, given)
    raise UsageError(
        f"{location}: an article is given as its text (a str) or as an Article, not as "
        f"{type(given).__name__}; files are read by read_sources([path])."
    )


def refuse_single(given: Iterable[object], named: str) -> None:
    """What was given is no single text or path, or UsageError is raised."""
    if isinstance(given, str | bytes):
        raise UsageError(f"The {named} are given as a list, even one alone; put [ ] around it.")
