"""The score of denials counts what it says it counts."""

from dataclasses import replace

from onrecord.evaluation.denials import (
    DenialScores,
    MarkedDenials,
    links_of,
    marked_denials,
    pair_with_marked,
)
from onrecord.evaluation.marked import MarkedStatement, MarkedText
from onrecord.reading.disputes import Voiced
from onrecord.types import Span
from onrecord.types.roles import Spans

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
    assert pair_with_marked(MARKED, found) == {"f1": "1", "f2": "2"}
    scores = DenialScores()
    scores.add(MARKED, [("f2", "f1")], found)
    assert scores.count.right == 1


def test_a_link_of_a_statement_that_nobody_marked_is_wrong() -> None:
    found = (voiced("f1", (0, 5), (6, 12), (13, 17)), voiced("f2", (39, 44), (45, 53), (54, 67)))
    scores = DenialScores()
    scores.add(MARKED, [("f2", "f1")], found)
    assert (scores.count.right, scores.count.found) == (0, 1)


SMITH = MarkedStatement(
    "1", Spans(ARGUED.source, ARGUED.cue, ARGUED.content),
    "Smith", "person", "name", "claim", "affirmed",
)  # fmt: skip
JUDGE = MarkedStatement(
    "2", Spans(REJECTED.source, REJECTED.cue, REJECTED.content),
    "judge", "unnamed", "description", "deny", "affirmed", ("1",),
)  # fmt: skip


def test_a_marked_party_is_called_by_its_name_and_its_sources() -> None:
    smith, judge = marked_denials(MarkedText("a", TEXT, (SMITH, JUDGE))).statements
    assert (smith.by, smith.names, smith.kinds) == (("Smith",), ("Smith",), ("person",))
    assert (judge.by, judge.names) == (("judge",), ("The judge", "judge"))


def test_a_source_that_nobody_can_tell_has_no_party() -> None:
    unstated = replace(SMITH, party="[unstated]", kind="unstated")
    (one,) = marked_denials(MarkedText("a", TEXT, (unstated,))).statements
    assert (one.by, one.kinds) == ((), ())


def test_several_marked_parties_in_one_are_apart() -> None:
    several = replace(SMITH, party="Smith; Brown", kind="several")
    (one,) = marked_denials(MarkedText("a", TEXT, (several,))).statements
    assert (one.by, one.kinds) == (("Smith", "Brown"), ())


def test_links_between_marked_statements_are_found_and_counted() -> None:
    marked = marked_denials(MarkedText("a", TEXT, (SMITH, JUDGE)))
    scores = DenialScores()
    scores.add(marked, links_of(marked.text, marked.statements))
    assert (scores.count.right, scores.count.marked) == (1, 1)
