"""Who is meant in the turns of an interview, and who is not."""

import pytest

from onrecord.types import NameSpan
from tests.reading.speaking import at, named, parties_of, said, told

ABOVE = "A talk\n\nThe baker Anna Kessler met our reporter Tom Avery.\n\n"
ASKED = "Tom Avery: Your father opened the shop. What would he say?\n\n"


def _people(text: str, *others: str) -> list[NameSpan]:
    people = ("Anna Kessler", "Tom Avery", *others)
    return [
        named(text, words, "person", number)
        for words in people
        for number in range(text.count(words))
    ]


def _speakers(lines: str, source: str, *others: str, above: str = ABOVE) -> list[str]:
    """Whom a source, the last time that it stands there, means in an interview."""
    text = above + lines
    place = at(text, source, text.count(source) - 1)
    found = told(text, [said(0, text, place)], _people(text, *others))
    return [party.name for party in parties_of(found)]


@pytest.mark.parametrize("source", ["The mayor", "The baker", "She"])
def test_nobody_is_described_or_a_third_person_in_their_own_turn(source: str) -> None:
    lines = f"Tom Avery: Did you fail?\n\nAnna Kessler: No, I did not. {source} said so."
    assert "Anna Kessler" not in _speakers(lines, source)


def test_who_asks_is_not_meant_by_a_description_in_the_answer() -> None:
    lines = "Tom Avery: Did you fail?\n\nAnna Kessler: No. The minister said so."
    assert _speakers(lines, "The minister") == ["minister"]


def test_who_is_asked_is_not_meant_by_a_description_in_the_question() -> None:
    lines = "Tom Avery: The mayor said you failed. Is it so?\n\nAnna Kessler: No."
    assert _speakers(lines, "The mayor") == ["mayor"]


def test_he_in_an_answer_is_not_who_asked() -> None:
    assert _speakers(f"{ASKED}Anna Kessler: He said no.", "He") == []


def test_he_behind_your_father_is_nobody_named_before() -> None:
    above = ABOVE + "Ole Berg came too.\n\n"
    lines = f"{ASKED}Anna Kessler: He said no."
    assert _speakers(lines, "He", "Ole Berg", above=above) == []


def test_he_in_an_answer_is_whom_the_question_names() -> None:
    lines = "Tom Avery: You know Ole Berg. What would he say?\n\nAnna Kessler: He said no."
    assert _speakers(lines, "He", "Ole Berg") == ["Ole Berg"]


def test_who_is_told_of_by_name_in_a_turn_may_be_meant_by_she() -> None:
    lines = "Tom Avery: You all know Anna Kessler. She said no."
    assert _speakers(lines, "She") == ["Anna Kessler"]


def test_who_is_addressed_by_name_is_not_meant_by_he() -> None:
    lines = "Tom Avery: Do you know?\n\nAnna Kessler: Well, Tom Avery, he said no."
    assert _speakers(lines, "he") == []


def test_of_three_who_talk_one_may_be_he_where_no_question_was_asked() -> None:
    lines = "Ole Berg: I fail.\n\nTom Avery: I win.\n\nAnna Kessler: He said no."
    assert _speakers(lines, "He", "Ole Berg") == ["Tom Avery"]


def test_of_three_who_talk_the_one_who_just_asked_is_not_he() -> None:
    lines = "Ole Berg: I fail.\n\nTom Avery: Do you win?\n\nAnna Kessler: He said no."
    assert _speakers(lines, "He", "Ole Berg") == ["Ole Berg"]


def test_within_a_quotation_in_a_turn_its_speaker_may_be_described() -> None:
    lines = "Anna Kessler: I heard it. “The baker said no,” he told me."
    assert _speakers(lines, "The baker") == ["Anna Kessler"]


def test_within_brackets_in_a_turn_its_speaker_may_be_she() -> None:
    lines = "Anna Kessler: I heard it. (She said no with a laugh.)"
    assert _speakers(lines, "She") == ["Anna Kessler"]


@pytest.mark.parametrize("label", ["Anna Kessler", "Ms. Kessler", "Kessler"])
def test_first_persons_in_a_turn_are_the_one_whose_it_is(label: str) -> None:
    assert _speakers(f"{label}: It is late. I said so.", "I") == ["Anna Kessler"]


def test_a_list_of_people_is_no_interview() -> None:
    lines = "Anna Kessler: The baker is known here. The baker said no.\n\nTom Avery: A reporter."
    assert _speakers(lines, "The baker") == ["Anna Kessler"]
