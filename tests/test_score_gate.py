"""Quality does not slip: the shipped reader reaches its floors on the marked articles."""

import json
import os
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.evaluation.gate import check_gate, corpus_hash, write_gate
from onrecord.evaluation.polnear import MEASURES, evaluate
from onrecord.evaluation.scores import Scores
from onrecord.run import Reader

HERE = Path(__file__).parent
POLNEAR = Path(os.environ.get("ONRECORD_DATA", HERE.parent.parent / "shared/data")) / "polnear/dev"


def test_wikinews_reaches_its_floors() -> None:
    folder = HERE / "data" / "wikinews-dev"
    assert check_gate(HERE / "gates/wikinews-dev.json", folder, evaluate(folder, Reader())) == []


@pytest.mark.skipif(not POLNEAR.is_dir(), reason=f"PolNeAR is not at hand ({POLNEAR})")
def test_polnear_dev_reaches_its_floors() -> None:
    assert check_gate(HERE / "gates/polnear-dev.json", POLNEAR, evaluate(POLNEAR, Reader())) == []


def scores_of(right: int) -> Scores:
    scores = Scores()
    for name in MEASURES:
        scores.counts[name].add(right, 10, 10)
    return scores


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("He said no.")
    return tmp_path


def test_a_score_below_its_floor_is_named(corpus: Path) -> None:
    gate = corpus / "gate.json"
    write_gate(gate, corpus, scores_of(8))
    assert check_gate(gate, corpus, scores_of(8)) == []
    assert "cue: 70.0 is below the floor of 80.0" in check_gate(gate, corpus, scores_of(7))


def test_a_changed_corpus_does_not_pass(corpus: Path) -> None:
    gate = corpus / "gate.json"
    write_gate(gate, corpus, scores_of(8))
    (corpus / "a.txt").write_text("He said yes.")
    assert "have changed" in check_gate(gate, corpus, scores_of(9))[0]


def test_floors_only_sink_when_that_is_said(corpus: Path) -> None:
    gate = corpus / "gate.json"
    write_gate(gate, corpus, scores_of(8))
    with pytest.raises(UsageError, match="--allow-lower"):
        write_gate(gate, corpus, scores_of(7))
    write_gate(gate, corpus, scores_of(7), allow_lower=True)
    assert json.loads(gate.read_text())["floors"]["cue"] == 70.0


def test_the_hash_covers_names_and_bytes(corpus: Path) -> None:
    before = corpus_hash(corpus)
    (corpus / "a.txt").rename(corpus / "b.txt")
    assert corpus_hash(corpus) != before
