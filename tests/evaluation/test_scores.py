"""The measures count what they say they count."""

from onrecord.evaluation.brat import Relation, read_relations
from onrecord.evaluation.scores import Scores
from onrecord.types import Span

TEXT = 'The minister said that taxes will rise, and "we agree," she told them.'


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def relation(source: str, cue: str, *content: str) -> Relation:
    spans = tuple(span(words) for words in content)
    return Relation((span(source),) if source else (), (span(cue),), spans)


MARKED = [
    relation("The minister", "said", "that taxes will rise"),
    relation("she", "told", '"we agree,"'),
]


def scored(*found: Relation) -> Scores:
    scores = Scores()
    scores.add(TEXT, found, MARKED)
    return scores


def test_the_same_relations_score_a_hundred() -> None:
    counts = scored(*MARKED).counts
    assert {name: count.f1 for name, count in counts.items() if name != "nested"} == {
        "source": 100, "cue": 100, "content": 100, "whole relations": 100,
        "words of contents": 100, "who said what": 100,
    }  # fmt: skip


def test_nothing_found_scores_nothing() -> None:
    assert scored().counts["who said what"].recall == 0


def test_edge_punctuation_counts_in_spans_but_not_in_whole_relations() -> None:
    found = relation("she", "told", "we agree,")
    counts = scored(MARKED[0], found).counts
    assert counts["whole relations"].right == 2
    assert counts["content"].right == 1


def test_who_said_what_needs_half_of_the_words_and_a_shared_source_word() -> None:
    assert (
        scored(relation("minister", "said", "taxes will rise")).counts["who said what"].right == 1
    )
    assert scored(relation("minister", "said", "that")).counts["who said what"].right == 0
    assert (
        scored(relation("she", "said", "that taxes will rise")).counts["who said what"].right == 0
    )


def test_a_marked_relation_is_paired_once() -> None:
    twice = relation("The minister", "rise", "taxes will rise")
    counts = scored(MARKED[0], twice).counts
    assert counts["who said what"].right == 1


def test_standoff_with_broken_lines_and_late_spans_is_read() -> None:
    lines = (
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\nT1\tSource 0 12\tThe minister\n"
        "T2\tCue 13 17\tsaid\nbroken line\nT3\tContent 18 22;24 30\tx\nT9\nT4\tAttribution 13 17\n"
        "E2\tAttribution:T4 Cue:T2\nT8\tDiscard zz\tx"
    )
    assert read_relations(lines) == (
        Relation((Span(0, 12),), (Span(13, 17),), (Span(18, 22), Span(24, 30))),
    )
