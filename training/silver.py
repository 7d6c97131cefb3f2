"""What a trained model finds in news that nobody marked, to teach the next one a little.

Self-training (Yarowsky 1995): PolNeAR is US politics alone; the worldwide newswire and Wikinews
are not. The dev articles of Wikinews are left out.

    python -m training.silver --model onrecord/inference/model --out runs/silver.jsonl
"""

import argparse
import csv
import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.evaluation.newswire import read_newswire
from onrecord.inference.bundle import open_bundle
from onrecord.inference.model import Model
from onrecord.types import Span

# Below it fewer than half of the relations are right (docs/quality.md, reliability).
LEAST_CONFIDENCE = 0.5
WIKINEWS_DEV = Path(__file__).parent.parent / "tests" / "data" / "wikinews-dev"


def read_wikinews(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each Wikinews article that is not in the dev set."""
    dev = {path.read_text(encoding="utf-8")[:60] for path in WIKINEWS_DEV.glob("*.txt")}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                text = row["title"].strip() + "\n\n" + row["text"].strip()
                if not any(start in text or row["title"] in start for start in dev):
                    yield row["url"], text


def silver_articles(data: Path) -> Iterator[tuple[str, str]]:
    """Name and text of all that is read."""
    for article in read_newswire(data / "worldwide-newswire", held_out=False):
        yield article.name, article.text
    yield from read_wikinews(data / "wikinews")


def main() -> None:
    """Writes one line an article: name and the relations found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    settings = parser.parse_args()
    model = Model(open_bundle(settings.model))
    with settings.out.open("w", encoding="utf-8") as file:
        for name, text in silver_articles(settings.data):
            relations = [
                {
                    "source": _pairs(found.source),
                    "cue": _pairs((found.cue,)),
                    "content": _pairs(found.content),
                    "nested": found.nested,
                }
                for found in model.find(text).relations
                if found.confidence >= LEAST_CONFIDENCE
            ]
            file.write(json.dumps({"article": name, "relations": relations}) + "\n")


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


if __name__ == "__main__":
    main()
