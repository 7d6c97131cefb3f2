"""Chains of tags, held against every way through a short one."""

from itertools import pairwise, product

import numpy as np
import pytest
from numpy.typing import NDArray

torch = pytest.importorskip("torch", reason="training is not installed: pip install '.[train]'")

from onrecord.inference.bundle import Chain  # noqa: E402
from training.network import Crf  # noqa: E402
from training.teach import tag_chances  # noqa: E402

TAGS = ("O", "BX", "IX")
WORDS = 4


def _scores() -> NDArray[np.float32]:
    return np.random.default_rng(3).normal(size=(WORDS, len(TAGS))).astype(np.float32)


def _chain() -> tuple[Crf, Chain]:
    crf = Crf(TAGS)
    with torch.no_grad():
        crf.transitions.copy_(torch.linspace(-1, 1, 9).view(3, 3))
        crf.starts.copy_(torch.tensor([0.3, -0.2, 0.1]))
    between, first = crf.table()
    return crf, Chain(tuple(map(tuple, between.tolist())), tuple(first.tolist()))


def _ways(scores: NDArray[np.float32], chain: Chain) -> dict[tuple[int, ...], float]:
    """The score of every way through the chain."""
    ways = {}
    for way in product(range(len(TAGS)), repeat=len(scores)):
        value = chain.first[way[0]] + sum(float(scores[n, tag]) for n, tag in enumerate(way))
        value += sum(chain.between[a][b] for a, b in pairwise(way))
        ways[way] = value
    return ways


def _log_sum(values: list[float]) -> float:
    return float(np.logaddexp.reduce(values))


def test_the_loss_of_marked_tags_is_that_of_their_way_among_all_ways() -> None:
    scores, (crf, chain) = _scores(), _chain()
    ways = _ways(scores, chain)
    wanted = (0, 1, 2, 0)
    chances = torch.eye(len(TAGS))[list(wanted)].unsqueeze(0)
    mask = torch.ones(1, WORDS, dtype=torch.bool)
    loss = crf.loss(torch.from_numpy(scores).unsqueeze(0), chances, mask)
    assert loss.item() == pytest.approx(_log_sum(list(ways.values())) - ways[wanted], abs=1e-4)


def test_words_behind_the_mask_do_not_change_the_loss() -> None:
    scores, (crf, _) = torch.from_numpy(_scores()).unsqueeze(0), _chain()
    chances = torch.eye(len(TAGS))[[0, 1, 0, 0]].unsqueeze(0)
    mask = torch.tensor([[True, True, False, False]])
    short = crf.loss(scores[:, :2], chances[:, :2], mask[:, :2])
    assert crf.loss(scores, chances, mask).item() == pytest.approx(short.item(), abs=1e-5)


def test_the_chance_of_a_tag_is_the_share_of_the_ways_that_hold_it() -> None:
    scores, (_, chain) = _scores(), _chain()
    ways = _ways(scores, chain)
    total = _log_sum(list(ways.values()))
    chances = tag_chances(scores[None], [WORDS], chain)[0]
    for word, tag in product(range(WORDS), range(len(TAGS))):
        held = [value for way, value in ways.items() if way[word] == tag]
        assert chances[word, tag] == pytest.approx(np.exp(_log_sum(held) - total), abs=1e-5)
