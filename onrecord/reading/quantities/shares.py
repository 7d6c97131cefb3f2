"""Shares of a whole in words, read as parts of a hundred: "a third of", "one in ten"."""

from dataclasses import dataclass
from fractions import Fraction

from onrecord.lexicon.number_words import NumberWords
from onrecord.lexicon.units import Units
from onrecord.reading.quantities.numerals import (
    Numeral,
    read_digits,
    read_slashed,
    read_words,
)
from onrecord.reading.quantities.tokens import Tokens

_HALF_OF = frozenset(
    ("of", "the", "its", "their", "our", "his", "her", "my", "your", "all", "these", "those")
)
# "the first half of the game", "a year and a half"
_NO_SHARE_BEFORE = frozenset(
    ("first", "second", "other", "latter", "top", "bottom", "better", "last", "final", "a", "back")
)
_PHRASE_IS_OVER = frozenset((".", ",", ";", ":", ")", "\n", "", "or", "and", "to", "since", "in"))


@dataclass(frozen=True, slots=True)
class Share:
    """A share from token `first` to `end`: so many parts of a hundred."""

    first: int
    end: int
    percent: Fraction


def share_of_number(
    tokens: Tokens, number: Numeral, words: NumberWords, units: Units
) -> Share | None:
    """The share whose first number is `number`, or None: "two-thirds", "one in ten"."""
    if number.value is None or number.scaled:
        return None
    if 0 < number.value < 1 and tokens.lower[number.end] == "of":  # "½ of"
        return Share(number.first, number.end, Fraction(100 * number.value))
    place = number.end + tokens.hyphenated(number.end)
    under = words.parts.get(tokens.lower[place])
    if under is not None and 0 < number.value < under:
        joined = place > number.end or tokens.lower[place + 1] == "of"
        if joined or under in (2, 3) or tokens.lower[place + 1] in _PHRASE_IS_OVER:
            return Share(number.first, place + 1, Fraction(100 * number.value, under))
    return _one_in_so_many(tokens, number, words, units)


def _one_in_so_many(
    tokens: Tokens, number: Numeral, words: NumberWords, units: Units
) -> Share | None:
    """The share "one in ten", "9 out of 10", "one out of every thousand"."""
    place = number.end
    if number.value is None:
        return None
    if tokens.phrase(place, 2) == ("out", "of"):
        place += 2
    elif tokens.lower[place] == "of" and number.value > 1:
        place += 1
    elif tokens.lower[place] == "in" or tokens.phrase(place, 3) == ("-", "in", "-"):
        place += 1 if tokens.lower[place] == "in" else 3
    else:
        return None
    every = tokens.lower[place] == "every"
    base = _base_at(tokens, place + every, words)
    if (
        base is None
        or base[0] not in words.share_bases
        or tokens.lower[base[1]] in units.time_nouns
    ):
        return None
    under, end = base
    sure = number.value == 1 or every or under in (3, 4, 5, 10, 100, 1000)
    over = number.value or 0
    if not (0 < over < under and over < 100 and sure):
        return None
    return Share(number.first, end, Fraction(100 * over, under))


def _base_at(tokens: Tokens, i: int, words: NumberWords) -> tuple[int, int] | None:
    """The whole number at token `i` and its end; "a thousand" and "thousand" are one of them."""
    place = i + 1 if tokens.lower[i] == "a" else i
    if tokens.lower[place] in words.scales:
        return words.scales[tokens.lower[place]], place + 1
    if tokens.is_digits(i):
        number = read_digits(tokens, i, words, money=False)
    else:
        number = read_words(tokens, i, words)
    if number is None or not isinstance(number.value, int):
        return None
    return number.value, number.end


def share_at(tokens: Tokens, i: int, words: NumberWords, *, hedged: bool) -> Share | None:
    """The share whose part of a whole is token `i` ("half of", "a third of"), or None.

    `hedged`: words that bound a number stand before it, which makes "half" a share.
    """
    word, before, after = tokens.lower[i], tokens.lower[i - 1], tokens.lower[i + 1]
    if word == "half":
        if before in _NO_SHARE_BEFORE or tokens.glued(i) or tokens.hyphenated(i + 1):
            return None
        if after in _HALF_OF or (hedged and after not in ("a", "an")) or before == "by":
            return Share(i, i + 1, Fraction(50))
        return None
    if before != "a" or word not in words.parts or tokens.lower[i - 2] in ("of", "and"):
        return None
    if after == "of" or (tokens.lower[i - 2] in ("by", "than") and after in _PHRASE_IS_OVER):
        return Share(i - 1, i + 1, Fraction(100, words.parts[word]))
    return None


def share_of_slashed(tokens: Tokens, i: int) -> Share | None:
    """The share written "3/4 of" at token `i`, or None."""
    part = read_slashed(tokens, i)
    if part is None or tokens.lower[i + 3] != "of" or (tokens.glued(i) and i):
        return None
    return Share(i, i + 3, 100 * part)
