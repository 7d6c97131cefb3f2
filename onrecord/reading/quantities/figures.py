"""Finds the figures of a text: each number with its bounds and its unit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.lexicon.number_words import load_number_words
from onrecord.lexicon.units import load_units
from onrecord.reading.quantities.counted import Counted, counted_after, is_plural, of_phrase
from onrecord.reading.quantities.hedges import Hedge, hedge_after, hedge_before
from onrecord.reading.quantities.measures import Unit, feet_and_inches, money_before, unit_after
from onrecord.reading.quantities.names import (
    is_age,
    is_date,
    is_in_name,
    is_listed,
    is_named,
    is_part_of_another,
    is_score,
    is_year,
)
from onrecord.reading.quantities.numerals import (
    Number,
    Numeral,
    exact,
    read_digits,
    read_range_noun,
    read_scale_alone,
    read_words,
)
from onrecord.reading.quantities.people import counts_people, state_noun
from onrecord.reading.quantities.ranges import read_range
from onrecord.reading.quantities.shares import Share, share_at, share_of_number, share_of_slashed
from onrecord.reading.quantities.tokens import DASHES, Tokens
from onrecord.text.covered import Covered

_DIGITS = frozenset("0123456789.¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_PERCENT = "percent"
_SIDES = frozenset(("over", "above", "under", "below"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure from token `first` to `end` (left out); its number begins at token `core`."""

    first: int
    end: int
    core: int
    value: Number | None
    low: Number | None
    high: Number | None
    unit: str | None


