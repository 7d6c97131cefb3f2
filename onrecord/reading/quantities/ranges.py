"""Two numbers that are the ends of one range."""

from collections.abc import Callable
from dataclasses import replace

from onrecord.reading.quantities.numerals import LARGEST, Number, Numeral
from onrecord.reading.quantities.tokens import DASHES, Tokens

ReadNumber = Callable[[int], Numeral | None]


def read_range(tokens: Tokens, lower: Numeral, at: int, read: ReadNumber) -> Numeral | None:
    """The range that begins with `lower` and goes on at token `at`, or None where it is none.

    "between 36 and 40", "16–17", "20 to 30", "two or three", "$5 and $7 billion" after
    "between". A first number without a scale has the scale of the second where it is the
    smaller one ("5 to 7 million"). "From 14 to 31" is a change, not a range.
    """
    # Up to two tokens of a sign of money stand between ("between US$300 and 400 billion").
    between = "between" in tokens.lower[max(lower.first - 3, 0) : lower.first]
    joint = tokens.lower[at]
    if not (joint in DASHES or joint in ("to", "or") or (between and joint == "and")):
        return None
    if joint == "to" and "from" in tokens.lower[max(lower.first - 2, 0) : lower.first]:
        return None
    upper = read(at + 1)
    if upper is None or upper.value is None or lower.value is None:
        return None
    least = _shared_scale(lower, upper)
    if not least < upper.value or upper.value > LARGEST:
        return None
    # "two or three", "10 or 15", but "12 or 500" are two numbers.
    if joint == "or" and upper.value > 2 * least + 1:
        return None
    return replace(upper, first=lower.first, value=None, low=least)


def _shared_scale(lower: Numeral, upper: Numeral) -> Number:
    """The lower end, times the upper one's scale where that is what the words mean."""
    value, scale = lower.value or 0, upper.scale
    if scale > 1 and lower.scale == 1 and value < (upper.value or 0) / scale:
        return value * scale
    return value
