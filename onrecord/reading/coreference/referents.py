"""Whom or what the words of one article mean: the names that belong together, and what is known."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from onrecord.lexicon.party_words import Sex

ReferentKind = Literal[
    "person",
    "organization",
    "government",
    "place",
    "group",
    "document",
    "unnamed",
    "thing",
    "several",
]

AUTHOR, GENERIC = "[author]", "[generic]"


@dataclass(slots=True, eq=False)
class Referent:
    """One who is named or described in the article, as far as it is known while it is read.

    `forms` counts the ways in which it is named; `roles` holds the words that tell what a person
    is, as (first, after) word numbers in text order; `role_words` are these words in small
    letters. `members` are those that stand together in one of kind `several`. `body` is whom a
    spokesperson speaks for.
    """

    number: int
    kind: ReferentKind
    name: str
    forms: Counter[str] = field(default_factory=Counter)
    sex: Sex = ""
    plural: bool = False
    head: str = ""
    roles: list[tuple[int, int]] = field(default_factory=list)
    role_words: set[str] = field(default_factory=set)
    members: tuple["Referent", ...] = ()
    body: "Referent | None" = None
    named: bool = True


class Cast:
    """All referents of an article, in the order in which they were found."""

    def __init__(self) -> None:
        self.all: list[Referent] = []
        self._writer: Referent | None = None
        self._nobody: Referent | None = None

    def add(self, kind: ReferentKind, name: str) -> Referent:
        """A new referent."""
        found = Referent(len(self.all), kind, name)
        self.all.append(found)
        return found

    def writer(self) -> Referent:
        """Whoever wrote the article, the same one whenever asked."""
        if self._writer is None:
            self._writer = self.add("group", AUTHOR)
        return self._writer

    def nobody(self) -> Referent:
        """Nobody in particular ("some say"), the same one whenever asked."""
        if self._nobody is None:
            self._nobody = self.add("group", GENERIC)
        return self._nobody
