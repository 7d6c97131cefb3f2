"""Learns which antecedent a pronoun has: the weights of `onrecord/reading/coreference`.

    python -m training.antecedents --gum ../shared/data/gum/ontogum --model MODEL

A log-linear ranking over the candidates that agree with the pronoun, fitted by gradient ascent on
the pronouns of GUM's news, interviews, biographies and speeches. A Gaussian prior stands about
the weights that ship, set by hand, since GUM holds few reported statements. The reader's
own walk gives the candidates and their features; at each pronoun it goes on with the right one.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.inference.bundle import open_bundle
from onrecord.inference.model import Model
from onrecord.reading.attribution import find_statements
from onrecord.reading.coreference.ranking import FEATURES, choose_best, load_weights
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.resolution import Resolution
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.name_index import NameIndex
from onrecord.reading.parts import tell_parts
from onrecord.types import Article, NameSpan, Span, Statement
from training.gum_coreference import MarkedChains, read_chains

TARGET = Path(__file__).parent.parent / "onrecord" / "reading" / "coreference" / "weights.json"
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """The features [C, F] of a pronoun's candidates, and which of them is right."""

    values: Floats
    right: int


@dataclass
class Teacher:
    """Chooses the right candidate where the marks tell it, and keeps the example."""

    words: ArticleWords
    names: NameIndex
    chains: dict[str, tuple[Span, ...]]
    resolution: Resolution | None = None
    examples: list[Example] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._by_start = defaultdict(list)
        for chain, spans in self.chains.items():
            for span in spans:
                self._by_start[span.start].append((span, chain))

    def choose(self, at: int, ones: Sequence[Referent], values: Sequence[Sequence[float]]) -> int:
        """The candidate of the pronoun's chain; the likeliest where none is."""
        place = self.words.span(at, at + 1)
        chain = next((name for span, name in self._by_start[place.start] if span == place), None)
        right = [number for number, one in enumerate(ones) if chain and self._chain(one) == chain]
        if len(right) != 1:
            return choose_best(at, ones, values)
        if len(ones) > 1:
            self.examples.append(Example(np.array(values, np.float64), right[0]))
        return right[0]

    def _chain(self, one: Referent) -> str | None:
        """The chain that most names of a referent are the heads of."""
        assert self.resolution is not None
        votes: Counter[str] = Counter()
        for number, other in self.resolution.by_name.items():
            if other is one:
                votes.update(self._chains_of_name(number))
        return votes.most_common(1)[0][0] if votes else None

    def _chains_of_name(self, number: int) -> Iterable[str]:
        first, after = self.names.firsts[number], self.names.afters[number]
        end = self.words.ends[after - 1]
        for word in range(max(0, first - 4), first + 1):
            for span, chain in self._by_start[self.words.starts[word]]:
                behind = self.words.text[end : span.end]
                if span.end >= end and (not behind or behind[0] in ",('’"):
                    yield chain


def examples_of(
    marked: MarkedChains, article: Article, names: Sequence[NameSpan], found: Sequence[Statement]
) -> list[Example]:
    """The examples that one document gives."""
    words = ArticleWords(article)
    index = NameIndex(words, names)
    teacher = Teacher(words, index, marked.chains)
    teacher.resolution = Resolution(words, index, found, teacher.choose)
    teacher.resolution.run()
    return teacher.examples


def fit(examples: Sequence[Example], start: Floats, strength: float, steps: int = 400) -> Floats:
    """The weights [F] with the highest likelihood under a prior of `strength` about `start`."""
    values, there, right = _stacked(examples)
    weights = start.copy()
    for step in range(steps):
        chances = _chances(values @ weights, there)
        slope = (values[np.arange(len(right)), right] - (chances[..., None] * values).sum(1)).sum(0)
        slope -= strength * (weights - start)
        weights += 2.0 / (len(examples) + strength) * slope / (1 + step / 100)
    return weights


def _stacked(examples: Sequence[Example]) -> tuple[Floats, NDArray[np.bool_], NDArray[np.int64]]:
    """Features [N, C, F] padded with zeros, which rows [N, C] are there, and the right ones [N]."""
    most = max(len(example.values) for example in examples)
    values = np.zeros((len(examples), most, len(FEATURES)))
    there = np.zeros((len(examples), most), bool)
    for row, example in enumerate(examples):
        values[row, : len(example.values)] = example.values
        there[row, : len(example.values)] = True
    return values, there, np.array([example.right for example in examples], np.int64)


def _chances(scores: Floats, there: NDArray[np.bool_]) -> Floats:
    """The chance [N, C] of each candidate, from scores [N, C]."""
    scores = np.where(there, scores, -np.inf)
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))


def accuracy(examples: Sequence[Example], weights: Floats) -> float:
    """The share of examples whose right candidate has the highest score."""
    right = [int((example.values @ weights).argmax()) == example.right for example in examples]
    return float(np.mean(right)) if right else 0.0


def read_examples(folder: Path, model: Model) -> list[Example]:
    """The examples of all documents in a folder."""
    found = []
    for marked in read_chains(folder):
        article = tell_parts(Article(marked.name, marked.text))
        read = model.find(marked.text, article.closed)
        found += examples_of(marked, article, read.names, find_statements(article, read.relations))
    return found


def main() -> None:
    """The weights are written, and what they are worth on GUM's dev part is told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gum", type=Path, default=Path("../shared/data/gum/ontogum"))
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--strength", type=float, default=30.0)
    given = parser.parse_args()
    model = Model(open_bundle(given.model))
    train = read_examples(given.gum / "train", model)
    dev = read_examples(given.gum / "dev", model)
    shipped = load_weights()
    start = np.array([shipped[name] for name in FEATURES])
    weights = fit(train, start, given.strength)
    print(
        f"{len(train)} pronouns; on {len(dev)} of dev {accuracy(dev, start):.3f} as shipped, "
        f"{accuracy(dev, weights):.3f} learned"
    )
    write(weights)


def write(weights: Floats) -> None:
    """The weights stand in the package."""
    rows = {name: round(float(weight), 3) for name, weight in zip(FEATURES, weights, strict=True)}
    TARGET.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
