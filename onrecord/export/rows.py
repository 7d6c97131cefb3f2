"""One row a statement: what tables of every kind hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from onrecord.ledger.difference import speaker_of
from onrecord.ledger.values import PartyValue, RecordValue, StatementValue

_WORDS_OF_A_LINK = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A statement with its article. `start` and `end` bound its content; `denied_by` are ids."""

    article: str
    location: str
    outlet: str | None
    title: str | None
    published: str | None
    statement: str
    speaker: str | None
    speaker_kinds: list[str]
    source: str | None
    cue: str
    content: str
    act: str | None
    polarity: str | None
    manner: str | None
    framing: str | None
    part: str | None
    said_from: str | None
    said_to: str | None
    parent: str | None
    denies: list[str]
    denied_by: list[str]
    confidence: float | None
    start: int
    end: int
    content_spans: list[list[int]]
    quoted_spans: list[list[int]]
    corrected: bool
    link: str | None
    model: str


def rows_of(record: RecordValue) -> Iterator[Row]:
    """The statements of a record come as rows."""
    parties = {party["id"]: party for party in record.get("parties") or []}
    denied_by: dict[str, list[str]] = {}
    for statement in record["statements"]:
        for denied in statement.get("denies") or []:
            denied_by.setdefault(denied, []).append(statement["id"])
    for statement in record["statements"]:
        yield _row(record, statement, parties, denied_by.get(statement["id"], []))


def _row(
    record: RecordValue,
    statement: StatementValue,
    parties: dict[str, PartyValue],
    denied_by: list[str],
) -> Row:
    article, content = record["article"], statement["content"]
    said_at = statement.get("said_at")
    by = [parties[one] for one in statement.get("by") or [] if one in parties]
    return Row(
        article=article["id"],
        location=article["location"],
        outlet=article.get("outlet"),
        title=article.get("title"),
        published=article.get("published"),
        statement=statement["id"],
        speaker=speaker_of(statement, parties),
        speaker_kinds=[party.get("kind") or "" for party in by],
        source=statement["source"]["text"] if statement["source"] else None,
        cue=statement["cue"]["text"],
        content=content["text"],
        act=statement.get("act"),
        polarity=statement.get("polarity"),
        manner=statement.get("manner"),
        framing=statement["cue"].get("framing"),
        part=statement.get("part"),
        said_from=said_at["from"] if said_at else None,
        said_to=said_at["to"] if said_at else None,
        parent=statement.get("parent"),
        denies=list(statement.get("denies") or []),
        denied_by=denied_by,
        confidence=statement.get("confidence"),
        start=min(start for start, _ in content["spans"]),
        end=max(end for _, end in content["spans"]),
        content_spans=[list(span) for span in content["spans"]],
        quoted_spans=[list(span) for span in content.get("quoted") or []],
        corrected=bool(statement.get("corrections")),
        link=link_to(article["location"], article["text"], content["spans"][0]),
        model=record["reader"]["model"],
    )


def link_to(location: str, text: str, span: list[int]) -> str | None:
    """An address that opens the page at the words, as browsers know it (`#:~:text=`)."""
    if not location.startswith(("http://", "https://")):
        return None
    words = text[span[0] : span[1]].split()[:_WORDS_OF_A_LINK]
    shown = quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
    return f"{location.partition('#')[0]}#:~:text={shown}"
