"""Reads the articles that people marked and says how well the statements agree."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from onrecord.evaluation.brat import MarkedArticle, Relation, read_marked_articles
from onrecord.evaluation.outcome import Outcome, Progress, no_progress
from onrecord.evaluation.scores import ROLES, Scores
from onrecord.run import Reader
from onrecord.types import Article, Record

MEASURES = (*ROLES, "whole relations", "words of contents", "who said what")
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001)


def measure(folder: Path, reader: Reader, progress: Progress) -> Outcome:
    """The F1 of each measure, with the reliability of the confidences."""
    scores = evaluate(folder, reader, progress)
    table = (*score_table(scores), "", *reliability_table(scores))
    values = {name: scores.counts[name].f1 for name in MEASURES}
    return Outcome(table, values, ("**/*.txt", "**/*.ann"))


def evaluate(folder: Path, reader: Reader, progress: Progress = no_progress) -> Scores:
    """The scores of `reader` on every marked article in `folder`.

    `progress` is told the number of articles done. Raises InputError if none is there.
    """
    scores = Scores()
    for marked in read_marked_articles(folder):
        record = reader.read(Article(marked.name, marked.text))
        score_record(scores, record, marked)
        progress(scores.articles)
    return scores


def score_record(scores: Scores, record: Record, marked: MarkedArticle) -> None:
    """Counts one record in, its statements judged one by one for calibration."""
    found = found_relations(record)
    scores.add(marked.text, found, marked.relations)


def found_relations(record: Record) -> list[Relation]:
    """The record's statements as relations; one inside another's content is nested."""
    return [
        Relation(
            statement.source.spans if statement.source else (),
            statement.cue.spans,
            statement.content.spans,
            statement.parent is not None,
            statement.confidence,
        )
        for statement in record.statements
    ]


def score_table(scores: Scores) -> Iterable[str]:
    """The scores as lines of a table, in 100."""
    yield f"{'':20}{'precision':>10}{'recall':>8}{'F1':>7}"
    for name in MEASURES:
        count = scores.counts[name]
        yield f"{name:20}{count.precision:10.1f}{count.recall:8.1f}{count.f1:7.1f}"
    if scores.counts["nested"].marked:
        count = scores.counts["nested"]
        yield f"{'nested (who, what)':20}{count.precision:10.1f}{count.recall:8.1f}{count.f1:7.1f}"
    yield "who said what, found by manner: " + ", ".join(
        f"{manner} {count.recall:.1f} of {count.marked}"
        for manner, count in sorted(scores.manners.items())
    )
    yield f"{scores.articles} articles"


def reliability_table(scores: Scores) -> Iterable[str]:
    """Of the statements given so much confidence, the share that was right, in 100."""
    yield f"{'confidence':14}{'statements':>11}{'mean':>7}{'right':>7}"
    for low, high in pairwise(BINS):
        rows = [(sure, right) for sure, right in scores.judged if low <= sure < high]
        if rows:
            mean = 100 * sum(sure for sure, _ in rows) / len(rows)
            share = 100 * sum(right for _, right in rows) / len(rows)
            yield f"{low:.2f} to {min(high, 1):.2f}{len(rows):>11}{mean:7.1f}{share:7.1f}"
    yield f"expected calibration error {calibration_error(scores.judged):.1f}"


def calibration_error(judged: list[tuple[float, bool]]) -> float:
    """The mean gap, in 100, between confidence and share right (Naeini et al. 2015)."""
    gap = 0.0
    for low, high in pairwise(BINS):
        rows = [(sure, right) for sure, right in judged if low <= sure < high]
        if rows:
            gap += abs(sum(sure for sure, _ in rows) - sum(right for _, right in rows))
    return 100 * gap / max(len(judged), 1)
