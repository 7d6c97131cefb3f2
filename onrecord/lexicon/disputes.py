"""Words by which it is told that one statement denies another."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal, get_args

from onrecord.types.act import Act

Matter = Literal["assertion", "demand", "decision"]
Phrase = tuple[str | None, ...]
FILE = "disputes.toml"
_GAP = "..."
# The lists whose rows are phrases.
_OF_PHRASES = (
    "dismissals", "misleading", "rejecting", "idle_rejections", "opposing", "conceding",
    "contrasts", "idle_negations",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DisputeWords:
    """The lists of `disputes.toml`; what each is for stands there.

    Phrases are runs of words, None for a gap, by their first word. `contraries` are both ways.
    """

    nouns: Mapping[str, frozenset[Matter]]
    acts: Mapping[Matter, frozenset[Act]]
    dismissals: Mapping[str, tuple[Phrase, ...]]
    misleading: Mapping[str, tuple[Phrase, ...]]
    rejecting: Mapping[str, tuple[Phrase, ...]]
    idle_rejections: Mapping[str, tuple[Phrase, ...]]
    of_speakers: frozenset[str]
    opposing: Mapping[str, tuple[Phrase, ...]]
    conceding: Mapping[str, tuple[Phrase, ...]]
    of_facts: frozenset[str]
    contrasts: Mapping[str, tuple[Phrase, ...]]
    against: frozenset[str]
    certain: frozenset[str]
    amounts: frozenset[str]
    unmade: frozenset[str]
    open: frozenset[str]
    clausal: frozenset[str]
    labels: frozenset[str]
    linking: frozenset[str]
    pointing: frozenset[str]
    idle_heads: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    self_pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    determiners: frozenset[str]
    alleging: frozenset[str]
    query_words: frozenset[str]
    negators: frozenset[str]
    idle_negations: Mapping[str, tuple[Phrase, ...]]
    stopwords: frozenset[str]
    contraries: Mapping[str, frozenset[str]]
    prefixes: tuple[str, ...]


@lru_cache(maxsize=1)
def load_dispute_words() -> DisputeWords:
    """The word lists that ship with onrecord are read, once."""
    text = resources.files("onrecord.lexicon").joinpath(FILE).read_text("utf-8")
    return parse_dispute_words(text)


def parse_dispute_words(text: str) -> DisputeWords:
    """The lists of a file. Raises ValueError, naming the word, at one that does not belong."""
    lists: dict[str, Any] = tomllib.loads(text)
    words: dict[str, Any] = {
        name: _phrases(rows) if name in _OF_PHRASES else frozenset(rows)
        for name, rows in lists["words"].items()
    }
    return DisputeWords(
        nouns={word: _matters(word, kinds) for word, kinds in lists["nouns"].items()},
        acts={matter: _acts(matter, lists["acts"][matter]) for matter in get_args(Matter)},
        **words,
        contraries=_contraries(lists["contraries"]["pairs"]),
        prefixes=tuple(lists["contraries"]["prefixes"]),
    )


def _matters(word: str, kinds: list[str]) -> frozenset[Matter]:
    known: tuple[Matter, ...] = get_args(Matter)
    wrong = [kind for kind in kinds if kind not in known]
    if wrong or not kinds:
        raise ValueError(f"{FILE}: {word}: expected some of {', '.join(known)}; found {kinds}")
    return frozenset(matter for matter in known if matter in kinds)


def _acts(matter: str, names: list[str]) -> frozenset[Act]:
    known: tuple[Act, ...] = get_args(Act)
    wrong = [name for name in names if name not in known]
    if wrong:
        raise ValueError(f"{FILE}: {matter}: no such act: {', '.join(wrong)}")
    return frozenset(act for act in known if act in names)


def _phrases(rows: list[str]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for row in rows:
        phrase = tuple(None if word == _GAP else word for word in row.split())
        if not phrase or phrase[0] is None or phrase[-1] is None:
            raise ValueError(f"{FILE}: {row!r}: a phrase begins and ends with a word")
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _contraries(rows: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        words = row.split()
        if len(words) != 2 or words[0] == words[1]:
            raise ValueError(f"{FILE}: {row!r}: expected two words that are contraries")
        found.setdefault(words[0], set()).add(words[1])
        found.setdefault(words[1], set()).add(words[0])
    return {word: frozenset(others) for word, others in found.items()}
