"""Records built by hand, and a reader that needs no model, for the tests of the edges."""

import os
import signal
import time
from typing import Any

from onrecord.errors import InputError, ModelError
from onrecord.types import (
    Article,
    Content,
    Cue,
    Manner,
    Part,
    Problem,
    ReaderName,
    Record,
    Source,
    Span,
    Statement,
)

TEXT = """Talks fail in the capital

The talks have failed, the foreign minister said on Tuesday.

“We will not sign,” Jane Doe told reporters. “Nobody here means to keep it, and my
friends said that \
he knows.”

It was reported that “no one” stayed.
"""


def span_of(words: str, text: str = TEXT) -> Span:
    """Where the words stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def statement(
    number: int,
    source: str | None,
    cue: str,
    content: tuple[str, ...],
    *,
    manner: Manner = "indirect",
    parent: str | None = None,
    confidence: float = 0.9,
    text: str = TEXT,
) -> Statement:
    """A statement whose words stand in the text."""
    spans = tuple(span_of(piece, text) for piece in content)
    return Statement(
        id=f"s{number}",
        source=Source((span_of(source, text),), source) if source else None,
        cue=Cue((span_of(cue, text),), cue, cue),
        content=Content(spans, " ".join(content), spans if manner == "direct" else ()),
        manner=manner,
        part="paragraph",
        parent=parent,
        confidence=confidence,
    )


def example_article() -> Article:
    """An article with a headline and three paragraphs."""
    return Article(
        location="talks.txt",
        text=TEXT,
        outlet="Example Times",
        published="2024-05-01",
        published_basis="given",
        language="en",
        parts=(Part("headline", *span_of("Talks fail in the capital")),),
    )


def example_record() -> Record:
    """A record with a quotation in two pieces, a nested statement and one without a speaker."""
    second = "“Nobody here means to keep it, and my\nfriends said that he knows.”"
    statements = (
        statement(1, "the foreign minister", "said", ("The talks have failed",)),
        statement(
            2, "Jane Doe", "told reporters", ("“We will not sign,”", second), manner="direct"
        ),
        statement(3, "my\nfriends", "said that", ("he knows",), parent="s2"),
        statement(4, None, "was reported", ("“no one” stayed",), manner="mixed", confidence=0.3),
    )
    return Record(example_article(), statements, (), ReaderName("0.1.0", "by-hand@0"))


class StandIn:
    """Reads without a model: what the article says decides what happens."""

    def read(self, article: Article, /) -> Record:
        """The record with one statement; words in capitals in the text call for trouble."""
        text = article.text
        if "DIE" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "SLOW" in text:
            time.sleep(0.2)
        if "REFUSED" in text:
            raise InputError(f"{article.location}: it is refused.", kind="refused")
        if "DEFECT" in text:
            raise ZeroDivisionError("by nothing")
        if "MODELLESS" in text:
            raise ModelError("the model is missing")
        problems = (Problem("language", "not-english", "Written in another language (de)."),)
        name = str(os.getpid()) if "PROCESS" in text else "stand-in@0"
        found = () if "FOREIGN" in text else (statement(1, None, text[:4], (text,), text=text),)
        told = article.problems + (problems if "FOREIGN" in text else ())
        return Record(article, found, told, ReaderName("0", name))


def no_reader() -> StandIn:
    """A reader that cannot be made."""
    raise SystemExit(7)


def with_value(record: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """The record with another value at the path ("statements.0.cue.text")."""
    *steps, last = path.split(".")
    inner: Any = record
    for step in steps:
        inner = inner[int(step)] if step.isdigit() else inner[step]
    inner[last] = value
    return record
