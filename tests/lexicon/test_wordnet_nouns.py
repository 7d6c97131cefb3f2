"""The nouns that are derived from WordNet."""

from onrecord.lexicon.party_words import load_party_words
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
