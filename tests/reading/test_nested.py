"""Statements found within others that nobody is heard in are dropped."""

from onrecord.reading.nested import without_unvoiced
from onrecord.types import Content, Cue, Source, Span, Statement


def statement(
    name: str, cue: str, *, source: str = "", parent: str | None = None, line: str | None = "x.verb"
) -> Statement:
    return Statement(
        id=name,
        source=Source((Span(0, 1),), source) if source else None,
        cue=Cue((Span(2, 3),), cue, cue, line=line),
        content=Content((Span(4, 5),), "it", ()),
        manner="indirect",
        part="paragraph",
        parent=parent,
        confidence=0.5,
    )


OUTER = statement("s1", "said", source="She")


def kept(*statements: Statement) -> list[str]:
    return [one.cue.text for one in without_unvoiced(statements)]


def test_one_that_names_nobody_is_dropped() -> None:
    assert kept(OUTER, statement("s2", "cannot tell", parent="s1")) == ["said"]


def test_one_that_names_its_speaker_is_kept() -> None:
    assert kept(OUTER, statement("s2", "denied", source="he", parent="s1")) == ["said", "denied"]


def test_a_passive_or_impersonal_cue_may_leave_out_who_speaks() -> None:
    assert kept(OUTER, statement("s2", "was reported", parent="s1")) == ["said", "was reported"]
    assert kept(OUTER, statement("s2", "seemed", parent="s1")) == ["said", "seemed"]


def test_one_whose_cue_the_lexicon_has_not_is_dropped() -> None:
    assert kept(OUTER, statement("s2", "forgave", source="they", parent="s1", line=None)) == [
        "said"
    ]


def test_an_outermost_statement_is_always_kept() -> None:
    assert kept(statement("s1", "glorped", line=None)) == ["glorped"]


def test_what_stands_in_a_dropped_one_stands_in_the_next_around_it() -> None:
    found = without_unvoiced(
        [
            OUTER,
            statement("s2", "cannot tell", parent="s1"),
            statement("s3", "denied", source="he", parent="s2"),
            statement("s4", "added", source="She"),
        ]
    )
    assert [(one.id, one.parent) for one in found] == [("s1", None), ("s2", "s1"), ("s3", None)]
