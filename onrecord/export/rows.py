"""One row a statement: what tables of every kind hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from onrecord.ledger.difference import speaker_of
from onrecord.ledger.telling import tellers
from onrecord.ledger.values import PartyValue, RecordValue, StatementValue

_WORDS_OF_A_LINK = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A statement with its article. `start` and `end` bound its content; `denied_by` are ids.

    `cue_line` is the line of the lexicon that the cue comes from; `said_at`, `evidence` and
    `figures` are words of the text; `told_by` is who tells it, where it stands in the words of
    another ("" where nobody is named).
    """

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
    cue_line: str | None
    part: str | None
    said_at: str | None
    said_from: str | None
    said_to: str | None
    evidence: list[str]
    figures: list[str]
    parent: str | None
    told_by: str | None
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
    around = _Around(parties, _denied_by(record), _figures(record), tellers(record))
    for statement in record["statements"]:
        yield _row(record, statement, around)


def _denied_by(record: RecordValue) -> dict[str, list[str]]:
    """The ids of those that deny a statement, by its id."""
    found: dict[str, list[str]] = {}
    for statement in record["statements"]:
        for denied in statement.get("denies") or []:
            found.setdefault(denied, []).append(statement["id"])
    return found


def _figures(record: RecordValue) -> dict[str, list[str]]:
    """The words of the figures that a statement gives, by its id."""
    found: dict[str, list[str]] = {}
    for quantity in record.get("quantities") or []:
        if quantity.get("statement") is not None:
            found.setdefault(quantity["statement"], []).append(str(quantity["text"]))
    return found


@dataclass(frozen=True, slots=True)
class _Around:
    """What the record tells of its statements beside each of them: all by their ids."""

    parties: dict[str, PartyValue]
    denied_by: dict[str, list[str]]
    figures: dict[str, list[str]]
    told_by: dict[str, str]


def _row(record: RecordValue, statement: StatementValue, around: _Around) -> Row:
    article, content, label = record["article"], statement["content"], statement["id"]
    parties, text = around.parties, article["text"]
    said_at = statement.get("said_at")
    by = [parties[one] for one in statement.get("by") or [] if one in parties]
    return Row(
        article=article["id"],
        location=article["location"],
        outlet=article.get("outlet"),
        title=article.get("title"),
        published=article.get("published"),
        statement=label,
        speaker=speaker_of(statement, parties),
        speaker_kinds=[party.get("kind") or "" for party in by],
        source=statement["source"]["text"] if statement["source"] else None,
        cue=statement["cue"]["text"],
        content=content["text"],
        act=statement.get("act"),
        polarity=statement.get("polarity"),
        manner=statement.get("manner"),
        framing=statement["cue"].get("framing"),
        cue_line=statement["cue"].get("line"),
        part=statement.get("part"),
        said_at=said_at["text"] if said_at else None,
        said_from=said_at["from"] if said_at else None,
        said_to=said_at["to"] if said_at else None,
        evidence=[text[start:end] for start, end in statement.get("evidence") or []],
        figures=around.figures.get(label, []),
        parent=statement.get("parent"),
        told_by=around.told_by.get(label),
        denies=list(statement.get("denies") or []),
        denied_by=around.denied_by.get(label, []),
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
