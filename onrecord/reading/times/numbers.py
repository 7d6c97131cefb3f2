"""Numbers as words and figures say them."""

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\s-]+")
LARGEST = 9999


def read_count(words: str, numbers: Mapping[str, str]) -> float | None:
    """The number that the words say ("two and a half", "1,500", "a"); None for "several"."""
    half = 0.5 if words.endswith(" half") else 0.0
    words = words.removesuffix(" half").removesuffix(" a").removesuffix(" and")
    if words in ("a", "an", ""):
        return 1 + half
    if words in numbers:
        return int(numbers[words]) + half
    figure = words.replace(",", "")
    if figure.replace(".", "", 1).isdecimal():
        return float(figure) + half
    return _read_words(words, numbers, half)


def _read_words(words: str, numbers: Mapping[str, str], half: float) -> float | None:
    values = [numbers.get(word) for word in _WORD.findall(words)]
    if not values or None in values:
        return None
    total = 0
    for value in values:
        known = int(value or 0)
        total = total * known if known in (100, 1000) and total else total + known
    return total + half


def plain(count: float) -> str:
    """The number without a needless fraction."""
    return str(int(count)) if count == int(count) else f"{count:g}"
