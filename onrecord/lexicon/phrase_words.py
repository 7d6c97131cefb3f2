"""Small words by what they do in the words that name a source."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """Articles, prepositions and the like (see `phrase_words.toml`).

    All in small letters but labels.
    """

    ends_head: frozenset[str]
    leading: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    possessive: frozenset[str]
    examples: frozenset[str]
    light: frozenset[str]
    joining: frozenset[str]
    opens_tail: frozenset[str]
    prepositions: frozenset[str]
    idle: frozenset[str]
    no_title: frozenset[str]
    naming: frozenset[str]
    joins: frozenset[str]
    pairs: frozenset[str]
    correlative: frozenset[str]
    perfect: frozenset[str]
    single: frozenset[str]
    parts: frozenset[str]
    in_titles: frozenset[str]
    no_role: frozenset[str]
    courtesy: frozenset[str]
    passive: frozenset[str]
    lesser: frozenset[str]
    broad: frozenset[str]
    accusing: frozenset[str]
    clause_marks: frozenset[str]
    contrasting: frozenset[str]
    ties: frozenset[str]
    finite: frozenset[str]
    media: frozenset[str]
    opens_clause: frozenset[str]
    introducing: frozenset[str]
    labels: frozenset[str]


@lru_cache(maxsize=1)
def load_phrase_words() -> PhraseWords:
    """The word lists that ship with onrecord are read, once."""
    text = resources.files("onrecord.lexicon").joinpath("phrase_words.toml").read_text("utf-8")
    return PhraseWords(**{name: frozenset(words) for name, words in tomllib.loads(text).items()})
