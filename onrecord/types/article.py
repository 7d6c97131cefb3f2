"""An article as it was read, before anything in it is understood."""

import hashlib
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.types.problem import Problem
from onrecord.types.span import Span

PartKind = Literal[
    "headline",
    "subheading",
    "byline",
    "dateline",
    "paragraph",
    "caption",
    "credit",
    "list",
    "furniture",
]
PublishedBasis = Literal["metadata", "dateline", "given"]

# What stands in these is beside the article: nobody speaks, who wrote it and where is no party of
# it, and its numbers ("5 comments", "Photo 3 of 12") are no figures of it.
CLOSED: frozenset[PartKind] = frozenset({"furniture", "byline", "dateline", "credit"})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text and what it is (see `PartKind`)."""

    kind: PartKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the part stands."""
        return Span(self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        """The part as it stands in the record."""
        return {"kind": self.kind, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Article:
    """The text of one article and what is known of it without understanding it.

    `text` is kept as read; every offset in a record points into it. `parts` is empty until
    the parts are told, except for those that the mark-up of the source told already (then in
    text order, not overlapping). `published` is an ISO 8601 date or date and time.
    """

    location: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    section: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None
    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """The SHA-256 of the text, in hex: the same words are the same article."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def closed(self) -> list[Span]:
        """Where nothing is looked for, in text order: the parts of a kind in `CLOSED`."""
        return [part.span for part in self.parts if part.kind in CLOSED]

    def to_dict(self) -> dict[str, Any]:
        """The article as it stands in the record."""
        return {
            "id": self.id,
            "location": self.location,
            "outlet": self.outlet,
            "title": self.title,
            "byline": list(self.byline),
            "section": self.section,
            "published": self.published,
            "published_basis": self.published_basis,
            "language": self.language,
            "text": self.text,
            "parts": [part.to_dict() for part in self.parts],
        }
