"""Finds relations inside the contents of marked ones, by reading each content as a text.

PolNeAR marks only what stands outermost. A content read by itself shows its own attributions
to the network that learned the outermost ones; what it finds teaches the
nested cue tagger (self-training, Yarowsky 1995), so that one pass finds both afterwards.

    python -m training.nested --model runs/first --out runs/nested.jsonl
"""

import argparse
import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.evaluation.brat import MarkedArticle, read_marked_articles
from onrecord.inference.bundle import open_bundle
from onrecord.inference.model import Model
from onrecord.types import Span

# The nested head has learned nothing yet: this keeps it from finding any cue.
SILENT = -1000.0
FEWEST_LETTERS = 20


def nested_relations(article: MarkedArticle, model: Model) -> Iterator[dict]:
    """The relations inside each content of an article, as offsets of the article."""
    for relation in article.relations:
        for piece in relation.content:
            inner = _without_marks(piece.of(article.text))
            if inner.end - inner.start < FEWEST_LETTERS:
                continue
            shift = piece.start + inner.start
            for found in model.find(inner.of(piece.of(article.text))).relations:
                yield {
                    "article": article.name,
                    "source": _shifted(found.source, shift),
                    "cue": _shifted((found.cue,), shift),
                    "content": _shifted(found.content, shift),
                }


def _without_marks(words: str) -> Span:
    """The words without quotation marks and white space at their edges."""
    marks = "\"“”'‘’ \n\t"
    start = len(words) - len(words.lstrip(marks))
    return Span(start, max(start, len(words.rstrip(marks))))


def _shifted(spans: tuple[Span, ...], by: int) -> list[list[int]]:
    return [[span.start + by, span.end + by] for span in spans]


def main() -> None:
    """Reads every training article's contents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    settings = parser.parse_args()
    bundle = open_bundle(settings.model)
    model = Model(dataclasses.replace(bundle, nested_bias=SILENT))
    with settings.out.open("w", encoding="utf-8") as file:
        for article in read_marked_articles(settings.data / "polnear" / "train"):
            for row in nested_relations(article, model):
                file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
