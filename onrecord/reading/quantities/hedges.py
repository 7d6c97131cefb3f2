"""The words beside a number that bound it."""

from dataclasses import dataclass

from onrecord.lexicon.number_words import NumberWords, Phrases
from onrecord.lexicon.units import Units
from onrecord.reading.quantities.tokens import HYPHENS, Tokens


@dataclass(frozen=True, slots=True)
class Hedge:
    """How words bound a number ("low", "high" or "near"), from token `first` to `end`."""

    bound: str
    first: int
    end: int


def hedge_before(
    tokens: Tokens, i: int, words: NumberWords, units: Units, *, small: bool, measured: bool
) -> Hedge | None:
    """The words that end before token `i` and bound the number there, or None.

    `small`: the number is below ten, in words and without a unit, so that "about" and its like
    are prepositions. `measured`: it is a length, a sum or a share, which "within" bounds.
    """
    last = tokens.lower[i - 1]
    if last in words.high_of_measures:
        return Hedge("high", i - 1, i) if measured else None
    found = _phrase_before(tokens, i, words.before)
    if found is None:
        alone = last in words.near_after_determiner and tokens.lower[i - 2] in units.determiners
        return Hedge("near", i - 1, i) if alone else None
    if found.first == i - 1 and last in words.prepositions:
        lent = tokens.lower[found.first - 1] in words.lend_prepositions
        if small or (lent and not measured):
            return None
    if found.bound != "near" and tokens.lower[found.first - 1] in words.strengthen:
        return Hedge(found.bound, found.first - 1, i)
    return found


def _phrase_before(tokens: Tokens, i: int, phrases: Phrases) -> Hedge | None:
    """The longest of the phrases that ends before token `i`."""
    if tokens.lower[i - 1] not in phrases.lasts:
        return None
    for length in range(min(phrases.longest, i), 0, -1):
        bound = phrases.meanings.get(tokens.phrase(i - length, length))
        if bound is not None:
            return Hedge(bound, i - length, i)
    return None


def hedge_after(tokens: Tokens, i: int, words: NumberWords) -> Hedge | None:
    """The words that begin at token `i`, after a number, and bound it; or None."""
    if tokens.lower[i] not in words.after.firsts:
        return None
    for length in range(words.after.longest, 0, -1):
        bound = words.after.meanings.get(tokens.phrase(i, length))
        if bound is not None and _stands_there(tokens, i, length):
            return Hedge(bound, i, i + length)
    return None


def _stands_there(tokens: Tokens, i: int, length: int) -> bool:
    """False for a "-" or a "+" that does not touch its number."""
    if tokens.lower[i] in HYPHENS or tokens.lower[i] == "+":
        return tokens.glued(i)
    return length > 1 or not tokens.hyphenated(i + length)
