"""What a number measures or counts, read from `units.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from onrecord.lexicon.number_words import Phrases, phrases


@dataclass(frozen=True, slots=True)
class Units:
    """The tables of `units.toml`, whose comments say what each is for.

    `words` are in small letters, `signs` and `currency_signs` exactly as they are written;
    all give the unit's name. `names` are all those names, `shares` those that are a share.
    """

    currency_signs: Phrases
    words: Phrases
    signs: Phrases
    names: frozenset[str]
    shares: frozenset[str]
    hyphen_only: frozenset[str]
    rates: Mapping[str, str]
    time_nouns: frozenset[str]
    plurals: Mapping[str, str]
    not_plural: frozenset[str]
    people: frozenset[str]
    phrase_ends: frozenset[str]
    determiners: frozenset[str]


@lru_cache(maxsize=1)
def load_units() -> Units:
    """The units that ship with onrecord are read, once."""
    text = resources.files("onrecord.lexicon").joinpath("units.toml").read_text("utf-8")
    return read_units(text)


def read_units(text: str) -> Units:
    """The tables of a file written like `units.toml`."""
    tables = tomllib.loads(text)
    codes = tables["currency_codes"]["codes"]
    signs = tables["currency_signs"]
    words = {**tables["measures"], **tables["shares"], **tables["currency_words"]}
    return Units(
        currency_signs=_signs(signs, codes),
        words=phrases(words),
        signs=phrases({**tables["measure_signs"], **{code: [code] for code in codes}}),
        names=frozenset((*words, *tables["measure_signs"], *codes, *signs.values())),
        shares=frozenset(tables["shares"]),
        hyphen_only=frozenset(tables["hyphen_only"]["words"]),
        rates=tables["rates"],
        time_nouns=frozenset(tables["time_nouns"]["words"]),
        plurals=tables["plurals"],
        not_plural=frozenset(tables["not_plural"]["words"]),
        people=frozenset(tables["people"]["words"]),
        phrase_ends=frozenset(tables["phrase_ends"]["words"]),
        determiners=frozenset(tables["phrase_ends"]["determiners"]),
    )


def _signs(signs: Mapping[str, str], codes: list[str]) -> Phrases:
    """The signs of money as phrases, each code among them."""
    lists: dict[str, list[str]] = {code: [code] for code in codes}
    for sign, code in signs.items():
        lists.setdefault(code, []).append(sign)
    return phrases(lists)
