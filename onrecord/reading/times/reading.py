"""From the words that a rule found to what they mean."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from onrecord.lexicon.time_words import Means
from onrecord.reading.times.calendar import When
from onrecord.reading.times.clock import read_clock
from onrecord.reading.times.grammar import Found, Grammar, Part
from onrecord.reading.times.meaning import (
    Anchor,
    Length,
    Meaning,
    Named,
    Reading,
    Relation,
    Repeat,
    Told,
)
from onrecord.reading.times.numbers import plain, read_count

_SLASHED = re.compile(r"([0-9]+)([/.])([0-9]+)\2([0-9]+)")
_TIME_UNITS = ("H", "m", "S")
# From the coarsest to the finest; of two joined times each lends the other what is coarser.
_SIZES = ("era", "year", "month", "season", "weekday", "part", "unit")
_RELATIONS: tuple[tuple[str, int, Anchor], ...] = (
    ("last", -1, "publication"),
    ("next", 1, "publication"),
    ("the-next", 1, "text"),
    ("this", 0, "publication"),
    ("previous", -1, "text"),
    ("following", 1, "text"),
    ("same", 0, "text"),
    ("definite", 0, "either"),
)


def read_found(found: Found, grammar: Grammar) -> list[Reading]:
    """What a rule found, as one time, or as two where the words join them ("6-7 January")."""
    joint = next((part for part in found.parts if part.name == "joint"), None)
    reader = _MEANINGS[found.rule.means]
    if joint is None:
        meaning = reader(_Parts(found.parts, grammar))
        return [Reading(found.start, found.end, meaning, found.rule.name)] if meaning else []
    left = [part for part in found.parts if part.end <= joint.start]
    right = [part for part in found.parts if part.start >= joint.end]
    readings = []
    for start, end, own, other in (
        (found.start, joint.start, left, right),
        (joint.end, found.end, right, left),
    ):
        meaning = reader(_Parts((*own, *_lent(own, other)), grammar))
        if meaning:
            readings.append(Reading(start, end, meaning, found.rule.name))
    return readings


def _lent(own: Sequence[Part], other: Sequence[Part]) -> list[Part]:
    """The parts of the other time that this one leaves out: those coarser than its own."""
    names = {"year" if part.name == "short-year" else part.name for part in own}
    sizes = [_SIZES.index(name) for name in names if name in _SIZES]
    coarsest = min(sizes, default=len(_SIZES))
    lent = [part for part in other if part.name in _SIZES[:coarsest] and part.name not in names]
    if "short-year" in {part.name for part in own}:
        lent += [Part("century-of", part.words, 0, 0) for part in other if part.name == "year"]
    return lent


class _Parts:
    """The parts of one time by name, with the values that the lexicon gives their words."""

    def __init__(self, parts: Sequence[Part], grammar: Grammar) -> None:
        self._words = {part.name: part.words for part in parts}
        self.grammar = grammar

    def __contains__(self, name: str) -> bool:
        return name in self._words

    def words(self, name: str) -> str:
        """The words of a part, empty where the time has none of that name."""
        return self._words.get(name, "")

    def value(self, name: str, *classes: str) -> str | None:
        """The value of a part's words in the first of the classes that has them."""
        words = self._words.get(name)
        if words is None:
            return None
        values = (self.grammar.value(class_name, words) for class_name in classes or (name,))
        return next((value for value in values if value is not None), None)

    def number(self, name: str, *classes: str) -> int | None:
        """The value of a part as a number, be it written in figures or a word."""
        words = self._words.get(name, "").replace(",", "")
        if words.isdecimal():
            return int(words)
        value = self.value(name, *classes)
        return int(value) if value else None

    @property
    def unit(self) -> str:
        """The unit of the time, "" where it has none."""
        return self.value("unit", "unit", "units") or ""

    @property
    def count(self) -> float | None:
        """How many units; None where the words do not say."""
        numbers = self.grammar.words.classes["number-word"]
        count = read_count(self.words("count"), numbers)
        return count + 0.5 if count is not None and "half-more" in self else count


