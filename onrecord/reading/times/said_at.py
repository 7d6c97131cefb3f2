"""Which of an article's times says when a statement was made."""

from collections.abc import Sequence
from datetime import date

from onrecord.lexicon.inflection import is_verb
from onrecord.lexicon.pronouns import load_pronouns
from onrecord.lexicon.time_words import load_time_words
from onrecord.reading.times.publication import day_of_publication
from onrecord.reading.times.sentence import ends_sentence, is_past
from onrecord.reading.times.tokens import Tokens, tokenize
from onrecord.text.covered import Covered
from onrecord.types import Article, SaidAt, Span
from onrecord.types.time import TimeExpression

# How many characters from its cue a time can stand. In the dev articles of polnear the farthest
# that says when something was said stood 140 away.
FARTHEST = 250
# No time of the dev articles is written in more characters than this; a longer one is passed over.
LONGEST = 100
# A time value of so many characters is a year.
YEAR = 4
# Marks behind which a time belongs to another verb.
_PARTING = frozenset({"“", "”", '"', "—"})
# Between an object and the time that tells when ("denied it in a statement on Friday"). Of 171
# articles of Wikinews all such times stood within four words; two more were allowed by hand, and no
# other values were measured.
MOST_WORDS_BETWEEN = 6


def outside_quotations(
    times: Sequence[TimeExpression], quotations: Sequence[Span]
) -> list[TimeExpression]:
    """The times that the article itself gives, not those whom it quotes."""
    quoted = Covered(quotations)
    return [time for time in times if not quoted.holds(time.start)]


def day_said(time: TimeExpression, article: Article) -> SaidAt:
    """When it was said; the days end with that of publication, after which nothing was said."""
    published = day_of_publication(article)
    last = time.last
    if published and last and last[:10] > published.isoformat():
        last = published.isoformat()
    return SaidAt(time.text, time.span, time.first, last)


def said_at(
    article: Article,
    cue: Sequence[Span],
    source: Sequence[Span],
    content: Sequence[Span],
    times: Sequence[TimeExpression],
) -> TimeExpression | None:
    """The time that tells when it was said ("said on Tuesday"), or None where none does.

    It stands in the sentence of the cue, outside the source and the content, and no other verb
    or clause stands between it and the cue or, before the source, the source. Beyond the content
    it tells when only where that is an object without a verb ("denied the charge on Friday"). A
    length of time, what comes again and what begins after the publication say no when.
    """
    if not cue:
        return None
    core = Span(cue[0].start, cue[-1].end)
    published = day_of_publication(article)
    candidates = [
        time
        for time in times
        if _may_be(time, core)
        and not _lies_in(time, (*source, *content))
        and not _is_ahead(time, published)
    ]
    if not candidates:
        return None
    around = _Around(article.text, core, source, content)
    attached = [
        time for time in candidates if _says_when(article.text, time) and around.attaches(time)
    ]
    return min(attached, key=lambda time: _distance(time, core), default=None)


def _may_be(time: TimeExpression, core: Span) -> bool:
    if time.timex in ("SET", "DURATION") or (time.value or "").endswith("_REF"):
        return False
    return time.value is not None and _distance(time, core) <= FARTHEST


def _is_ahead(time: TimeExpression, published: date | None) -> bool:
    return bool(published and time.first and time.first[:10] > published.isoformat())


def _says_when(text: str, time: TimeExpression) -> bool:
    """False where the time goes with a noun: "Monday's debate", "the 2008 campaign"."""
    if text[time.end : time.end + 2] in ("'s", "’s", "-"):
        return False
    is_coarse = len(time.value or "") <= 7 and (time.value or "")[:4].isdecimal()
    is_word = time.text[:1].isupper() or time.text[:1].isdigit()
    if is_coarse and is_word and " " not in time.text:
        return text[max(0, time.start - 3) : time.start].lower() == "in "
    return True


def _distance(time: TimeExpression, core: Span) -> int:
    return max(time.start - core.end, core.start - time.end, 0)


def _lies_in(time: TimeExpression, spans: Sequence[Span]) -> bool:
    return any(span.overlaps(time.span) for span in spans)


def _is_participle(words: Sequence[str]) -> bool:
    """True for a single form of a verb such as "founded" and "set", and no "speaking"."""
    return any(is_verb(word) and not word.endswith(("ing", "s")) for word in words)


class _Around:
    """The words around a cue, and which of them belong to the statement."""

    def __init__(
        self, text: str, core: Span, source: Sequence[Span], content: Sequence[Span]
    ) -> None:
        self._start = max(0, core.start - FARTHEST - 40)
        self._tokens: Tokens = tokenize(text[self._start : core.end + FARTHEST + 40])
        self._core = core
        self._sources = source
        self._own = [*source, *content]
        self._content = content

    def attaches(self, time: TimeExpression) -> bool:
        """True when nothing between the time and the cue or its source parts them."""
        if time.start < self._core.start:
            return not self._is_in_aside(time) and self._is_free(time.end, self._core.start)
        before = [span for span in self._content if self._core.end <= span.start < time.start]
        if before:
            return self._follows_object(before, time)
        return self._is_free(self._core.end, time.start)

    def _is_in_aside(self, time: TimeExpression) -> bool:
        """True in a clause that only tells who the source is: "Smith, who left last year, said"."""
        behind = max((span.end for span in self._sources if span.end <= time.start), default=None)
        if behind is None:
            return False
        words = self._words(behind, time.start)
        relative = load_pronouns().relative
        if words[:1] == [","] and len(time.value or "") == YEAR and _is_participle(words[1:2]):
            return "," not in words[1:]  # "the company, founded in 1962, said"
        opened = max((at for at, word in enumerate(words) if word in relative), default=None)
        return opened is not None and "," not in words[opened:]

    def _follows_object(self, content: Sequence[Span], time: TimeExpression) -> bool:
        """True when the time stands right after what was said, and that is no clause."""
        hints = load_time_words().hints
        between = self._words(content[-1].end, time.start)
        if len(between) > MOST_WORDS_BETWEEN or not self._is_free(self._core.end, time.start):
            return False
        leading = {*between[-1:], *self._words(time.start, time.end)}  # "late on Friday"
        if between and ("," in between or leading.isdisjoint(hints["before-said"])):
            return False
        if hints["before-other"].intersection(between):
            return False
        return not any(map(self._has_verb, content))

    def _has_verb(self, content: Span) -> bool:
        lexicon = load_time_words()
        telling = lexicon.hints["in-clause"] | lexicon.hints["ahead"]
        words = self._words(content.start, content.end)
        return any(word in telling or is_past(word, lexicon) for word in words)

    def _words(self, start: int, end: int) -> list[str]:
        places = range(len(self._tokens.words))
        return [
            self._tokens.words[at]
            for at in places
            if start <= self._start + self._tokens.starts[at] < end
        ]

    def _is_free(self, start: int, end: int) -> bool:
        """True when no sentence ends and no other verb or clause stands in between."""
        lexicon = load_time_words()
        parting = lexicon.hints["other-clause"] | _PARTING
        for at, word in enumerate(self._tokens.words):
            where = self._start + self._tokens.starts[at]
            if not start <= where < end:
                continue
            is_own = any(span.start <= where < span.end for span in self._own)
            if ends_sentence(self._tokens, at) and not is_own:
                return False
            if is_own:
                continue
            if word in parting or is_past(word, lexicon):
                return False
        return True
