import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith met U.S. officials at 3 p.m. Monday.",
        "J. R. Doe and John F. Kennedy ran in No. 5.",
        "“Is it?” Ms. Doe asked.",
        "Sen. Ted Cruz of N.H. and Apple Inc. Chief Tim Cook came on Jan. 5.",
        "Version 3.5 costs $1.20 more.",
        "1. First of all",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text) == [text]


def test_a_closing_mark_goes_with_its_sentence() -> None:
    assert sentences("“No!” She left. “I won.” Then nothing.") == [
        "“No!”",
        "She left.",
        "“I won.”",
        "Then nothing.",
    ]


def test_a_shortened_word_may_end_a_sentence() -> None:
    assert sentences("He lives in the U.S. The end. So do I. Doe won.") == [
        "He lives in the U.S.",
        "The end.",
        "So do I.",
        "Doe won.",
    ]


def test_a_line_break_ends_a_sentence() -> None:
    assert sentences("A headline\nA text. ") == ["A headline", "A text."]


def test_only_the_asked_stretch_is_split() -> None:
    assert split_sentences("One. Two. Three.", 5, 9) == [(5, 9)]


@given(st.text(alphabet="aB. \n?!\"”'1…。", max_size=60))
def test_each_character_but_white_space_is_in_one_sentence(text: str) -> None:
    covered = [place for span in split_sentences(text) for place in range(*span)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(span.of(text) == span.of(text).strip() for span in split_sentences(text))
