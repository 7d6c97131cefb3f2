"""Names in the text: from the scores of each word to whole names with their kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.inference.decode import log_softmax
from onrecord.types import NameKind

# In the order of the network's tags: 0 is none, then for kind k, 1 + 2k begins and 2 + 2k goes on.
KINDS: tuple[NameKind, ...] = get_args(NameKind)
NAME_TAGS = 1 + 2 * len(KINDS)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name as half-open word numbers, its kind, and how likely its words have that kind."""

    first: int
    after: int
    kind: NameKind
    confidence: float


def find_names(scores: NDArray[np.float32]) -> list[FoundName]:
    """The best names from scores [W, 19]: the likeliest tags in which what goes on has begun.

    A chain with hard constraints and no learned transitions (Viterbi 1967), run only over the
    stretches in which some word is no sure non-name.
    """
    if not len(scores):
        return []
    logs = log_softmax(scores.astype(np.float64))
    tags = np.zeros(len(logs), np.int64)
    maybe = np.flatnonzero(np.diff(logs[:, 0] < SURE_NONE, prepend=False, append=False))
    for start, after in maybe.reshape(-1, 2).tolist():
        tags[start:after] = _best_tags(logs[start:after])
    return list(_names(tags, logs))


# A word that is no name with a chance of 0.999 ends a stretch: log 0.999.
SURE_NONE = float(np.log(0.999))


def _best_tags(logs: NDArray[np.float64]) -> NDArray[np.int64]:
    allowed = _moves()
    best = logs[0] + np.where(np.arange(NAME_TAGS) % 2 == 0, -np.inf, 0.0)
    best[0] = logs[0, 0]
    steps = np.zeros(logs.shape, np.int64)
    for place in range(1, len(logs)):
        ways = best[:, None] + allowed
        steps[place] = ways.argmax(0)
        best = ways.max(0) + logs[place]
    tags = np.zeros(len(logs), np.int64)
    tags[-1] = best.argmax()
    for place in range(len(logs) - 1, 0, -1):
        tags[place - 1] = steps[place, tags[place]]
    return tags


@lru_cache(maxsize=1)
def _moves() -> NDArray[np.float64]:
    """0 where a tag may follow another, minus infinity where not [19, 19]."""
    moves = np.zeros((NAME_TAGS, NAME_TAGS))
    for inside in range(2, NAME_TAGS, 2):
        moves[:, inside] = -np.inf
        moves[[inside - 1, inside], inside] = 0.0
    return moves


def _names(tags: NDArray[np.int64], logs: NDArray[np.float64]) -> Iterator[FoundName]:
    begins = np.flatnonzero(tags % 2 == 1)
    for first in begins.tolist():
        after = first + 1
        while after < len(tags) and tags[after] == tags[first] + 1:
            after += 1
        sure = np.exp(logs[np.arange(first, after), tags[first:after]].min())
        yield FoundName(first, after, KINDS[(int(tags[first]) - 1) // 2], round(float(sure), 3))
