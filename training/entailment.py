"""Trains a head that says whether two contents contradict each other, and says how well it does.

    python -m training.entailment --data ../shared/data/nli --out runs/entailment.npz

The pairs are those of the public sets MNLI and SNLI (their dev parts), SICK, CommitmentBank and
the negated pairs of Hossain et al. 2020. Each sentence is read once by the shipped encoder; what
the head sees are the means u and v of the words' states: (u, v, |u - v|, u * v), Conneau et al.
2017. Pairs are parted by their premise, so that no held-out premise was trained on.
"""

import argparse
import csv
import json
import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from onrecord.inference.model import Model

COMMA = ("mnli-dev.csv", "snli-dev.csv", "sick-train.csv", "commitment_bank-train.csv")
TAB = ("negation-MNLI.txt", "negation-SNLI.txt")
WIDTH = 384
HIDDEN = 48  # 1,536 x 48 weights in half precision are 148 KB
EPOCHS = 12
BATCH = 128
HELD_OUT = 5  # one premise in five


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of one set, and whether the second contradicts the first."""

    origin: str
    premise: str
    hypothesis: str
    contradicts: bool

    @property
    def is_held_out(self) -> bool:
        """True for a fifth of the premises, always the same."""
        return zlib.crc32(self.premise.encode()) % HELD_OUT == 0


def read_pairs(folder: Path, most: int) -> Iterator[Pair]:
    """At most `most` pairs of each set come, drawn by chance with a fixed seed."""
    for name in (*COMMA, *TAB):
        # The negated pairs hold a few marks of Windows.
        coding = "utf-8" if name in COMMA else "cp1252"
        with (folder / name).open(encoding=coding, errors="replace", newline="") as file:
            rows = list(csv.reader(file, delimiter="," if name in COMMA else "\t"))[1:]
        pairs = [
            Pair(name, row[-3], row[-2], row[-1].strip().startswith("contradiction"))
            for row in rows
            if len(row) >= 3
        ]
        random.Random(1).shuffle(pairs)
        yield from pairs[:most]


def mean_states(model: Model, sentences: Sequence[str]) -> np.ndarray[Any, Any]:
    """The mean state [N, 384] of the words of each sentence, read by itself."""
    means = np.zeros((len(sentences), WIDTH), np.float16)
    for number, sentence in enumerate(sentences):
        tokens = model.tokenizer.read(sentence)
        if len(tokens):
            means[number] = model.states_of(tokens, 0, len(tokens)).anchors.mean(axis=0)
    return means


def load_states(pairs: Sequence[Pair], cache: Path) -> dict[str, np.ndarray[Any, Any]]:
    """The state of each sentence, from the cache where it holds them."""
    sentences = sorted({text for pair in pairs for text in (pair.premise, pair.hypothesis)})
    model = Model()
    if cache.exists():
        kept = np.load(cache)
        if str(kept["model"]) == model.name and len(kept["means"]) == len(sentences):
            return dict(zip(sentences, kept["means"], strict=True))
    means = mean_states(model, sentences)
    cache.parent.mkdir(parents=True, exist_ok=True)
    np.savez(cache, model=model.name, means=means)
    return dict(zip(sentences, means, strict=True))


def features_of(
    pairs: Sequence[Pair], states: dict[str, np.ndarray[Any, Any]]
) -> tuple[torch.Tensor, torch.Tensor]:
    """What the head sees of the pairs [N, 4 x 384], and the labels [N]."""
    first = torch.from_numpy(np.stack([states[pair.premise] for pair in pairs])).float()
    other = torch.from_numpy(np.stack([states[pair.hypothesis] for pair in pairs])).float()
    seen = torch.cat([first, other, (first - other).abs(), first * other], dim=1)  # [N, 1536]
    return seen, torch.tensor([float(pair.contradicts) for pair in pairs])  # [N]


def fit(seen: torch.Tensor, labels: torch.Tensor) -> torch.nn.Sequential:
    """A head of two layers, fitted to tell contradictions from all else."""
    torch.manual_seed(1)
    head = torch.nn.Sequential(
        torch.nn.Dropout(0.1),
        torch.nn.Linear(4 * WIDTH, HIDDEN),
        torch.nn.ReLU(),
        torch.nn.Dropout(0.2),
        torch.nn.Linear(HIDDEN, 1),
    )
    optimizer = torch.optim.AdamW(head.parameters(), lr=1e-3, weight_decay=1e-2)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(seen)).split(BATCH):
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                head(seen[rows])[:, 0], labels[rows]
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return head.eval()


def report(pairs: Sequence[Pair], scores: np.ndarray[Any, Any]) -> Iterator[str]:
    """Accuracy, and precision and recall of "contradicts", on the held-out pairs by set."""
    for origin in ("all", *COMMA, *TAB):
        rows = [n for n, pair in enumerate(pairs) if origin in ("all", pair.origin)]
        if rows:
            said = scores[rows] > 0
            true = np.array([pairs[n].contradicts for n in rows])
            right = int((said & true).sum())
            yield json.dumps(
                {
                    "set": origin,
                    "pairs": len(rows),
                    "accuracy": round(100 * float((said == true).mean()), 1),
                    "always no": round(100 * float((~true).mean()), 1),
                    "precision": round(100 * right / max(1, int(said.sum())), 1),
                    "recall": round(100 * right / max(1, int(true.sum())), 1),
                }
            )


def write_head(head: torch.nn.Sequential, path: Path) -> None:
    """The weights stand in `path` in half precision, for numpy."""
    arrays = {name.replace(".", "_"): value.numpy() for name, value in head.state_dict().items()}
    np.savez_compressed(path, **{name: value.astype(np.float16) for name, value in arrays.items()})


def main() -> None:
    """Reads the pairs, fits the head, prints how well it does and writes it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/nli"))
    parser.add_argument("--cache", type=Path, default=Path("runs/nli.npz"))
    parser.add_argument("--out", type=Path, default=Path("runs/entailment.npz"))
    parser.add_argument("--most", type=int, default=12_000, help="pairs taken of each set")
    given = parser.parse_args()
    pairs = list(read_pairs(given.data, given.most))
    states = load_states(pairs, given.cache)
    held = [pair for pair in pairs if pair.is_held_out]
    head = fit(*features_of([pair for pair in pairs if not pair.is_held_out], states))
    with torch.no_grad():
        scores = head(features_of(held, states)[0])[:, 0].numpy()
    print("\n".join(report(held, scores)))
    write_head(head, given.out)


if __name__ == "__main__":
    main()
