"""Which of the referents that fit a pronoun or a description is meant: a log-linear ranking."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import log1p

from onrecord.reading.coreference.referents import Referent

FEATURES = (
    "same sentence",
    "sentence before",
    "two sentences before",
    "three or four sentences before",
    "farther",
    "nearest fitting",
    "second nearest",
    "last as source",
    "last at the head of its sentence",
    "last as pronoun",
    "last as possessor",
    "last after preposition",
    "last in a quotation",
    "source of the statement before",
    "source of two statements before",
    "source and head alike",
    "how often named",
    "how often source",
    "sex is known",
    "named in the content",
    "in the headline only",
    "same paragraph",
    "without a name",
)


@dataclass(slots=True)
class Track:
    """Where and how a referent was last mentioned, and how often it was."""

    word: int
    sentence: int
    paragraph: int
    as_source: bool = False
    at_head: bool = False
    as_pronoun: bool = False
    as_possessor: bool = False
    after_preposition: bool = False
    quoted: bool = False
    headline: bool = False
    times: int = 0
    times_source: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands and what is known of the statement that it is the source of."""

    sentence: int
    paragraph: int
    is_source: bool
    at_head: bool
    last_sources: tuple[int, ...]
    in_content: frozenset[int]


def features(one: Referent, track: Track, place: Place, rank: int) -> list[float]:
    """The values of `FEATURES` for one candidate; `rank` is its place among the nearest."""
    away = place.sentence - track.sentence
    last = place.last_sources
    return [
        float(away == 0),
        float(away == 1),
        float(away == 2),
        float(3 <= away <= 4),
        log1p(max(0, away - 4)),
        float(rank == 0),
        float(rank == 1),
        float(track.as_source),
        float(track.at_head),
        float(track.as_pronoun),
        float(track.as_possessor),
        float(track.after_preposition),
        float(track.quoted),
        float(last[-1:] == (one.number,)),
        float(last[-2:-1] == (one.number,)),
        float((track.as_source or track.at_head) and (place.is_source or place.at_head)),
        log1p(track.times),
        log1p(track.times_source),
        float(bool(one.sex)),
        float(one.number in place.in_content),
        float(track.headline),
        float(track.paragraph == place.paragraph),
        float(not one.named),
    ]


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """The weights that ship with onrecord are read, once."""
    text = (
        resources.files("onrecord.reading.coreference").joinpath("weights.json").read_text("utf-8")
    )
    weights: dict[str, float] = json.loads(text)
    return weights


def score(values: Sequence[float], weights: dict[str, float]) -> float:
    """The sum of the values, each with its weight."""
    return sum(value * weights[name] for name, value in zip(FEATURES, values, strict=True) if value)


# Chooses one of the referents, given the word that the pronoun is and the features of each.
Choose = Callable[[int, Sequence[Referent], Sequence[Sequence[float]]], int]


def choose_best(_at: int, _ones: Sequence[Referent], values: Sequence[Sequence[float]]) -> int:
    """The number of the referent with the highest score; of equals, the one mentioned last."""
    weights = load_weights()
    scores = [score(row, weights) for row in values]
    return scores.index(max(scores))
