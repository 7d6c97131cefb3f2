"""Points and stretches of the calendar: their TIMEX value, their interval, and steps from them."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

# What a step of one unit leaves known: from the coarsest to the finest.
UNIT_ORDER = ("ML", "CE", "DE", "Y", "Q", "M", "F", "W", "WE", "D", "H", "m", "S")
_DAYS_IN = {"D": 1, "W": 7, "F": 14, "WE": 7}
_SECONDS_IN = {"H": 3600, "m": 60, "S": 1}
_MONTHS_IN = {"M": 1, "Q": 3}
_YEARS_IN = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}


@dataclass(frozen=True, slots=True)
class When:
    """A point or stretch of the calendar, as far as it is known; None for what is not.

    `before` marks years before our era, which count upwards into the past. A decade is its
    first three figures (196 for the 1960s), a century its first two (19 for the twentieth,
    as in TIMEX3). `week` is an ISO week of `year`. `offset` is that from UTC, as written.
    """

    before: bool = False
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    fiscal: bool = False
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    week: int | None = None
    weekend: bool = False
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    clock: str | None = None
    offset: str = ""

    @property
    def is_time(self) -> bool:
        """True when it is a time of day."""
        return self.part is not None or self.clock is not None

    @property
    def as_date(self) -> date | None:
        """The day, or None where it is not known or stands in no calendar that is kept here."""
        if self.before or self.year is None or self.month is None or self.day is None:
            return None
        return make_date(self.year, self.month, self.day)

    @property
    def is_possible(self) -> bool:
        """False for a day that no calendar has: the 31st of February."""
        if self.day is None or self.month is None:
            return True
        if self.year is None or self.before:
            return self.day <= monthrange(2000, self.month)[1]
        return self.as_date is not None

    def value(self) -> str:
        """The value in TIMEX3's notation, X for what is not known."""
        return ("BC" if self.before else "") + self._day_value() + self.time_value

    @property
    def time_value(self) -> str:
        """The time of day in TIMEX3's notation with its offset, "" where none is told."""
        if self.clock:
            return f"T{self.clock}{self.offset}"
        return f"T{self.part}" if self.part else ""

    def _day_value(self) -> str:
        if self.year is None and self.decade is not None:
            return f"{self.decade:03}"
        if self.year is None and self.century is not None:
            return f"{self.century:02}"
        year = "XXXX" if self.year is None else f"{self.year:04}"
        if self.fiscal:
            return f"FY{year}"
        if self.month is not None:
            return f"{year}-{self.month:02}" + self._day_of_month()
        return year + self._period_value()

    def _day_of_month(self) -> str:
        if self.day is not None:
            return f"-{self.day:02}"
        return "-XX" if self.is_time else ""

    def _period_value(self) -> str:
        if self.week is not None:
            return f"-W{self.week:02}" + ("-WE" if self.weekend else "")
        if self.weekday is not None:
            return f"-WXX-{self.weekday}"
        if self.weekend:
            return "-WXX-WE"
        if self.season:
            return f"-{self.season}"
        if self.quarter is not None:
            return f"-Q{self.quarter}"
        if self.half is not None:
            return f"-H{self.half}"
        if self.day is not None:
            return f"-XX-{self.day:02}"
        return "-XX-XX" if self.is_time else ""

    def interval(self, seasons: Mapping[str, tuple[int, int]]) -> tuple[str, str] | None:
        """First and last day (for a clock, the moment twice) in ISO 8601; None where not known.

        None too for years before our era, and for fiscal years, which begin in other months in
        other countries.
        """
        days = self._days(seasons)
        if days is None:
            return None
        first, last = days
        if self.clock and first == last:
            moment = _moment(first, self.clock, self.offset)
            return moment, moment
        return first.isoformat(), last.isoformat()

    def _days(self, seasons: Mapping[str, tuple[int, int]]) -> tuple[date, date] | None:
        if self.before or self.fiscal:
            return None
        if self.year is None:
            return self._years()
        if not MINYEAR < self.year < MAXYEAR:
            return None
        if self.week is not None:
            return self._week_days()
        if self.weekday is not None and self.day is None:
            return None
        if self.is_time and self.day is None:
            return None
        months = self._months(seasons)
        if months is None:
            return None
        return self._span_of_months(*months)

    def _span_of_months(
        self, first: tuple[int, int], last: tuple[int, int]
    ) -> tuple[date, date] | None:
        if self.day is not None:
            day = self.as_date
            return (day, day) if day else None
        return date(*first, 1), date(*last, monthrange(*last)[1])

    def _months(
        self, seasons: Mapping[str, tuple[int, int]]
    ) -> tuple[tuple[int, int], tuple[int, int]] | None:
        year = self.year or 0
        if self.month is not None:
            return (year, self.month), (year, self.month)
        if self.day is not None:
            return None
        if self.season:
            first, last = seasons[self.season]
            return (year, first), (year + (last < first), last)
        if self.quarter is not None:
            return (year, 3 * self.quarter - 2), (year, 3 * self.quarter)
        if self.half is not None:
            return (year, 6 * self.half - 5), (year, 6 * self.half)
        return (year, 1), (year, 12)

    def _years(self) -> tuple[date, date] | None:
        if self.is_time:
            return None
        if self.decade is not None and 0 < self.decade < MAXYEAR // 10:
            return date(self.decade * 10, 1, 1), date(self.decade * 10 + 9, 12, 31)
        if self.century is not None and self.decade is None and 0 < self.century < MAXYEAR // 100:
            return date(self.century * 100, 1, 1), date(self.century * 100 + 99, 12, 31)
        return None

    def _week_days(self) -> tuple[date, date] | None:
        try:
            monday = date.fromisocalendar(self.year or 0, self.week or 0, 1)
            return monday + timedelta(5 if self.weekend else 0), monday + timedelta(6)
        except (ValueError, OverflowError):
            return None


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def day_of(day: date) -> When:
    """The day as a `When`."""
    return When(year=day.year, month=day.month, day=day.day)


