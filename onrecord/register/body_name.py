"""The name of a body (an organisation, a government, a group) in its parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.names import load_name_words
from onrecord.register.spelling import agreement, consonants_of, folded

# `part`: one names the country ("US State Department"); `acronym`: one is the first letters.
BodyAgreement = Literal["same", "part", "spelling", "acronym"]

_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*\.?|&")
_GOVERNMENT = re.compile(r"(?:the )?government of (.+)", re.IGNORECASE)
_SHORT_FOR_COUNTRIES = {"us": "USA", "u.s": "USA", "usa": "USA", "uk": "GBR", "u.k": "GBR"}
_LONGEST_COUNTRY = 4  # words
_LONGEST_ACRONYM = 7
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class BodyName:
    """The words that tell one body from another, folded, and the country that the name has.

    `acronym` has the first letters of the words, or the name itself where it is an acronym.
    """

    words: tuple[str, ...]
    country: str = ""
    acronym: str = ""
    is_acronym: bool = False

    @property
    def is_common(self) -> bool:
        """True where other places have a body of this name ("Supreme Court")."""
        return not self.country and set(self.words) <= load_name_words().body_words

    @property
    def block(self) -> str:
        """The same for all names that may be this body's."""
        if self.words == ("government",):
            return f"government {self.country}"
        return "".join(sorted(self.acronym)) if len(self.acronym) > 1 else self.words[0]


def body_name(name: str) -> BodyName | None:
    """The name in its parts; None where it has no letter or digit."""
    if match := _GOVERNMENT.fullmatch(name.strip()):
        governed = load_atlas().find(match[1].strip())
        code = governed.code if governed else folded(match[1])
        return BodyName(("government",), code)
    written = [
        match.group().removesuffix("'s").removesuffix("’s") for match in _WORD.finditer(name)
    ]
    country, rest = _without_country(written)
    kept = [word for word in rest if folded(word) not in load_name_words().idle] or rest
    words = tuple(word for word in map(_plain, kept) if word)[:_MOST_WORDS]
    if not words:
        return None
    if len(words) == 1:
        bare = kept[0].replace(".", "")
        is_acronym = bare.isupper() and 2 <= len(bare) <= _LONGEST_ACRONYM
        return BodyName(words, country, words[0] if is_acronym else "", is_acronym)
    return BodyName(words, country, "".join(word[0] for word in words))


def _plain(word: str) -> str:
    return folded(word).replace(".", "")


def _without_country(words: Sequence[str]) -> tuple[str, list[str]]:
    """The code of a country that the words begin or end with, and the other words."""
    for size in range(min(_LONGEST_COUNTRY, len(words) - 1), 0, -1):
        if code := _country(words[:size]):
            return code, list(words[size:])
        before = words[-size - 1 : -size] or words[:1]
        of_country = folded(before[0]) in ("of", "the") and len(words) > size + 1
        if of_country and (code := _country(words[-size:])):
            return code, list(words[:-size])
    return "", list(words)


def _country(words: Sequence[str]) -> str:
    text = " ".join(words)
    atlas = load_atlas()
    short = _SHORT_FOR_COUNTRIES.get(folded(text).rstrip("."))
    if short and text.isupper():
        return short
    country = atlas.by_name.get(text) or atlas.by_people.get(text)
    return country.code if country else ""


@lru_cache(maxsize=100_000)
def bodies_agree(one: BodyName, other: BodyName) -> BodyAgreement | None:
    """How the two names agree; None where they are two bodies', whatever else is known."""
    if one.country and other.country and one.country != other.country:
        return None
    if one.words == other.words or set(one.words) == set(other.words):
        return "same" if one.country == other.country else "part"
    if one.is_acronym != other.is_acronym:
        return "acronym" if one.acronym == other.acronym else None
    if len(one.words) != len(other.words) or one.is_acronym:
        return None
    pairs = zip(one.words, other.words, strict=True)
    levels = {agreement(*pair) for pair in pairs}
    allowed = {"same", "spelling", "near"} if len(one.words) > 1 else {"same", "spelling"}
    return "spelling" if levels <= allowed else None


def keys_of_body(name: BodyName) -> Iterator[str]:
    """What two names have in common where they agree."""
    yield " ".join(sorted(map(consonants_of, name.words)))
    if name.acronym:
        yield f"letters {name.acronym}"
