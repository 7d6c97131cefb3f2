"""What several trained networks together say of an article, to teach the one that ships.

Each network, trained from another seed, gives the chances of every tag by itself; their mean is
better than any of them, and one network can learn it (distillation, Hinton et al. 2015; of chains,
as chances of single tags, Wang et al. 2020). The articles are those of `training.silver`, which
nobody marked.

    python -m training.teach --models runs/seed1/bundle runs/seed2/bundle --out runs/taught
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.inference.bundle import Chain, open_bundle
from onrecord.inference.model import Model, WordStates, reach_of
from onrecord.inference.tokens import Tokens
from training.examples import Taught
from training.silver import silver_articles

# A word that begins a cue with less chance than this is left to the student to turn down.
LEAST_CHANCE = 0.1
ROWS_AT_ONCE = 64


def tag_chances(
    scores: NDArray[np.float32], lengths: Sequence[int], chain: Chain
) -> NDArray[np.float32]:
    """The chance of each tag [N, R, T] under scores [N, R, T], 0 behind each row's length.

    Forward and backward sums over the chain (Rabiner 1989).
    """
    between = np.exp(np.maximum(np.array(chain.between), -80.0))
    first = np.exp(np.maximum(np.array(chain.first), -80.0))
    count, reach, _ = scores.shape
    weight = np.exp(scores.astype(np.float64) - scores.max(axis=2, keepdims=True))
    ends = np.asarray(lengths)
    forward, backward = np.zeros_like(weight), np.zeros_like(weight)
    ahead = first * weight[:, 0]
    forward[:, 0] = ahead / ahead.sum(axis=1, keepdims=True)
    for place in range(1, reach):
        ahead = (forward[:, place - 1] @ between) * weight[:, place]
        forward[:, place] = ahead / ahead.sum(axis=1, keepdims=True)
    behind = np.ones((count, weight.shape[2]))
    backward[:, reach - 1] = behind
    for place in range(reach - 2, -1, -1):
        behind = (behind * weight[:, place + 1]) @ between.T
        behind /= behind.sum(axis=1, keepdims=True)
        behind[place + 1 >= ends] = 1.0  # nothing of the row stands behind
        backward[:, place] = behind
    chances = forward * backward
    chances /= chances.sum(axis=2, keepdims=True)
    chances[np.arange(reach)[None, :] >= ends[:, None]] = 0.0
    return chances.astype(np.float32)


@dataclass(frozen=True)
class Teacher:
    """One network at work on one article."""

    model: Model
    tokens: Tokens
    states: WordStates

    @classmethod
    def reading(cls, model: Model, text: str) -> "Teacher":
        """The network with what its encoder says of the text."""
        tokens = model.tokenizer.read(text)
        return cls(model, tokens, model.states_of(tokens, 0, len(tokens)))

    def cues(self) -> NDArray[np.float32]:
        """The chances [W, 3] of cue tags."""
        scores = self.states.cues[None]
        return tag_chances(scores, [scores.shape[1]], self.model.bundle.cue_chain)[0]

    def roles(self, cues: list[tuple[int, int]]) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """The first word in reach and the chances [R, 5] of role tags come for each cue."""
        far = self.model.bundle.reach
        for start in range(0, len(cues), ROWS_AT_ONCE):
            some = cues[start : start + ROWS_AT_ONCE]
            reach = reach_of(self.tokens, some, self.states, far, far)
            scores = self.model.score_roles(self.states, reach)
            chances = tag_chances(scores, reach.lengths, self.model.bundle.role_chain)
            for row, length in enumerate(reach.lengths):
                yield int(reach.words[row, 0]), chances[row, :length]


def teach(models: list[Model], text: str) -> Taught:
    """What the models together say of a text: every word, and the roles around likely cues."""
    teachers = [Teacher.reading(model, text) for model in models]
    cues = np.mean([teacher.cues() for teacher in teachers], axis=0)
    places = likely_cues(cues)
    told = [list(teacher.roles(places)) for teacher in teachers]
    begins = [begin for begin, _ in told[0]]
    roles = [np.mean([chances for _, chances in row], axis=0) for row in zip(*told, strict=True)]
    return Taught(cues, places, begins, roles)


def likely_cues(cues: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Every word that may begin a cue, with what goes on behind it, as half-open numbers."""
    places = []
    for first in np.flatnonzero(cues[:, 1] > LEAST_CHANCE).tolist():
        after = first + 1
        while after < len(cues) and cues[after].argmax() == 2:
            after += 1
        places.append((first, after))
    return places


def write_taught(taught: Taught, path: Path) -> None:
    """One article's chances as arrays, in half precision, in one move."""
    part = path.with_suffix(".part.npz")
    np.savez_compressed(
        part,
        cues=taught.cues.astype(np.float16),
        places=np.array(taught.places, np.int32).reshape(-1, 2),
        begins=np.array(taught.begins, np.int32),
        lengths=np.array([len(one) for one in taught.roles], np.int32),
        roles=np.concatenate([*taught.roles, np.zeros((0, 5))]).astype(np.float16),
    )
    part.rename(path)


def read_taught(folder: Path, name: str) -> Taught:
    """What was written for the article of that name."""
    with np.load(path_of(folder, name)) as kept:
        ends = np.cumsum(kept["lengths"])
        roles = np.split(kept["roles"].astype(np.float32), ends)[:-1]
        places = [(int(first), int(after)) for first, after in kept["places"]]
        return Taught(kept["cues"].astype(np.float32), places, kept["begins"].tolist(), roles)


def path_of(folder: Path, name: str) -> Path:
    """Where what was said of an article lies."""
    return folder / (hashlib.sha256(name.encode()).hexdigest()[:16] + ".npz")


def main() -> None:
    """Writes a file an article; what is there already stays, so that it can be stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--models", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    settings = parser.parse_args()
    settings.out.mkdir(parents=True, exist_ok=True)
    models = [Model(open_bundle(folder)) for folder in settings.models]
    for number, (name, text) in enumerate(silver_articles(settings.data), start=1):
        path = path_of(settings.out, name)
        if not path.exists():
            write_taught(teach(models, text), path)
        if number % 100 == 0:
            print(f"{number} articles", flush=True)


if __name__ == "__main__":
    main()
