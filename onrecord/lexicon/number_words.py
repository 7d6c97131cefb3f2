"""The words that say how many, read from `number_words.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Word groups and what each stands for; `longest` is the number of words of the longest."""

    meanings: Mapping[Phrase, str]
    firsts: frozenset[str]
    lasts: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The tables of `number_words.toml`, whose comments say what each is for.

    The bounds of a range word are (low, high), high None where there is no bound. `singulars`
    are the words of `parts` with their plurals.
    """

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    money_scales: Mapping[str, int]
    parts: Mapping[str, int]
    ranges: Mapping[Phrase, tuple[int, int | None]]
    vague: Mapping[Phrase, tuple[int, int]]
    before: Phrases
    after: Phrases
    strengthen: frozenset[str]
    prepositions: frozenset[str]
    lend_prepositions: frozenset[str]
    near_after_determiner: frozenset[str]
    high_of_measures: frozenset[str]
    names: Mapping[str, frozenset[str]]
    people: Mapping[str, frozenset[str]]
    bare: Mapping[str, frozenset[str]]
    share_bases: frozenset[int]


@lru_cache(maxsize=1)
def load_number_words() -> NumberWords:
    """The words that ship with onrecord are read, once."""
    text = resources.files("onrecord.lexicon").joinpath("number_words.toml").read_text("utf-8")
    return read_number_words(text)


def read_number_words(text: str) -> NumberWords:
    """The tables of a file written like `number_words.toml`."""
    tables = tomllib.loads(text)
    before, bare = tables["before"], tables["bare"]
    return NumberWords(
        cardinals=tables["cardinals"],
        scales=tables["scales"],
        short_scales=tables["short_scales"],
        money_scales=tables["money_scales"],
        parts=_with_plurals(tables["parts"]),
        ranges={
            tuple(words.split()): (low, high or None)
            for words, (low, high) in tables["ranges"].items()
        },
        vague={tuple(words.split()): (low, high) for words, (low, high) in tables["vague"].items()},
        before=phrases({name: before[name] for name in ("low", "high", "near")}),
        after=phrases(tables["after"]),
        strengthen=frozenset(before["strengthen"]),
        prepositions=frozenset(before["prepositions"]),
        lend_prepositions=frozenset(before["lend_prepositions"]),
        near_after_determiner=frozenset(before["near_after_determiner"]),
        high_of_measures=frozenset(before["high_of_measures"]),
        names=_word_sets(tables["names"]),
        people=_word_sets(tables["people"]),
        bare=_word_sets({name: bare[name] for name in ("after", "idle_before")}),
        share_bases=frozenset(bare["share_bases"]),
    )


def phrases(lists: Mapping[str, list[str]]) -> Phrases:
    """Every phrase of the lists, keyed by its words, with the name of the list it stands in."""
    meanings = {tuple(phrase.split()): name for name, group in lists.items() for phrase in group}
    return Phrases(
        meanings,
        frozenset(words[0] for words in meanings),
        frozenset(words[-1] for words in meanings),
        max(map(len, meanings), default=0),
    )


def _with_plurals(parts: Mapping[str, int]) -> dict[str, int]:
    plurals = {"halves" if word == "half" else word + "s": of for word, of in parts.items()}
    return {**parts, **plurals}


def _word_sets(lists: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lists.items()}
