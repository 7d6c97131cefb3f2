"""One name is of one kind throughout an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.name_kinds import settle_kinds
from onrecord.types import NameKind, NameSpan
from tests.reading.speaking import named


def kinds(text: str, *found: tuple[str, NameKind, int]) -> list[NameKind]:
    """The kinds of the names of a text, each given with its words, kind and number."""
    names = [named(text, words, kind, number) for words, kind, number in found]
    return [name.kind for name in settle_kinds(text, names)]


def test_a_name_written_alike_is_of_the_kind_that_it_mostly_has() -> None:
    text = "Acme grew. Acme fell. The ACME shop closed."
    found = kinds(
        text, ("Acme", "organization", 0), ("Acme", "person", 1), ("ACME", "organization", 0)
    )
    assert found == ["organization"] * 3


@pytest.mark.parametrize(
    ("before", "kind"), [("said", "person"), ("of", "location"), ("the", "location")]
)
def test_the_surname_of_a_person_is_that_person_but_behind_the_or_of(
    before: str, kind: NameKind
) -> None:
    text = f"Jane Marlow spoke. It was {before} Marlow again."
    found = kinds(text, ("Jane Marlow", "person", 0), ("Marlow", "location", 1))
    assert found == ["person", kind]


@pytest.mark.parametrize("written", ["Guardian", "the Guardian"])
def test_the_within_a_name_tells_as_much_as_before_it(written: str) -> None:
    text = "Jane Guardian spoke. It was in the Guardian again."
    names = [named(text, "Jane Guardian", "person"), named(text, "the Guardian", "organization")]
    if written == "Guardian":
        names[1] = named(text, "Guardian", "organization", 1)
    assert [name.kind for name in settle_kinds(text, names)] == ["person", "organization"]


def test_a_place_that_ends_in_a_word_for_a_building_is_a_facility() -> None:
    assert kinds("He came to Dawa Park.", ("Dawa Park", "location", 0)) == ["facility"]


def test_a_country_and_a_known_body_are_what_the_lexicon_has_them_for() -> None:
    text = "Kenya met Hezbollah."
    assert kinds(text, ("Kenya", "person", 0), ("Hezbollah", "location", 0)) == [
        "location",
        "organization",
    ]


def test_a_date_stays_a_date() -> None:
    assert kinds("It was May. It was May.", ("May", "date", 0), ("May", "person", 1)) == [
        "date",
        "person",
    ]


@given(st.text(max_size=60), st.data())
def test_no_edge_of_a_name_is_moved(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(places, places), max_size=5))
    kind: NameKind = data.draw(st.sampled_from(("person", "location", "organization")))
    names = [NameSpan(min(pair), max(pair), kind, 0.5) for pair in pairs]
    settled = settle_kinds(text, names)
    assert [(one.start, one.end) for one in settled] == [(one.start, one.end) for one in names]
