"""brat standoff in the way of PolNeAR: text, and beside it sources, cues, contents and events.

It is what `onrecord evaluate polnear` scores against and what the training takes.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.ledger.values import RecordValue, Spans, StatementValue

_ROLES = {"source": "Source", "cue": "Cue", "content": "Content"}
_ATTRIBUTES = {"act": "Act", "polarity": "Polarity", "manner": "Manner"}
_PLAIN = re.compile(r"[^A-Za-z0-9]+")
_CONFIGURATION = """[entities]
Source
Cue
Content

[relations]

[events]
Attribution\tSource*:Source, Cue*:Cue, Content*:Content
Attribution-no-source\tCue*:Cue, Content*:Content
Nested-Attribution\tSource*:Source, Cue*:Cue, Content*:Content

[attributes]
Act\tArg:<EVENT>
Polarity\tArg:<EVENT>
Manner\tArg:<EVENT>
"""


def write(records: Iterable[RecordValue], folder: Path) -> None:
    """The folder holds for each record a text and its standoff, and brat's configuration.

    The folder is made where the one above it is there. Raises UsageError where it is not, or the
    folder holds such files already or cannot be written to.
    """
    if not folder.parent.is_dir():
        raise UsageError(f"{folder}: there is no folder {folder.parent}; make it first.")
    try:
        folder.mkdir(exist_ok=True)
        if any(folder.glob("*.ann")):
            raise UsageError(f"{folder}: there is standoff in it already; name another folder.")
        (folder / "annotation.conf").write_text(_CONFIGURATION, encoding="utf-8")
        for number, record in enumerate(records, start=1):
            name = f"{number:05}-{_named(record)}"
            text = record["article"]["text"].encode("utf-8", "replace")
            (folder / f"{name}.txt").write_bytes(text)
            standoff = "".join(f"{line}\n" for line in standoff_of(record))
            (folder / f"{name}.ann").write_bytes(standoff.encode("utf-8", "replace"))
    except OSError as error:
        raise UsageError(f"{folder}: it cannot be written to ({error}).") from error


def standoff_of(record: RecordValue) -> Iterator[str]:
    """The lines of the standoff come, three or four spans and an event a statement."""
    text = record["article"]["text"]
    number = attribute = 0
    for event, statement in enumerate(record["statements"], start=1):
        arguments = []
        for role, name in _ROLES.items():
            value = statement[role]  # type: ignore[literal-required]
            if value is not None:
                number += 1
                arguments.append(f"{name}:T{number}")
                yield _bound(number, name, value["spans"], text)
        number += 1
        kind = _kind(statement)
        yield _bound(number, kind, statement["cue"]["spans"], text)
        yield f"E{event}\t{kind}:T{number} {' '.join(arguments)}"
        for field, name in _ATTRIBUTES.items():
            if value := statement.get(field):
                attribute += 1
                yield f"A{attribute}\t{name} E{event} {value}"


def _kind(statement: StatementValue) -> str:
    if statement.get("parent"):
        return "Nested-Attribution"
    return "Attribution" if statement["source"] else "Attribution-no-source"


def _bound(number: int, kind: str, spans: Spans, text: str) -> str:
    pieces = [piece for span in spans for piece in _within_lines(text, *span)]
    places = ";".join(f"{start} {end}" for start, end in pieces)
    words = " ".join(text[start:end] for start, end in pieces)
    return f"T{number}\t{kind} {places}\t{' '.join(words.splitlines())}"


def _within_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a span that stand on one line each, as brat wants them."""
    for match in re.compile(r"[^\r\n]+").finditer(text, start, end):
        yield match.span()


def _named(record: RecordValue) -> str:
    """A file name that tells people which article it is."""
    article = record["article"]
    title = _PLAIN.sub("-", article.get("title") or "").strip("-").lower()
    return title[:60].strip("-") or article["id"][:12]
