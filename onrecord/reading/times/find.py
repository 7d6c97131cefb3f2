"""Every time that an article tells, with its value and its interval."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from onrecord.reading.times.beside import day_of_event, in_so_long
from onrecord.reading.times.calendar import When
from onrecord.reading.times.grammar import Found, Grammar, load_grammar, parts_of
from onrecord.reading.times.grounding import Grounded, Grounder, from_day
from onrecord.reading.times.guards import is_time
from onrecord.reading.times.meaning import Meaning, Named, Reading, Told
from onrecord.reading.times.place import Place
from onrecord.reading.times.publication import day_of_publication
from onrecord.reading.times.reading import read_found
from onrecord.reading.times.sentence import direction
from onrecord.reading.times.timeline import Timeline
from onrecord.reading.times.tokens import Tokens, tokenize
from onrecord.types import Article, Problem
from onrecord.types.time import TimeExpression


@dataclass(frozen=True, slots=True)
class TimeOptions:
    """How times are looked for.

    `narrative`: the article tells a history, in which "later that year" and "in May" are told
    from the times before them, not from the day of publication. `timex2`: words that TIMEX2
    marks and TIMEX3 does not ("former", "future") are found as well. `today` is the reader's
    day: a publication date after it is named as a problem.
    """

    narrative: bool = False
    timex2: bool = False
    today: date | None = None


NEWS = TimeOptions()
# How many times before "two weeks after the vote" may tell when the vote was. Set by
# hand; from 1 to 40 made no difference in 855 articles of Wikinews and PolNeAR.
MOST_BEFORE_EVENT = 8


def find_times(
    article: Article, options: TimeOptions = NEWS
) -> tuple[tuple[TimeExpression, ...], tuple[Problem, ...]]:
    """Every time of the article in text order, and what could not be told of them.

    A relative time is grounded on `article.published` alone; without it the time has no
    interval and one problem says so. The offsets are half-open code points of `article.text`.
    """
    grammar = load_grammar()
    tokens = tokenize(article.text)
    readings = _lend_days(list(_read(tokens, grammar, options)), tokens)
    published, problems = _publication_day(article, options)
    timeline = Timeline(published, narrative=options.narrative)
    grounder = Grounder(timeline, grammar.words.holidays, grammar.words.season_months)
    collected = _Collected(article.text, [], {})
    paragraphs = _Paragraphs(article.text)
    told: deque[tuple[Reading, When]] = deque(maxlen=MOST_BEFORE_EVENT)
    for reading in readings:
        timeline.paragraph = paragraphs.number(tokens.starts[reading.start])
        grounded = _of_event(reading, tokens, told) or grounder.ground(
            _unplaced(reading, tokens, grammar, options),
            partial(_direction, reading, tokens, grammar),
        )
        if grounded.when is not None:
            timeline.note(grounded.when)
            told.append((reading, grounded.when))
        collected.add(reading, grounded, tokens)
    return tuple(collected.times), (*problems, *collected.problems(published))


def _of_event(
    reading: Reading, tokens: Tokens, told: Sequence[tuple[Reading, When]]
) -> Grounded | None:
    """A time told from an event whose day the article has just given; None where it has not."""
    meaning = reading.meaning
    if not isinstance(meaning, Named) or meaning.event is None or meaning.relation is None:
        return None
    day = day_of_event(meaning.event, reading, tokens, told)
    return from_day(day, meaning.relation) if day else None


def _direction(reading: Reading, tokens: Tokens, grammar: Grammar) -> int:
    """Whether the time lies ahead; a month that goes with a noun ("October elections") may."""
    hints = grammar.words.hints["before-doubtful"]
    if reading.rule == "month" and tokens.word(reading.start - 1) not in hints:
        return 0
    return direction(tokens, reading.start, reading.end, grammar.words)


def _unplaced(reading: Reading, tokens: Tokens, grammar: Grammar, options: TimeOptions) -> Meaning:
    """In news a season alone that goes with a noun ("summer habitats") is that of any year."""
    meaning = reading.meaning
    if not options.narrative:
        meaning = in_so_long(reading, tokens, grammar.words)
    is_season = reading.rule in ("season", "seasons joined")
    is_alone = is_season and reading.end - reading.start == 1
    if options.narrative or not is_alone or not isinstance(meaning, Told):
        return meaning
    if tokens.word(reading.start - 1) in grammar.words.hints["before-doubtful"]:
        return meaning
    return replace(meaning, any_day=True)


def _read(tokens: Tokens, grammar: Grammar, options: TimeOptions) -> Iterator[Reading]:
    """What each time of the text means comes, in text order, none sharing words."""
    letters = grammar.spell(tokens)
    for start, end in grammar.places_of(letters):
        at = start
        while at < end:
            found = _first_fit(tokens, letters, at, grammar, options)
            readings = read_found(found, grammar) if found else []
            yield from readings
            at = found.end if found and readings else at + 1


def _first_fit(
    tokens: Tokens, letters: str, at: int, grammar: Grammar, options: TimeOptions
) -> Found | None:
    """The longest time that begins at a place and that nothing speaks against."""
    for ready, match in grammar.fits(letters, at, timex2=options.timex2):
        found = Found(ready.rule, match.start(), match.end(), parts_of(match, tokens))
        if is_time(Place(found, tokens, grammar.words)):
            return found
    return None


def _lend_days(readings: list[Reading], tokens: Tokens) -> list[Reading]:
    """A time of day takes the day that follows it at once: "at 11 a.m. on 11 November"."""
    for at in range(len(readings) - 2, -1, -1):
        readings[at] = _with_day_of(readings[at], readings[at + 1], tokens)
    return readings


_BEFORE_DAY = frozenset({"on", ",", "of", "(", ")"})


def _with_day_of(reading: Reading, following: Reading, tokens: Tokens) -> Reading:
    own, other = reading.meaning, following.meaning
    if not (isinstance(own, Told) and isinstance(other, Told)) or own.when.clock is None:
        return reading
    if own.relation or own.when.month or own.when.weekday:
        return reading
    between = tokens.words[reading.end : following.start]
    if len(between) > 2 or not set(between) <= _BEFORE_DAY:
        return reading
    if "(" in between and other.when.offset == own.when.offset:
        return reading
    when = replace(other.when, part=None, clock=own.when.clock, offset=own.when.offset)
    return replace(reading, meaning=replace(other, when=when))


def _publication_day(article: Article, options: TimeOptions) -> tuple[date | None, list[Problem]]:
    """The day of publication, and what is wrong with it."""
    if article.published is None:
        return None, []
    day = day_of_publication(article)
    if day is None:
        message = (
            f"The publication date {article.published[:40]!r} is no day of the calendar, so times "
            "such as “on Tuesday” could not be placed."
        )
        return None, [Problem("times", "unreadable-publication-date", message)]
    if options.today is not None and day > options.today:
        message = (
            f"The publication date {day} lies in the future; times were told from it all the same."
        )
        return day, [Problem("times", "future-publication-date", message)]
    return day, []


class _Paragraphs:
    """The number of the paragraph of a place, for places in text order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._number = 0

    def number(self, at: int) -> int:
        """How many line breaks, each run of them counted once, stand before a place."""
        lines = self._text[self._at : at].split("\n")
        self._number += sum(1 for line in lines[:-1] if line.strip()) or (len(lines) > 1)
        self._at = at
        return self._number


