"""Who is meant by the words that name a source."""

from dataclasses import dataclass
from typing import Any, Literal

from onrecord.types.span import Span

PartyKind = Literal[
    "person",
    "organization",
    "government",
    "group",
    "unnamed",
    "document",
    "author",
    "generic",
]
MentionForm = Literal["name", "role-name", "pronoun", "description", "metonym"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the text that stands for a party, and how it is written."""

    start: int
    end: int
    how: MentionForm

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        """The mention as it stands in the record."""
        return {"start": self.start, "end": self.end, "how": self.how}


@dataclass(frozen=True, slots=True)
class Party:
    """One who speaks in an article, under one name throughout.

    `roles` are the words that tell what the party is ("minister"), `aliases` the other ways in
    which it is written. `speaks_for` is the id of the body that a spokesperson speaks for.
    `mentions` stand in text order. `wikidata` is an item's id ("Q42") where it was linked.
    """

    id: str
    name: str
    kind: PartyKind
    roles: tuple[str, ...] = ()
    speaks_for: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    wikidata: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The party as it stands in the record."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "roles": list(self.roles),
            "speaks_for": self.speaks_for,
            "aliases": list(self.aliases),
            "mentions": [mention.to_dict() for mention in self.mentions],
            "wikidata": self.wikidata,
        }
