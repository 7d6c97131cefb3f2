import tomllib
from importlib import resources

import pytest

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.party_words import load_party_words


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("spokeswoman", "person"),
        ("officials", "person"),
        ("spokeswomen", "person"),
        ("co-founder", "person"),
        ("newspaper", "organization"),
        ("government", "government"),
        ("poll", "document"),
        ("table", None),
    ],
)
def test_a_noun_tells_what_it_denotes(word: str, kind: str | None) -> None:
    assert load_party_words().kind_of_noun(word) == kind


@pytest.mark.parametrize("word", ["officials", "spokesmen", "businesspeople"])
def test_a_plural_is_known(word: str) -> None:
    assert load_party_words().is_plural(word)


def test_the_latest_holder_of_an_office_is_known_by_the_family_name() -> None:
    assert load_party_words().holders["Obama"].name == "Barack Obama"


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("Ankara", "Turkey"),
        ("Kyiv", "Ukraine"),
        ("U.S.", "the United States"),
        ("the Netherlands", "the Netherlands"),
    ],
)
def test_a_country_is_found_by_its_names_and_its_capital(words: str, called: str) -> None:
    country = load_atlas().find(words)
    assert country is not None
    assert country.called == called


def test_every_country_with_a_capital_has_a_name_of_its_own() -> None:
    atlas = load_atlas()
    assert all(country.called for country in atlas.by_capital.values())
    assert len({country.code for country in atlas.by_name.values()}) > 190


def test_words_for_people_tell_their_country() -> None:
    by_people = load_atlas().by_people
    assert {by_people[word].code for word in ("Danish", "Dane")} == {"DNK"}


def test_no_city_of_another_land_is_taken_for_a_capital() -> None:
    assert load_atlas().find("Hamilton") is None
    assert load_atlas().find("Brussels") is None


def test_a_seat_of_power_names_its_body() -> None:
    assert load_atlas().seats["Brussels"].party == "European Union"


def test_a_seat_of_no_one_country_has_no_country() -> None:
    assert load_atlas().seats["Brussels"].country == ""


def test_a_region_is_known_by_its_name_and_by_its_people() -> None:
    regions = load_atlas().regions
    assert {regions[word] for word in ("Bavaria", "Bavarian")} == {"Bavaria"}


def test_no_other_noun_is_a_noun_whose_kind_is_known_before() -> None:
    text = resources.files("onrecord.lexicon").joinpath("party_words.toml").read_text("utf-8")
    lists = tomllib.loads(text)
    kinds = lists["nouns"].keys() - {"not_person"}
    known = {noun for kind in kinds for noun in lists["nouns"][kind]}
    assert known.isdisjoint(noun for nouns in lists["other_nouns"].values() for noun in nouns)