@dataclass(slots=True)
class _Collected:
    """The times found so far, and the first words of each kind of problem."""

    text: str
    times: list[TimeExpression]
    wrong: dict[str, list[str]]

    def add(self, reading: Reading, grounded: Grounded, tokens: Tokens) -> None:
        """The time stands among those found."""
        start, end = tokens.starts[reading.start], tokens.ends[reading.end - 1]
        words = self.text[start:end]
        kind = _problem_of(reading, grounded)
        if kind:
            self.wrong.setdefault(kind, []).append(words)
        first, last = grounded.interval or (None, None)
        self.times.append(
            TimeExpression(start, end, words, grounded.timex, grounded.value, first, last)
        )

    def problems(self, published: date | None) -> Iterator[Problem]:
        """One problem a kind comes, with its first words."""
        for kind, words in self.wrong.items():
            if kind != "no-publication-date" or published is None:
                yield Problem("times", kind, _message(kind, words))


def _problem_of(reading: Reading, grounded: Grounded) -> str | None:
    meaning = reading.meaning
    if isinstance(meaning, Named) and meaning.other_calendar:
        return "other-calendar"
    if isinstance(meaning, Told) and meaning.impossible == "ambiguous":
        return "ambiguous-date"
    if isinstance(meaning, Told) and grounded.value is None and grounded.timex == "DATE":
        return "impossible-date"
    return "no-publication-date" if grounded.needs_publication else None


_MESSAGES = {
    "other-calendar": "is of another calendar and was not turned into a date",
    "ambiguous-date": "may be two days, the month first or the day first, and was left open",
    "impossible-date": "is no day of the calendar",
    "no-publication-date": "could not be placed, because the article has no publication date",
}


def _message(kind: str, words: Sequence[str]) -> str:
    more = f" (and {len(words) - 1} more like it)" if len(words) > 1 else ""
    return f"“{words[0]}”{more} {_MESSAGES[kind]}."
