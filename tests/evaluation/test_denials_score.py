"""The score of denials counts what it says it counts."""

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.denials import (
    DenialScores,
    MarkedDenials,
    evaluate_marked,
    pair_statements,
    read_marked_denials,
)
from onrecord.reading.disputes import Voiced
from onrecord.types import Span

TEXT = "Smith argued that taxes must rise. The judge rejected that argument."


def voiced(number: str, *places: tuple[int, int]) -> Voiced:
    source, cue, content = ((Span(*place),) for place in places)
    return Voiced(number, source, cue, content, "state", "affirmed", (number,))


ARGUED = voiced("1", (0, 5), (6, 12), (13, 33))
REJECTED = voiced("2", (35, 44), (45, 53), (54, 67))
MARKED = MarkedDenials("a", TEXT, (ARGUED, REJECTED), frozenset({("2", "1")}))


def test_a_link_between_the_marked_statements_is_right() -> None:
    scores = DenialScores()
    scores.add(MARKED, [("2", "1")])
    assert (scores.count.precision, scores.count.recall) == (100, 100)
    assert not scores.wrong
    assert not scores.missed


def test_a_link_the_other_way_round_is_wrong_and_the_marked_one_missed() -> None:
    scores = DenialScores()
    scores.add(MARKED, [("1", "2")])
    assert (scores.count.precision, scores.count.recall) == (0, 0)
    assert scores.wrong == [
        "a: (1) Smith argued that taxes must rise AGAINST (2) The judge rejected that argument"
    ]
    assert len(scores.missed) == 1


def test_a_found_statement_counts_as_the_marked_one_whose_content_it_shares() -> None:
    found = (voiced("f1", (0, 5), (6, 12), (18, 33)), voiced("f2", (39, 44), (45, 53), (54, 67)))
    assert pair_statements(TEXT, found, MARKED.statements) == {"f1": "1", "f2": "2"}
    scores = DenialScores()
    scores.add(MARKED, [("f2", "f1")], found)
    assert scores.count.right == 1


def test_a_link_of_a_statement_that_nobody_marked_is_wrong() -> None:
    found = (voiced("f1", (0, 5), (6, 12), (13, 17)), voiced("f2", (39, 44), (45, 53), (54, 67)))
    scores = DenialScores()
    scores.add(MARKED, [("f2", "f1")], found)
    assert (scores.count.right, scores.count.found) == (0, 1)


def test_marked_denials_are_read_and_scored_from_their_files(tmp_path: Path) -> None:
    rows = [
        {"n": 1, "source": [[0, 5]], "cue": [[6, 12]], "content": [[13, 33]], "party": "Smith",
         "kind": "person", "act": "claim", "polarity": "affirmed", "denies": []},
        {"n": 2, "source": [[35, 44]], "cue": [[45, 53]], "content": [[54, 67]], "party": "judge",
         "kind": "unnamed", "act": "deny", "polarity": "affirmed", "denies": [1]},
    ]  # fmt: skip
    (tmp_path / "parties").mkdir()
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "parties" / "a.jsonl").write_text(lines, encoding="utf-8")
    (marked,) = read_marked_denials(tmp_path)
    assert marked.links == {("2", "1")}
    assert evaluate_marked(tmp_path).count.right == 1


def test_a_folder_without_markings_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no marked denials"):
        list(read_marked_denials(tmp_path))