class FigureFinder:
    """Finds the figures among the tokens of one text, with the words that ship with onrecord."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.words = load_number_words()
        self.units = load_units()
        words = self.words
        self._anchors = frozenset(
            (*words.cardinals, *words.scales, *words.parts, *(group[0] for group in words.ranges))
        )

    def find(self, closed: Covered) -> Iterator[Figure]:
        """Every figure comes, in text order, but for those whose number touches what is closed."""
        lower, done = self.tokens.lower, 0
        for i in range(self.tokens.count):
            word = lower[i]
            if i < done or not (word in self._anchors or word[0] in _DIGITS):
                continue
            figure, done = self._at(i, closed)
            if figure is not None:
                yield figure

    def _at(self, i: int, closed: Covered) -> tuple[Figure | None, int]:
        """The figure whose number begins at token `i`, or None, and where to go on."""
        number = self._number_at(i)
        share = self._share_at(i, number)
        end = share.end if share else number.end if number else i + 1
        if closed.touches(self.tokens.starts[i], self.tokens.ends[end - 1]):
            return None, end
        if share:
            return self._share(share, number)
        if number is None:
            return None, i + 1
        return self._quantity(number)

    def _number_at(self, i: int, *, money: bool = False) -> Numeral | None:
        """The number, in digits or words, whose first token that tells it is token `i`."""
        tokens, words = self.tokens, self.words
        word = tokens.lower[i]
        if tokens.is_digits(i) or word.isnumeric():
            money = money or money_before(tokens, i, self.units) is not None
            return self._with_millions(read_digits(tokens, i, words, money=money))
        if word in words.cardinals:
            return read_words(tokens, i, words)
        if word in words.scales:
            return read_scale_alone(tokens, i, words)
        return read_range_noun(tokens, i, words)

    def _with_millions(self, number: Numeral | None) -> Numeral | None:
        """The number times a million where an "m" and a counted noun follow it ("5m people")."""
        if number is None or number.value is None or number.scaled:
            return number
        tokens, end = self.tokens, number.end
        if tokens.lower[end] != "m" or not tokens.glued(end):
            return number
        if not is_plural(tokens, end + 1, self.units):
            return number
        return exact(number.first, end + 1, number.value * 1_000_000, 1_000_000)

    def _share_at(self, i: int, number: Numeral | None) -> Share | None:
        tokens, words = self.tokens, self.words
        if number is not None:
            return share_of_slashed(tokens, i) or share_of_number(tokens, number, words, self.units)
        if tokens.lower[i] not in words.parts:
            return None
        return share_at(tokens, i, words, hedged=self._hedge(i, measured=True) is not None)

    def _share(self, share: Share, number: Numeral | None) -> tuple[Figure | None, int]:
        """The figure of a share in words, with the whole that it is a share of."""
        if number is not None and is_part_of_another(self.tokens, replace(number, end=share.end)):
            return None, share.end
        whole = of_phrase(self.tokens, share.end, self.units)
        if whole is None and number is None:
            whole = counted_after(self.tokens, share.end + 1, self.units, single=True)
        if whole is None and number is not None:
            whole = counted_after(self.tokens, share.end, self.units, single=False)
        if whole is not None and whole.written in self.units.time_nouns:
            return None, share.end
        part = Numeral(share.first, share.end, share.percent, share.percent, share.percent)
        end = whole.head + 1 if whole else share.end
        return self._figure(part, share.first, end, _PERCENT), end

    def _quantity(self, number: Numeral) -> tuple[Figure | None, int]:
        """The figure of a number with all that belongs to it, or None, and where to go on."""
        tokens = self.tokens
        height = feet_and_inches(tokens, number.first)
        if height is not None:
            tall = Numeral(number.first, height[1], height[0], height[0], height[0])
            return self._figure(tall, number.first, height[1], "inch"), height[1]
        money = money_before(tokens, number.first, self.units)
        number, unit = self._with_range(number, money)
        first = money.first if money else number.first
        if is_part_of_another(tokens, replace(number, first=first, end=self._end(number, unit))):
            return None, number.end
        if is_date(tokens, number, self.words) and not (money or unit):
            return None, number.end
        if tokens.lower[first - 1] in self.words.names["rate_bases"]:
            return None, self._end(number, unit)
        if money or unit:
            return self._measure(number, first, money, unit)
        return self._count(number)

    def _end(self, number: Numeral, unit: Unit | None) -> int:
        return unit.end if unit else number.end

    def _with_range(self, number: Numeral, money: Unit | None) -> tuple[Numeral, Unit | None]:
        """The number, or the range that begins with it, with the unit that follows."""
        unit = unit_after(self.tokens, number.end, self.units)
        end = self._end(number, unit)
        wide = read_range(self.tokens, number, end, lambda i: self._upper_end(i, money))
        if wide is None or is_year(self.tokens, number):
            return number, unit
        upper = unit_after(self.tokens, wide.end, self.units)
        if unit and not (money or (upper and upper.name == unit.name)):
            return number, unit
        return wide, upper

    def _upper_end(self, i: int, money: Unit | None) -> Numeral | None:
        """The number at token `i`, after its sign of money if it has one too."""
        if money is not None:
            for place in range(i, i + 3):
                again = money_before(self.tokens, place, self.units)
                if again is not None and again.first == i:
                    return self._number_at(place, money=True)
        number = self._number_at(i, money=money is not None)
        return number if number is not None and number.first == i else None

    def _measure(
        self, number: Numeral, first: int, money: Unit | None, unit: Unit | None
    ) -> tuple[Figure | None, int]:
        """The figure of a sum, a share or a measure."""
        number, first = self._with_minus(number, first)
        after = hedge_after(self.tokens, number.end, self.words) if not unit else None
        end = after.end if after else self._end(number, unit)
        name = money.name if money else unit.name if unit else None
        if money and unit and unit.name.startswith(money.name):
            name = unit.name
        if name in self.units.shares:
            whole = of_phrase(self.tokens, end, self.units)
            if whole is not None and whole.written not in self.units.time_nouns:
                end = whole.head + 1
        elif money and not unit:
            name, end = self._money_rate(money.name, end)
        return self._figure(number, first, end, name, after), end

    def _with_minus(self, number: Numeral, first: int) -> tuple[Numeral, int]:
        """The number below nought where a minus touches it alone ("-5 degrees", "-$3 million")."""
        tokens = self.tokens
        minus = tokens.lower[first - 1] in DASHES and tokens.glued(first)
        if not minus or number.value is None or tokens.glued(first - 1):
            return number, first
        below = -number.value
        return replace(number, value=below, low=below, high=below), first - 1

    def _money_rate(self, name: str, end: int) -> tuple[str, int]:
        """The money with what it is paid for: "$15 an hour"."""
        if self.tokens.lower[end] in ("per", "a", "an"):
            rate = self.tokens.lower[end + 1]
            if rate in self.units.rates:
                return f"{name} per {self.units.rates[rate]}", end + 2
        return name, end

    def _count(self, number: Numeral) -> tuple[Figure | None, int]:
        """The figure of a number that counts, with the noun that it counts, if it does."""
        tokens, first = self.tokens, number.first
        after = hedge_after(tokens, number.end, self.words)
        place = after.end if after else number.end
        if tokens.hyphenated(place):
            return self._compound(number, place + 1)
        if tokens.lower[place] in self.units.time_nouns:
            return None, place + 1
        noun = self._noun(number, place)
        if noun is not None and noun.written in self.units.time_nouns:
            return None, noun.head + 1
        bare = noun is None
        if self._is_no_count(number, noun):
            return None, number.end
        if bare and state_noun(tokens, place, self.words) and number.value != 1:
            return self._figure(number, first, place + 1, "person", after), place + 1
        end = noun.head + 1 if noun else place
        unit = noun.noun if noun else None
        figure = self._figure(number, first, end, unit, after)
        if unit is None and counts_people(tokens, figure.first, end, self.words):
            return replace(figure, unit="person"), end
        return (None if bare and not self._may_be_bare(number, figure) else figure), end

    def _noun(self, number: Numeral, place: int) -> Counted | None:
        """What the number counts: the noun after it, or the group that it picks from."""
        single = number.value == 1
        noun = counted_after(self.tokens, place, self.units, single=single)
        if noun is None and (not single or number.scaled):
            picks = number.value is not None
            return of_phrase(self.tokens, place, self.units, plural=picks)
        return noun

    def _compound(self, number: Numeral, place: int) -> tuple[Figure | None, int]:
        """The figure of a number joined by a hyphen to what it counts: "55-member"."""
        tokens = self.tokens
        word = tokens.lower[place]
        idle = self.words.names["idle_after_hyphen"]
        if not word.isalpha() or word in idle or word in self.units.time_nouns:
            return None, place + 1
        if number.value == 1 or word in self.units.phrase_ends or number.value is None:
            return None, place + 1
        if is_in_name(tokens, number, bare=False):
            return None, place + 1
        return self._figure(number, number.first, place + 1, word), place + 1

    def _is_no_count(self, number: Numeral, noun: Counted | None) -> bool:
        """True for names, dates, scores and the like, and for "one" where it counts nothing."""
        tokens, bare = self.tokens, noun is None
        if tokens.lower[number.first] in self.words.names["numbers"]:
            return True
        if is_named(tokens, number.first, self.words, bare=bare):
            return True
        if is_in_name(tokens, number, bare=bare and not self._takes_people(number)):
            return True
        if is_year(tokens, number) and (noun is None or not self._counts_years(number, noun)):
            return True
        if bare and (is_listed(tokens, number) or is_age(tokens, number, self.words, self.units)):
            return True
        if (bare or number.value == 1) and is_score(tokens, number):
            return True
        return number.value == 1 and self._is_idle_one(number, noun)

    def _takes_people(self, number: Numeral) -> bool:
        return self.tokens.lower[number.first - 1] in self.words.people["verbs"]

    def _counts_years(self, number: Numeral, noun: Counted) -> bool:
        """True where four digits like a year's count all the same: "2000 people"."""
        if noun.head == number.end and noun.written in self.units.people:
            return True
        hedge = self._hedge(number.first, measured=False)
        # "below 2005 levels"
        return hedge is not None and self.tokens.lower[hedge.end - 1] not in _SIDES

    def _is_idle_one(self, number: Numeral, noun: Counted | None) -> bool:
        """True for "one" with no noun, or within words that count nothing ("no one")."""
        before = self.tokens.lower[number.first - 1]
        after = self.tokens.lower[number.end]
        names = self.words.names
        if noun is None:
            return True
        return before in names["idle_before_one"] or after in names["idle_after_one"]

    def _may_be_bare(self, number: Numeral, figure: Figure) -> bool:
        """True when a number without a noun counts what the text has named before."""
        tokens, bare = self.tokens, self.words.bare
        if number.scaled or figure.first < number.first or figure.end > number.end:
            return not is_year(tokens, number)
        before, after = tokens.lower[number.first - 1], tokens.lower[number.end]
        if not isinstance(number.value, int) or number.value == 0:
            return number.value is None
        if number.value >= 10:
            return before != "at" and (number.value > 12 or before not in bare["idle_before"])
        return after in bare["after"] and before not in bare["idle_before"]

    def _hedge(self, i: int, *, measured: bool, small: bool = False) -> Hedge | None:
        return hedge_before(self.tokens, i, self.words, self.units, small=small, measured=measured)

    def _figure(
        self, number: Numeral, first: int, end: int, unit: str | None, after: Hedge | None = None
    ) -> Figure:
        """The figure of a number whose words begin at token `first`, with what bounds it."""
        measured = unit is not None and unit in self.units.names
        spelled = self.tokens.lower[number.first][0].isalpha()
        small = spelled and not measured and (number.low < 10) and not number.scaled
        hedge = self._hedge(first, measured=measured, small=small)
        if hedge is None and self.tokens.lower[first - 1] == "between" and number.value is None:
            hedge = Hedge("between", first - 1, first)
        start = hedge.first if hedge else first
        value, low, high = _bounded(number, hedge or after)
        return Figure(start, end, number.first, value, low, high, unit)


def _bounded(
    number: Numeral, hedge: Hedge | None
) -> tuple[Number | None, Number | None, Number | None]:
    """The value, the least and the most that the words leave open."""
    if number.value is None:
        low: Number | None = None if hedge and hedge.bound == "high" else number.low
        high = None if hedge and hedge.bound == "low" else number.high
        return None, low, high
    if hedge is None:
        return number.value, number.value, number.value
    if hedge.bound == "near" or number.value == 0:
        return number.value, None, None
    if hedge.bound == "low":
        return number.value, number.value, None
    return number.value, None, number.value
