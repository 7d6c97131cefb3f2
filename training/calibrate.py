"""Sets how a bundle decodes: biases, least confidence and calibration, on the dev articles.

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
from onrecord.inference.bundle import MANIFEST, Bundle, Calibration, open_bundle
from onrecord.inference.confidence import chance_of
from onrecord.inference.model import Model
from onrecord.inference.model import Relation as FoundRelation
from onrecord.reading.attribution import find_parents, without_strays
from onrecord.reading.parts import tell_parts
from onrecord.types import Article

CUE_BIASES = (0.0, 0.25, 0.5, 0.75, 1.0)
# Each of the two is tried with the best of what was tried before it. With the model that ships the
# best were 0.75, 1.0 and 0.02 (mean of the measures 77.66, without the last two 77.52); what the
# others gave on both dev sets is told in docs/quality.md.
SOURCE_BIASES = (0.5, 1.0, 1.5)
CONTENT_BIASES = (-0.02, 0.01, 0.02, 0.03, 0.04)
LEAST = tuple(round(0.05 * step, 2) for step in range(0, 11))
RIDGE = 1.0
WIKINEWS = Path(__file__).parent.parent / "tests" / "data" / "wikinews-dev"


@dataclass
class Read:
    """One article as read in some way, each outermost relation with its signals."""

    article: MarkedArticle
    found: list[Relation]
    signals: NDArray[np.float64]  # [n, 7]
    right: NDArray[np.bool_]  # [n]


def read_all(bundle: Bundle, articles: list[MarkedArticle]) -> list[Read]:
    """Every article as the bundle reads it."""
    model = Model(bundle)
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


@dataclass(frozen=True)
class Setting:
    """How a bundle decodes: what is added to the scores of three tags, and what is left out.

    `source` is added where a source begins, `content` to each further word of a content.
    """

    cue: float = 0.0
    source: float = 0.0
    content: float = 0.0
    least: float = 0.0

    @property
    def role_bias(self) -> tuple[float, ...]:
        """What is added to the scores of the role tags; see `onrecord.inference.decode`."""
        return (0.0, self.source, 0.0, 0.0, self.content)


class Trial:
    """Settings tried on both dev sets, and the best of them so far."""

    def __init__(self, model: Path, data: Path) -> None:
        self.bundle = dataclasses.replace(open_bundle(model), least_confidence=0.0)
        self.articles = list(read_marked_articles(data / "polnear" / "dev"))
        self.abroad = list(read_marked_articles(WIKINEWS))
        self.best, self.merit = Setting(), -1.0
        self.calibration: Calibration | None = None

    def __call__(self, setting: Setting) -> None:
        """Tries a setting with every least confidence, and prints what each gives."""
        bundle = dataclasses.replace(
            self.bundle,
            cue_bias=setting.cue,
            role_bias=setting.role_bias,
        )
        reads, others = read_all(bundle, self.articles), read_all(bundle, self.abroad)
        calibration = fit_reads(reads)
        for least in LEAST:
            scores = crossed_scores(reads, least)
            beside = filtered_scores(others, calibration, least)
            tried = dataclasses.replace(setting, least=least)
            row = {"polnear": rounded(scores), "wikinews": rounded(beside)}
            print(json.dumps(dataclasses.asdict(tried) | row), flush=True)
            total = (merit(scores) + merit(beside)) / 2
            if total > self.merit:
                self.best, self.merit, self.calibration = tried, total, calibration


def main() -> None:
    """Tries every setting, prints the table, writes the best into the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, required=True)
    settings = parser.parse_args()
    trial = Trial(settings.model, settings.data)
    for cue in CUE_BIASES:
        trial(Setting(cue))
    for source in SOURCE_BIASES:
        trial(dataclasses.replace(trial.best, source=source))
    for content in CONTENT_BIASES:
        trial(dataclasses.replace(trial.best, content=content))
    write_setting(settings.model / MANIFEST, trial)


def write_setting(path: Path, trial: Trial) -> None:
    """The best setting and what it taught stand in the manifest."""
    if trial.calibration is None:
        raise ValueError("nothing was tried yet")
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["decoding"] |= {
        "cue_bias": trial.best.cue,
        "role_bias": trial.best.role_bias,
        "least_confidence": trial.best.least,
        "calibration": dataclasses.asdict(trial.calibration),
    }
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print(f"best: {trial.best}")


if __name__ == "__main__":
    main()
