"""Reads a number, in digits or in words, as far as it goes."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from onrecord.lexicon.number_words import NumberWords
from onrecord.reading.quantities.tokens import Tokens

Number = int | Fraction

# Grouped in threes or not at all; another mixture of marks ("1.000,50", "200,0000") is no number
# that everybody reads alike, and neither is one that begins with a nought ("0199").
_WRITTEN = re.compile(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)?(?:\.[0-9]+)?\Z")
# "1.000 people" may be a thousand or one.
_UNSURE = re.compile(r"[0-9]{1,3}\.000\Z")
_LONGEST_NUMBER = 24
# The largest whole number that every reader of JSON keeps exactly (RFC 8259, section 6).
LARGEST = 2**53 - 1
# Marks that make a run of digits part of an address or a name.
_JOINING = frozenset("/_=#@&?:-")
# No number in words has more ("nine hundred and ninety-nine thousand nine hundred and …": 12).
_LONGEST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number from token `first` to token `end`, which it leaves out.

    `value` is None for a range ("several hundred", "dozens"), which `low` and `high` bound;
    `high` is None where nothing does. `scale` is what a word such as "million" multiplies it by.
    """

    first: int
    end: int
    value: Number | None
    low: Number
    high: Number | None
    scale: int = 1

    @property
    def scaled(self) -> bool:
        """True when a word such as "million" or "dozens" is part of it."""
        return self.scale > 1


def exact(first: int, end: int, value: Number, scale: int = 1) -> Numeral | None:
    """The numeral of one number; None where it is too large to be kept exactly."""
    return Numeral(first, end, value, value, value, scale) if value <= LARGEST else None


def read_digits(tokens: Tokens, i: int, words: NumberWords, *, money: bool) -> Numeral | None:
    """The number in digits that begins at token `i` with the scale that follows it, or None.

    `money`: a sign of money stands before it, so that "m" is a million.
    """
    whole = _value_of_digits(tokens.lower[i])
    if whole is None:
        return None
    end = i + 1
    fraction, end = _fraction_after(tokens, end)
    return _scaled(tokens, i, end, whole + fraction, words, money=money)


def is_overlarge(tokens: Tokens, i: int) -> bool:
    """True for a whole number in digits that stands alone and is too large to be kept exactly."""
    digits = tokens.lower[i].replace(",", "")
    if not (digits.isascii() and digits.isdecimal()):
        return False
    is_joined = tokens.glued(i) and tokens.lower[i - 1] in _JOINING
    if i == 0 or not is_joined:
        is_joined = tokens.glued(i + 1) and tokens.lower[i + 1] in _JOINING
    return not is_joined and (len(digits) > _LONGEST_NUMBER or int(digits) > LARGEST)


def _value_of_digits(written: str) -> Number | None:
    """The value of a vulgar fraction or of digits that can be read in one way alone."""
    if len(written) > _LONGEST_NUMBER:
        return None
    if len(written) == 1 and not written.isascii():
        return Fraction(unicodedata.numeric(written)).limit_denominator(1000)
    if not _WRITTEN.match(written) or _UNSURE.match(written):
        return None
    digits = written.replace(",", "")
    return Fraction(digits) if "." in digits else int(digits)


def _fraction_after(tokens: Tokens, i: int) -> tuple[Number, int]:
    """What a fraction at token `i` ("½", "1/2", "and a half") adds, and where it ends."""
    word = tokens.lower[i]
    if word and not word.isascii() and len(word) == 1 and word.isnumeric() and not word.isdigit():
        return _value_of_digits(word) or 0, i + 1
    if tokens.phrase(i, 3) == ("and", "a", "half"):
        return Fraction(1, 2), i + 3
    if tokens.lower[i + 1] == "/" and not tokens.glued(i):
        part = read_slashed(tokens, i)
        if part is not None:
            return part, i + 3
    return 0, i


def read_slashed(tokens: Tokens, i: int) -> Fraction | None:
    """The proper fraction "3/4" at token `i`, of the parts that a kitchen knows; else None."""
    over, under = tokens.lower[i], tokens.lower[i + 2]
    joined = tokens.lower[i + 1] == "/" and tokens.glued(i + 1) and tokens.glued(i + 2)
    if joined and under in ("2", "3", "4", "5", "8", "10") and over.isascii() and over.isdecimal():
        return Fraction(int(over), int(under)) if 0 < int(over[:4]) < int(under) else None
    return None


def _scaled(
    tokens: Tokens, first: int, end: int, value: Number, words: NumberWords, *, money: bool
) -> Numeral | None:
    """The number times the scales that follow it: "5.7 million", "$300-million", "£2bn"."""
    by = 1
    for _ in range(2):
        place = end + 1 if tokens.hyphenated(end) else end
        scale = words.scales.get(tokens.lower[place])
        if scale is None and by == 1:
            scale = _short_scale(tokens, place, words, money=money)
        if scale is None:
            break
        value, end, by = value * scale, place + 1, by * scale
    return exact(first, end, value, by)


