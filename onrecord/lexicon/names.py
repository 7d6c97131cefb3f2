"""What is known of names: how they are spelt, and which of them tell people and bodies apart."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Spellings:
    """How names are written alike (see `name_spellings.toml`)."""

    letters: dict[int, str]
    sounds: tuple[tuple[re.Pattern[str], str], ...]
    alike: dict[int, str]
    particles: frozenset[str]
    joined: tuple[str, ...]
    generations: dict[str, str]


@dataclass(frozen=True, slots=True)
class NameWords:
    """Names by what they do (see `name_words.toml`); all in small letters without accents.

    `nicknames` has, for each given name, those that may stand for it.
    """

    family_first: frozenset[str]
    east_asian_given: re.Pattern[str]
    common_family: frozenset[str]
    common_given: frozenset[str]
    nicknames: dict[str, frozenset[str]]
    body_words: frozenset[str]
    facility_words: frozenset[str]
    idle: frozenset[str]
    no_subject: frozenset[str]
    before_names: frozenset[str]
    kin: frozenset[str]
    before_offices: frozenset[str]


@lru_cache(maxsize=1)
def load_spellings() -> Spellings:
    """The rules of spelling that ship with onrecord are read, once."""
    lists = _read("name_spellings.toml")
    return Spellings(
        letters=str.maketrans(lists["letters"]),
        sounds=tuple((re.compile(rule), to) for rule, to in lists["sounds"]["rules"]),
        alike=str.maketrans(lists["sounds"]["alike"]),
        particles=frozenset(lists["particles"]["words"]),
        joined=tuple(lists["particles"]["joined"]),
        generations=lists["generations"],
    )


@lru_cache(maxsize=1)
def load_name_words() -> NameWords:
    """The lists of names that ship with onrecord are read, once."""
    lists = _read("name_words.toml")
    nicknames: dict[str, set[str]] = {}
    for group in lists["nicknames"]:
        for name in group:
            nicknames.setdefault(name, set()).update(group)
    return NameWords(
        family_first=frozenset(lists["family_first"]),
        east_asian_given=re.compile(lists["east_asian_given"]),
        common_family=frozenset(lists["common_family"]),
        common_given=frozenset(lists["common_given"]),
        nicknames={name: frozenset(group) for name, group in nicknames.items()},
        body_words=frozenset(lists["body_words"]),
        facility_words=frozenset(lists["facility_words"]),
        idle=frozenset(lists["idle"]),
        no_subject=frozenset(lists["no_subject"]),
        before_names=frozenset(lists["before_names"]),
        kin=frozenset(lists["kin"]),
        before_offices=frozenset(lists["before_offices"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("onrecord.lexicon").joinpath(name).read_text("utf-8"))
