"""Quality does not slip: the shipped reader reaches its floors on the marked articles."""

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError, UsageError
from onrecord.evaluation.gate import check_gate, corpus_hash, write_gate
from onrecord.evaluation.outcome import Outcome, no_progress
from onrecord.evaluation.polnear import MEASURES
from onrecord.evaluation.registry import measure_of
from onrecord.run import Reader
from tests.corpora import CORPORA

HERE = Path(__file__).parent

WIKINEWS = HERE / "data" / "wikinews-dev"
# Each gate, the measure that it holds, and where the corpus is.
GATES = [
    ("wikinews-dev", "polnear", WIKINEWS),
    ("polnear-dev", "polnear", CORPORA / "polnear/dev"),
    ("names", "names", CORPORA / "worldwide-newswire"),
    ("parties", "parties", CORPORA / "polnear/dev"),
    ("parties-wikinews", "parties", WIKINEWS),
    ("register", "register", HERE / "data/register"),
    ("register-polnear", "register", CORPORA / "polnear/dev"),
    ("denials", "denials", CORPORA / "polnear/dev"),
    ("acts", "acts", CORPORA / "polnear/dev"),
    ("times", "times", CORPORA / "wikiwars"),
    ("figures", "figures", WIKINEWS),
]


@pytest.mark.parametrize(("gate", "name", "folder"), GATES, ids=[gate for gate, *_ in GATES])
def test_the_reader_reaches_its_floors(gate: str, name: str, folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"the corpus is not at hand ({folder})")
    outcome = measure_of(name)(folder, Reader(), no_progress)
    assert check_gate(HERE / "gates" / f"{gate}.json", folder, outcome) == []


def test_every_gate_is_held() -> None:
    written = {path.stem for path in (HERE / "gates").glob("*.json")}
    assert written == {gate for gate, *_ in GATES}


def scores_of(right: int) -> Outcome:
    return Outcome((), dict.fromkeys(MEASURES, 10.0 * right), ("*.txt",))


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
    before = corpus_hash(corpus, ["*.txt"])
    (corpus / "a.txt").rename(corpus / "b.txt")
    assert corpus_hash(corpus, ["*.txt"]) != before


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"corpus": "1"}', '{"floors": {}}', '{"corpus": "1", "floors": {"cue": "high"}}'],
)
def test_a_file_that_is_no_gate_is_named(corpus: Path, content: str) -> None:
    gate = corpus / "gate.json"
    gate.write_text(content)
    with pytest.raises(InputError, match=r"gate\.json: this is no score gate"):
        check_gate(gate, corpus, scores_of(8))
