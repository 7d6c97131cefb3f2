"""Pronouns and what they agree with."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

Agreement = Literal["m", "f", "thing", "plural"]
Person = Literal["one", "many"]


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Pronouns by kind (see `pronouns.toml`); all in small letters."""

    personal: dict[str, Agreement]
    first: dict[str, Person]
    relative: frozenset[str]
    generic: frozenset[str]
    second: frozenset[str]
    group: frozenset[str]
    both: frozenset[str]
    thing: frozenset[str]
    subjects: frozenset[str]

    def __contains__(self, word: str) -> bool:
        """True for every pronoun of any kind."""
        sets = (self.relative, self.generic, self.group, self.both, self.thing)
        return word in self.personal or word in self.first or any(word in kind for kind in sets)


def bare(word: str) -> str:
    """ "she" of "she'll"."""
    return word.replace("’", "'").partition("'")[0]


@lru_cache(maxsize=1)
def load_pronouns() -> Pronouns:
    """The pronouns that ship with onrecord are read, once."""
    text = resources.files("onrecord.lexicon").joinpath("pronouns.toml").read_text("utf-8")
    lists = tomllib.loads(text)
    other = {name: frozenset(words) for name, words in lists["other"].items()}
    return Pronouns(lists["personal"], lists["first"], **other)
