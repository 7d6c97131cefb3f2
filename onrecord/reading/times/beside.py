"""Times that the words around them place: "in two days", "two weeks after the vote"."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon.time_words import TimeWords
from onrecord.reading.times.calendar import When
from onrecord.reading.times.meaning import Length, Meaning, Reading, Relation, Told
from onrecord.reading.times.sentence import ahead_before, ends_sentence
from onrecord.reading.times.tokens import Tokens, number_kinds

# How many words after its noun the day of an event may stand: "the vote was held on 3 May".
# Set by hand, as is the next: of 122 times told from an event in 855 articles of Wikinews and
# PolNeAR none had its day so near, with 2 to 20 words here and 20 to 120 there.
FARTHEST_DAY = 6
# How many words back an event is looked for; longer sentences hold several.
FARTHEST_EVENT = 60


def in_so_long(reading: Reading, tokens: Tokens, lexicon: TimeWords) -> Meaning:
    """ "He will speak in two days" means a day; "killed in two days" stays a length."""
    length = reading.meaning
    if reading.rule != "length" or not isinstance(length, Length) or length.relation:
        return length
    if length.count is None or length.within is not None:
        return length
    if tokens.word(reading.start - 1) != "in" or not _is_ahead(tokens, reading, lexicon):
        return length
    return Told(relation=Relation(length.count, length.unit, "publication"))


def _is_ahead(tokens: Tokens, reading: Reading, lexicon: TimeWords) -> bool:
    """True when a word that shows what is to come stands before, and nothing that is counted."""
    between = ahead_before(tokens, reading.start, lexicon)
    if between is None or not lexicon.hints["within-length"].isdisjoint(between):
        return False
    numbers = lexicon.classes["number-word"]
    return not any(word in numbers or number_kinds(word) for word in between)


def day_of_event(
    noun: str, reading: Reading, tokens: Tokens, told: Sequence[tuple[Reading, When]]
) -> When | None:
    """The day that the article gives for an event; None where it gives none plainly.

    It stands soon after the same noun, in the sentence or the one before, and is the only one.
    """
    lower = _two_sentences(tokens, reading.start)
    days = [
        when
        for other, when in told
        if when.as_date and lower <= other.start and _follows(noun, other.start, lower, tokens)
    ]
    return replace(days[0], part=None, clock=None) if len(set(days)) == 1 else None


def _follows(noun: str, at: int, lower: int, tokens: Tokens) -> bool:
    """True when the noun stands a few words before a place, in its sentence."""
    for place in range(at - 1, max(lower, at - FARTHEST_DAY - 1) - 1, -1):
        if ends_sentence(tokens, place):
            return False
        if tokens.words[place] == noun:
            return True
    return False


def _two_sentences(tokens: Tokens, start: int) -> int:
    """Where the sentence before that of a place begins."""
    ends = 0
    for place in range(start - 1, max(0, start - FARTHEST_EVENT) - 1, -1):
        ends += ends_sentence(tokens, place)
        if ends == 2:
            return place + 1
    return max(0, start - FARTHEST_EVENT)
