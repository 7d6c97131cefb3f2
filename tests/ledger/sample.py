"""Records of the whole contract, built by hand, for the tests of the ledger and the exports."""

import hashlib
import json
from typing import Any

TEXT = """Talks fail in the capital

The talks have failed, the foreign minister said on Tuesday.

“We will not sign,” Jane Doe told reporters. “Nobody here means to keep it.”

Ankara denied that the talks have failed.
"""
CHANGED = TEXT.replace(
    "Talks fail in the capital", "Talks fail in the capital, ministers say"
).replace("Nobody here means to keep it", "Nobody means to keep any of it")
OTHER = """Harvest

Farmers in Idlib said the harvest was lost. “Nothing grew,” said Ali Hassan.
"""


def span_of(words: str, text: str = TEXT) -> list[int]:
    """Where the words first stand."""
    start = text.index(words)
    return [start, start + len(words)]


def make_statement(
    label: str, source: str | None, cue: str, *content: str, text: str = TEXT, **more: Any
) -> dict[str, Any]:
    """A statement whose words stand in the text."""
    spans = [span_of(piece, text) for piece in content]
    quoted = [span for piece, span in zip(content, spans, strict=True) if piece[0] == "“"]
    named = {"spans": [span_of(source, text)], "text": source, "how": "name"} if source else None
    return {
        "id": label,
        "source": named,
        "by": [],
        "cue": {"spans": [span_of(cue, text)], "text": cue, "lemma": cue, "framing": "neutral"},
        "content": {"spans": spans, "text": " ".join(content), "quoted": quoted},
        "manner": "direct" if quoted else "indirect",
        "act": "state",
        "polarity": "affirmed",
        "part": "paragraph",
        "parent": None,
        "said_at": None,
        "evidence": [],
        "denies": [],
        "confidence": 0.9,
    } | more


def make_party(
    label: str, name: str, kind: str, *mentions: str, text: str = TEXT, **more: Any
) -> dict[str, Any]:
    """A party that is named in the text."""
    places = [span_of(words, text) for words in mentions]
    return {
        "id": label,
        "name": name,
        "kind": kind,
        "roles": [],
        "speaks_for": None,
        "aliases": [name, *mentions],
        "mentions": [{"start": start, "end": end, "how": "name"} for start, end in places],
        "wikidata": None,
    } | more


def make_record(
    location: str,
    text: str,
    statements: list[dict[str, Any]],
    parties: list[dict[str, Any]],
    *,
    model: str = "by-hand@0",
    **article: Any,
) -> dict[str, Any]:
    """A record of the text, new in every part of it."""
    record = {
        "schema": "onrecord/1",
        "article": {
            "id": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            "location": location,
            "outlet": "Example Times",
            "title": text.partition("\n")[0],
            "byline": ["A. Reporter"],
            "section": None,
            "published": "2024-05-01",
            "published_basis": "given",
            "language": "en",
            "text": text,
            "parts": [],
        }
        | article,
        "statements": statements,
        "parties": parties,
        "times": [],
        "quantities": [],
        "problems": [],
        "reader": {"version": "0.1.0", "model": model},
    }
    copied: dict[str, Any] = json.loads(json.dumps(record))
    return copied


def talks(
    text: str = TEXT, *, location: str = "https://times.example/talks", model: str = "by-hand@0"
) -> dict[str, Any]:
    """Three statements by three parties, the first of which the last denies."""
    keeps = "“Nobody means to keep any of it.”" if "any of it" in text else (
        "“Nobody here means to keep it.”"
    )  # fmt: skip
    said_at = {
        "text": "on Tuesday",
        "span": span_of("on Tuesday", text),
        "from": "2024-04-30",
        "to": "2024-04-30",
    }
    minister = make_statement(
        "s1", "the foreign minister", "said", "The talks have failed",
        text=text, by=["p1"], said_at=said_at,
    )  # fmt: skip
    doe = make_statement(
        "s2", "Jane Doe", "told reporters", "“We will not sign,”", keeps,
        text=text, by=["p2"], act="refuse", confidence=0.8,
    )  # fmt: skip
    ankara = make_statement(
        "s3", "Ankara", "denied", "that the talks have failed",
        text=text, by=["p3"], act="deny", denies=["s1"], polarity="affirmed",
    )  # fmt: skip
    parties = [
        make_party("p1", "foreign minister", "person", "the foreign minister", text=text),
        make_party("p2", "Jane Doe", "person", "Jane Doe", text=text, roles=["spokeswoman"]),
        make_party("p3", "Government of Turkey", "government", "Ankara", text=text),
    ]
    return make_record(location, text, [minister, doe, ankara], parties, model=model)


def harvest(*, location: str = "https://post.example/harvest") -> dict[str, Any]:
    """Two statements of another outlet; the reader told no parties, acts and days."""
    first = make_statement("s1", "Farmers in Idlib", "said", "the harvest was lost", text=OTHER)
    second = make_statement("s2", "Ali Hassan", "said", "“Nothing grew,”", text=OTHER)
    for statement in (first, second):
        for field in ("by", "act", "polarity", "said_at", "evidence", "denies"):
            del statement[field]
    record = make_record(
        location, OTHER, [first, second], [], outlet="Evening Post", published="2024-06-10"
    )
    for field in ("parties", "times", "quantities"):
        del record[field]
    return record
