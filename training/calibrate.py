"""Sets how a bundle decodes: cue bias, least confidence and calibration, on the dev articles.

Calibrations are fitted on PolNeAR dev. Each setting is judged on articles that its calibration was
not fitted on (two halves, by turn; and the dev articles of Wikinews), both sets counting alike.

    python -m training.calibrate --model onrecord/inference/model
"""

import argparse
import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluation.brat import MarkedArticle, Relation, read_marked_articles
from onrecord.evaluation.polnear import MEASURES
from onrecord.evaluation.scores import Scores
from onrecord.inference.bundle import MANIFEST, Calibration, open_bundle
from onrecord.inference.confidence import chance_of
from onrecord.inference.model import Model
from onrecord.inference.model import Relation as FoundRelation
from onrecord.reading.attribution import find_parents, without_strays
from onrecord.reading.parts import tell_parts
from onrecord.types import Article

BIASES = (0.0, 0.25, 0.5, 0.75, 1.0)
LEAST = tuple(round(0.05 * step, 2) for step in range(0, 11))
RIDGE = 1.0
WIKINEWS = Path(__file__).parent.parent / "tests" / "data" / "wikinews-dev"


@dataclass
class Read:
    """One article as read with some bias, each outermost relation with its signals."""

    article: MarkedArticle
    found: list[Relation]
    signals: NDArray[np.float64]  # [n, 7]
    right: NDArray[np.bool_]  # [n]


def read_all(model: Model, articles: list[MarkedArticle], bias: float) -> list[Read]:
    """Every article, read with the given cue bias and nothing dropped."""
    model.bundle = dataclasses.replace(model.bundle, cue_bias=bias, least_confidence=0.0)
    reads = []
    for article in articles:
        relations = outermost(model, article.text)
        found = [Relation(r.source, (r.cue,), r.content) for r in relations]
        scores = Scores()
        scores.add(article.text, found, article.relations)
        signals = np.array([r.signals for r in relations]).reshape(-1, 7)
        right = np.array([right for _, right in scores.judged], bool)
        reads.append(Read(article, found, signals, right))
    return reads


def outermost(model: Model, text: str) -> list[FoundRelation]:
    """The relations of a text that the evaluation counts: outside others, in no closed part."""
    article = tell_parts(Article("dev", text))
    relations = without_strays(model.find(text, article.closed).relations)
    inside = find_parents(relations)
    return [relation for number, relation in enumerate(relations) if number not in inside]


def fit_logistic(signals: NDArray[np.float64], right: NDArray[np.bool_]) -> Calibration:
    """Logistic regression with a small ridge, by Newton's method."""
    middle, spread = signals.mean(0), signals.std(0) + 1e-9
    rows = np.column_stack([(signals - middle) / spread, np.ones(len(signals))])
    weights = np.zeros(rows.shape[1])
    ridge = RIDGE * np.eye(rows.shape[1])
    ridge[-1, -1] = 0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + ridge @ weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        weights -= np.linalg.solve(bend, slope)
    plain = weights[:-1] / spread
    return Calibration(tuple(plain.tolist()), float(weights[-1] - plain @ middle))


def fit_reads(reads: list[Read]) -> Calibration:
    """The calibration that these articles teach."""
    return fit_logistic(
        np.concatenate([read.signals for read in reads]),
        np.concatenate([read.right for read in reads]),
    )


def crossed_scores(reads: list[Read], least: float) -> Scores:
    """The scores when each half is filtered by what the other half taught."""
    scores = Scores()
    for half in (0, 1):
        add_likely(scores, reads[half::2], fit_reads(reads[1 - half :: 2]), least)
    return scores


def add_likely(scores: Scores, reads: list[Read], calibration: Calibration, least: float) -> None:
    """Counts in what is at least so likely."""
    for read in reads:
        chances = chance_of(read.signals, calibration)
        kept = [
            dataclasses.replace(relation, confidence=float(chance))
            for relation, chance in zip(read.found, chances, strict=True)
            if chance >= least
        ]
        scores.add(read.article.text, kept, read.article.relations)


def filtered_scores(reads: list[Read], calibration: Calibration, least: float) -> Scores:
    """The scores of what a calibration thinks likely enough."""
    scores = Scores()
    add_likely(scores, reads, calibration, least)
    return scores


def merit(scores: Scores) -> float:
    """What is to be as high as can be: the mean of all measures over statements and spans."""
    names = [name for name in MEASURES if name != "words of contents"]
    return sum(scores.counts[name].f1 for name in names) / len(names)


def rounded(scores: Scores) -> dict[str, float]:
    """The F1 of every measure to one place."""
    return {name: round(scores.counts[name].f1, 1) for name in MEASURES}


def main() -> None:
    """Tries every setting, prints the table, writes the best into the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, required=True)
    settings = parser.parse_args()
    model = Model(open_bundle(settings.model))
    articles = list(read_marked_articles(settings.data / "polnear" / "dev"))
    abroad = list(read_marked_articles(WIKINEWS))
    best: tuple[float, float, float, list[Read]] = (-1.0, 0.0, 0.0, [])
    for bias in BIASES:
        reads, others = read_all(model, articles, bias), read_all(model, abroad, bias)
        calibration = fit_reads(reads)
        for least in LEAST:
            scores = crossed_scores(reads, least)
            beside = filtered_scores(others, calibration, least)
            row = {"polnear": rounded(scores), "wikinews": rounded(beside)}
            print(json.dumps({"bias": bias, "least": least} | row), flush=True)
            total = (merit(scores) + merit(beside)) / 2
            if total > best[0]:
                best = (total, bias, least, reads)
    _, bias, least, reads = best
    calibration = fit_reads(reads)
    path = settings.model / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["decoding"] |= {
        "cue_bias": bias,
        "least_confidence": least,
        "calibration": dataclasses.asdict(calibration),
    }
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print(f"bias {bias}, least confidence {least}")


if __name__ == "__main__":
    main()
