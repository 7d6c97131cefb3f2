"""Which statement denies, rejects or disputes which other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.disputes.contradiction import ANSWER, contradicts, is_set_against
from onrecord.reading.disputes.nesting import (
    are_of_one_camp,
    gives_words_of,
    is_against,
    settle,
)
from onrecord.reading.disputes.reach import is_answered, is_meant, reach, speaks_against
from onrecord.reading.disputes.signs import Sign, find_sign
from onrecord.reading.disputes.told import Told, listen
from onrecord.reading.disputes.voiced import Voiced, voices
from onrecord.types import Party, Statement

__all__ = ["Voiced", "find_denials", "tell_denials", "voices"]

# What is denied is looked for among so many statements before the denial.
BEHIND = 80
# A headline and the first paragraph tell before it is told what was said; a denial elsewhere
# comes before what it denies within one sentence only.
AHEAD = 4
# Of the statements within statements so many are looked at for each outermost one; bounds the
# time that hostile text takes.
MOST_TO_A_STEP = 6
# On the 52 links of polnear dev, precision and recall with the marked statements, acts and parties,
# then on the statements found: 2.0: 85.7, 46.2 and 75.9, 42.3; 2.5: 85.7, 46.2 and 78.6, 42.3;
# 2.75: 84.0, 40.4 and 80.0, 38.5; 3.0: 83.3, 38.5 and 70.8, 32.7. The weights of `reach` were set
# by hand on the same links.
LEAST = 2.5
# What a plural ("the charges") takes in besides the best falls short of it by no more.
PLURAL = 1.5
LEAST_OF_PLURAL = 1.8
PLURAL_REACH = 5
# Statements less sure than this are not linked. On those that the reader finds in polnear dev,
# links found and right (of 52 marked; some found ones join statements that nobody marked): 0.4: 31
# and 22; 0.5: 30 and 21; 0.6 and 0.7: 28 and 22; 0.8: 11 and 10.
LEAST_SURE = 0.7
# But a denial that has a word for what it denies ("rejected the argument") may be less sure, if
# something fits the better for it. Read by hand on 231 articles: of the five links that this adds
# with the least fit of all others two were right, with this one two of three. One that denies "it"
# may be less sure too, where the other just alleged something of the denier: on 420 articles of
# polnear train this added four links, all right.
LEAST_SURE_DENIAL = 0.4
LEAST_OF_UNSURE = 3.5
# An accusation may be less sure where a denial answers it: on the same articles no link changed.
LEAST_SURE_ACCUSATION = 0.5


def tell_denials(
    text: str, statements: Sequence[Statement], parties: Sequence[Party]
) -> tuple[Statement, ...]:
    """The statements, each with those that it denies, once acts and parties are told.

    Only statements that were surely found are linked, but for one that says what it denies.
    """
    known = [one for one in statements if one.confidence >= LEAST_SURE or _may_be_unsure(one)]
    denied = find_denials(text, voices(text, known, parties, LEAST_SURE))
    return tuple(replace(one, denies=denied.get(one.id, ())) for one in statements)


def _may_be_unsure(one: Statement) -> bool:
    """True for a denial that may say what it denies, and for an accusation that one may answer."""
    if one.polarity != "affirmed":
        return False
    if one.act in ("deny", "refuse"):
        return one.confidence >= LEAST_SURE_DENIAL
    return one.act == "accuse" and one.confidence >= LEAST_SURE_ACCUSATION


def find_denials(text: str, statements: Sequence[Voiced]) -> dict[str, tuple[str, ...]]:
    """The ids of the statements that each statement denies, by its id, in text order."""
    told = listen(text, statements)
    signs = [find_sign(one) for one in told]
    found: dict[str, tuple[str, ...]] = {}
    for denier, denied in settle(_pairs(told, signs), told):
        found[denier.voiced.id] = (*found.get(denier.voiced.id, ()), denied.voiced.id)
    return found


def _pairs(told: Sequence[Told], signs: Sequence[Sign | None]) -> Iterator[tuple[Told, Told]]:
    for denier, sign in zip(told, signs, strict=True):
        denied = list(_denied(denier, sign, told, signs))
        yield from ((denier, other) for other in denied)
        if sign is not None and sign.kind in ("denies", "narrated"):
            in_own_words = next(_after(denier, told, 1), None)
            if in_own_words and gives_words_of(in_own_words, denier):
                yield from ((in_own_words, other) for other in denied)


def _denied(
    denier: Told, sign: Sign | None, told: Sequence[Told], signs: Sequence[Sign | None]
) -> Iterator[Told]:
    if _is_nobodys(denier) or not (denier.voiced.is_sure or _says_what_it_denies(denier, sign)):
        return
    yield from _contradicted(denier, told)
    if sign is not None:
        yield from _meant(sign, denier, told, signs)


def _says_what_it_denies(denier: Told, sign: Sign | None) -> bool:
    if sign is None or denier.voiced.act == "accuse":
        return False
    return bool(sign.nouns) or sign.is_bare


def _contradicted(denier: Told, told: Sequence[Told]) -> Iterator[Told]:
    for other in (*_before(denier, told, ANSWER), *_after(denier, told, 1)):
        if other.is_within(denier) or not may_be_denied(denier, other):
            continue
        if not other.voiced.is_sure:
            continue
        if contradicts(denier, other) or is_set_against(denier, other):
            yield other


def _before(one: Told, told: Sequence[Told], steps: int) -> Iterator[Told]:
    """The statements before one, the last first, so many outermost ones back."""
    last = one.place
    for other in reversed(told[max(0, last - MOST_TO_A_STEP * steps) : last]):
        if one.steps_after(other) > steps:
            return
        yield other


def _after(one: Told, told: Sequence[Told], steps: int) -> Iterator[Told]:
    first = one.place + 1
    for other in told[first : first + MOST_TO_A_STEP * steps]:
        if other.steps_after(one) > steps:
            return
        yield other


def _meant(
    sign: Sign, denier: Told, told: Sequence[Told], signs: Sequence[Sign | None]
) -> Iterator[Told]:
    """The statements that a sign means: the best, and of "charges" its likes.

    Where the best is only said over in a denial ("Smith's claim that ..."), a statement that
    Smith makes elsewhere is meant, if one fits.
    """
    scored = []
    for other in _others(denier, sign, told):
        is_known = other.voiced.is_sure or is_answered(sign, denier, other)
        if is_known and is_meant(sign, denier, other) and not _is_allied(sign, denier, other):
            denies = signs[other.place] is not None and other.voiced.act != "accuse"
            allied = denies + speaks_against(other)
            scored.append((reach(sign, denier, other) - allied, other))
    fitting = [one for one in scored if one[0] >= _least(sign, denier, one[1])]
    if not fitting:
        return
    best, meant = max(fitting, key=_by_fit)
    elsewhere = [
        (score, other)
        for score, other in fitting
        if not other.standing.within and set(other.voiced.by) & set(meant.voiced.by)
    ]
    if meant.standing.within and elsewhere:
        meant = max(elsewhere, key=_by_fit)[1]
    yield meant
    if sign.is_plural:
        least = max(LEAST_OF_PLURAL, best - PLURAL)
        is_told = bool((denier.stems - sign.nouns) & meant.stems)
        yield from (
            other
            for score, other in scored
            if score >= least
            and abs(denier.steps_after(other)) <= PLURAL_REACH
            and (not is_told or denier.stems & other.stems)
        )


def _least(sign: Sign, denier: Told, other: Told) -> float:
    is_sure = denier.voiced.is_sure or is_answered(sign, denier, other)
    return LEAST if is_sure else LEAST_OF_UNSURE


def _by_fit(one: tuple[float, Told]) -> tuple[float, int]:
    return one[0], one[1].place


def _others(denier: Told, sign: Sign, told: Sequence[Told]) -> Iterator[Told]:
    # "Denied it" speaks of what was told before, but in a headline.
    opens = denier.standing.is_opening and not (sign.is_bare and denier.standing.paragraph)
    for other in (*_before(denier, told, BEHIND), *_after(denier, told, AHEAD)):
        is_ahead = other.place > denier.place
        if is_ahead and not opens and other.sentence != denier.sentence:
            continue
        if may_be_denied(denier, other):
            yield other


def _is_nobodys(one: Told) -> bool:
    """True where somebody is only said to have said it, and nobody can tell who: "you", "some"."""
    is_known = bool(one.voiced.by) and {*one.voiced.kinds} != {"generic"}
    return one.voiced.parent is not None and not is_known


def may_be_denied(denier: Told, other: Told) -> bool:
    """True when other people made it and it does not quote the denial."""
    if _is_nobodys(other):
        return False
    if denier.is_within(other) or "author" in other.voiced.kinds:
        return False
    return not are_of_one_camp(denier, other)


def _is_allied(sign: Sign, denier: Told, other: Told) -> bool:
    """True when the other is called after being against what the denial is about."""
    return is_against(other) and bool(other.called & denier.stems) and not other.heads & sign.nouns
