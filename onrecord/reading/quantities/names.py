"""Numbers that are no figures: names, dates, times of day, scores, telephone numbers."""

from onrecord.lexicon.number_words import NumberWords
from onrecord.lexicon.units import Units
from onrecord.reading.quantities.numerals import Numeral
from onrecord.reading.quantities.tokens import DASHES, HYPHENS, Tokens

_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")
_OLDEST = 120
_LONGEST_LIST = 12


def is_part_of_another(tokens: Tokens, number: Numeral) -> bool:
    """True when the number touches letters or signs that make it a piece of something else.

    "G7", "COVID-19", "9/11", "4:30", "21st", "http://…/12", "1.2.3".
    """
    first, end = number.first, number.end
    before, after = tokens.lower[first - 1], tokens.lower[end]
    if tokens.glued(first) and (before[-1:].isalnum() or before in "/=_@&#:~\\.'’+*^|<>"):
        return True
    if tokens.glued(end) and (after[:1].isalnum() or after in "/=_@&~\\:^*|#<>"):
        return True
    if tokens.glued(first) and before in DASHES:
        return tokens.glued(first - 1) and tokens.lower[first - 2][-1:].isalnum()
    return False


def is_date(tokens: Tokens, number: Numeral, words: NumberWords) -> bool:
    """True beside a month ("Nov. 4", "4 November"), or before "a.m.", "UTC" and their like."""
    first, end = number.first, number.end
    months = words.names["months"]
    before = _before_full_stop(tokens, first, words.names["abbreviated"])
    if tokens.lower[before] in months and tokens.is_capitalised(before):
        return True
    if tokens.lower[end] in months and tokens.is_capitalised(end) and not number.scaled:
        return number.value is not None and number.value <= 31
    place = end + 1 if tokens.lower[end] in HYPHENS else end
    return tokens.lower[place] in words.names["times_after"]


def is_year(tokens: Tokens, number: Numeral) -> bool:
    """True for four digits in a row that can be a year of the last or of this century."""
    return (
        number.end == number.first + 1
        and len(tokens.lower[number.first]) == 4
        and tokens.lower[number.first].isascii()
        and tokens.lower[number.first].isdecimal()
        and 1700 <= int(tokens.lower[number.first]) < 2100
    )


def is_named(tokens: Tokens, first: int, words: NumberWords, *, bare: bool) -> bool:
    """True when the word before token `first` makes the number there a name ("No. 3").

    `bare`: nothing is counted by it, which more words make a name ("Day 3", "the top 10").
    """
    names = words.names
    before = tokens.lower[first - 1]
    place = _before_full_stop(tokens, first, names["abbreviated"])
    word = tokens.lower[place]
    if word in names["before"] and (word != "no" or place < first - 1 or tokens.is_digits(first)):
        return word != "no" or place < first - 1 or bare
    if before == "of" and tokens.lower[first - 2] in names["before_of"]:
        return tokens.is_capitalised(first - 2) and tokens.is_capitalised(first)
    return bare and word in names["before_bare"]


def _before_full_stop(tokens: Tokens, first: int, abbreviated: frozenset[str]) -> int:
    """The token before `first`, or the abbreviation whose full stop that is ("No. 3", "Nov. 4")."""
    ends_abbreviation = tokens.lower[first - 1] == "." and tokens.lower[first - 2] in abbreviated
    return first - 2 if ends_abbreviation else first - 1


def is_in_name(tokens: Tokens, number: Numeral, *, bare: bool) -> bool:
    """True for a number written large within a name ("Seven Sisters", "Boeing 737", "Ocean's 11").

    Where nothing is counted, a large letter before it is enough; a spelled number with a large
    letter needs one after it too and a small one somewhere near, or the line is a headline.
    """
    first, end = number.first, number.end
    starts = _starts_sentence(tokens, first)
    if bare and tokens.is_capitalised(first - 1) and not _starts_sentence(tokens, first - 1):
        return True
    if not tokens.is_capitalised(first) or starts or tokens.is_digits(first):
        return False
    return not tokens.is_in_headline(first) and (
        tokens.is_capitalised(end) or tokens.is_capitalised(first - 1)
    )


def _starts_sentence(tokens: Tokens, i: int) -> bool:
    before = tokens.lower[i - 1]
    return before in (
        "",
        "\n",
        ".",
        "?",
        "!",
        ":",
        ";",
        '"',
        "“",
        "‘",
        "'",
        "•",
        "(",
        "—",
        "–",
        "-",
    )


def is_score(tokens: Tokens, number: Numeral) -> bool:
    """True for a bare number that a dash, a "to" or a space joins to another ("3-2", "52 to 48").

    "From 14 to 31" is a change of a figure.
    """
    first, end = number.first, number.end
    if "from" in (tokens.lower[first - 1], tokens.lower[first - 3]):
        return False
    joint, dash = tokens.lower[end], tokens.lower[end] in DASHES
    if (dash or joint in ("to", "x", "×")) and tokens.is_digits(end + 1):
        return True
    if dash and tokens.glued(end):
        return True
    if tokens.lower[first - 1] in DASHES and tokens.glued(first):
        return True
    if tokens.lower[first - 1] == "to" and tokens.is_digits(first - 2):
        return True
    return tokens.is_digits(end) or tokens.is_digits(first - 1)


def is_listed(tokens: Tokens, number: Numeral) -> bool:
    """True for a bare number in brackets, alone on its line, or with which a line is numbered."""
    before, after = tokens.lower[number.first - 1], tokens.lower[number.end]
    if before in _OPENING and after in _CLOSING:
        return True
    return before in ("\n", "") and after in ("\n", "", ".", ")", ":", "/")


def is_age(tokens: Tokens, number: Numeral, words: NumberWords, units: Units) -> bool:
    """True for a bare number that tells how old somebody is.

    "Adamowicz, 53, has", "at the age of 78", "he was 86.", "people under 30", "aged nine, ten".
    """
    first, before = number.first, tokens.lower[number.first - 1]
    if number.value is None or number.value > _OLDEST or number.scaled:
        return False
    if before in ("about", "around", "only", "just", "nearly", "almost", "now"):
        first, before = first - 1, tokens.lower[first - 2]
    if "age" in tokens.lower[max(first - 4, 0) : first] or _is_among_ages(tokens, first, words):
        return True
    ends = not tokens.lower[number.end][:1].isalnum()
    if before == ",":
        named = (
            tokens.is_capitalised(first - 2) and tokens.lower[first - 2] not in units.phrase_ends
        )
        return named and (ends or tokens.lower[number.end] in ("of", "from", "and"))
    if before in words.names["ages_before"]:
        subject = tokens.lower[first - 2]
        return ends and (subject in words.names["aged"] or tokens.is_capitalised(first - 2))
    if before in ("over", "under", "above", "below"):
        group = tokens.lower[first - 2]
        return group in words.names["aged"] or group.endswith("s") or group in units.plurals
    return False


def _is_among_ages(tokens: Tokens, i: int, words: NumberWords) -> bool:
    """True in a list that "aged" or "ages" begins: "aged nine, ten, thirteen"."""
    for place in range(i - 1, max(i - 1 - _LONGEST_LIST, -1), -1):
        if tokens.lower[place] in ("aged", "ages"):
            return True
        if tokens.lower[place] not in (",", "and", "to", "of", "between", "-", "–") and not (
            tokens.is_digits(place) or tokens.lower[place] in words.cardinals
        ):
            return False
    return False
