"""Publication dates as sources write them, brought to ISO 8601."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}")
# "+0100", "+01:00" and "+01" are all ISO 8601; Python takes them, but not a space before them.
_SPACE_BEFORE_ZONE = re.compile(r"\s+(?=(?:[+-]\d\d:?(?:\d\d)?|Z)$)")
_SLASHES = re.compile(r"^(\d{4})/(\d\d)/(\d\d)")
_NAME = r"(?P<month>[A-Za-z]{3})[a-z]{0,6}\.?"
_MONTH_FIRST = re.compile(rf"{_NAME} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})")
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}}) {_NAME},? (?P<year>\d{{4}})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The first newspaper is of 1605; programs write the years 1 and 1601 where they have no date.
FIRST_YEAR = 1605
LONGEST_DATE = 60


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


def any_date(written: str) -> str | None:
    """Like `iso_date`, but `2024/05/01`, `May 1, 2024` and mail dates are understood as well."""
    written = _SLASHES.sub(r"\1-\2-\3", written.strip())
    return iso_date(written) or _named_day(written) or _mail_date(written)


def _named_day(written: str) -> str | None:
    found = _MONTH_FIRST.fullmatch(written) or _DAY_FIRST.fullmatch(written)
    if found is None or found["month"].lower() not in _MONTHS:
        return None
    month = _MONTHS.index(found["month"].lower()) + 1
    return iso_date(f"{found['year']}-{month:02}-{int(found['day']):02}")


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
