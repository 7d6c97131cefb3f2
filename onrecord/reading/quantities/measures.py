"""The unit that stands beside a number: money, shares and measures."""

from dataclasses import dataclass

from onrecord.lexicon.units import Units
from onrecord.reading.quantities.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Unit:
    """The name of a unit, and the tokens from `first` to `end` (left out) that give it."""

    name: str
    first: int
    end: int


def money_before(tokens: Tokens, i: int, units: Units) -> Unit | None:
    """The sign of money that ends before token `i` ("$", "US$", "EUR"), or None."""
    if tokens.written[i - 1] not in units.currency_signs.lasts:
        return None
    for length in range(units.currency_signs.longest, 0, -1):
        first = i - length
        if first < 0:
            continue
        name = units.currency_signs.meanings.get(tuple(tokens.written[first:i]))
        if name is not None and not tokens.glued(first):
            return Unit(name, first, i)
        if name is not None and not tokens.lower[first - 1][-1:].isalnum():
            return Unit(name, first, i)
    return None


def unit_after(tokens: Tokens, i: int, units: Units) -> Unit | None:
    """The unit whose words or sign begin at token `i`, with what it is counted for, or None.

    "miles", "km", "percent", "euros", "barrels per day"; after a hyphen "storey" too.
    """
    hyphen = tokens.hyphenated(i)
    first = i + 1 if hyphen else i
    name, end = _longest(tokens, first, units)
    if name is None or (tokens.lower[first] in units.hyphen_only and not hyphen):
        return None
    # "5m" may be metres or millions.
    if tokens.written[first] == "m" and tokens.glued(first) and not hyphen:
        return None
    if tokens.hyphenated(end) and tokens.lower[end + 1] in units.time_nouns:
        return None
    if not hyphen and name not in units.shares:
        rate = _rate_after(tokens, end, units)
        if rate:
            return Unit(f"{name} per {rate}", i, end + 2)
    return Unit(name, i, end)


def _longest(tokens: Tokens, first: int, units: Units) -> tuple[str | None, int]:
    """The name and the end of the longest unit at token `first`."""
    if tokens.lower[first] in units.words.firsts:
        for length in range(units.words.longest, 0, -1):
            name = units.words.meanings.get(tokens.phrase(first, length))
            if name is not None:
                return name, first + length
    if tokens.written[first] in units.signs.firsts or tokens.written[first] in _MONEY:
        for length in range(units.signs.longest, 0, -1):
            words = tuple(tokens.written[first : first + length])
            name = units.signs.meanings.get(words) or _sign_after(words, units)
            if name is not None:
                return name, first + length
    return None, first


_MONEY = frozenset("£€$¥₹₽₴")


def _sign_after(words: tuple[str, ...], units: Units) -> str | None:
    """Money whose sign follows its number, as in "500€"."""
    return units.currency_signs.meanings.get(words) if words[0] in _MONEY else None


def _rate_after(tokens: Tokens, i: int, units: Units) -> str | None:
    """What the unit is counted for, where "per hour" or "a day" begins at token `i`."""
    if tokens.lower[i] in ("per", "a", "an") and tokens.lower[i + 1] in units.rates:
        return units.rates[tokens.lower[i + 1]]
    return None


def feet_and_inches(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The inches, and the end, of a height whose feet are token `i`, or None.

    "5-foot-11", "6 feet 2 inches", "6'2" and their like.
    """
    if not tokens.lower[i].isascii() or not tokens.lower[i].isdecimal():
        return None
    place = i + 1 + tokens.hyphenated(i + 1)
    if tokens.lower[place] not in ("foot", "feet", "ft", "'", "’"):
        return None
    place += 1 + tokens.hyphenated(place + 1)
    inches = tokens.lower[place]
    if len(inches) > 2 or not inches.isascii() or not inches.isdecimal() or int(inches) > 11:
        return None
    marked = tokens.lower[place - 2] in ("'", "’") or tokens.lower[place - 1] in ("'", "’")
    joined = tokens.lower[place - 1] == "-" or marked
    said = tokens.lower[place + 1] in ("inch", "inches", "in", '"', "”", "″")
    if len(tokens.lower[i]) > 1 or not (joined or said):
        return None
    height = int(tokens.lower[i]) * 12 + int(inches)
    return height, place + 1 + (said and not (marked and tokens.lower[place + 1] in ('"', "”")))
