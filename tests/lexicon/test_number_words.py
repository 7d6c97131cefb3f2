import pytest

from onrecord.lexicon.number_words import load_number_words, phrases, read_number_words
from onrecord.lexicon.units import load_units
from onrecord.reading.quantities.tokens import tokenise


def test_the_larger_of_two_words_for_a_number_is_never_before_the_smaller() -> None:
    cardinals = list(load_number_words().cardinals.values())
    assert cardinals == sorted(cardinals)


def test_every_range_and_vague_word_is_bounded_from_below_to_above() -> None:
    words = load_number_words()
    for low, high in (*words.ranges.values(), *words.vague.values()):
        assert high is None or 0 < low <= high


def test_a_range_without_an_upper_bound_has_none() -> None:
    assert load_number_words().ranges[("trillions",)] == (2 * 10**12, None)


def test_parts_of_a_whole_have_their_plurals() -> None:
    assert load_number_words().parts["thirds"] == 3
    assert load_number_words().parts["halves"] == 2


@pytest.mark.parametrize("lists", ["before", "after"])
def test_every_hedge_is_written_as_the_tokens_that_it_is_looked_up_by(lists: str) -> None:
    for phrase in getattr(load_number_words(), lists).meanings:
        tokens = tokenise(" ".join(phrase))
        assert tuple(tokens.lower[: tokens.count]) == phrase


def test_every_unit_is_written_as_the_tokens_that_it_is_looked_up_by() -> None:
    units = load_units()
    for phrase in (*units.words.meanings, *units.signs.meanings, *units.currency_signs.meanings):
        tokens = tokenise(" ".join(phrase))
        assert tuple(tokens.written[: tokens.count]) == phrase


def test_words_of_units_are_in_small_letters() -> None:
    for phrase in load_units().words.meanings:
        assert " ".join(phrase) == " ".join(phrase).lower()


def test_phrases_know_the_length_of_the_longest() -> None:
    found = phrases({"low": ["at least", "over"]})
    assert found.longest == 2
    assert found.meanings[("at", "least")] == "low"
    assert found.lasts == {"least", "over"}


def test_a_file_without_its_tables_is_refused() -> None:
    with pytest.raises(KeyError):
        read_number_words("[cardinals]\none = 1\n")
