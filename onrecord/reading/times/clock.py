"""Times of day as they are written."""

import re

_CLOCK = re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?(?:[.:]([0-9]{2}))?")


def read_clock(figure: str, half_of_day: str) -> str | None:
    """The time as ISO 8601 writes it, such as 17:30; None where there is no such time."""
    match = _CLOCK.fullmatch(figure)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if half_of_day and hour > 12:
        half_of_day = ""
    if half_of_day == "pm" and hour < 12:
        hour += 12
    if half_of_day == "am" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return f"{hour:02}:{minute:02}"
