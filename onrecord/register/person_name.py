"""The name of a person in its parts, and how two such names agree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.lexicon.names import load_name_words, load_spellings
from onrecord.lexicon.party_words import load_party_words
from onrecord.register.spelling import WordAgreement, agreement, consonants_of, folded, sound_of

# How two names agree. `part`: one lacks words that the other has ("Tayyip Erdogan"); `initials`:
# a given name is only an initial; `family`: one of them is a family name alone.
NameAgreement = Literal["same", "part", "spelling", "nickname", "near", "initials", "family"]
_BY_WORD: dict[WordAgreement, NameAgreement] = {
    "same": "same",
    "spelling": "spelling",
    "nickname": "nickname",
    "near": "near",
    "initial": "initials",
}
_ORDER: tuple[NameAgreement, ...] = (
    *("same", "part", "spelling", "nickname", "near", "initials", "family"),
)

_PIECE = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*\.?|\d+(?:st|nd|rd|th)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
# Words that begin a name as well as they stand before a family name ("Al Gore", "Van Jones").
_GIVEN_AS_WELL = frozenset({"al", "el", "ben", "van", "an", "as", "do", "e", "y", "ad", "at"})
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class PersonName:
    """A family name and the given names before it, folded; `generation` is "1" for the elder."""

    family: str
    given: tuple[str, ...] = ()
    generation: str = ""

    @property
    def is_full(self) -> bool:
        """True where at least one given name is written out."""
        return any(len(word) > 1 for word in self.given)

    @property
    def is_common(self) -> bool:
        """True where a great many people have this name."""
        return self.family in load_name_words().common_family and (
            not self.is_full or self.given[0] in _given_names() or self.given[0] in _common()
        )

    @property
    def block(self) -> str:
        """The consonants of the family name: names that may be one person's have the same."""
        return consonants_of(self.family)


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(folded(name) for name in load_party_words().given_names)


def _common() -> frozenset[str]:
    return load_name_words().common_family


def person_name(name: str, family: str | None = None) -> PersonName | None:
    """The name in its parts; None where it has no letter.

    `family` is the family name, folded, where it is known from how the article goes on ("Xi").
    """
    words = [word for word in _words(name) if word]
    generation = ""
    while len(words) > 1 and words[-1] in load_spellings().generations:
        generation = load_spellings().generations[words.pop()]
    if not words:
        return None
    place = _place_of_family(words, family)
    given = (*words[:place], *words[place + 1 :])
    return PersonName(words[place], given[:_MOST_WORDS], generation)


def _words(name: str) -> Iterator[str]:
    """The folded words come without titles and particles; initials without their dots."""
    name = _INITIALS.sub(lambda match: match.group().replace(".", ". "), name)
    pieces = list(_PIECE.finditer(name))
    named = False
    for number, match in enumerate(pieces):
        word = match.group().rstrip(".")
        plain = re.sub(r"['’ʼ`]", "", folded(word))
        hyphen = name[match.end() : match.end() + 1] in ("-", "‑")
        last = number == len(pieces) - 1
        if not named and not last and _is_title(match.group()):
            continue
        if not last and _is_particle(word, plain, begins=not named, hyphen=hyphen):
            continue
        named = True
        yield _joined(plain)


@lru_cache(maxsize=10_000)
def _is_title(piece: str) -> bool:
    """True for "Mr.", "Sen." and "President", which stand before a name and are none of it."""
    lexicon = load_party_words()
    word = piece.casefold()
    if word in lexicon.honorifics or word.rstrip(".") in lexicon.honorifics:
        return True
    return word in lexicon.abbreviations or word in load_name_words().before_names


def _is_particle(word: str, plain: str, *, begins: bool, hyphen: bool) -> bool:
    if plain not in load_spellings().particles or word.endswith("."):
        return False
    return not begins or hyphen or word.islower() or plain not in _GIVEN_AS_WELL


def _joined(word: str) -> str:
    """ "abdelfattah" as the two words it is written as elsewhere have it: without "abdel"."""
    for beginning in load_spellings().joined:
        rest = word.removeprefix(beginning)
        if rest != word and len(rest) > 3:
            return rest
    return word


def _place_of_family(words: Sequence[str], family: str | None) -> int:
    last = len(words) - 1
    if last == 0 or family == words[last] or words[0] not in load_name_words().family_first:
        return last
    if family == words[0]:
        return 0
    # "Kim Jong Un", "Li Keqiang"; but "Kim Clark", where the first is a given name.
    if last > 1 or words[0] not in _given_names():
        return last if words[last] in _common() else 0
    return 0 if load_name_words().east_asian_given.fullmatch(words[last]) else last


@lru_cache(maxsize=100_000)
def names_agree(one: PersonName, other: PersonName) -> NameAgreement | None:
    """How the two names agree; None where they are two people's, whatever else is known."""
    family = agreement(one.family, other.family)
    if family is None or family in ("initial", "nickname"):
        return None
    if one.generation and other.generation and one.generation != other.generation:
        return None
    if not one.given or not other.given:
        # A family name alone in another spelling is too little to tell anybody by.
        return "family" if family in ("same", "spelling") else None
    given = _given_agree(one.given, other.given)
    if given is None:
        return None
    return _weakest((_BY_WORD[family], given))


def _weakest(levels: Sequence[NameAgreement]) -> NameAgreement:
    return max(levels, key=_ORDER.index)


def _given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> NameAgreement | None:
    if one == other:
        return "same"
    if (together := "".join(one)) == "".join(other):
        return "same"
    if len(one) != len(other) and sound_of(together) == sound_of("".join(other)):
        return "spelling"
    short, long = sorted((one, other), key=len)
    found: list[NameAgreement] = ["same" if len(short) == len(long) else "part"]
    at = 0
    for word in short:
        place, level = _next_alike(word, long, at)
        if level is None:
            return None
        found.append(level)
        at = place + 1
    return _weakest(found)


def _next_alike(word: str, names: Sequence[str], at: int) -> tuple[int, NameAgreement | None]:
    """Where the next of the names stands that agrees; an initial only agrees with the very next."""
    for place in range(at, len(names)):
        level = agreement(word, names[place])
        if level == "initial" and place > at:
            continue
        if level is not None:
            return place, _BY_WORD[level]
        if len(word) == 1 or len(names[place]) == 1:
            return place, None
    return len(names), None
