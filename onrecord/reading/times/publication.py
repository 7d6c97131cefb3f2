"""The day on which an article was published, as times are told from it."""

from datetime import date

from onrecord.reading.times.timeline import FIRST_YEAR, LAST_YEAR
from onrecord.types import Article


def day_of_publication(article: Article) -> date | None:
    """The day, or None where the article has none that stands in the calendar kept here."""
    if article.published is None:
        return None
    try:
        day = date.fromisoformat(article.published[:10])
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
