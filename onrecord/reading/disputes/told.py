"""A statement with what of its words and surroundings tells whom it denies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.disputes import load_dispute_words
from onrecord.reading.disputes.voiced import Voiced
from onrecord.reading.disputes.words import Word, says_no, telling_stems, words_in, words_of

# The narrator's words before a statement that are looked at, in characters.
LEAD = 240
# A paragraph of the article's body has so many words; a date line, a byline and most headlines
# have fewer.
PARAGRAPH = 15
# Statements within statements are followed up so far.
DEEPEST = 6
_BREAK = re.compile(r"\n\s*")
_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s+")
# Where the head of a noun phrase is past: "the head | of the bank", "Smith|, a lawyer".
_AFTER_HEAD = re.compile(r",|\b(?:of|for|from|at|in|by|who|which|with|on|to|as|led)\b", re.I)
# How the party is named that a capital or country speaks for (docs/record.md).
_GOVERNMENT = "Government of "
_AND = re.compile(r",|\band\b", re.I)
_QUOTATION_MARKS = frozenset("\"“„«‘'`")


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a statement stands among those of its article.

    `place` is its number in the order of the text; `step` counts outermost statements only, and
    one that stands within another has its step. `is_opening` holds in the headline and the first
    paragraph, which tell before it is told what was said. `within` are the ids of those in whose
    content it stands, the innermost first. `is_first` holds for the first of its sentence.
    """

    place: int
    step: int
    paragraph: int
    sentence: int
    is_opening: bool
    within: tuple[str, ...]
    is_first: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One statement among those of its article, its words read.

    `heads` are the stems of the head nouns by which its parties are called ("doe", "critic"),
    `names` those of names in them, `camp` those of names up to the head. `of_whom` are those of
    the words between cue and content, where an accusation has the accused ("accused Doe of theft").
    `is_counted` holds where the source is a number of people ("61 percent"), `is_quoted` where the
    content begins with a quotation mark. `lead` are the narrator's words right before it.
    """

    voiced: Voiced
    standing: _Standing
    cue: tuple[Word, ...]
    content: tuple[Word, ...]
    lead: tuple[Word, ...]
    stems: frozenset[str]
    says_no: bool
    heads: frozenset[str]
    names: frozenset[str]
    of_whom: frozenset[str]
    camp: frozenset[str]
    is_counted: bool
    is_quoted: bool

    @property
    def called(self) -> frozenset[str]:
        """All stems by which its parties are called."""
        return self.heads | self.names

    @property
    def place(self) -> int:
        """Its number in the order of the text."""
        return self.standing.place

    @property
    def sentence(self) -> int:
        """The number of the sentence that it begins in."""
        return self.standing.sentence

    def is_within(self, other: "Told") -> bool:
        """True when it stands in the content of the other."""
        return other.voiced.id in self.standing.within

    def steps_after(self, other: "Told") -> int:
        """How many outermost statements on from the other it stands; never 0."""
        steps = self.standing.step - other.standing.step
        return steps or (1 if self.place > other.place else -1)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of cue and content, the cue first."""
        return self.cue + self.content

    @property
    def all_stems(self) -> frozenset[str]:
        """The telling stems of cue and content."""
        return self.stems | telling_stems(self.cue)


def listen(text: str, statements: Sequence[Voiced]) -> list[Told]:
    """Every statement in the order of the text, its words read."""
    ordered = sorted(statements, key=lambda one: (one.start, one.cue[0].start, one.id))
    known = {one.id: one for one in statements}
    paragraphs = _Counter(text, _BREAK)
    sentences = _Counter(text, _SENTENCE)
    opening = _end_of_opening(text)
    told: list[Told] = []
    covered = step = 0
    last = -1
    for place, one in enumerate(ordered):
        sentence = sentences.at(one.start)
        lead = _lead(text, one, covered)
        covered = max(covered, one.end)
        within = tuple(_within(one, known))
        # What is doubtful and denies nothing takes no place among those that count.
        step += not within and (one.is_sure or one.act != "accuse")
        standing = _Standing(
            place,
            step,
            paragraphs.at(one.start),
            sentence,
            one.start < opening,
            within,
            sentence != last,
        )
        last = sentence
        told.append(_tell(text, one, standing, lead))
    return told


