"""The words of a statement, brought to forms by which two statements can be compared."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.disputes import Phrase, load_dispute_words
from onrecord.lexicon.inflection import noun_lemma, verb_lemma
from onrecord.types import Span

_WORD = re.compile(
    r"n[’']t\b|[’'](?:s|ve|re|m|d|ll)\b|can(?=not\b)|[^\W_]+?(?=n[’']t\b)|[^\W_]+(?:[-.@/][^\W_]+)*",
    re.I,
)
# A content is compared by its beginning, so that a speech given in full costs no more.
LONGEST = 800
# Words are one where so many first letters of their dictionary forms are ("unsealing", "unseal").
STEM = 6
# In a phrase "..." leaves room for so many words.
GAP = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word in small letters, its dictionary forms, and what it is compared by."""

    form: str
    verb: str
    noun: str
    stem: str
    is_capital: bool


def words_of(text: str) -> list[Word]:
    """The words of a text, the negation and clitics apart."""
    return [_word(match.group().replace("’", "'")) for match in _WORD.finditer(text)]


def words_in(text: str, spans: Iterable[Span]) -> list[Word]:
    """The words of the beginning of each span."""
    return [
        word
        for span in spans
        for word in words_of(text[span.start : min(span.end, span.start + LONGEST)])
    ]


@lru_cache(maxsize=16384)
def _word(written: str) -> Word:
    form = "not" if written in ("n't", "n’t") else written.lower()
    verb, noun = verb_lemma(form), noun_lemma(form)
    base = verb if verb != form else noun
    return Word(form, verb, noun, base[:STEM], written[:1].isupper())


def telling_stems(words: Iterable[Word]) -> frozenset[str]:
    """The stems of the words that tell what a statement is about."""
    stopwords = load_dispute_words().stopwords
    return frozenset(
        word.stem
        for word in words
        if len(word.form) > 2 and not {word.form, word.verb, word.noun} & stopwords
    )


def says_no(words: Sequence[Word]) -> bool:
    """True when one of the words says no."""
    return any(True for _ in negations(words))


def negations(words: Sequence[Word]) -> Iterator[int]:
    """The places of the words that say no, but for those of phrases like "no doubt"."""
    lists = load_dispute_words()
    for place, word in enumerate(words):
        says_no = word.form in lists.negators or word.verb in lists.negators
        if says_no and find_phrase(words[place : place + 2], lists.idle_negations) != 0:
            yield place


def find_phrase(words: Sequence[Word], phrases: Mapping[str, tuple[Phrase, ...]]) -> int | None:
    """The place of the first word at which one of the phrases begins; None if none does."""
    return next(phrase_places(words, phrases), None)


def phrase_places(
    words: Sequence[Word], phrases: Mapping[str, tuple[Phrase, ...]]
) -> Iterator[int]:
    """The places of the words at which phrases begin."""
    for place, word in enumerate(words):
        for form in {word.form, word.verb, word.noun}:
            if any(_stands(words, place, phrase) for phrase in phrases.get(form, ())):
                yield place
                break


def _stands(words: Sequence[Word], place: int, phrase: Phrase) -> bool:
    gap = 0
    for wanted in phrase:
        if wanted is None:
            gap = GAP
            continue
        reach = range(place, min(place + gap + 1, len(words)))
        found = next(
            (n for n in reach if wanted in (words[n].form, words[n].verb, words[n].noun)), None
        )
        if found is None:
            return False
        place, gap = found + 1, 0
    return True
