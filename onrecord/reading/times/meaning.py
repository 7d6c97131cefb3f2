"""What the words of a time say by themselves, before it is asked when they were written."""

from dataclasses import dataclass, field
from typing import Literal

from onrecord.lexicon.time_words import Holiday
from onrecord.reading.times.calendar import When

# What a time is told from: the day of publication ("last week"); the time that the text speaks
# of ("the previous week"); the first in news and the second in narratives ("the end of the year").
Anchor = Literal["publication", "text", "either"]


@dataclass(frozen=True, slots=True)
class Relation:
    """So many units from the anchor; unit "named" is that of the time itself: "next Tuesday".

    `steps` is None where the words do not say how many, and then `forward` says which way.
    """

    steps: float | None
    unit: str
    anchor: Anchor
    forward: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """A time of the calendar, with what was told of it."""

    when: When = field(default_factory=When)
    relation: Relation | None = None
    holiday: Holiday | None = None
    short_year: int | None = None
    short_decade: int | None = None
    second_year: bool = False
    any_day: bool = False
    impossible: str | None = None
    after: "Told | None" = None


@dataclass(frozen=True, slots=True)
class Length:
    """So much time. `count` is None where the words do not say how much.

    `relation` places it ("the last two weeks"); `within` is the time that it is the first
    (`position` 1) or the last (-1) part of.
    """

    count: float | None
    unit: str
    relation: Relation | None = None
    within: Told | None = None
    position: int = 1


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often, as a TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Named:
    """A time that the words alone place nowhere: PRESENT_REF, PAST_REF, FUTURE_REF or nothing.

    `event` is the noun of the event that it is told from, `relation` how far from it.
    """

    value: str | None
    other_calendar: bool = False
    event: str | None = None
    relation: Relation | None = None


Meaning = Told | Length | Repeat | Named


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens `[start, end)` of one time and what they mean."""

    start: int
    end: int
    meaning: Meaning
    rule: str