def week_of(day: date, *, weekend: bool = False) -> When:
    """The ISO week of a day, or its weekend."""
    year, week, _ = day.isocalendar()
    return When(year=year, week=week, weekend=weekend)


def _moment(day: date, clock: str, offset: str) -> str:
    if clock.startswith("24"):
        # Midnight ends its day.
        try:
            return f"{day + timedelta(1)}T00:00{'+00:00' if offset == 'Z' else offset}"
        except OverflowError:
            return day.isoformat()
    return f"{day}T{clock}{'+00:00' if offset == 'Z' else offset}"


def step(anchor: When, unit: str, count: int) -> When | None:
    """The unit (a day, a month, a decade) `count` units from the anchor; None where not known."""
    if abs(count) > MAXYEAR:
        return None
    if unit in _YEARS_IN:
        return _step_years(anchor, unit, count)
    if unit in _MONTHS_IN:
        return _step_months(anchor, unit, count)
    if unit in _SECONDS_IN:
        return _step_clock(anchor, _SECONDS_IN[unit] * count)
    day = anchor.as_date
    if day is None:
        return _step_week(anchor, unit, count)
    try:
        moved = day + timedelta(_DAYS_IN[unit] * count)
        return day_of(moved) if unit in ("D", "F") else week_of(moved, weekend=unit == "WE")
    except (ValueError, OverflowError):
        return None


def _step_week(anchor: When, unit: str, count: int) -> When | None:
    if anchor.week is None or anchor.year is None or unit not in ("W", "WE"):
        return None
    try:
        monday = date.fromisocalendar(anchor.year, anchor.week, 1)
        return week_of(monday + timedelta(7 * count), weekend=unit == "WE")
    except (ValueError, OverflowError):
        return None


def _step_years(anchor: When, unit: str, count: int) -> When | None:
    size = _YEARS_IN[unit]
    known = _known_years(anchor)
    if known is None:
        return None
    year, precision = known
    if precision > size:
        return None
    year += (-count if anchor.before else count) * size
    if not 0 < year <= MAXYEAR:
        return None
    if unit == "Y":
        return When(before=anchor.before, year=year)
    if unit == "DE":
        return When(before=anchor.before, decade=year // 10)
    return When(before=anchor.before, century=year // 100)


def _known_years(anchor: When) -> tuple[int, int] | None:
    """A year of the anchor and how many years it stands for."""
    if anchor.year is not None:
        return anchor.year, 1
    if anchor.decade is not None:
        return anchor.decade * 10, 10
    return (anchor.century * 100, 100) if anchor.century is not None else None


def _step_months(anchor: When, unit: str, count: int) -> When | None:
    if anchor.year is None or anchor.month is None:
        return None
    size = _MONTHS_IN[unit]
    months = (-anchor.year if anchor.before else anchor.year) * 12 + anchor.month - 1
    year, month = divmod(months + count * size, 12)
    if anchor.before:
        year = -year
    if not 0 < year <= MAXYEAR:
        return None
    if unit == "Q":
        return When(before=anchor.before, year=year, quarter=month // 3 + 1)
    return When(before=anchor.before, year=year, month=month + 1)


def _step_clock(anchor: When, seconds: int) -> When | None:
    day = anchor.as_date
    if day is None or anchor.clock is None:
        return None
    hour, minute = (int(figure) for figure in anchor.clock.split(":")[:2])
    total = hour * 3600 + minute * 60 + seconds
    days, rest = divmod(total, 86400)
    try:
        moved = day_of(day + timedelta(days))
    except OverflowError:
        return None
    clock = f"{rest // 3600:02}:{rest % 3600 // 60:02}"
    return replace(moved, clock=clock, offset=anchor.offset)


def weekday_from(day: date, weekday: int, direction: int, *, same_day: bool) -> date | None:
    """The nearest such weekday before (-1) or after (1) a day, the day itself if `same_day`."""
    distance = (weekday - day.isoweekday()) * direction % 7
    if distance == 0 and not same_day:
        distance = 7
    try:
        return day + timedelta(direction * distance)
    except OverflowError:
        return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month, -1 for the last."""
    if nth > 0:
        first = make_date(year, month, 1)
        day = weekday_from(first, weekday, 1, same_day=True) if first else None
        return day + timedelta(7 * (nth - 1)) if day else None
    last = make_date(year, month, monthrange(year, month)[1])
    return weekday_from(last, weekday, -1, same_day=True) if last else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