def _when(parts: _Parts) -> Meaning | None:
    """A time of the calendar."""
    for special in ("slashed", "known-day"):
        if special in parts:
            return _figures(parts) if special == "slashed" else _known_day(parts)
    told = Told(_fields(parts))
    if (told.when.quarter or 1) > 4:
        return None
    if "short-year" in parts and "century-of" not in parts:
        if "year" in parts:
            told = replace(told, second_year=True)
        else:
            told = replace(told, short_year=int(parts.words("short-year")))
    if "last-year" in parts:
        told = replace(told, second_year=True)
    short_decade = parts.number("short-decade") or parts.number("decade-word")
    told = replace(
        told,
        short_decade=short_decade,
        holiday=parts.grammar.words.holidays.get(_entry(parts, "holiday")),
        any_day="any-part" in parts,
        relation=_relation(parts),
    )
    if "after" in parts:
        steps = parts.count if "count" in parts else (1.0 if parts.value("unit", "unit") else None)
        back = parts.value("after") == "-1"
        amount = None if steps is None else (-steps if back else steps)
        relation = Relation(amount, parts.unit, "text", forward=not back)
        return Told(relation=relation, after=replace(told, relation=None))
    return told


def _entry(parts: _Parts, name: str) -> str:
    """The entry of the lexicon that a part's words come from."""
    words = parts.words(name).replace(" ' ", "'").replace(" '", "'")
    return words


def _fields(parts: _Parts) -> When:
    year = parts.number("year")
    if "century-of" in parts:
        century = int(parts.words("century-of")) // 100
        year = century * 100 + int(parts.words("short-year"))
    decade, century_told = parts.number("decade"), parts.number("century", "ordinal")
    month = parts.number("month", "month", "short-month")
    return When(
        before=parts.value("era") == "BC",
        century=None if century_told is None else century_told - 1,
        decade=None if decade is None else decade // 10,
        year=year,
        fiscal="fiscal" in parts,
        half=2 if "latter" in parts else parts.number("half", "half-word"),
        quarter=parts.number("quarter", "ordinal", "quarter-mark"),
        season=parts.value("season"),
        month=month if month is None or 1 <= month <= 12 else None,
        day=parts.number("day", "ordinal"),
        weekday=parts.number("weekday", "weekday", "short-weekday"),
        part=parts.value("part", "part-of-day")
        or parts.value("any-part", "part-of-day", "night-of-any"),
        clock=_clock(parts),
        offset=parts.value("zone") or "",
    )


def _clock(parts: _Parts) -> str | None:
    if "clock-word" in parts:
        return parts.value("clock-word")
    half = parts.value("half-of-day") or ""
    if not half and parts.value("part", "part-of-day") in ("AF", "EV", "NI"):
        half = "pm"
    if "hour-minutes" in parts:
        figures = parts.words("hour-minutes")
        return read_clock(f"{figures[:2]}:{figures[2:]}", "") if len(figures) == 4 else None
    if "clock" in parts:
        return read_clock(parts.words("clock"), half)
    hour = parts.words("hour")
    numbers = parts.grammar.words.classes["number-word"]
    return read_clock(numbers.get(hour, hour), half) if hour else None


def _relation(parts: _Parts) -> Relation | None:
    if "day-word" in parts:
        return Relation(int(parts.value("day-word") or 0), "D", "publication")
    if "night-word" in parts:
        return Relation(int(parts.value("night-word") or 0), "D", "publication")
    for name, classes in (("ago", ("ago",)), ("later", ("later", "after", "following"))):
        if name in parts:
            sign = -1 if parts.value(name, *classes) == "-1" else 1
            anchor: Anchor = "publication" if name == "ago" else "text"
            return _shift(parts, sign, anchor)
    if "ahead" in parts:
        return _shift(parts, 1, "publication")
    for name, steps, anchor in _RELATIONS:
        if name in parts:
            unit = parts.unit
            # "this spring": the spring itself; "the spring of this year": the year.
            return Relation(steps, unit or "named", anchor)
    return None


def _shift(parts: _Parts, sign: int, anchor: Anchor) -> Relation:
    steps: float | None = parts.count
    if "half-of" in parts:
        steps = 0.5
    elif "count" not in parts and parts.value("unit", "unit") is None:
        steps = None  # "weeks later"
    return Relation(None if steps is None else sign * steps, parts.unit, anchor, sign > 0)


