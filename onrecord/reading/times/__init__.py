"""When: the times of an article, its day of publication, and when each statement was made."""

from onrecord.reading.times.find import NEWS, TimeOptions, find_times
from onrecord.reading.times.published import tell_published
from onrecord.reading.times.said_at import said_at
from onrecord.reading.times.told import ArticleTimes, tell_times

__all__ = [
    "NEWS",
    "ArticleTimes",
    "TimeOptions",
    "find_times",
    "said_at",
    "tell_published",
    "tell_times",
]
