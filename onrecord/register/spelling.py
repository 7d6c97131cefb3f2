"""A word of a name, with what is left of it where spellings differ."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from onrecord.lexicon.names import load_name_words, load_spellings
from onrecord.lexicon.party_words import load_party_words

# How two words of a name agree, the surest first. `near` is a likeness of consonants.
WordAgreement = Literal["same", "spelling", "nickname", "near", "initial"]

_VOWELS = re.compile(r"[aeiouy]")
_LONGEST = 40  # letters of a word of a name; longer ones are cut
# Of the pairs in tests/data/register/spellings.tsv that differ by more than this share of their
# letters and have the same consonants, none is one name ("Mahdi", "Mahmoud"-like pairs begin here).
_MOST_DIFFERENT = 0.45


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """The word in small letters without accents; "ø" and its like become plain letters."""
    word = word[:_LONGEST].casefold().translate(load_spellings().letters)
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=200_000)
def sound_of(word: str) -> str:
    """What is left of a folded word when spellings of one sound are made alike."""
    for rule, to in load_spellings().sounds:
        word = rule.sub(to, word)
    return word


@lru_cache(maxsize=200_000)
def consonants_of(word: str) -> str:
    """The consonants of a folded word's sound; a vowel it begins with stands as "a"."""
    sound = sound_of(word).translate(load_spellings().alike)
    first = "a" if sound[:1] and _VOWELS.match(sound) else sound[:1]
    return first + _VOWELS.sub("", sound[1:])


@lru_cache(maxsize=200_000)
def agreement(one: str, other: str) -> WordAgreement | None:
    """How two folded words of names agree; None where they are different names."""
    if one == other:
        return "same"
    if min(len(one), len(other)) == 1:
        return "initial" if one[:1] == other[:1] else None
    if other in load_name_words().nicknames.get(one, ()):
        return "nickname"
    if _are_of_two_sexes(one, other):
        return None
    if sound_of(one) == sound_of(other):
        return "spelling"
    return "near" if _are_near(one, other) else None


def _are_of_two_sexes(one: str, other: str) -> bool:
    """True for "paul" and "paula": so alike, and yet two people's."""
    sexes = _sexes()
    return one in sexes and other in sexes and sexes[one] != sexes[other]


@lru_cache(maxsize=1)
def _sexes() -> dict[str, str]:
    return {folded(name): sex for name, sex in load_party_words().given_names.items()}


def _are_near(one: str, other: str) -> bool:
    if len(consonants_of(one)) < 2 or consonants_of(one) != consonants_of(other):
        return False
    longest = max(len(one), len(other))
    return distance(one, other) <= _MOST_DIFFERENT * longest


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out or changed to make one of the other."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, against in enumerate(other):
            change = before[column] + (letter != against)
            now.append(min(change, before[column + 1] + 1, now[column] + 1))
        before = now
    return before[-1]
