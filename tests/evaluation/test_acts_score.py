"""The score of acts counts what it says it counts."""

from pathlib import Path

from onrecord.evaluation.acts import ActScores, act_table, evaluate_acts_of_marked
from onrecord.evaluation.marked import MarkedStatement
from onrecord.types import Span
from onrecord.types.act import Act, ActReading
from onrecord.types.roles import Spans
from tests.evaluation.marking import write_marked

TEXT = "The minister said taxes will rise, and she denied that she knew."


def spans(source: str, cue: str, content: str) -> Spans:
    return Spans(*((Span(TEXT.index(words), TEXT.index(words) + len(words)),) for words in
                   (source, cue, content)))  # fmt: skip


SAID = spans("The minister", "said", "taxes will rise")
DENIED = spans("she", "denied", "that she knew")
MARKED = (
    MarkedStatement("1", SAID, "minister", "unnamed", "description", "state", "affirmed"),
    MarkedStatement("2", DENIED, "minister", "unnamed", "pronoun", "deny", "affirmed"),
)


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


def test_marked_spans_can_be_scored_by_themselves(tmp_path: Path) -> None:
    write_marked(tmp_path, TEXT, MARKED)
    scores = evaluate_acts_of_marked(tmp_path)
    assert (scores.found, scores.polarity_accuracy) == (2, 100)
    assert scores.acts == {("state", "state"): 1, ("deny", "deny"): 1}
