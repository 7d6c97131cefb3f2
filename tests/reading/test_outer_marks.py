"""Marks at the edges of what is said within a statement, which belong to that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.outer_marks import without_outer_marks
from onrecord.text.quotation import find_quotations
from onrecord.types import Span
from tests.reading.speaking import at


def inner(text: str, *pieces: str) -> list[str]:
    """The pieces of a nested content, without marks that are not theirs."""
    quotations = find_quotations(text, [Span(0, len(text))])
    content = [at(text, piece) for piece in pieces]
    return [span.of(text) for span in without_outer_marks(content, text, quotations)]


OUTER = {
    ('"We lead, but I fear that it is lost"', 'it is lost"'): "it is lost",
    ('"We lead, but I fear that it is lost."', 'it is lost."'): "it is lost",
    ("\u2018I fear it is lost,\u2019 he said", "it is lost,\u2019"): "it is lost",
    ("It rose (he fears for Austria) again", "for Austria)"): "for Austria",
    ("It rose [he fears for Austria] again", "for Austria]"): "for Austria",
    ('the plan is lost" he feared', 'is lost"'): "is lost",
    ('"The plan is lost, he feared', '"The plan is lost'): "The plan is lost",
    ('"I fear for the U.S."', 'for the U.S."'): "for the U.S.",
}


@pytest.mark.parametrize(("text", "words"), OUTER)
def test_a_mark_that_closes_or_opens_more_than_the_content_is_not_its_own(
    text: str, words: str
) -> None:
    assert inner(text, words) == [OUTER[text, words]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('She said he called it "a lie"', '"a lie"'),
        ('"I told them "go away""', '"go away""'),
        ('"He fears it (all of it) is lost"', "it (all of it)"),
        ("\u201cHe wants the parents\u2019 plan\u201d", "the parents\u2019"),
    ],
)
def test_a_mark_whose_other_one_is_in_the_content_stays(text: str, words: str) -> None:
    assert inner(text, words) == [words]


def test_marks_of_a_content_in_pieces_are_seen_together() -> None:
    assert inner('She said "it is," he felt, "good"', '"it is,"', '"good"') == [
        '"it is,"',
        '"good"',
    ]


@given(st.text(alphabet="ab \"“”()'.,", max_size=20), st.data())
def test_what_is_left_lies_in_the_content_and_is_not_blank(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quotations = find_quotations(text, [Span(0, len(text))])
    (left,) = without_outer_marks([Span(start, end)], text, quotations)
    assert start <= left.start <= left.end <= end
    assert left.of(text).strip() or left == Span(start, end)