def _figures(parts: _Parts) -> Meaning | None:
    """A date as 21/9/2018 or 9/21/2018; where both readings are days, only the year is known."""
    match = _SLASHED.fullmatch(parts.words("slashed"))
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if year < 1000:
        return None
    day_first, month_first = first > 12 or match[2] == ".", second > 12
    if first == second:
        day_first = True
    if not day_first and not month_first:
        return Told(impossible="ambiguous")
    day, month = (first, second) if day_first else (second, first)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return Told(impossible="impossible")
    return Told(When(year=year, month=month, day=day))


def _known_day(parts: _Parts) -> Meaning:
    day = date.fromisoformat(parts.value("known-day") or "")
    return Told(When(year=day.year, month=day.month, day=day.day))


def _length(parts: _Parts) -> Meaning | None:
    """A length of time."""
    if "bare-age" in parts:
        numbers = parts.grammar.words.classes["number-word"]
        return Length(read_count(parts.words("bare-age"), numbers), "Y")
    if "bare" in parts:
        return Length(None, parts.value("bare", "units") or "")
    if "position" in parts:
        return _part_of_period(parts)
    count: float | None = parts.count
    if "half-of" in parts:
        count = 0.5
    elif "quarter-of" in parts:
        count = 0.25
    elif "count" not in parts and parts.value("unit", "unit") is None:
        count = None
    unit, relation = parts.unit, None
    for name, steps, anchor in _RELATIONS[:6]:
        if name in parts and steps:
            relation = Relation(steps, unit, anchor)
    if "past" in parts:
        relation = Relation(-1, unit, "publication")
        if "count" not in parts and count is None and parts.value("unit", "unit"):
            count = 1.0
    return Length(count, unit, relation)


def _part_of_period(parts: _Parts) -> Meaning:
    """ "The first ten months of 1915", "the last week of August"."""
    within = Told(_fields(parts), relation=None)
    for name, steps, anchor in _RELATIONS:
        if name in parts:
            within = Told(relation=Relation(steps, parts.value("within", "unit") or "", anchor))
    position = 1 if parts.words("position") in ("first", "opening") else -1
    count = parts.count if "count" in parts else 1.0
    if "count" not in parts and parts.value("unit", "unit") is None:
        count = None
    return Length(count, parts.unit, within=within, position=position)


def _event(parts: _Parts) -> Meaning:
    """So long before or after what is named by a noun, the last word of the event."""
    sign = -1 if parts.value("after") == "-1" else 1
    noun = parts.words("event").rpartition(" ")[2]
    return Named(None, event=noun or None, relation=_shift(parts, sign, "text"))


def _repeat(parts: _Parts) -> Meaning:
    """How often."""
    if "often" in parts:
        return Repeat(parts.value("often") or "")
    if "weekday" in parts:
        weekday = parts.number("weekday", "weekday", "weekdays", "short-weekday")
        part = parts.value("part", "part-of-day", "nights")
        return Repeat(f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    if "month" in parts or "season" in parts or "part" in parts:
        return Repeat(_fields(parts).value())
    count = parts.number("ordinal") or parts.count
    if "other" in parts:
        count = 2
    return Repeat(length_value(count, parts.unit))


def length_value(count: float | None, unit: str) -> str:
    """The TIMEX value of a length, X for a number that is not told."""
    if unit == "F":
        count, unit = (None if count is None else count * 2), "W"
    if unit == "ML":
        count, unit = (None if count is None else count * 1000), "Y"
    number = "X" if count is None else plain(count)
    return f"PT{number}{unit.upper()}" if unit in _TIME_UNITS else f"P{number}{unit}"


_MEANINGS: dict[Means, Callable[[_Parts], Meaning | None]] = {
    "when": _when,
    "length": _length,
    "repeat": _repeat,
    "present": lambda _: Named("PRESENT_REF"),
    "past": lambda _: Named("PAST_REF"),
    "future": lambda _: Named("FUTURE_REF"),
    "vague": lambda _: Named(None),
    "event": _event,
    "other-calendar": lambda _: Named(None, other_calendar=True),
}
