"""The statements of an article as the walk over it needs them, and where someone is mentioned."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.lexicon.inflection import is_verb, verb_lemma
from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.lexicon.reporting_cues import verbs_of_speech
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.mentions import Phrase
from onrecord.types import Statement
from onrecord.types.party import MentionForm


@dataclass(slots=True)
class Said:
    """A statement as the walk needs it, in words; `phrases` are what its source names."""

    number: int
    statement: Statement
    phrases: list[Phrase]
    content: list[range]
    at: int
    referents: list[Referent] = field(default_factory=list)
    how: MentionForm | None = None
    waits: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Where a referent is mentioned, in words, and how."""

    first: int
    after: int
    referent: Referent
    how: MentionForm


def verbs_of_cues(words: ArticleWords, statements: Sequence[Statement]) -> set[int]:
    """The words of cues that are a verb with an ending ("noted", "believes") and no noun for one.

    A participle that stands in titles ("the accused", "noted") is one where the cue says something;
    a verb without an ending ("want") where its source stands right before it.
    """
    found: set[int] = set()
    for statement in statements:
        speaks = statement.cue.lemma in verbs_of_speech()
        subject = words.run(statement.source.spans[-1]).stop if statement.source else None
        for place in (place for span in statement.cue.spans for place in words.run(span)):
            word = words.words[place]
            titled = word in load_phrase_words().in_titles and not speaks
            if word.islower() and not titled and _is_verb(word, follows=place == subject):
                found.add(place)
    return found


def _is_verb(word: str, *, follows: bool) -> bool:
    """True for a verb with an ending, and for any that `follows` its subject."""
    known = load_party_words().kind_of_noun(word)
    return known is None and is_verb(word) and (follows or verb_lemma(word) != word)
