"""What the roles of a party tell of who it is: offices, countries, bodies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.names import load_name_words
from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.register.spelling import folded

_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")
_SHORT = {"US": "USA", "U.S.": "USA", "U.S": "USA", "UK": "GBR", "U.K.": "GBR"}
# A role is a phrase; what is longer was read wrong, and tells of other people as well.
_LONGEST_ROLE = 12


@dataclass(frozen=True, slots=True)
class RoleSigns:
    """Nouns for what one does ("president"), codes of countries, and other names in the roles."""

    offices: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def role_signs(roles: Iterable[str]) -> RoleSigns:
    """What all the roles together tell."""
    signs = [_signs_of(role) for role in roles]
    return RoleSigns(
        frozenset().union(*(one.offices for one in signs)),
        frozenset().union(*(one.countries for one in signs)),
        frozenset().union(*(one.names for one in signs)),
    )


@lru_cache(maxsize=100_000)
def _signs_of(role: str) -> RoleSigns:
    words = _words_of(role)
    if len(words) > _LONGEST_ROLE:
        return RoleSigns()
    head = _head(words)
    lexicon = load_party_words()
    offices = {
        lexicon.liken(word.lower())
        for word in head
        if lexicon.kind_of_noun(word) == "person" or word.lower() in lexicon.honorifics
    }
    if offices & load_name_words().kin:
        # "a son of the Libyan leader": what follows tells of another one.
        return RoleSigns(frozenset(offices & load_name_words().kin))
    countries, names = _countries_and_names(words)
    return RoleSigns(frozenset(offices), frozenset(countries), frozenset(names - offices))


def head_of_role(role: str) -> list[str]:
    """The words that say what somebody is, before those that say of what or where."""
    return _head(_words_of(role))


def _words_of(role: str) -> list[str]:
    return [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(role)]


def _head(words: list[str]) -> list[str]:
    """The words up to the first preposition: "president" of "president of the council"."""
    for at, word in enumerate(words):
        if at and word in load_phrase_words().prepositions:
            return words[:at]
    return words


def _countries_and_names(words: list[str]) -> tuple[set[str], set[str]]:
    countries, names = set(), set()
    at = 0
    while at < len(words):
        code, size = _country_at(words, at)
        word = words[at]
        if code:
            countries.add(code)
        elif word[:1].isupper() and len(word) > 1 and not _is_office(word):
            names.add(folded(word))
        at += size
    return countries, names


def _is_office(word: str) -> bool:
    lower = word.lower()
    lexicon = load_party_words()
    return lexicon.kind_of_noun(lower) == "person" or lower in load_name_words().before_offices


def countries_among(words: Iterable[str]) -> frozenset[str]:
    """The codes of the countries that the folded words name, or whose people or capital."""
    known = _single_words()
    return frozenset(known[word] for word in words if word in known)


@lru_cache(maxsize=1)
def _single_words() -> dict[str, str]:
    atlas = load_atlas()
    found = {word.casefold(): code for word, code in _SHORT.items()}
    for table in (atlas.by_capital, atlas.by_people, atlas.by_name):
        found |= {folded(name): country.code for name, country in table.items()}
    return {name: code for name, code in found.items() if name.isalpha()}


def _country_at(words: list[str], at: int) -> tuple[str, int]:
    atlas = load_atlas()
    for size in (3, 2, 1):
        text = " ".join(words[at : at + size])
        country = atlas.by_name.get(text) or atlas.by_people.get(text)
        if country and at + size <= len(words):
            return country.code, size
    return _SHORT.get(words[at], ""), 1
