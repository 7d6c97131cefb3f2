"""How well times are found and understood, on the histories of wars that WikiWars marked.

Data: WikiWars 1.0.4 (Mazur and Dale 2010; CC BY-SA 3.0), 22 Wikipedia articles with TIMEX2
marks in `keyinline/*.key.xml`, each with its own document date. They are narratives, so times
are read with `TimeOptions(narrative=True, timex2=True)`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.evaluation.outcome import Outcome, Progress
from onrecord.evaluation.scores import Count
from onrecord.reading.times import TimeOptions, find_times
from onrecord.run import Reader
from onrecord.types import Article, Span
from onrecord.types.time import TimeExpression

OPTIONS = TimeOptions(narrative=True, timex2=True)

_TAG = re.compile(r"<(/?)([A-Z0-9]+)([^>]*)>", re.I)
_VALUE = re.compile(r'\bval="([^"]*)"', re.I)
_IS_SET = re.compile(r'\bset="YES"', re.I)
_DATE = re.compile(r"<DATETIME>.*?val=\"([^\"]*)\"", re.S)
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.S)


@dataclass(frozen=True, slots=True)
class Key:
    """A time that people marked, and its TIMEX2 value, None where they gave it none."""

    span: Span
    value: str | None
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article and the times that people marked in it."""

    article: Article
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A marked time and the one that was found there."""

    key: Key
    found: TimeExpression

    @property
    def is_exact(self) -> bool:
        """True when both are the same stretch of text."""
        return self.key.span == self.found.span

    @property
    def has_right_value(self) -> bool:
        """True when both mean the same, or neither has a value."""
        marked = plain_value(self.key.value)
        if self.key.is_set:
            marked = _SETS.get(marked or "", marked)
        return marked == plain_value(self.found.value)


@dataclass(slots=True)
class TimeScores:
    """What was marked, what was found, and which of them belong together."""

    keys: int = 0
    found: int = 0
    pairs: list[Pair] = field(default_factory=list)

    def extents(self, *, strict: bool) -> Count:
        """How many stretches are right: the same ones, or ones that overlap."""
        right = sum(1 for pair in self.pairs if pair.is_exact or not strict)
        return Count(right, self.found, self.keys)

    @property
    def value_accuracy(self) -> float:
        """Of the times found (they overlap a marked one), those in 100 whose value is right."""
        return 100 * sum(pair.has_right_value for pair in self.pairs) / (len(self.pairs) or 1)

    @property
    def given_value_accuracy(self) -> float:
        """The same, of the marked times that people gave a value."""
        given = [pair for pair in self.pairs if pair.key.value]
        return 100 * sum(pair.has_right_value for pair in given) / (len(given) or 1)


def marked_articles(folder: Path) -> Iterator[MarkedArticle]:
    """Every article of WikiWars in `folder`; UsageError where it is not there."""
    paths = sorted((folder / "keyinline").glob("*.xml"))
    if not paths:
        raise UsageError(f"{folder / 'keyinline'} has no articles: give the folder of WikiWars.")
    for path in paths:
        yield read_marked(path.read_text("utf-8"), path.name)


def read_marked(marked: str, name: str) -> MarkedArticle:
    """The article of a key file, its marks taken out, and the times that they marked."""
    body, day = _TEXT.search(marked), _DATE.search(marked)
    if body is None:
        raise UsageError(f"{name}: there is no <TEXT> in it, as the files of WikiWars have.")
    pieces: list[str] = []
    length, at = 0, 0
    open_marks: list[tuple[int, str | None, bool]] = []
    keys: list[Key] = []
    for tag in _TAG.finditer(body[1]):
        piece = unescape(body[1][at : tag.start()])
        pieces.append(piece)
        length, at = length + len(piece), tag.end()
        if tag[2].upper() != "TIMEX2":
            continue
        if not tag[1]:
            value = _VALUE.search(tag[3])
            open_marks.append((length, value[1] if value else None, bool(_IS_SET.search(tag[3]))))
        elif open_marks:
            start, given, is_set = open_marks.pop()
            keys.append(Key(Span(start, length), given or None, is_set))
    pieces.append(unescape(body[1][at:]))
    article = Article(name, "".join(pieces), published=day[1] if day else None)
    return MarkedArticle(article, tuple(sorted(keys, key=lambda key: key.span)))


def measure(folder: Path, _reader: Reader, progress: Progress) -> Outcome:
    """Extents and values, read as a history; see docs/times.md for how they are compared."""
    scores = score(folder)
    progress(1)
    values = {
        "same stretch": scores.extents(strict=True).f1,
        "overlapping": scores.extents(strict=False).f1,
        "value right": scores.value_accuracy,
    }
    return Outcome(tuple(score_table(scores)), values, ("keyinline/*",))


def score(folder: Path, options: TimeOptions = OPTIONS) -> TimeScores:
    """The scores over every article of WikiWars in `folder`."""
    scores = TimeScores()
    for marked in marked_articles(folder):
        add_article(scores, marked, find_times(marked.article, options)[0])
    return scores


def add_article(
    scores: TimeScores, marked: MarkedArticle, found: tuple[TimeExpression, ...]
) -> None:
    """The times found in an article are counted, each with at most one marked time.

    Of the pairs that overlap, those of the same stretch are made first, then the others in
    text order. Nested marks count like all others.
    """
    scores.keys += len(marked.keys)
    scores.found += len(found)
    by_span = {time.span: time for time in found}
    exact = {key.span for key in marked.keys if key.span in by_span}
    open_keys = []
    for key in marked.keys:
        if key.span in exact and key.span in by_span:
            scores.pairs.append(Pair(key, by_span.pop(key.span)))
        else:
            open_keys.append(key)
    rest = sorted(by_span.values(), key=lambda time: time.start)
    for key in open_keys:
        match = next((time for time in rest if time.span.overlaps(key.span)), None)
        if match is not None:
            rest.remove(match)
            scores.pairs.append(Pair(key, match))


# Sets are written in two ways in TIMEX2: as the day left open and as the length between two.
_SETS = {"XXXX-XX-XX": "P1D", "XXXX-WXX": "P1W", "XXXX-XX": "P1M", "XXXX": "P1Y"}
_DAY_LEFT_OPEN = re.compile(r"(?:-XX|-WXX)+\Z")


def plain_value(value: str | None) -> str | None:
    """A value without what TIMEX2 and TIMEX3 only write differently.

    Figures left open at the end are no figures ("1941-XX-XX" is "1941"), seconds and offsets of
    a clock do not count, weeks are not days, a century of TIMEX2 is that of TIMEX3.
    """
    if not value:
        return None
    value = value.upper().strip()
    value = re.sub(r"(T\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?\Z", r"\1", value)
    if value.startswith("XXXX"):
        return value
    return _DAY_LEFT_OPEN.sub("", value)


def score_table(scores: TimeScores) -> Iterator[str]:
    """The scores come, line by line."""
    yield f"{scores.keys} marked, {scores.found} found   precision  recall  F1"
    for name, strict in (("same stretch", True), ("overlapping", False)):
        extents = scores.extents(strict=strict)
        yield f"{name:24} {extents.precision:9.1f} {extents.recall:7.1f} {extents.f1:6.1f}"
    yield f"value right, of those found {scores.value_accuracy:6.1f}"
    yield f"  of those marked with one  {scores.given_value_accuracy:6.1f}"
