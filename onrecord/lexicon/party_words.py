"""The words that tell who a source is: titles, offices, nouns for people and for bodies."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from onrecord.lexicon.inflection import noun_lemma
from onrecord.lexicon.tables import read_table

NounKind = Literal["person", "organization", "government", "document", "group"]
Sex = Literal["m", "f", ""]
# "virologist", "locksmith", "gamekeeper": such nouns are for people, whoever coins them.
_AGENTIVE = re.compile(r"[a-z]{2,}(?:[a-z](?:ist|ian|smith|monger|keeper|herd|goer|wright|eer))\Z")
# "brewer", "fabricator": so are these where they speak.
_DOER = re.compile(r"[a-z]{3,}(?:er|or)\Z")
# "ferryman", "tribeswoman", "layperson"; not "man" itself, nor "the German".
_FOR_PERSON = re.compile(r"[a-z]{3,}(?:[^mg]man|woman|person)\Z")


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """One who held a high office of state, by the family name that the office goes with.

    `office` is a word of it ("president", "minister", "chancellor"), or "" where it is not told.
    """

    family: str
    name: str
    country: str
    first: int
    last: int
    office: str = ""


@dataclass(frozen=True, slots=True)
class PartyWords:
    """What words tell of a source (see `party_words.toml`); all in small letters."""

    honorifics: dict[str, Sex]
    abbreviations: dict[str, str]
    sexes: dict[str, Sex]
    nouns: dict[str, NounKind]
    other_nouns: dict[str, NounKind]
    things: frozenset[str]
    known_bodies: frozenset[str]
    generic: frozenset[str]
    anonymous: frozenset[str]
    of_a_person: dict[str, str]
    speaking_for: frozenset[str]
    not_for_places: frozenset[str]
    regnal: frozenset[str]
    given_names: dict[str, Sex]
    holders: dict[str, OfficeHolder]
    bodies: dict[str, str]
    likened: dict[str, str]
    bodies_called: dict[str, frozenset[str]]
    party_letters: dict[str, str]
    not_person: frozenset[str]
    of_posts: frozenset[str]
    posts: frozenset[str]
    offices: frozenset[str]
    of_parts: frozenset[str]

    def liken(self, word: str) -> str:
        """The word, in the singular, or the one that is as good in telling who is meant."""
        word = self.abbreviations.get(word + ".", word)
        single = noun_lemma(word)
        return self.likened.get(word) or self.likened.get(single, single)

    def kind_of_noun(self, word: str) -> NounKind | None:
        """What a noun in the singular or plural denotes, if it is known."""
        word = word.lower()
        single = f"{word[:-3]}man" if word.endswith(("smen", "rmen", "emen", "nmen")) else word
        single = f"{word[:-5]}woman" if word.endswith("women") else single
        known = self.nouns.get(single) or self.nouns.get(noun_lemma(word)) or self._compound(word)
        if known is None and (_FOR_PERSON.match(single) or self._is_for_person(word)):
            return None if word in self.not_person else "person"
        return known

    def is_common(self, noun: str) -> bool:
        """True for a noun that news calls many by, so that it may mean one who is named near."""
        return noun in self.nouns or noun_lemma(noun) in self.nouns or bool(_FOR_PERSON.match(noun))

    def _is_for_person(self, word: str) -> bool:
        """True where WordNet has the word, or its singular, for a person."""
        return "person" in (self.other_nouns.get(word), self.other_nouns.get(noun_lemma(word)))

    def kind_of_source(self, word: str, *, speaks: bool) -> NounKind | None:
        """What a noun denotes that a source has for its head, if it is known or its ending tells.

        `speaks` is true where the source says something, and not only shows or suggests it.
        """
        known = self.kind_of_noun(word)
        known = known or self.other_nouns.get(word) or self.other_nouns.get(noun_lemma(word))
        if known is not None or word in self.things:
            return known
        ends_so = ends_as_for_people(word) if speaks else bool(_AGENTIVE.match(word))
        return "person" if ends_so else None

    def _compound(self, word: str) -> NounKind | None:
        """ "co-founder" is a "founder", "businesspeople" no "people"."""
        return self.nouns.get(noun_lemma(word.rpartition("-")[2])) if "-" in word else None

    def is_plural(self, word: str) -> bool:
        """True when the word is a plural of a known noun, or "people" and its like."""
        word = word.lower()
        if word.endswith(("people", "women", "smen", "rmen", "emen", "nmen")):
            return True
        return word not in self.nouns and noun_lemma(word) != word

    def sex_of_noun(self, word: str) -> Sex:
        """The sex of the one that a noun denotes, or "" where it does not tell."""
        word = word.lower()
        return self.sexes.get(word) or self.honorifics.get(word, "")


def ends_as_for_people(noun: str) -> bool:
    """True for a noun that ends as those for people do ("brewer", "virologist")."""
    return bool(_AGENTIVE.match(noun) or _DOER.match(noun))


@lru_cache(maxsize=1)
def load_party_words() -> PartyWords:
    """The word lists that ship with onrecord are read, once."""
    text = resources.files("onrecord.lexicon").joinpath("party_words.toml").read_text("utf-8")
    lists = tomllib.loads(text)
    wordnet = _nouns_of_wordnet()
    return PartyWords(
        honorifics=lists["honorifics"],
        abbreviations=lists["abbreviations"],
        sexes={word: sex for sex, words in lists["sexes"].items() for word in words},
        nouns=_nouns(lists["nouns"]),
        other_nouns=_other_nouns(lists, wordnet),
        things=wordnet["thing"],
        known_bodies=frozenset(row[0] for row in read_table("known_bodies.txt", 1)),
        generic=frozenset(lists["generic"]["words"]),
        anonymous=frozenset(lists["anonymous"]["nouns"]),
        of_a_person=lists["of_a_person"],
        speaking_for=frozenset(lists["speaks_for"]["nouns"]),
        regnal=frozenset(lists["regnal"]["titles"]),
        not_for_places=frozenset(lists["speaks_for"]["not_for_places"]),
        given_names={row[0].lower(): _sex(row[1]) for row in read_table("given_names.tsv", 2)},
        holders=_holders(),
        bodies={row[0]: row[1] for row in read_table("international_bodies.tsv", 2)},
        likened=lists["likened"],
        bodies_called={noun: frozenset(ends) for noun, ends in lists["bodies_called"].items()},
        party_letters=lists["party_letters"],
        not_person=frozenset(lists["nouns"]["not_person"]),
        of_posts=frozenset(lists["posts"]["of"]),
        posts=frozenset(lists["posts"]["words"]),
        offices=frozenset(lists["posts"]["offices"]),
        of_parts=frozenset(lists["governments"]["of_parts"]),
    )


def _nouns(lists: dict[str, list[str]]) -> dict[str, NounKind]:
    """Nouns by what they denote; of two lists, that of bodies before that of people."""
    struck = set(lists["not_person"])
    nouns: dict[str, NounKind] = {
        row[0]: "person" for row in read_table("person_nouns.tsv", 2) if row[0] not in struck
    }
    kinds: tuple[NounKind, ...] = ("person", "group", "document", "government", "organization")
    for kind in kinds:
        nouns.update(dict.fromkeys(lists[kind], kind))
    return nouns


def _nouns_of_wordnet() -> dict[str, frozenset[str]]:
    """The nouns of WordNet by their kind, with "thing" for those that only end as people's do."""
    found: dict[str, set[str]] = defaultdict(set)
    for noun, kind in read_table("wordnet_nouns.tsv", 2):
        found[kind].add(noun)
    return {kind: frozenset(nouns) for kind, nouns in found.items()}


def _other_nouns(
    lists: dict[str, dict[str, list[str]]], wordnet: Mapping[str, frozenset[str]]
) -> dict[str, NounKind]:
    """More nouns by what they denote: those of WordNet, then those of the list."""
    found: dict[str, NounKind] = {}
    kinds: tuple[NounKind, ...] = ("person", "organization", "document")
    for kind in kinds:
        struck = lists["nouns"]["not_person"] if kind == "person" else ()
        found.update(dict.fromkeys(wordnet[kind].difference(struck), kind))
    for kind in kinds:
        found.update(dict.fromkeys(lists["other_nouns"].get(kind, ()), kind))
    return found


def _holders() -> dict[str, OfficeHolder]:
    """The latest holder of a high office for each family name."""
    found: dict[str, OfficeHolder] = {}
    rows = (*read_table("office_holders.tsv", 6), *read_table("office_holders_reviewed.tsv", 6))
    for family, name, country, first, last, office in rows:
        holder = OfficeHolder(family, name, country, int(first), int(last), office)
        known = found.get(family)
        if known is None or holder.first >= known.first:
            found[family] = holder
    return found


def _sex(letter: str) -> Sex:
    return "f" if letter == "f" else "m"
