"""What an article's times are told from: its publication, and the times told before."""

from dataclasses import dataclass
from datetime import date

from onrecord.reading.times.calendar import UNIT_ORDER, When, day_of
from onrecord.reading.times.meaning import Anchor

# In a narrative a bare year so far from the time told last is an aside ("a book of 2004") until
# the text tells another year near it. Value accuracy on WikiWars: 90.2 with 3, 6 and 12 years,
# 90.1 with 50, 89.8 without the rule.
FARTHEST_YEARS = 10

# Times are told only from days of these years, so that no step from them leaves the calendar.
FIRST_YEAR, LAST_YEAR = 100, 3000

_MONTH, _DAY = UNIT_ORDER.index("M"), UNIT_ORDER.index("F")


@dataclass(frozen=True, slots=True)
class Mention:
    """A time that the text told, and the number of the paragraph."""

    when: When
    paragraph: int


class Timeline:
    """The times told so far in an article that was published on a day, or when nobody knows.

    In news ("narrative" false) what is told from the text ("the next day") is told from a time
    of the same or the paragraph before; in a narrative from the last such time wherever it
    stands, and so is what news tells from the day of publication ("last year").
    """

    def __init__(self, published: date | None, *, narrative: bool) -> None:
        self.published = published
        self.narrative = narrative
        self.paragraph = 0
        self._aside: When | None = None
        self._last: Mention | None = None
        self._last_month: Mention | None = None
        self._last_day: Mention | None = None

    def note(self, when: When) -> None:
        """The time becomes one that later words may be told from."""
        if when.year is None and when.decade is None and when.century is None:
            return
        if when.year is not None and not when.before and not FIRST_YEAR <= when.year <= LAST_YEAR:
            return
        mention = Mention(when, self.paragraph)
        if self.narrative and self._is_aside(when):
            self._aside = when
            return
        self._aside = None
        self._last = mention
        if when.month is not None and when.year is not None:
            self._last_month = mention
            if when.day is not None:
                self._last_day = mention

    def anchor(self, anchor: Anchor, unit: str) -> When | None:
        """The time that so many units are counted from; None where there is none."""
        from_text = self.narrative or anchor == "text"
        if from_text:
            mention = self._mention(unit)
            if mention is not None and self._reaches(mention):
                return mention.when
        if self.published is not None and (anchor != "text" or self.narrative):
            return day_of(self.published)
        return None

    def reference(self) -> When | None:
        """The time by which a month or a day without a year is understood."""
        if self.narrative and self._last is not None:
            return self._last.when
        return day_of(self.published) if self.published is not None else None

    def last_day(self) -> When | None:
        """The day of a time of day: the last one of the paragraph, or of the narrative."""
        mention = self._last_day
        if mention is None or not (self.narrative or mention.paragraph == self.paragraph):
            return None
        return mention.when

    def _is_aside(self, when: When) -> bool:
        if self._last is None or when.month is not None or _is_near(when, self._last.when):
            return False
        return self._aside is None or not _is_near(when, self._aside)

    def _mention(self, unit: str) -> Mention | None:
        size = UNIT_ORDER.index(unit)
        if size >= _DAY:
            if unit in ("W", "WE") and self._last is not None and self._last.when.week:
                return self._last
            return self._last_day
        return self._last_month if size >= _MONTH - 1 else self._last

    def _reaches(self, mention: Mention) -> bool:
        return self.narrative or self.paragraph - mention.paragraph <= 1


def _is_near(one: When, other: When) -> bool:
    if one.year is None or other.year is None:
        return one.year is None
    return one.before == other.before and abs(one.year - other.year) <= FARTHEST_YEARS
