"""A stored record as typed values, so that every view shows it with the same functions."""

from typing import Any, cast, get_args

from onrecord.ledger.values import ArticleValue, RecordValue, Spans, StatementValue
from onrecord.types import (
    Article,
    Content,
    Cue,
    Mention,
    Part,
    PartKind,
    Party,
    Problem,
    Quantity,
    ReaderName,
    Record,
    SaidAt,
    Source,
    Span,
    Statement,
)

_KINDS = get_args(PartKind)


def record_of(value: RecordValue) -> Record:
    """The record that the value holds; what an older reader did not give is empty."""
    return Record(
        _article(value["article"]),
        tuple(map(_statement, value["statements"])),
        tuple(_problem(one) for one in value.get("problems") or []),
        ReaderName(value["reader"]["version"], value["reader"]["model"]),
        parties=tuple(_party(cast(dict[str, Any], one)) for one in value.get("parties") or []),
        quantities=tuple(map(_quantity, value.get("quantities") or [])),
    )


def _article(value: ArticleValue) -> Article:
    """The article; a part of a kind that is not known is a paragraph."""
    given = cast(dict[str, Any], value)
    parts = (
        Part(one["kind"] if one["kind"] in _KINDS else "paragraph", one["start"], one["end"])
        for one in given.get("parts") or []
    )
    return Article(
        location=value["location"],
        text=value["text"],
        title=value.get("title"),
        outlet=value.get("outlet"),
        byline=tuple(value.get("byline") or ()),
        section=value.get("section"),
        published=value.get("published"),
        published_basis=given.get("published_basis"),
        language=value.get("language"),
        parts=tuple(sorted(parts, key=lambda part: part.start)),
    )


def _statement(value: StatementValue) -> Statement:
    source, cue, content = value["source"], value["cue"], value["content"]
    given = cast(dict[str, Any], value)
    confidence = value.get("confidence")
    return Statement(
        id=value["id"],
        source=Source(_spans(source["spans"]), source["text"]) if source else None,
        cue=Cue(_spans(cue["spans"]), cue["text"], cue.get("lemma") or ""),
        content=Content(
            _spans(content["spans"]), content["text"], _spans(content.get("quoted") or [])
        ),
        manner=given.get("manner") or "indirect",
        part=given.get("part") or "paragraph",
        parent=value.get("parent"),
        confidence=1.0 if confidence is None else confidence,  # what a person added has none
        by=tuple(value.get("by") or ()),
        act=given.get("act"),
        polarity=given.get("polarity"),
        said_at=_said_at(given.get("said_at")),
        evidence=_spans(value.get("evidence") or []),
        denies=tuple(value.get("denies") or ()),
    )


def _spans(spans: Spans) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in spans)


def _said_at(value: dict[str, Any] | None) -> SaidAt | None:
    """When it was said; a person gives days without a place in the text."""
    if value is None:
        return None
    span = Span(*value["span"]) if value.get("span") else Span(0, 0)
    return SaidAt(value.get("text") or "", span, value.get("from"), value.get("to"))


def _party(value: dict[str, Any]) -> Party:
    mentions = value.get("mentions") or []
    return Party(
        value["id"],
        value["name"],
        value.get("kind") or "unnamed",
        roles=tuple(value.get("roles") or ()),
        speaks_for=value.get("speaks_for"),
        aliases=tuple(value.get("aliases") or ()),
        mentions=tuple(Mention(m["start"], m["end"], m.get("how") or "name") for m in mentions),
        wikidata=value.get("wikidata"),
    )


def _problem(value: dict[str, Any]) -> Problem:
    return Problem(*(str(value.get(name, "")) for name in ("stage", "kind", "message")))


def _quantity(value: dict[str, Any]) -> Quantity:
    return Quantity(
        value["start"],
        value["end"],
        str(value.get("text", "")),
        value.get("value"),
        value.get("low"),
        value.get("high"),
        value.get("unit"),
        value.get("statement"),
    )
