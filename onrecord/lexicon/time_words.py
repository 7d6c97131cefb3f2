"""The words and rules by which times are found, read from `time_words.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal, get_args

Means = Literal[
    "when", "length", "repeat", "present", "past", "future", "vague", "event", "other-calendar"
]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name: month and day, or the nth weekday of a month, or days from Easter."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None


@dataclass(frozen=True, slots=True)
class TimeRule:
    """What a time looks like and what it means; `timex2` marks those of TIMEX2 alone."""

    name: str
    means: Means
    pattern: str
    examples: tuple[str, ...]
    timex2: bool


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables of `time_words.toml`.

    `classes` gives for each class its words with their values (empty where the class says it
    all); `hints` the lists of words that decide from outside the time.
    """

    classes: Mapping[str, Mapping[str, str]]
    patterns: Mapping[str, str]
    rules: tuple[TimeRule, ...]
    heads: frozenset[str]
    holidays: Mapping[str, Holiday]
    days: Mapping[str, str]
    season_months: Mapping[str, tuple[int, int]]
    hints: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def load_time_words() -> TimeWords:
    """The words and rules that ship with onrecord are read, once."""
    text = resources.files("onrecord.lexicon").joinpath("time_words.toml").read_text("utf-8")
    return read_time_words(text)


def read_time_words(text: str) -> TimeWords:
    """The words and rules of a file of this form. Raises ValueError where it is not of it."""
    tables = tomllib.loads(text)
    classes = {
        name: {word: "" if value is True else str(value) for word, value in words.items()}
        for name, words in tables["words"].items()
    }
    holidays = {word: Holiday(**table) for word, table in tables["holidays"].items()}
    classes["holiday"] = dict.fromkeys(holidays, "")
    classes["known-day"] = {word: str(day) for word, day in tables["days"].items()}
    return TimeWords(
        classes=classes,
        patterns=tables["patterns"],
        rules=tuple(_rule(table) for table in tables["rule"]),
        heads=frozenset(tables["heads"]["classes"]),
        holidays=holidays,
        days=tables["days"],
        season_months={name: (a, b) for name, (a, b) in tables["season-months"].items()},
        hints={name: frozenset(words) for name, words in tables["hints"].items()},
    )


def _rule(table: dict[str, Any]) -> TimeRule:
    if table["means"] not in get_args(Means):
        raise ValueError(f"rule {table['name']!r} means {table['means']!r}, which is unknown")
    return TimeRule(
        table["name"],
        table["means"],
        table["pattern"],
        tuple(table["examples"]),
        table.get("timex2", False),
    )
