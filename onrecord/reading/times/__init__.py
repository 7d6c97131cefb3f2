"""When: the times of an article, its day of publication, and when each statement was made."""

from onrecord.reading.times.find import NEWS, TimeOptions, find_times
from onrecord.reading.times.published import tell_published
from onrecord.reading.times.said_at import day_said, outside_quotations, said_at, tell_when

__all__ = [
    "NEWS",
    "TimeOptions",
    "day_said",
    "find_times",
    "outside_quotations",
    "said_at",
    "tell_published",
    "tell_when",
]
