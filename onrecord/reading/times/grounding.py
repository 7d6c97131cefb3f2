"""From what a time's words say to the calendar: its TIMEX value and its interval."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.lexicon.time_words import Holiday
from onrecord.reading.times.calendar import (
    When,
    day_of,
    easter,
    make_date,
    nth_weekday,
    step,
    week_of,
    weekday_from,
)
from onrecord.reading.times.meaning import Length, Meaning, Relation, Repeat, Told
from onrecord.reading.times.reading import length_value
from onrecord.reading.times.timeline import Timeline
from onrecord.types.time import TimexType

# Whether the sentence speaks of what is to come (1), what is past (-1), or does not tell (0).
Direction = Callable[[], int]
Seasons = Mapping[str, tuple[int, int]]

_UNKNOWN = {"D": "XXXX-XX-XX", "F": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE"}
_UNKNOWN |= {"M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}
# The parts of a unit in which a fraction of it is counted.
_FINER = {"CE": ("Y", 100), "DE": ("Y", 10), "ML": ("Y", 1000), "Y": ("M", 12), "W": ("D", 7)}
_FINER |= {"H": ("m", 60), "D": ("H", 24)}


@dataclass(frozen=True, slots=True)
class Grounded:
    """A time in the calendar as far as it can be known.

    `when` is what later times may be told from. `needs_publication` is true where it stayed
    open for want of a publication date alone.
    """

    timex: TimexType
    value: str | None
    interval: tuple[str, str] | None = None
    when: When | None = None
    needs_publication: bool = False


class Grounder:
    """Grounds the times of one article, in text order."""

    def __init__(self, timeline: Timeline, holidays: Mapping[str, Holiday], seasons: Seasons):
        self.timeline = timeline
        self._holidays = holidays
        self._seasons = seasons

    def ground(self, meaning: Meaning, direction: Direction) -> Grounded:
        """The time in the calendar; what cannot be known is None in it."""
        if isinstance(meaning, Told):
            return self._ground_told(meaning, direction)
        if isinstance(meaning, Length):
            return self._ground_length(meaning, direction)
        if isinstance(meaning, Repeat):
            return Grounded("SET", meaning.value)
        return Grounded("DATE", meaning.value)

    def _ground_told(self, told: Told, direction: Direction) -> Grounded:
        if told.impossible:
            return Grounded("DATE", None)
        if told.any_day:
            return Grounded("TIME" if told.when.is_time else "DATE", told.when.value())
        if told.relation and told.relation.steps is None:
            return Grounded("DATE", "FUTURE_REF" if told.relation.forward else "PAST_REF")
        when = self.resolve(told, direction)
        if when is None:
            return self._open(told)
        if not when.is_possible:
            return Grounded("DATE", None)
        interval = when.interval(self._seasons)
        if self._is_unclear_winter(told, when):
            interval = None
        timex: TimexType = "TIME" if when.is_time else "DATE"
        return Grounded(timex, when.value(), interval, when, self._wants_publication(when))

    def _is_unclear_winter(self, told: Told, when: When) -> bool:
        """True for "the winter of 2019", which may begin or end in that year."""
        if not when.season or told.when.year is None or told.second_year:
            return False
        first, last = self._seasons[when.season]
        return last < first

    def _wants_publication(self, when: When) -> bool:
        no_year = when.year is None and when.decade is None and when.century is None
        return no_year and self.timeline.published is None

    def _open(self, told: Told) -> Grounded:
        """A time that could not be placed: its value with X for what is not known."""
        relation = told.relation
        wants = self.timeline.published is None and relation is not None
        if relation is None or relation.unit == "named":
            return Grounded(
                "TIME" if told.when.is_time else "DATE", told.when.value(), None, None, wants
            )
        if relation.unit in ("H", "m", "S"):
            return Grounded("TIME", None, None, None, wants)
        value = _UNKNOWN.get(relation.unit, "XXXX")
        if told.when.is_time:
            return Grounded("TIME", value + told.when.time_value, None, None, wants)
        if relation.unit == "Y":
            value = replace(told.when, year=None).value()
        return Grounded("DATE", value, None, None, wants)

    def resolve(self, told: Told, direction: Direction) -> When | None:
        """The time as far as it is known; None where it is told from what is not known."""
        if told.after is not None and told.relation is not None:
            base = self.resolve(told.after, direction)
            return _stepped(base, told.relation) if base else None
        if told.relation is not None:
            return self._related(told, told.relation, direction)
        when = told.when
        if told.holiday:
            return self._holiday(told.holiday, when, direction)
        if told.short_year is not None:
            return self._short_year(told.short_year)
        if told.short_decade is not None:
            return self._short_decade(told.short_decade)
        if when.year is not None or when.decade is not None or when.century is not None:
            return replace(when, weekday=None)
        return self._without_year(when, direction)

    def _without_year(self, when: When, direction: Direction) -> When:
        reference = self.timeline.reference()
        if when.month is not None:
            return self._month(when, reference, direction)
        if when.weekday is not None:
            return self._weekday(when, reference, direction)
        if when.season or when.quarter or when.half:
            return self._part_of_year(when, reference, direction)
        if when.day is not None:
            return self._day_of_month(when, reference)
        return self._time_of_day(when)

    def _month(self, when: When, reference: When | None, direction: Direction) -> When:
        """A month, or a day of it, in the year that the text or the tense means."""
        when = replace(when, weekday=None)
        if reference is None or reference.year is None or when.month is None:
            return when
        if self.timeline.narrative:
            return replace(when, year=reference.year, before=reference.before)
        toward = direction()
        if when.day is not None:
            return self._nearest_day(when, reference, toward)
        this_month = reference.month or 1
        year = reference.year
        if toward == 0:
            ahead = (when.month - this_month) % 12
            year += (ahead + this_month > 12) - (ahead > 6)  # the nearer of the two
        elif toward > 0:
            year += when.month < this_month
        else:
            year -= when.month > this_month
        return replace(when, year=year)

    def _nearest_day(self, when: When, reference: When, toward: int) -> When:
        today = reference.as_date
        years = [(reference.year or 0) + more for more in (-1, 0, 1)]
        days = [make_date(year, when.month or 1, when.day or 1) for year in years]
        known = [day for day in days if day is not None]
        if today is None or not known:
            return when
        if toward:
            known = [day for day in known if (day - today).days * toward >= 0] or known
        nearest = min(known, key=lambda day: abs((day - today).days))
        return replace(when, year=nearest.year)

    def _weekday(self, when: When, reference: When | None, direction: Direction) -> When:
        today = reference.as_date if reference else None
        if today is None or when.weekday is None:
            return when
        toward = 1 if direction() > 0 else -1
        if self.timeline.narrative:
            toward = 1
        day = weekday_from(today, when.weekday, toward, same_day=True)
        return _on(day, when) if day else when

    def _part_of_year(self, when: When, reference: When | None, direction: Direction) -> When:
        if reference is None or reference.year is None:
            return when
        year = reference.year
        if self.timeline.narrative:
            return replace(when, year=year, before=reference.before)
        first = self._first_month(when)
        month = reference.month or 1
        if when.season and self._seasons[when.season][1] < first and month < first:
            year -= 1  # in January the winter is the one that began in December
            first = month
        if direction() > 0:
            year += self._last_month(when) < month
        else:
            year -= first > month
        return replace(when, year=year)

    def _first_month(self, when: When) -> int:
        if when.season:
            return self._seasons[when.season][0]
        return 3 * when.quarter - 2 if when.quarter else 6 * (when.half or 1) - 5

    def _last_month(self, when: When) -> int:
        if when.season:
            first, last = self._seasons[when.season]
            return last if last >= first else 12
        return 3 * when.quarter if when.quarter else 6 * (when.half or 1)

    def _day_of_month(self, when: When, reference: When | None) -> When:
        """ "The 20th": in the month of the last day told, else the month of publication."""
        month = self.timeline.anchor("either", "M") or reference
        if month is None or month.year is None or month.month is None:
            return when
        return replace(month, day=when.day, part=when.part, clock=None)

    def _time_of_day(self, when: When) -> When:
        day = self.timeline.last_day()
        if day is None:
            return when
        return replace(day, part=when.part, clock=when.clock, offset=when.offset)

    def _short_year(self, year: int) -> When:
        reference = self.timeline.reference()
        if reference is None or reference.year is None:
            return When()
        century = reference.year // 100 * 100
        full = century + year
        return When(year=full if full <= reference.year + 1 else full - 100)

    def _short_decade(self, years: int) -> When:
        reference = self.timeline.reference()
        if reference is None or reference.year is None:
            return When()
        full = reference.year // 100 * 100 + years
        return When(decade=(full if full <= reference.year else full - 100) // 10)

    def _related(self, told: Told, relation: Relation, direction: Direction) -> When | None:
        if relation.unit == "named":
            return self._named(told, relation)
        anchor = self.timeline.anchor(relation.anchor, _counted_in(relation))
        if anchor is None:
            return None
        if relation.unit == "WE" and relation.steps == 0:
            return self._weekend(anchor, direction)
        stepped = _stepped(anchor, relation)
        return _merged(stepped, told.when) if stepped else None

    def _weekend(self, anchor: When, direction: Direction) -> When | None:
        """ "This weekend": the past one in a report of Monday to Thursday about the past."""
        day = anchor.as_date
        if day is None:
            return None
        if direction() < 0 and day.isoweekday() < 5:
            day -= timedelta(7)
        return week_of(day, weekend=True)

    def _named(self, told: Told, relation: Relation) -> When | None:
        """ "Next Tuesday", "the previous April", "that afternoon"."""
        when, steps = told.when, int(relation.steps or 0)
        unit = "D" if when.weekday or when.part or told.holiday else "M"
        anchor = self.timeline.anchor(relation.anchor, unit)
        if anchor is None and (when.season or when.month):
            anchor = self.timeline.anchor(relation.anchor, "Y")
        if anchor is None or anchor.year is None:
            return None
        if told.holiday:
            return self._holiday(told.holiday, when, lambda: steps)
        if when.weekday is not None:
            return _weekday_by_steps(anchor, when, steps)
        if when.month is not None:
            return _year_by_steps(when, anchor, steps, when.month, when.month)
        if when.season:
            return self._season_by_steps(when, anchor, steps)
        if when.part:
            day = step(anchor, "D", steps)
            return _on_day(day, when) if day else None
        return None

    def _season_by_steps(self, when: When, anchor: When, steps: int) -> When:
        first, last = self._seasons[when.season or "SP"]
        if last < first and (anchor.month or 12) <= last:
            anchor = replace(anchor, year=(anchor.year or 1) - 1, month=12)
        return _year_by_steps(when, anchor, steps, first, last if last >= first else 12)

    def _holiday(self, holiday: Holiday, when: When, direction: Direction) -> When | None:
        if when.year is not None:
            day = _holiday_in(holiday, when.year)
            return _on(day, when) if day else None
        reference = self.timeline.reference()
        if reference is None or reference.year is None:
            return replace(when, month=holiday.month, day=holiday.day)
        years = (reference.year - 1, reference.year, reference.year + 1)
        if self.timeline.narrative or reference.as_date is None:
            years = (reference.year,) * 3
        days = [day for day in (_holiday_in(holiday, year) for year in years) if day]
        return _on(_nearest(days, reference.as_date, direction()), when) if days else None

    def _ground_length(self, length: Length, direction: Direction) -> Grounded:
        value = length_value(length.count, length.unit)
        if length.within is not None:
            within = self.resolve(length.within, direction)
            interval = within.interval(self._seasons) if within else None
            return Grounded("DURATION", value, _edge(interval, length) if interval else None)
        relation = length.relation
        if relation is None or relation.anchor != "publication" or self.timeline.narrative:
            return Grounded("DURATION", value)
        if self.timeline.published is None:
            return Grounded("DURATION", value, needs_publication=True)
        return Grounded("DURATION", value, self._from_publication(length, relation))

    def _from_publication(self, length: Length, relation: Relation) -> tuple[str, str] | None:
        """ "The last two weeks": from then to the day of publication, or from that day on."""
        today = self.timeline.published
        sign = int(relation.steps or 0)
        if today is None or length.count is None or length.count != int(length.count):
            return None
        other = _moved(today, length.unit, sign * int(length.count))
        if other is None:
            return None
        return (other.isoformat(), today.isoformat())[::-sign]  # type: ignore[return-value]


def from_day(day: When, relation: Relation) -> Grounded | None:
    """So many days or weeks from a known day, in the calendar; None where nobody said how many."""
    when = _stepped(day, relation)
    if when is None:
        return None
    return Grounded("TIME" if when.is_time else "DATE", when.value(), when.interval({}), when)


def _counted_in(relation: Relation) -> str:
    """The unit that the anchor must be known in."""
    if relation.steps is not None and relation.steps != int(relation.steps):
        return _FINER.get(relation.unit, (relation.unit, 1))[0]
    return relation.unit


def _stepped(anchor: When, relation: Relation) -> When | None:
    steps, unit = relation.steps, relation.unit
    if steps is None:
        return None
    if steps != int(steps):
        unit, size = _FINER.get(unit, (unit, 1))
        steps *= size
    return step(anchor, unit, int(steps)) if steps == int(steps) else None


def _merged(stepped: When, own: When) -> When:
    """The time with what its own words add: "August of that year"."""
    added = {
        name: value
        for name, value in (
            ("month", own.month),
            ("day", own.day),
            ("season", own.season),
            ("quarter", own.quarter),
            ("half", own.half),
            ("part", own.part),
            ("clock", own.clock),
        )
        if value is not None
    }
    merged = replace(stepped, **added) if added else stepped  # type: ignore[arg-type]
    return replace(merged, offset=own.offset, fiscal=own.fiscal)


def _on(day: date, when: When) -> When:
    return replace(day_of(day), part=when.part, clock=when.clock, offset=when.offset)


def _on_day(day: When, when: When) -> When:
    return replace(day, part=when.part, clock=when.clock, offset=when.offset)


def _weekday_by_steps(anchor: When, when: When, steps: int) -> When | None:
    today = anchor.as_date
    if today is None or when.weekday is None:
        return None
    if steps:
        day = weekday_from(today, when.weekday, steps, same_day=False)
    else:
        day = today + timedelta(when.weekday - today.isoweekday())
    return _on(day, when) if day else None


def _year_by_steps(when: When, anchor: When, steps: int, first: int, last: int) -> When:
    """The month or season before, of, or after the anchor's."""
    year, month = anchor.year or 1, anchor.month
    if anchor.before:
        steps = -steps
    if month is None:
        year += steps
    elif steps < 0:
        year -= first >= month or last >= month
    elif steps > 0:
        year += last <= month
    return replace(when, year=year, before=anchor.before)


