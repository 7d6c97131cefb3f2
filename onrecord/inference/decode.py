"""From tag scores to the best tags: Viterbi (1967) over chains with what is certain barred."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.inference.bundle import Chain

Floats = NDArray[np.float32]
Run = tuple[int, int]

BARRED = -1e4

# The role chain unfolded, so that a statement has one source at most: each state is a tag and
# whether the source lies behind. Tags: 0 none, 1/2 source begins/goes on, 3/4 content.
STATE_TAGS = np.array([0, 3, 4, 1, 2, 0, 3, 4])
SOURCE_BEHIND = np.array([False, False, False, True, True, True, True, True])


def find_cues(scores: Floats, chain: Chain, bias: float) -> list[Run]:
    """The best cues, half-open word numbers, from scores [W, 3] of none, begins, goes on.

    `bias` is added to every word's score of beginning a cue: above 0 more cues are found.
    """
    if not len(scores):
        return []
    rows = scores.astype(np.float64)
    rows[:, 1] += bias
    return runs_of(_best_of_three(rows.tolist(), chain), 1, 2)


def _best_of_three(rows: list[list[float]], chain: Chain) -> list[int]:
    """The best tags of three; of equal ways the one from the lowest tag.

    Written out tag by tag: this loop is a tenth of all reading where it goes through lists.
    """
    (t00, t01, t02), (t10, t11, t12), (t20, t21, t22) = chain.between
    first = [a + b for a, b in zip(chain.first, rows[0], strict=True)]
    none, begun, going = first
    steps: list[tuple[int, int, int]] = []
    for score_none, score_begins, score_goes_on in rows[1:]:
        to_none, way_none = none + t00, 0
        if begun + t10 > to_none:
            to_none, way_none = begun + t10, 1
        if going + t20 > to_none:
            to_none, way_none = going + t20, 2
        to_begin, way_begin = none + t01, 0
        if begun + t11 > to_begin:
            to_begin, way_begin = begun + t11, 1
        if going + t21 > to_begin:
            to_begin, way_begin = going + t21, 2
        to_go_on, way_on = none + t02, 0
        if begun + t12 > to_go_on:
            to_go_on, way_on = begun + t12, 1
        if going + t22 > to_go_on:
            to_go_on, way_on = going + t22, 2
        steps.append((way_none, way_begin, way_on))
        none, begun, going = (
            to_none + score_none,
            to_begin + score_begins,
            to_go_on + score_goes_on,
        )
    last = [none, begun, going]
    tags = [last.index(max(last))]
    for step in reversed(steps):
        tags.append(step[tags[-1]])
    return tags[::-1]


def runs_of(tags: Sequence[int], begins: int, goes_on: int) -> list[Run]:
    """The runs of one kind: each starts where it begins, or goes on after something else."""
    runs: list[Run] = []
    start = None
    for place, tag in enumerate(tags):
        if start is not None and tag != goes_on:
            runs.append((start, place))
            start = None
        if tag == begins or (tag == goes_on and start is None):
            start = place
    if start is not None:
        runs.append((start, len(tags)))
    return runs


def role_states(chain: Chain) -> tuple[Floats, Floats]:
    """Transition scores [8, 8] and first scores [8] between the unfolded role states."""
    tags = np.array(chain.between, np.float32)
    between = tags[STATE_TAGS[:, None], STATE_TAGS[None, :]].copy()
    begins = STATE_TAGS == 1
    inside = STATE_TAGS == 2
    forward = SOURCE_BEHIND[None, :] & ~SOURCE_BEHIND[:, None] & ~begins[None, :]
    back = ~SOURCE_BEHIND[None, :] & SOURCE_BEHIND[:, None]
    again = begins[None, :] & SOURCE_BEHIND[:, None]
    between[forward | back | again] = BARRED
    first = np.array(chain.first, np.float32)[STATE_TAGS].copy()
    first[SOURCE_BEHIND & ~begins] = BARRED
    first[inside] = BARRED
    return between, first


def best_roles(scores: Floats, lengths: Sequence[int], chain: Chain) -> NDArray[np.int64]:
    """The best tags [N, R] under scores [N, R, 5]; row n counts to `lengths[n]`, then 0."""
    between, first = role_states(chain)
    count, reach, _ = scores.shape
    unfolded = scores[:, :, STATE_TAGS]  # [N, R, 8]
    best = first + unfolded[:, 0]
    steps = np.zeros((reach, count, len(STATE_TAGS)), np.int8)
    ends = np.asarray(lengths)
    for place in range(1, reach):
        ways = best[:, :, None] + between  # [N, 8, 8]
        chosen = ways.argmax(axis=1)
        total = ways.max(axis=1) + unfolded[:, place]
        going = (place < ends)[:, None]
        steps[place] = np.where(going, chosen, np.arange(len(STATE_TAGS)))
        best = np.where(going, total, best)
    states = best.argmax(axis=1)
    path = np.zeros((count, reach), np.int64)
    rows = np.arange(count)
    for place in range(reach - 1, -1, -1):
        path[:, place] = np.where(place < ends, STATE_TAGS[states], 0)
        states = steps[place, rows, states] if place else states
    return path


def log_softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logarithms of the chances that the scores [..., K] give K tags."""
    raised = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(raised - np.log(np.exp(raised).sum(axis=-1, keepdims=True)))
