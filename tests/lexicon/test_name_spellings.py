"""The lists of names."""

from onrecord.lexicon.names import load_name_words, load_spellings
from onrecord.register.spelling import folded


def test_lists_of_names_are_in_small_letters_without_accents() -> None:
    words = load_name_words()
    lists = (words.family_first, words.common_family, words.body_words, words.before_names)
    for one in (*words.nicknames, *(word for some in lists for word in some)):
        assert one == folded(one), one


def test_a_short_name_stands_for_each_of_its_long_ones_and_back() -> None:
    nicknames = load_name_words().nicknames
    assert {"alexander", "alan"} - nicknames["alex"] - nicknames["al"] == set()
    for name, group in nicknames.items():
        for other in group:
            assert name in nicknames[other]


_WRITTEN = (
    *("o'neill", "tchernenko", "schroeder", "djokovic", "ghadafi", "khalid", "kadhimi", "philip"),
    *("jack", "qasem", "cesar", "alexei", "walesa", "romanoff", "yeff", "tzu", "rouhani", "saad"),
    *("zelenskiy", "medvedyev", "dmitry", "mueller", "mohammed", "hassan", "abdullah", "evgenie"),
)


def test_every_rule_of_spelling_changes_some_name() -> None:
    for rule, _ in load_spellings().sounds:
        assert any(rule.search(name) for name in _WRITTEN), rule.pattern
