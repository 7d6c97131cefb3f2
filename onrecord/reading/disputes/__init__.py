"""Which statement denies, rejects or disputes which other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.lexicon.disputes import load_dispute_words
from onrecord.reading.disputes.contradiction import ANSWER, contradicts, is_set_against
from onrecord.reading.disputes.reach import is_meant, reach
from onrecord.reading.disputes.signs import Sign, find_sign
from onrecord.reading.disputes.told import Told, listen
from onrecord.reading.disputes.voiced import Voiced, voices
from onrecord.reading.disputes.words import STEM
from onrecord.types import Party, Statement

__all__ = ["Voiced", "find_denials", "tell_denials", "voices"]

# What is denied is looked for among so many statements before the denial.
BEHIND = 80
# A headline and the first paragraph tell before it is told what was said; a denial elsewhere
# comes before what it denies within one sentence only.
AHEAD = 4
# On the 52 links of polnear dev, statements, acts and parties as marked, precision and recall:
# 2.0: 79.4, 51.9; 2.25: 84.4, 51.9; 2.5: 87.1, 51.9; 2.75: 85.7, 46.2; 3.0: 85.2, 44.2;
# 3.5: 82.6, 36.5. The weights of `reach` were set by hand on the same links.
LEAST = 2.5
# What a plural ("the charges") takes in besides the best falls short of it by no more.
PLURAL = 1.5
LEAST_OF_PLURAL = 1.8
PLURAL_REACH = 5
# Statements less sure than this are not linked. On those that the reader finds in polnear dev,
# links found and right (of 52 marked; some found ones join statements that nobody marked): all 47
# and 16; 0.5: 41 and 15; 0.6: 34 and 15; 0.7: 31 and 15; 0.8: 15 and 8.
LEAST_SURE = 0.7


def tell_denials(
    text: str, statements: Sequence[Statement], parties: Sequence[Party]
) -> tuple[Statement, ...]:
    """The statements, each with those that it denies, once acts and parties are told.

    Only statements that were surely found are linked.
    """
    sure = [one for one in statements if one.confidence >= LEAST_SURE]
    denied = find_denials(text, voices(text, sure, parties))
    return tuple(replace(one, denies=denied.get(one.id, ())) for one in statements)


def find_denials(text: str, statements: Sequence[Voiced]) -> dict[str, tuple[str, ...]]:
    """The ids of the statements that each statement denies, by its id, in text order."""
    told = listen(text, statements)
    signs = [find_sign(one) for one in told]
    found: dict[str, tuple[str, ...]] = {}
    for denier, sign in zip(told, signs, strict=True):
        denied = set(_contradicted(denier, told))
        if sign is not None:
            denied |= set(_meant(sign, denier, told, signs))
        if denied:
            found[denier.voiced.id] = tuple(told[place].voiced.id for place in sorted(denied))
    return found


def _contradicted(denier: Told, told: Sequence[Told]) -> Iterator[int]:
    for other in told[max(0, denier.place - ANSWER) : denier.place + 2]:
        if other is denier or not may_be_denied(denier, other):
            continue
        if contradicts(denier, other) or is_set_against(denier, other):
            yield other.place


def _meant(
    sign: Sign, denier: Told, told: Sequence[Told], signs: Sequence[Sign | None]
) -> Iterator[int]:
    """The places of the statements that a sign means: the best, and of "charges" its likes."""
    scored = []
    for other in _others(denier, told):
        if is_meant(sign, denier, other) and not _is_allied(sign, denier, other):
            allied = signs[other.place] is not None and other.voiced.act != "accuse"
            scored.append((reach(sign, denier, other) - allied, other.place))
    best = max(scored, default=(0.0, 0))
    least = max(LEAST_OF_PLURAL, best[0] - PLURAL) if sign.is_plural else best[0] + 1.0
    if best[0] >= LEAST:
        yield best[1]
        yield from (
            place
            for score, place in scored
            if score >= least and abs(place - denier.place) <= PLURAL_REACH
        )


def _others(denier: Told, told: Sequence[Told]) -> Iterator[Told]:
    first, last = max(0, denier.place - BEHIND), denier.place + AHEAD + 1
    for other in told[first:last]:
        is_ahead = other.place > denier.place
        if is_ahead and denier.paragraph > 1 and other.sentence != denier.sentence:
            continue
        if other is not denier and may_be_denied(denier, other):
            yield other


def may_be_denied(denier: Told, other: Told) -> bool:
    """True when other people made it, or one of the two quotes the other."""
    ours, theirs = denier.voiced, other.voiced
    if ours.id == theirs.parent or theirs.id == ours.parent:
        return True
    if set(ours.by) & set(theirs.by) or "author" in theirs.kinds:
        return False
    return not (_is_of_the_camp(denier, other) or _is_of_the_camp(other, denier))


def _is_of_the_camp(one: Told, other: Told) -> bool:
    """True when the name of the one is part of the other's: "Clinton", "the Clinton campaign"."""
    return bool(one.heads & other.camp) and not _is_against(other)


def _is_against(one: Told) -> bool:
    """True when they are called after their being against something: "Trump's critics"."""
    return any(word[:STEM] in one.heads for word in load_dispute_words().against)


def _is_allied(sign: Sign, denier: Told, other: Told) -> bool:
    """True when the other is called after being against what the denial is about."""
    return _is_against(other) and bool(other.called & denier.stems) and not other.heads & sign.nouns
