"""Several people who are called by one name, or share a surname."""

import pytest

from onrecord.types import NameSpan
from tests.reading.speaking import at, named, parties_of, said, speakers, told


def people(text: str, *names: str) -> list[NameSpan]:
    return [named(text, name, "person") for name in names]


@pytest.mark.parametrize(
    "words", ["Mr. and Mrs. Brown", "Dr. and Mrs. Brown", "Prime Minister and Mrs. Brown"]
)
def test_a_couple_called_by_one_name_is_a_group(words: str) -> None:
    text = f"{words} said taxes will rise."
    found = told(text, [said(0, text, at(text, words))], people(text, "Brown"))
    assert [(party.name, party.kind) for party in parties_of(found)] == [(words, "group")]
    assert found.how["s0"] == "name"


def test_they_means_the_couple_told_of_before() -> None:
    text = "Mr. and Mrs. Brown said taxes will rise. They said it is late."
    sources = [at(text, "Mr. and Mrs. Brown"), at(text, "They")]
    found = told(text, [said(n, text, one) for n, one in enumerate(sources)], people(text, "Brown"))
    assert found.by["s1"] == found.by["s0"] != ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Mr. King and Mr. Roe", ["King", "Roe"]),
        ("Messrs. Smith and Jones", ["Smith", "Jones"]),
    ],
)
def test_two_with_titles_of_their_own_are_two(words: str, names: list[str]) -> None:
    text = f"Now {words} said taxes will rise."
    given = people(text, *names)
    assert speakers(text, at(text, words), *given) == names


def test_messrs_is_no_role() -> None:
    text = "Messrs. Smith and Jones said taxes will rise."
    source = at(text, "Messrs. Smith and Jones")
    found = told(text, [said(0, text, source)], people(text, "Smith", "Jones"))
    assert [party.roles for party in parties_of(found)] == [(), ()]


def test_a_given_name_joined_to_a_full_name_has_its_surname() -> None:
    text = "Bill and Hillary Brown said taxes will rise."
    names = people(text, "Bill", "Hillary Brown")
    assert speakers(text, at(text, "Bill and Hillary Brown"), *names) == [
        "Bill Brown",
        "Hillary Brown",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Clinton and Donald Roe said no.", ["Clinton", "Donald Roe"]),
        ("Bill and Jane Roe said no. It was Bill Doe.", ["Bill Doe", "Jane Roe"]),
        ("Jackson and Mary Roe said no.", ["Jackson", "Mary Roe"]),
    ],
)
def test_a_surname_or_a_name_known_otherwise_gets_no_other_surname(
    text: str, names: list[str]
) -> None:
    words = text.partition(" said")[0]
    given = [words.partition(" and")[0], names[1], *(["Bill Doe"] if "Doe" in text else [])]
    assert speakers(text, at(text, words), *people(text, *given)) == names


@pytest.mark.parametrize(
    "words",
    ["neither she nor John Brown", "both she and John Brown", "either she or John Brown"],
)
def test_neither_she_nor_he_who_is_named_are_two(words: str) -> None:
    text = f"Mary Doe is late. They know that {words} said taxes will rise."
    found = told(text, [said(0, text, at(text, words))], people(text, "Mary Doe", "John Brown"))
    assert [party.name for party in parties_of(found)] == ["Mary Doe", "John Brown"]
    assert [party.roles for party in found.parties] == [(), ()]


def test_neither_of_several_is_one_description() -> None:
    text = "Mary Doe is late. Neither of the mayors and judges said taxes will rise."
    source = at(text, "Neither of the mayors and judges")
    assert len(speakers(text, source, *people(text, "Mary Doe"))) == 1
