"""Who said what: the statements of an article, from the relations that the model finds."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.inference.model import Model, Relation
from onrecord.lexicon.lemma import lemma_of_cue
from onrecord.reading.manner import tell_manner
from onrecord.text.quotation import find_quotations
from onrecord.types import Article, Content, Cue, PartKind, Source, Span, Statement

CLOSED: frozenset[PartKind] = frozenset({"furniture", "byline", "dateline", "credit"})


def find_statements(article: Article, model: Model) -> tuple[Statement, ...]:
    """The statements of an article whose parts are told, by the place of their cue.

    Looked for everywhere but in the parts of a kind in `CLOSED`.
    """
    closed = [part.span for part in article.parts if part.kind in CLOSED]
    relations = model.find_relations(article.text, closed)
    quotations = find_quotations(article.text, [part.span for part in article.parts])
    statements = [
        _statement(number, relation, article, quotations)
        for number, relation in enumerate(relations, start=1)
    ]
    return tuple(_with_parents(statements))


def _statement(
    number: int, relation: Relation, article: Article, quotations: Sequence[Span]
) -> Statement:
    text = article.text
    manner, quoted = tell_manner(relation.content, quotations, text)
    cue = relation.cue.of(text)
    return Statement(
        id=f"s{number}",
        source=Source(relation.source, _joined(relation.source, text)) if relation.source else None,
        cue=Cue((relation.cue,), cue, lemma_of_cue(cue)),
        content=Content(relation.content, _joined(relation.content, text), quoted),
        manner=manner,
        part=_part_at(article, relation.cue.start),
        parent=None,
        confidence=relation.confidence,
    )


def _joined(spans: Sequence[Span], text: str) -> str:
    return " ".join(span.of(text) for span in spans)


def _part_at(article: Article, place: int) -> PartKind:
    number = bisect_right(article.parts, place, key=lambda part: part.start) - 1
    return article.parts[number].kind if article.parts else "paragraph"


def _with_parents(statements: Sequence[Statement]) -> list[Statement]:
    """Each statement knows the smallest one in whose content its cue stands."""
    pieces = sorted(
        (span.start, -span.end, number)
        for number, statement in enumerate(statements)
        for span in statement.content.spans
    )
    open_pieces: list[tuple[int, int]] = []  # end and statement of the contents around a place
    parents: dict[int, str] = {}
    waiting = iter([*pieces, (len(pieces) and pieces[-1][0] + 1, 0, -1)])
    start, minus_end, owner = next(waiting)
    for number, statement in enumerate(statements):
        cue = statement.cue.spans[0]
        while owner >= 0 and start <= cue.start:
            open_pieces.append((-minus_end, owner))
            start, minus_end, owner = next(waiting)
        open_pieces = [piece for piece in open_pieces if piece[0] >= cue.end]
        around = [piece for piece in open_pieces if piece[1] != number]
        if around:
            parents[number] = statements[min(around)[1]].id
    return [
        replace(statement, parent=parents.get(number))
        for number, statement in enumerate(statements)
    ]