def _within(one: Voiced, known: Mapping[str, Voiced]) -> Iterator[str]:
    """The ids of the statements in whose content it stands, the innermost first."""
    for _ in range(DEEPEST):
        if one.parent is None or one.parent not in known:
            return
        yield one.parent
        one = known[one.parent]


def _end_of_opening(text: str) -> int:
    """Where the headline and the first paragraph end; dates and bylines are no paragraph."""
    start = 0
    for number, match in enumerate(_BREAK.finditer(text)):
        if number and len(text[start : match.start()].split()) >= PARAGRAPH:
            return match.start()
        start = match.end()
    return len(text)


def _tell(text: str, one: Voiced, standing: _Standing, lead: tuple[Word, ...]) -> Told:
    content = tuple(words_in(text, one.content))
    return Told(
        voiced=one,
        standing=standing,
        cue=tuple(words_in(text, one.cue)),
        content=content,
        lead=lead,
        stems=telling_stems(content),
        of_whom=telling_stems(words_of(_between(text, one))),
        says_no=says_no(content) or one.polarity == "negated",
        heads=frozenset(stem for name in one.names for stem in _heads(name)),
        names=frozenset(stem for name in one.names for stem in _capitals(name)),
        camp=frozenset(stem for name in one.names for stem in _capitals(_up_to_head(name))),
        is_quoted=bool(one.content) and text[one.content[0].start] in _QUOTATION_MARKS,
        is_counted=any(_is_amount(word) for word in words_in(text, one.source)),
    )


def _between(text: str, one: Voiced) -> str:
    """The text from the cue to the content behind it, at most so long as a lead."""
    after = [span.start for span in one.content if span.start >= one.cue[-1].end]
    start = one.cue[-1].end
    return text[start : min(after[0], start + LEAD)] if after else ""


def _is_amount(word: Word) -> bool:
    return word.form in load_dispute_words().amounts or word.form[:1].isdigit()


def _lead(text: str, one: Voiced, covered: int) -> tuple[Word, ...]:
    """The narrator's words before a statement in its paragraph, from the last statement on."""
    first = max(0, covered if covered <= one.start else one.start, one.start - LEAD)
    before = text[first : one.start]
    return tuple(words_of(_BREAK.split(before)[-1]))


def _heads(name: str) -> Iterator[str]:
    """The stems of the head nouns of a noun phrase."""
    idle = load_dispute_words().idle_heads
    for piece in _AND.split(_up_to_head(name)):
        words = [word for word in words_of(piece) if _tells(word)]
        if words and words[-1].noun not in idle:
            yield words[-1].stem
    if name.startswith(_GOVERNMENT):
        yield from _capitals(name[len(_GOVERNMENT) :])


def _up_to_head(name: str) -> str:
    return _AFTER_HEAD.split(name)[0]


def _capitals(name: str) -> Iterator[str]:
    for word in words_of(name):
        if word.is_capital and _tells(word):
            yield word.stem


def _tells(word: Word) -> bool:
    """True for a word of a name that is more than a small word."""
    return len(word.form) > 2 and word.form not in load_dispute_words().stopwords


class _Counter:
    """How many breaks of a kind stand before a place; places are asked for in order."""

    def __init__(self, text: str, kind: re.Pattern[str]) -> None:
        self._breaks = [match.end() for match in kind.finditer(text)]
        self._passed = 0

    def at(self, place: int) -> int:
        while self._passed < len(self._breaks) and self._breaks[self._passed] <= place:
            self._passed += 1
        return self._passed
