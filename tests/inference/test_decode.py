"""Decoding finds the best path among those that are allowed."""

import itertools

import numpy as np
import pytest

from onrecord.inference.bundle import Chain
from onrecord.inference.decode import BARRED, best_roles, find_cues, runs_of

CUE_BARS = np.array([[0, 0, BARRED], [0, 0, 0], [0, 0, 0]])
ROLE_BARS = np.array(
    [
        [0, 0, BARRED, 0, BARRED],
        [0, 0, 0, 0, BARRED],
        [0, 0, 0, 0, BARRED],
        [0, 0, BARRED, 0, 0],
        [0, 0, BARRED, 0, 0],
    ]
)


def chain(rng: np.random.Generator, bars: np.ndarray) -> Chain:
    between = rng.normal(size=bars.shape) + bars
    first = rng.normal(size=len(bars)) + bars[0]
    return Chain(tuple(map(tuple, between.tolist())), tuple(first.tolist()))


def path_score(path: tuple[int, ...], scores: np.ndarray, chain: Chain) -> float:
    total = chain.first[path[0]] + scores[0, path[0]]
    for place in range(1, len(path)):
        total += chain.between[path[place - 1]][path[place]] + scores[place, path[place]]
    return float(total)


@pytest.mark.parametrize("seed", range(25))
def test_roles_are_the_best_path_with_one_source_at_most(seed: int) -> None:
    rng = np.random.default_rng(seed)
    roles = chain(rng, ROLE_BARS)
    scores = 2 * rng.normal(size=(3, 6, 5)).astype(np.float32)
    lengths = [6, 5, 1]
    found = best_roles(scores, lengths, roles)
    for row, length in enumerate(lengths):
        allowed = [
            path
            for path in itertools.product(range(5), repeat=length)
            if sum(tag == 1 for tag in path) <= 1
        ]
        best = max(allowed, key=lambda path: path_score(path, scores[row], roles))
        assert tuple(found[row, :length]) == best
        assert not found[row, length:].any()


@pytest.mark.parametrize("seed", range(25))
def test_cues_are_the_runs_of_the_best_path(seed: int) -> None:
    rng = np.random.default_rng(seed)
    cues = chain(rng, CUE_BARS)
    scores = 2 * rng.normal(size=(7, 3)).astype(np.float32)
    paths = itertools.product(range(3), repeat=7)
    best = max(paths, key=lambda path: path_score(path, scores, cues))
    assert find_cues(scores, cues, 0.0) == runs_of(best, 1, 2)


def test_a_higher_bias_never_finds_fewer_cues() -> None:
    rng = np.random.default_rng(5)
    cues = chain(rng, CUE_BARS)
    scores = rng.normal(size=(200, 3)).astype(np.float32)
    counts = [len(find_cues(scores, cues, bias)) for bias in (-2.0, 0.0, 2.0)]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_no_words_have_no_cues() -> None:
    assert find_cues(np.zeros((0, 3), np.float32), Chain(((0.0,) * 3,) * 3, (0.0,) * 3), 0.0) == []


def test_runs_end_where_another_begins() -> None:
    assert runs_of([0, 1, 2, 1, 0, 2, 2], 1, 2) == [(1, 3), (3, 4), (5, 7)]
