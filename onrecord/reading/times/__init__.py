"""When: every time that an article tells, and when each statement was made."""

from onrecord.reading.times.find import NEWS, TimeOptions, find_times
from onrecord.reading.times.said_at import said_at, tell_when

__all__ = ["NEWS", "TimeOptions", "find_times", "said_at", "tell_when"]
