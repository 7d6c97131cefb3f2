"""What the roles of a party tell of who it is: offices, countries, bodies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.party_words import load_party_words
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
    words = _WORD.findall(role)
    if len(words) > _LONGEST_ROLE:
        return RoleSigns()
    offices, countries, names = set(), set(), set()
    at = 0
    while at < len(words):
        code, size = _country_at(words, at)
        if code:
            countries.add(code)
            at += size
            continue
        word = words[at].removesuffix("'s").removesuffix("’s")
        lower = word.lower()
        if load_party_words().kind_of_noun(lower) == "person" or lower in _titles():
            offices.add(load_party_words().liken(lower))
        elif word[:1].isupper() and len(word) > 1:
            names.add(folded(word))
        at += 1
    return RoleSigns(frozenset(offices), frozenset(countries), frozenset(names - _idle()))


def _country_at(words: list[str], at: int) -> tuple[str, int]:
    atlas = load_atlas()
    for size in (3, 2, 1):
        text = " ".join(words[at : at + size]).removesuffix("'s").removesuffix("’s")
        country = atlas.by_name.get(text) or atlas.by_people.get(text)
        if country and at + size <= len(words):
            return country.code, size
    return _SHORT.get(words[at], ""), 1


def _titles() -> dict[str, str]:
    return dict.fromkeys(load_party_words().honorifics, "")


@lru_cache(maxsize=1)
def _idle() -> frozenset[str]:
    return frozenset({"the", "former", "ex", "this", "president", "prime", "foreign"})
