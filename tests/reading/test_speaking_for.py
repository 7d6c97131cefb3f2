"""Whom a spokesperson speaks for, and names and roles with their edges and kinds mended."""

import pytest

from onrecord.types import NameKind
from tests.reading.speaking import at, named, parties_of, said, speakers, told


def test_a_spokesman_for_a_body_without_a_name_speaks_for_it() -> None:
    text = "A spokesman for the ministry said it will rain."
    found = told(text, [said(0, text, at(text, "A spokesman for the ministry"))], [])
    bodies = {party.id: party.name for party in found.parties}
    assert bodies[parties_of(found)[0].speaks_for or ""] == "ministry"


def test_its_spokesman_with_a_name_speaks_for_it() -> None:
    text = "The World Bank met. Its spokesman Jane Doe said it will rain."
    names = [named(text, "World Bank", "organization"), named(text, "Jane Doe", "person")]
    found = told(text, [said(0, text, at(text, "Its spokesman Jane Doe"))], names)
    bodies = {party.id: party.name for party in found.parties}
    assert bodies[parties_of(found)[0].speaks_for or ""] == "World Bank"


@pytest.mark.parametrize("name", ["Hezbollah", "Al Jazeera", "Reuters"])
def test_a_body_that_is_known_is_no_person(name: str) -> None:
    text = f"{name} said it will rain."
    found = told(text, [said(0, text, at(text, name))], [named(text, name, "person")])
    assert parties_of(found)[0].kind == "organization"


def test_a_given_name_goes_on_with_the_next_word_that_has_a_capital() -> None:
    text = "They met. A research fellow called Martin How said it will rain."
    source = at(text, "A research fellow called Martin How")
    assert speakers(text, source, named(text, "Martin", "person")) == ["Martin How"]


def test_television_alone_is_no_name() -> None:
    text = "Iranian state TV said it will rain."
    names = [named(text, "TV", "organization")]
    assert speakers(text, at(text, "Iranian state TV"), *names) == ["Iranian state TV"]


@pytest.mark.parametrize(
    ("source", "names", "roles"),
    [
        ("Inflation\n\nGovernor Jane Doe", ["Jane Doe"], ("Governor",)),
        ("Mr. and Mrs. Doe", ["Doe"], ()),
        ("The minister of the economy, Ms. Doe,", ["Doe"], ("minister of the economy",)),
        ("Co-author and fellow Jane Doe", ["Jane Doe"], ("Co-author and fellow",)),
    ],
)
def test_a_role_has_no_stray_words(source: str, names: list[str], roles: tuple[str, ...]) -> None:
    text = f"Rain\n\nThey met. {source} said it will rain."
    kind: NameKind = "person"
    found = told(text, [said(0, text, at(text, source))], [named(text, one, kind) for one in names])
    assert [party.roles for party in parties_of(found)] == [roles]


def test_the_shopper_is_not_just_anybody_who_was_named() -> None:
    text = "They met Jane Doe. The shopper said it will rain."
    assert speakers(text, at(text, "The shopper"), named(text, "Jane Doe", "person")) == ["shopper"]
