"""The nouns that are derived from WordNet."""

from pathlib import Path

from onrecord.lexicon.party_words import ends_as_for_people, load_party_words
from onrecord.lexicon.tables import read_table


def test_every_noun_has_a_kind_that_is_known() -> None:
    kinds = {kind for _, kind in read_table("wordnet_nouns.tsv", 2)}
    assert kinds == {"person", "organization", "document", "thing"}


def test_a_word_that_is_mostly_an_adjective_is_no_noun_for_a_person() -> None:
    assert load_party_words().kind_of_noun("national") is None


def test_an_ending_tells_a_doer_only_of_one_who_speaks() -> None:
    words = load_party_words()
    assert words.kind_of_source("frobnicator", speaks=True) == "person"
    assert words.kind_of_source("frobnicator", speaks=False) is None
    assert words.kind_of_source("weather", speaks=True) is None


def test_no_noun_that_is_left_out_as_a_slur_ships() -> None:
    text = (Path(__file__).parents[2] / "tools" / "nouns_left_out.txt").read_text("utf-8")
    left_out = {line for line in text.splitlines() if not line.startswith("#")}
    assert left_out
    assert left_out.isdisjoint(noun for noun, _ in read_table("wordnet_nouns.tsv", 2))


def test_a_thing_is_listed_only_where_its_ending_would_make_it_a_person() -> None:
    things = load_party_words().things
    assert things
    assert all(map(ends_as_for_people, things))