def _short_scale(tokens: Tokens, i: int, words: NumberWords, *, money: bool) -> int | None:
    """The scale that the letters at token `i` stand for; a single letter stands at its number."""
    letters = tokens.lower[i]
    if len(letters) == 1 and not tokens.glued(i):
        return None
    scale = words.short_scales.get(letters)
    return words.money_scales.get(letters) if scale is None and money else scale


def read_words(tokens: Tokens, i: int, words: NumberWords) -> Numeral | None:
    """The number in words that begins at token `i`, as long as its grammar goes on; or None."""
    total, group, last, end, by = 0, -1, 0, i, 1
    highest = LARGEST
    while end - i < _LONGEST_WORDS:
        place = _next_place(tokens, end, last, words) if end > i else i
        word = tokens.lower[place]
        value = words.cardinals.get(word)
        scale = words.scales.get(word)
        if value is not None and _may_follow(last, value, group):
            group = max(group, 0) + value
            last = value
        elif scale == 100 and 0 < group < 100:
            group, last, by = group * 100, 100, max(by, 100)
        elif scale is not None and scale != 100 and group > 0 and scale < highest:
            total, group, highest, last = total + group * scale, -1, scale, scale
            by = max(by, scale)
        elif scale is not None and scale >= last > 100 and group < 0:  # "two lakh crore"
            total, last, by = total * scale, scale, by * scale
        else:
            break
        end = place + 1
    if end == i:
        return None
    return _with_half(tokens, i, end, total + max(group, 0), words, by)


def _next_place(tokens: Tokens, end: int, last: int, words: NumberWords) -> int:
    """Where a number in words would go on: after a hyphen ("fifty-five") or an "and"."""
    if tokens.hyphenated(end) and (last >= 20 or tokens.lower[end + 1] in words.scales):
        return end + 1
    after = tokens.lower[end + 1]
    if tokens.lower[end] == "and" and last in (100, 1000) and after in words.cardinals:
        # "between one hundred and two hundred"
        ends = tokens.lower[end + 2] not in words.scales
        return end + 1 if ends else end
    return end


def _may_follow(last: int, value: int, group: int) -> bool:
    """True when a word of `value` may stand after one of `last` within one number."""
    if group < 0:
        return last == 0 or (last >= 1000 and value > 0)
    if last == 100:
        return value > 0
    return last in range(20, 100, 10) and 0 < value < 10


def _with_half(
    tokens: Tokens, first: int, end: int, value: int, words: NumberWords, by: int
) -> Numeral | None:
    """The number with "and a half", and with the scale that follows such a half."""
    if tokens.phrase(end, 3) != ("and", "a", "half"):
        return exact(first, end, value, by)
    return _scaled(tokens, first, end + 3, value + Fraction(1, 2), words, money=False)


def read_range_noun(tokens: Tokens, i: int, words: NumberWords) -> Numeral | None:
    """The range that a number noun says by itself: "dozens", "tens of thousands"; or None."""
    for length in (3, 1):
        bounds = words.ranges.get(tokens.phrase(i, length))
        if bounds is not None:
            return Numeral(i, i + length, None, bounds[0], bounds[1], bounds[0])
    return None


def read_scale_alone(tokens: Tokens, i: int, words: NumberWords) -> Numeral | None:
    """The number of a scale word at token `i` and what stands before it, or None.

    "a dozen", "half a million", "a quarter of a million", "several hundred", "a few thousand".
    """
    scale = words.scales[tokens.lower[i]]
    end = i + 1
    while tokens.lower[end] in words.scales and end - i < 2:
        scale, end = scale * words.scales[tokens.lower[end]], end + 1
    for length in (3, 2, 1):
        bounds = words.vague.get(tuple(tokens.lower[max(i - length, 0) : i]))
        if bounds is not None:
            low, high = (bound * scale for bound in bounds)
            return Numeral(i - length, end, None, low, high, scale)
    for before, part in ((("half", "a"), 2), (("half",), 2), (("quarter", "of", "a"), 4)):
        if tuple(tokens.lower[max(i - len(before), 0) : i]) == before:
            first = i - len(before)
            first -= tokens.lower[first - 1] == "a" and first > 0
            return exact(first, end, _plain(Fraction(scale, part)), scale)
    if tokens.lower[i - 1] in ("a", "an"):
        return exact(i - 1, end, scale, scale)
    return None


def _plain(value: Fraction) -> Number:
    return value.numerator if value.denominator == 1 else value