def _holiday_in(holiday: Holiday, year: int) -> date | None:
    try:
        if holiday.easter is not None:
            return easter(year) + timedelta(holiday.easter)
        if holiday.nth is not None:
            return nth_weekday(year, holiday.month or 1, holiday.weekday or 1, holiday.nth)
    except (ValueError, OverflowError):
        return None
    return make_date(year, holiday.month or 1, holiday.day or 1)


def _nearest(days: list[date], today: date | None, toward: int) -> date:
    if today is None:
        return days[0]
    if toward:
        days = [day for day in days if (day - today).days * toward >= 0] or days
    return min(days, key=lambda day: abs((day - today).days))


def _moved(day: date, unit: str, count: int) -> date | None:
    """The same day so many units away; the last of the month where it has no such day."""
    moved = step(day_of(day), unit, count)
    if moved is None or moved.year is None:
        return None
    if unit in ("W", "WE", "D", "F"):
        return _days_away(day, count * {"D": 1, "F": 14}.get(unit, 7))
    month = moved.month or day.month
    return next(
        (found for last in (0, 1, 2, 3) if (found := make_date(moved.year, month, day.day - last))),
        None,
    )


def _days_away(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def _edge(interval: tuple[str, str], length: Length) -> tuple[str, str] | None:
    """The first or last so many units of an interval."""
    if length.count is None or length.count != int(length.count) or "T" in interval[0]:
        return None
    first, last = (date.fromisoformat(day) for day in interval)
    count = int(length.count)
    if length.position > 0:
        after = _moved(first, length.unit, count)
        end = _days_away(after, -1) if after else None
        return (interval[0], end.isoformat()) if end and end <= last else None
    end = _days_away(last, 1)
    start = _moved(end, length.unit, -count) if end else None
    return (start.isoformat(), interval[1]) if start and start >= first else None
