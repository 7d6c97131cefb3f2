import gzip
import json
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.evaluation.extraction import (
    Page,
    benchmark_pages,
    library_body,
    our_body,
    score_bodies,
)

BODY = (
    "The harbour bridge will close for three weeks, the council said on Monday.\n"
    "The mayor said “no” – twice – to all of them in the hall."
)


def page(tmp_path: Path) -> Page:
    (tmp_path / "html").mkdir()
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
    raw = f"<html><body><article><h1>Bridge to close</h1>{paragraphs}</article></body></html>"
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(raw.encode()))
    (tmp_path / "ground-truth.json").write_text(json.dumps({"a": {"articleBody": BODY}}))
    (found,) = benchmark_pages(tmp_path)
    return found


def test_our_body_is_the_body_without_headline(tmp_path: Path) -> None:
    found = page(tmp_path)
    assert our_body(found).split("\n\n") == BODY.split("\n")
    assert "The mayor said" in library_body(found)


@pytest.mark.parametrize("run", [1, 4])
def test_the_true_body_scores_one_and_nothing_scores_zero(tmp_path: Path, run: int) -> None:
    pages = [page(tmp_path)]
    assert score_bodies(pages, lambda one: one.body, run=run).f1 == 1
    assert score_bodies(pages, lambda _: "", run=run).f1 == 0


def test_half_of_the_words_is_half_of_the_recall() -> None:
    pages = [Page(Path("a"), "one two three four")]
    score = score_bodies(pages, lambda _: "one two", run=1)
    assert (score.precision, score.recall) == (1, 0.5)


def test_a_folder_without_the_benchmark_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"ground-truth\.json"):
        list(benchmark_pages(tmp_path))
