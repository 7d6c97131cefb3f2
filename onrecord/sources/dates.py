"""Publication dates as sources write them, brought to ISO 8601."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from onrecord.errors import UsageError
from onrecord.types import Problem

_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}")
# "+0100", "+01:00" and "+01" are all ISO 8601; Python takes them, but not a space before them.
_SPACE_BEFORE_ZONE = re.compile(r"\s+(?=(?:[+-]\d\d:?(?:\d\d)?|Z)$)")
_SLASHES = re.compile(r"^(\d{4})/(\d\d)/(\d\d)")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_NAME = r"(?P<month>[A-Za-z]{3})[a-z]{0,6}\.?"
_MONTH_FIRST = re.compile(rf"\b{_NAME} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})\b")
_DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}}) {_NAME},? (?P<year>\d{{4}})\b")
_ISO_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?![\d-])")
_COUNTED = re.compile(r"(?:(?P<seconds>\d{9,10})|(?P<milliseconds>\d{13}))(?:\.\d{1,9})?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The first newspaper is of 1605; programs write the years 1 and 1601 where they have no date.
FIRST_YEAR = 1605
LONGEST_DATE = 60
LONGEST_SEARCHED = 200

UNREADABLE_DATE, AMBIGUOUS_DATE = "unreadable-date", "ambiguous-date"


def iso_date(written: str) -> str | None:
    """The date, or date and time, in ISO 8601 as `written` means it; None where it is neither."""
    written = written.strip()
    if len(written) > LONGEST_DATE:
        return None
    written = _SPACE_BEFORE_ZONE.sub("", written)
    try:
        if _DAY.fullmatch(written):
            day = date.fromisoformat(written)
            return day.isoformat() if day.year >= FIRST_YEAR else None
        return _moment(datetime.fromisoformat(written))
    except ValueError:
        return None


def given_date(given: object) -> str:
    """The publication date that a caller gave, in ISO 8601; UsageError where it is none.

    It may be a `datetime.date`, a `datetime.datetime`, or a text in ISO 8601.
    """
    written = given.isoformat() if isinstance(given, date) else given
    day = iso_date(written) if isinstance(written, str) else None
    if day is None:
        raise UsageError(
            "The publication date must be written like 2024-05-01 or 2024-05-01T10:30:00, "
            f"not {given!r:.70}."
        )
    return day


def any_date(written: str) -> str | None:
    """Like `iso_date`, but other ways to write a date are understood as well.

    These are `2024/05/01`, `May 1, 2024`, mail dates, seconds or milliseconds since 1970, and
    `25/04/2024` or `04/25/2024`, which can mean one day only; `03/04/2024` can mean two, so it is
    None.
    """
    written = _SLASHES.sub(r"\1-\2-\3", written.strip())
    readings = (iso_date, _numbered_day, _named_day, _counted_moment, _mail_date)
    return next(filter(None, (reading(written) for reading in readings)), None)


def date_within(written: str) -> str | None:
    """The one day that stands in a line ("Published 11:11 PM EST Nov 19, 2019"), or None."""
    found = {any_date(day.group()) for day in _days_within(written[:LONGEST_SEARCHED])}
    return found.pop() if len(found) == 1 else None


def last_date(written: str) -> int | None:
    """Where the date begins that a line ends with, or None where it ends with none."""
    end = len(written.rstrip())
    return min((day.start() for day in _days_within(written) if day.end() == end), default=None)


def _days_within(written: str) -> Iterator[re.Match[str]]:
    for pattern in (_MONTH_FIRST, _DAY_FIRST, _ISO_DAY):
        yield from pattern.finditer(written)


def read_date(written: str | None) -> tuple[str | None, tuple[Problem, ...]]:
    """The date that a source gives of its article, or none and a problem that says why."""
    published = any_date(written) if written else None
    if published or not written:
        return published, ()
    days = _days_meant(written.strip())
    if len(days) > 1:
        meant = " or ".join(day.isoformat() for day in days)
        message = f"The date {written.strip()[:60]!r} may mean {meant}; write the one meant so."
        return None, (Problem("sources", AMBIGUOUS_DATE, message),)
    message = f"The date {written[:60]!r} is not understood; write it like 2024-05-01."
    return None, (Problem("sources", UNREADABLE_DATE, message),)


def _numbered_day(written: str) -> str | None:
    days = _days_meant(written) if _NUMBERS.fullmatch(written) else []
    return days[0].isoformat() if len(days) == 1 else None


def _days_meant(written: str) -> list[date]:
    """The days that a date of three numbers may mean: the day first, the month first."""
    found = _NUMBERS.match(written)
    if found is None:
        return []
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    days: list[date] = []
    for day, month in ((first, second), (second, first)):
        with suppress(ValueError):
            days.append(date(year, month, day))
    return sorted({day for day in days if day.year >= FIRST_YEAR})


def _named_day(written: str) -> str | None:
    found = _MONTH_FIRST.fullmatch(written) or _DAY_FIRST.fullmatch(written)
    if found is None or found["month"].lower() not in _MONTHS:
        return None
    month = _MONTHS.index(found["month"].lower()) + 1
    return iso_date(f"{found['year']}-{month:02}-{int(found['day']):02}")


def _counted_moment(written: str) -> str | None:
    """The moment, in UTC, of a number of seconds (from 1973 on) or milliseconds (2001) since 1970.

    Fewer figures may be a date (20240501), and so may twelve (202405011030).
    """
    found = _COUNTED.fullmatch(written)
    if found is None:
        return None
    seconds = int(found["seconds"]) if found["seconds"] else int(found["milliseconds"]) // 1000
    return _moment(datetime.fromtimestamp(seconds, UTC))


def _mail_date(written: str) -> str | None:
    """The date of a mail header or feed (RFC 5322), in ISO 8601; None where it is none."""
    # The parser finds dates in odd places; the shortest real one is "1 May 2024 07:30".
    if not 16 <= len(written) <= LONGEST_DATE:
        return None
    try:
        return _moment(parsedate_to_datetime(written))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _moment(moment: datetime) -> str | None:
    return moment.replace(microsecond=0).isoformat() if moment.year >= FIRST_YEAR else None
