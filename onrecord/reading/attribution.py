"""Who said what: the statements of an article, from the relations that the model finds."""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.inference.model import Relation
from onrecord.lexicon.lemma import lemma_of_cue
from onrecord.reading.manner import tell_manner
from onrecord.types import Article, Content, Cue, PartKind, Source, Span, Statement


def find_statements(
    article: Article, found: Sequence[Relation], quotations: Sequence[Span]
) -> tuple[Statement, ...]:
    """The statements that the found relations make, by the place of their cue.

    `quotations` are the article's stretches in quotation marks, in text order.
    """
    relations = without_strays(found)
    parents = find_parents(relations)
    return tuple(
        _statement(number, relation, parents.get(number), article, quotations)
        for number, relation in enumerate(relations)
    )


def without_strays(relations: Sequence[Relation]) -> list[Relation]:
    """The relations, but for those found as nested that stand in no other's content."""
    kept = list(relations)
    while True:
        parents = find_parents(kept)
        inside = [r for number, r in enumerate(kept) if not r.nested or number in parents]
        if len(inside) == len(kept):
            return kept
        kept = inside


def _statement(
    number: int,
    relation: Relation,
    parent: int | None,
    article: Article,
    quotations: Sequence[Span],
) -> Statement:
    text = article.text
    manner, quoted = tell_manner(relation.content, quotations, text)
    cue = relation.cue.of(text)
    return Statement(
        id=_id(number),
        source=Source(relation.source, _joined(relation.source, text)) if relation.source else None,
        cue=Cue((relation.cue,), cue, lemma_of_cue(cue)),
        content=Content(relation.content, _joined(relation.content, text), quoted),
        manner=manner,
        part=_part_at(article, relation.cue.start),
        parent=None if parent is None else _id(parent),
        confidence=relation.confidence,
    )


def _id(number: int) -> str:
    return f"s{number + 1}"


def _joined(spans: Sequence[Span], text: str) -> str:
    return " ".join(span.of(text) for span in spans)


def _part_at(article: Article, place: int) -> PartKind:
    number = bisect_right(article.parts, place, key=lambda part: part.start) - 1
    return article.parts[number].kind if article.parts else "paragraph"


def find_parents(relations: Sequence[Relation]) -> dict[int, int]:
    """For each relation in another's content, by number, the one with the smallest such piece.

    One sweep over the cues in text order, so that time grows with the relations and how deep
    they nest, not with the square of their number.
    """
    pieces = sorted(
        (span.start, -span.end, number)
        for number, relation in enumerate(relations)
        for span in relation.content
    )
    order = sorted(range(len(relations)), key=lambda number: relations[number].cue)
    around: list[tuple[int, int, int]] = []  # length, end and relation of the pieces open here
    parents: dict[int, int] = {}
    taken = 0
    for number in order:
        cue = relations[number].cue
        while taken < len(pieces) and pieces[taken][0] <= cue.start:
            start, minus_end, owner = pieces[taken]
            around.append((-minus_end - start, -minus_end, owner))
            taken += 1
        around = [piece for piece in around if piece[1] > cue.start]
        holding = [piece for piece in around if piece[1] >= cue.end and piece[2] != number]
        if holding:
            parents[number] = min(holding)[2]
    return parents
