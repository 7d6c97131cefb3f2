"""Articles of a few sentences with their sources and names, and the parties told of them."""

from onrecord.reading.parties import Parties, find_parties
from onrecord.reading.parts import tell_parts
from onrecord.types import (
    Article,
    Content,
    Cue,
    NameKind,
    NameSpan,
    Party,
    Source,
    Span,
    Statement,
)


def at(text: str, words: str, number: int = 0) -> Span:
    """Where `words` stand in a text, the first time or a later one."""
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def named(text: str, words: str, kind: NameKind, number: int = 0) -> NameSpan:
    """A name as the model finds it."""
    return NameSpan(*at(text, words, number), kind, 0.9)


def said(
    number: int,
    text: str,
    source: Span | None,
    *,
    cue: Span | None = None,
    content: Span | None = None,
    lemma: str = "say",
    nested: bool = False,
) -> Statement:
    """A statement; its cue and content stand behind the source where they are not given."""
    end = source.end if source else 0
    cue = cue or Span(end + 1, end + 5)
    content = content or Span(end + 6, min(len(text), end + 12))
    return Statement(
        id=f"s{number}",
        source=Source((source,), source.of(text)) if source else None,
        cue=Cue((cue,), cue.of(text), lemma),
        content=Content((content,), "", ()),
        manner="indirect",
        part="paragraph",
        parent="s99" if nested else None,
        confidence=1.0,
    )


def told(text: str, statements: list[Statement], names: list[NameSpan]) -> Parties:
    """The parties of an article."""
    return find_parties(tell_parts(Article("test", text)), statements, names)


def parties_of(found: Parties, statement: str = "s0") -> list[Party]:
    """Who a statement is by."""
    known = {party.id: party for party in found.parties}
    return [known[number] for number in found.by.get(statement, ())]


def speakers(text: str, source: Span, *names: NameSpan) -> list[str]:
    """The names of those whom one source means."""
    return [party.name for party in parties_of(told(text, [said(0, text, source)], list(names)))]
