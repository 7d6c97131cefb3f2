"""The same article gives the same bytes, whatever is read beside it, by one or by many."""

import random
from pathlib import Path

from onrecord.parallel import read_parallel
from onrecord.run import Reader
from onrecord.types import Article, Record

CORPUS = Path(__file__).parent / "data" / "wikinews-dev"


def articles() -> list[Article]:
    paths = sorted(CORPUS.glob("*.txt"))[:6]
    return [Article(path.stem, path.read_text("utf-8")) for path in paths]


def as_lines(records: object) -> dict[str, str]:
    return {record.article.location: record.to_json() for record in records}  # type: ignore[attr-defined]


def test_order_neighbours_and_workers_change_no_byte() -> None:
    alone = as_lines(Reader().read(article) for article in articles())
    shuffled = articles() * 2
    random.Random(3).shuffle(shuffled)
    assert as_lines(Reader().read_many(shuffled)) == alone
    together = list(read_parallel(shuffled, workers=2))
    assert all(isinstance(item, Record) for item in together)
    assert as_lines(together) == alone
