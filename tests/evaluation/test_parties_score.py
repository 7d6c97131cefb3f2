from dataclasses import replace

import pytest

from onrecord.evaluation.marked import MarkedKind, MarkedStatement
from onrecord.evaluation.parties import PartyScores, is_judged, same_name, score_article
from onrecord.reading.parts import tell_parts
from onrecord.types import Article, Content, Cue, NameSpan, Party, Source, Span, Statement
from onrecord.types.roles import Spans

TEXT = "Jane Doe met John Brown. She said taxes will rise."
NAMES = [NameSpan(0, 8, "person", 0.9), NameSpan(13, 23, "person", 0.9)]
SHE, SAID, CONTENT = (Span(25, 28),), (Span(29, 33),), (Span(34, 49),)


def _marked(party: str = "Jane Doe", kind: MarkedKind = "person") -> MarkedStatement:
    spans = Spans(SHE, SAID, CONTENT)
    return MarkedStatement("1", spans, party, kind, "pronoun", "state", "affirmed")


def _statement(content: tuple[Span, ...] = CONTENT) -> Statement:
    return Statement(
        id="s1",
        source=Source(SHE, "She"),
        cue=Cue(SAID, "said", "say"),
        content=Content(content, "", ()),
        manner="indirect",
        part="paragraph",
        parent=None,
        confidence=1.0,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The New York Post", "New York Post"),
        ("James O’Neill", "James O'Neill"),
        ("jane doe,", "Jane Doe"),
    ],
)
def test_names_are_the_same_but_for_article_case_and_edge_marks(one: str, other: str) -> None:
    assert same_name(one, other)


def test_a_surname_alone_is_not_the_whole_name() -> None:
    assert not same_name("Doe", "Jane Doe")


def test_a_party_of_the_marked_name_and_kind_is_right() -> None:
    scores = PartyScores()
    scores.add(_marked(), [Party("p1", "Jane Doe", "person")], "John Brown", TEXT)
    assert (scores.right.total(), scores.kind_right.total(), scores.baseline.total()) == (1, 1, 0)


def test_two_parties_told_for_one_are_wrong() -> None:
    scores = PartyScores()
    told = [Party("p1", "Jane Doe", "person"), Party("p2", "John Brown", "person")]
    scores.add(_marked(), told, None, TEXT)
    assert scores.right.total() == 0
    assert scores.wrong == {("several told for one", "pronoun"): 1}


def test_the_baseline_takes_the_nearest_person_for_a_pronoun() -> None:
    scores = PartyScores()
    article = tell_parts(Article("test", TEXT))
    score_article(scores, article, [_marked("John Brown")], [_statement()], NAMES)
    assert scores.baseline["pronoun"] == 1


def test_a_statement_without_its_pair_is_not_judged() -> None:
    scores = PartyScores()
    article = tell_parts(Article("test", TEXT))
    score_article(scores, article, [_marked()], [_statement((Span(0, 8),))], NAMES)
    assert scores.judged.total() == 0


def test_groups_and_left_out_sources_are_not_judged() -> None:
    unstated = replace(_marked(), spans=Spans((), SAID, CONTENT), how="none")
    assert is_judged(_marked())
    assert not is_judged(_marked(kind="group"))
    assert not is_judged(unstated)


def test_a_nested_statement_is_paired_with_a_nested_one_only() -> None:
    scores = PartyScores()
    article = tell_parts(Article("test", TEXT))
    nested = replace(_marked(), nested=True)
    score_article(scores, article, [nested], [_statement()], NAMES)
    assert scores.judged.total() == 0
    score_article(scores, article, [nested], [replace(_statement(), parent="s9")], NAMES)
    assert scores.judged.total() == 1
