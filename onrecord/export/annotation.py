"""W3C Web Annotation: each statement an annotation of the words that were said."""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from onrecord.export.linked import identifier, utf16_position, write_items
from onrecord.ledger.difference import speaker_of
from onrecord.ledger.values import PartyValue, RecordValue, StatementValue

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters on either side that tell one place from another of the same words
_TAGS = ("act", "polarity", "manner")


def write(records: Iterable[RecordValue], stream: BinaryIO, *, utf16: bool = False) -> None:
    """A page of annotations is written.

    Positions count code points, as the model of the W3C has it; with `utf16` they count UTF-16
    units, as JavaScript does.
    """
    items = (item for record in records for item in annotations_of(record, utf16=utf16))
    write_items(stream, {"@context": CONTEXT, "type": "AnnotationPage"}, "items", items)


def annotations_of(record: RecordValue, *, utf16: bool = False) -> Iterator[dict[str, Any]]:
    """The statements of a record come as annotations."""
    parties = {party["id"]: party for party in record.get("parties") or []}
    text = record["article"]["text"]
    position = utf16_position(text) if utf16 else _same
    source = identifier(record["article"])
    for statement in record["statements"]:
        targets = [
            {"source": source, "selector": _selectors(text, span, position)}
            for span in statement["content"]["spans"]
        ]
        yield {
            "id": f"urn:onrecord:{record['article']['id']}:{statement['id']}",
            "type": "Annotation",
            "motivation": "describing",
            "generator": {"type": "Software", "name": f"onrecord {record['reader']['version']}"},
            "body": _bodies(statement, parties),
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _same(offset: int) -> int:
    return offset


def _selectors(text: str, span: list[int], position: Any) -> list[dict[str, Any]]:
    start, end = span
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
        {"type": "TextPositionSelector", "start": position(start), "end": position(end)},
    ]


def _bodies(statement: StatementValue, parties: dict[str, PartyValue]) -> list[dict[str, Any]]:
    speaker = speaker_of(statement, parties) or "nobody who is named"
    says = f"{speaker} — {statement['cue']['text']}"
    tags = [str(statement.get(name)) for name in _TAGS if statement.get(name)]
    return [
        {"type": "TextualBody", "purpose": "describing", "value": says, "format": "text/plain"},
        *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags),
    ]
