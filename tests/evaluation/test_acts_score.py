"""The score of acts counts what it says it counts."""

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.acts import (
    ActScores,
    MarkedAct,
    act_table,
    evaluate_acts_of_marked,
    read_marked_acts,
)
from onrecord.types import Span
from onrecord.types.act import Act, ActReading
from onrecord.types.roles import Spans

TEXT = "The minister said taxes will rise, and she denied that she knew."


def spans(source: str, cue: str, content: str) -> Spans:
    return Spans(*((Span(TEXT.index(words), TEXT.index(words) + len(words)),) for words in
                   (source, cue, content)))  # fmt: skip


SAID = spans("The minister", "said", "taxes will rise")
DENIED = spans("she", "denied", "that she knew")
MARKED = (MarkedAct(SAID, "state", "affirmed"), MarkedAct(DENIED, "deny", "affirmed"))


def reading(act: Act) -> ActReading:
    return ActReading(act, "affirmed", "neutral", None)


def scored(*told: tuple[Spans, ActReading]) -> ActScores:
    scores = ActScores()
    scores.add(TEXT, told, MARKED)
    return scores


def test_only_statements_found_are_counted() -> None:
    scores = scored((SAID, reading("state")))
    assert (scores.found, scores.marked, scores.act_accuracy) == (1, 2, 100)


def test_a_wrong_act_stands_in_the_confusion_table() -> None:
    scores = scored((SAID, reading("state")), (DENIED, reading("claim")))
    assert scores.act_accuracy == 50
    assert scores.polarity_accuracy == 100
    assert any(line.split() == ["deny", "1", "0.0", "claim", "1"] for line in act_table(scores))


def test_a_statement_pairs_when_half_of_the_words_are_shared() -> None:
    near = spans("she", "denied", "she knew")
    far = spans("she", "denied", "that")
    assert scored((near, reading("deny"))).found == 1
    assert scored((far, reading("deny"))).found == 0


def test_nothing_found_is_no_accuracy() -> None:
    assert scored().act_accuracy == 0


def write(folder: Path, row: dict[str, object]) -> None:
    (folder / "text").mkdir()
    (folder / "parties").mkdir()
    (folder / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "parties" / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")


ROW: dict[str, object] = {
    "source": [[0, 12]], "cue": [[13, 17]], "content": [[18, 33]],
    "act": "state", "polarity": "affirmed",
}  # fmt: skip


def test_marked_acts_are_read_from_a_folder(tmp_path: Path) -> None:
    write(tmp_path, ROW)
    (article,) = read_marked_acts(tmp_path)
    assert (article.name, article.text, article.marked) == ("a", TEXT, MARKED[:1])


def test_marked_spans_can_be_scored_by_themselves(tmp_path: Path) -> None:
    write(tmp_path, ROW)
    scores = evaluate_acts_of_marked(tmp_path)
    assert (scores.found, scores.act_accuracy, scores.polarity_accuracy) == (1, 100, 100)


def test_an_unknown_act_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, {**ROW, "act": "speak"})
    with pytest.raises(InputError, match=r"a\.jsonl, line 1"):
        list(read_marked_acts(tmp_path))


def test_a_folder_without_marked_acts_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no marked acts"):
        list(read_marked_acts(tmp_path))
