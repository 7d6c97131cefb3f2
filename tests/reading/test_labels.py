"""Who speaks in the lines of an interview."""

import pytest

from onrecord.types import Party
from tests.reading.speaking import at, named, parties_of, said, told

ABOVE = "A talk\n\nThe paper met Mary Smith and John Doe.\n\n"


def speaker(lines: str, source: str) -> list[Party]:
    """Whom a source means in the lines of an interview with Mary Smith and John Doe."""
    text = ABOVE + lines
    names = [named(text, "Mary Smith", "person"), named(text, "John Doe", "person")]
    # The last time that the words stand there is meant.
    place = at(text, source, text.count(source) - 1)
    return parties_of(told(text, [said(0, text, place)], names))


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        ("MS: It is late indeed.", "MS"),
        ("MS We think it is late.", "MS"),
        ("MS We think it is late.", "MS We"),
        ("MS: It is late. I said so before.", "I"),
    ],
)
def test_initials_that_begin_a_line_are_the_person_who_has_them(lines: str, source: str) -> None:
    assert [party.name for party in speaker(lines, source)] == ["Mary Smith"]


@pytest.mark.parametrize("lines", ["Then MS: It is late.", "MD: It is late.", "MS is very late."])
def test_other_capitals_are_not_taken_for_initials(lines: str) -> None:
    source = "MD" if "MD" in lines else "MS"
    assert "Mary Smith" not in [party.name for party in speaker(lines, source)]


def test_initials_of_two_people_are_nobodys() -> None:
    text = "A talk\n\nMary Smith met Max Stone.\n\nMS: It is late indeed."
    names = [named(text, "Mary Smith", "person"), named(text, "Max Stone", "person")]
    (party,) = parties_of(told(text, [said(0, text, at(text, "MS"))], names))
    assert party.name == "MS"


@pytest.mark.parametrize("stop", [":", "."])
@pytest.mark.parametrize("source", ["Q", "A", "I"])
def test_question_and_answer_are_no_parties(source: str, stop: str) -> None:
    lines = f"Q{stop} Is it late?\n\nA{stop} It is. I said so before."
    if source == "A":
        lines = f"Q{stop} Is it late?\n\nA{stop} It is indeed."
    assert speaker(lines, source) == []


def test_a_letter_alone_is_no_label() -> None:
    assert [party.name for party in speaker("Q: It is late indeed.", "Q")] == ["Q"]
