"""A party as one article tells it: all that says who it is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.ledger.values import PartyValue, RecordValue
from onrecord.lexicon.names import load_name_words
from onrecord.register.spelling import folded

REGISTERED_KINDS = ("person", "organization", "government", "group", "document")
_NAMING = ("name", "role-name", "metonym")
# A word with a capital letter that does not begin its sentence: mostly a name.
_INNER_CAPITAL = re.compile(r"(?<=[^\W\d_A-Z,;][ ,] )[A-Z][^\W\d_]+|(?<=[a-z0-9,;] )[A-Z][^\W\d_]+")
_MOST_WORDS = 60  # of an article, the most frequent first: what it is about
_FIRST_WORDS = 300  # characters of what a party said first
# What a party said first tells a reader something from so many words on ("to comment" does not);
# it is looked for among so many statements. Both set by hand; no other values were measured.
_TELLING_WORDS = 4
_MOST_LOOKED_AT = 5


@dataclass(frozen=True, slots=True)
class Setting:
    """An article in which parties speak: where, when, and the names that it is about.

    `day` is the proleptic ordinal of the day of publication.
    """

    article: str
    location: str
    outlet: str | None = None
    day: int | None = None
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sighting:
    """One party of one article. `company` are the names of the others who speak there, folded.

    `statements` counts what it said there, and `first_words` is the first of it that tells more
    than "to comment".
    """

    setting: Setting
    label: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    company: frozenset[str] = frozenset()
    statements: int = 0
    first_words: str = ""
    wikidata: str | None = None
    is_named: bool = True

    @property
    def place(self) -> tuple[str, str]:
        """Which article, and which of its parties."""
        return self.setting.article, self.label


def sightings_of(record: RecordValue, article: str | None = None) -> list[Sighting]:
    """The parties of a record, in its order. `article` names it, in the place of its own id."""
    parties = record.get("parties") or []
    setting = _setting(record, article or record["article"]["id"])
    counts, first = _said(record)
    bodies = {party["id"]: party["name"] for party in parties}
    company = {party["id"]: folded_name(party["name"]) for party in parties if _is_named(party)}
    return [
        Sighting(
            setting,
            label=party["id"],
            name=party["name"],
            kind=party.get("kind") or "",
            aliases=tuple(party.get("aliases") or ()),
            roles=_roles(party, bodies),
            company=frozenset(name for label, name in company.items() if label != party["id"]),
            statements=counts[party["id"]],
            first_words=first.get(party["id"], ""),
            wikidata=party.get("wikidata"),
            is_named=_is_named(party),
        )
        for party in parties
    ]


def folded_name(name: str) -> str:
    """The name as names of company are compared: in small letters, without a leading article."""
    words = [folded(word) for word in name.split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def _setting(record: RecordValue, name: str) -> Setting:
    article = record["article"]
    return Setting(
        name,
        article["location"],
        article.get("outlet"),
        _ordinal(article.get("published")),
        frozenset(_names_in(article["text"])),
    )


def _ordinal(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _names_in(text: str) -> Iterator[str]:
    counts = Counter(folded(match.group()) for match in _INNER_CAPITAL.finditer(text))
    for word in load_name_words().no_subject:
        counts.pop(word, None)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return (word for word, _ in ranked[:_MOST_WORDS])


def _said(record: RecordValue) -> tuple[Counter[str], Mapping[str, str]]:
    said: dict[str, list[str]] = defaultdict(list)
    for statement in record["statements"]:
        for label in statement.get("by") or []:
            said[label].append(statement["content"]["text"][:_FIRST_WORDS])
    counts = Counter({label: len(contents) for label, contents in said.items()})
    return counts, {label: first_telling(contents) for label, contents in said.items()}


def first_telling(contents: Sequence[str]) -> str:
    """The first of the contents that is of some words; of the first few the longest if none is."""
    few = contents[:_MOST_LOOKED_AT]
    telling = (words for words in few if len(words.split()) >= _TELLING_WORDS)
    return next(telling, max(few, key=len, default=""))


def _roles(party: PartyValue, bodies: Mapping[str, str]) -> tuple[str, ...]:
    """What the party is, and whom it speaks for."""
    body = bodies.get(party.get("speaks_for") or "")
    return (*(party.get("roles") or ()), *([f"speaks for {body}"] if body else ()))


def _is_named(party: PartyValue) -> bool:
    """True where the article calls the party by a name, not only by what it is."""
    if party.get("kind") not in REGISTERED_KINDS or party["name"] == party["name"].lower():
        return False
    if party.get("kind") == "person":
        return True
    mentions: list[Any] = list(party.get("mentions") or [])
    return not mentions or any(mention.get("how") in _NAMING for mention in mentions)
