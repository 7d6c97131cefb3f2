"""The contract of the record (`onrecord/1`) as the ledger and the exports hold it: plain JSON.

What an older reader did not give is absent; a field that is not named here is kept as it is.
"""

from typing import Any, NotRequired, TypedDict

Spans = list[list[int]]


class PartValue(TypedDict):
    """A stretch of the text and its kind."""

    kind: str
    start: int
    end: int


class ArticleValue(TypedDict):
    """An article as its record tells it."""

    id: str
    location: str
    text: str
    outlet: NotRequired[str | None]
    title: NotRequired[str | None]
    byline: NotRequired[list[str]]
    section: NotRequired[str | None]
    published: NotRequired[str | None]
    published_basis: NotRequired[str | None]
    language: NotRequired[str | None]
    parts: NotRequired[list[PartValue]]


class SourceValue(TypedDict):
    """Who is named as speaking."""

    spans: Spans
    text: str
    how: NotRequired[str | None]


class CueValue(TypedDict):
    """The words that introduce the content."""

    spans: Spans
    text: str
    lemma: NotRequired[str | None]
    framing: NotRequired[str | None]
    line: NotRequired[str | None]


class ContentValue(TypedDict):
    """What was said."""

    spans: Spans
    text: str
    quoted: NotRequired[Spans]


# `from` is no name that a class can have.
SaidAtValue = TypedDict(
    "SaidAtValue",
    {"text": str | None, "span": list[int] | None, "from": str | None, "to": str | None},
)


class StatementValue(TypedDict):
    """One attribution relation."""

    id: str
    source: SourceValue | None
    cue: CueValue
    content: ContentValue
    by: NotRequired[list[str]]
    manner: NotRequired[str | None]
    act: NotRequired[str | None]
    polarity: NotRequired[str | None]
    part: NotRequired[str | None]
    parent: NotRequired[str | None]
    said_at: NotRequired[SaidAtValue | None]
    evidence: NotRequired[Spans]
    denies: NotRequired[list[str]]
    confidence: NotRequired[float | None]
    corrections: NotRequired[list[int]]


class MentionValue(TypedDict):
    """A stretch that stands for a party."""

    start: int
    end: int
    how: NotRequired[str | None]


class PartyValue(TypedDict):
    """One who speaks in an article."""

    id: str
    name: str
    kind: NotRequired[str | None]
    roles: NotRequired[list[str]]
    speaks_for: NotRequired[str | None]
    aliases: NotRequired[list[str]]
    mentions: NotRequired[list[MentionValue]]
    wikidata: NotRequired[str | None]
    corrections: NotRequired[list[int]]


class ReaderValue(TypedDict):
    """Which reader made the record."""

    version: str
    model: str


class RecordValue(TypedDict):
    """All that one article says."""

    schema: str
    article: ArticleValue
    statements: list[StatementValue]
    problems: list[dict[str, Any]]
    reader: ReaderValue
    parties: NotRequired[list[PartyValue]]
    times: NotRequired[list[dict[str, Any]]]
    quantities: NotRequired[list[dict[str, Any]]]


def words_of(spans: Spans, text: str) -> str:
    """The words of the spans, joined by a space, as a record gives them."""
    return " ".join(text[start:end] for start, end in spans)
