"""The words of denial are read as they stand in their file."""

import pytest

from onrecord.lexicon.disputes import load_dispute_words, parse_dispute_words

WORDS = load_dispute_words()


def test_a_word_for_what_was_said_tells_what_it_can_reach_back_to() -> None:
    assert WORDS.nouns["argument"] == {"assertion"}
    assert WORDS.nouns["request"] == {"demand"}


def test_contraries_hold_both_ways() -> None:
    for word, others in WORDS.contraries.items():
        assert all(word in WORDS.contraries[other] for other in others)


def test_a_phrase_is_found_by_its_first_word_and_may_leave_a_gap() -> None:
    assert ("make", None, "out", "to", "be") in WORDS.misleading["make"]


def test_every_list_stands_in_small_letters() -> None:
    lists = (WORDS.nouns, WORDS.against, WORDS.negators, WORDS.stopwords, WORDS.contraries)
    assert all(word == word.lower() for words in lists for word in words)


def test_a_noun_of_no_known_matter_is_named_as_wrong() -> None:
    with pytest.raises(ValueError, match="claim"):
        parse_dispute_words('[nouns]\nclaim = ["guess"]\n[words]\n')
