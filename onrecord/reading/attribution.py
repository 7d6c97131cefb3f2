"""Who said what: the statements of an article, from the relations that the model finds."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.inference.model import Relation
from onrecord.lexicon.lemma import lemma_of_cue, load_cue_words
from onrecord.reading.bounds import within_parts
from onrecord.reading.manner import tell_manner
from onrecord.reading.outer_marks import without_outer_marks
from onrecord.reading.speaker_between import with_speaker_between
from onrecord.types import Article, Content, Cue, PartKind, Source, Span, Statement


def find_statements(
    article: Article, found: Sequence[Relation], quotations: Sequence[Span]
) -> tuple[Statement, ...]:
    """The statements that the found relations make, by the place of their cue.

    `quotations` are the article's stretches in quotation marks, in text order.
    """
    told = (_without_accused(one, article.text) for one in found if not _is_bare(one, article.text))
    parted = within_parts(article, told)
    named = [with_speaker_between(one, article.text, quotations) for one in parted]
    relations = without_strays(named)
    parents = find_parents(relations)
    relations = [
        replace(one, content=without_outer_marks(one.content, article.text, quotations))
        if number in parents
        else one
        for number, one in enumerate(relations)
    ]
    return tuple(
        _statement(number, relation, parents.get(number), article, quotations)
        for number, relation in enumerate(relations)
    )


def _is_bare(relation: Relation, text: str) -> bool:
    """True for one within another whose cue is a preposition: "(accused) Smith of (theft)"."""
    return relation.nested and relation.cue.of(text).lower() in load_cue_words().bare


def _without_accused(relation: Relation, text: str) -> Relation:
    """The relation, whom a passive tells of being part of what is said and not who says it.

    "Smith was accused of theft": nobody is named who says it, and it is said of Smith.
    """
    last = " ".join(relation.cue.of(text).lower().split()[-2:])
    before = bool(relation.source) and relation.source[-1].end <= relation.cue.start
    if last not in load_cue_words().passives or not before:
        return relation
    return replace(relation, source=(), content=tuple(sorted(relation.source + relation.content)))


def without_strays(relations: Sequence[Relation]) -> list[Relation]:
    """The relations, but for those found as nested that stand in the content of none that is kept.

    Each is taken up once, so that time does not grow with the square of how many hold one another.
    """
    waiting = sorted(
        (one.cue.start, one.cue.end, number) for number, one in enumerate(relations) if one.nested
    )
    kept = [number for number, one in enumerate(relations) if not one.nested]
    for number in kept:  # grows by those that stand in what is kept
        for piece in relations[number].content:
            first = bisect_left(waiting, (piece.start,))
            after = bisect_left(waiting, (piece.end,), lo=first)
            near = waiting[first:after]
            waiting[first:after] = [one for one in near if one[1] > piece.end]
            kept += [one[2] for one in near if one[1] <= piece.end]
    return [relations[number] for number in sorted(kept)]


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

    None is within itself: of two that stand in each other's contents, the first alone has a parent.

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
        holding = sorted(piece for piece in around if piece[1] >= cue.end)
        outer = (owner for _, _, owner in holding if not _is_within(owner, number, parents))
        if (parent := next(outer, None)) is not None:
            parents[number] = parent
    return parents


def _is_within(one: int, other: int, parents: Mapping[int, int]) -> bool:
    """True when it is the other or stands in it, as far as parents are known."""
    at: int | None = one
    while at is not None and at != other:
        at = parents.get(at)
    return at == other
