"""What decides between the acts of a cue: the conditions that the lexicon names.

Each is a fact of the cue's setting; docs/acts.md lists them with examples.
"""

from collections.abc import Callable
from functools import lru_cache

from onrecord.lexicon.act_words import load_act_words
from onrecord.lexicon.inflection import noun_lemma
from onrecord.reading.acts import complement, speaker
from onrecord.reading.acts.setting import Setting

Condition = Callable[[Setting], bool]
# An object has its noun among so many words; what is loaded shows among more.
_OBJECT = 12
_LOADED = 25


@lru_cache(maxsize=1)
def load_conditions() -> dict[str, Condition]:
    """Every condition by the name that the lexicon has for it."""
    lists = load_act_words()
    return {
        "that": complement.has_that,
        "to": complement.has_infinitive,
        "whether": complement.has_question_clause,
        "query": complement.is_question,
        "asks": complement.ends_with_question,
        "quote": complement.is_quotation,
        "ing": complement.has_gerund,
        "for": complement.has_for,
        "about": complement.has_about,
        "thing": complement.has_thing,
        "whom": complement.has_pronoun_object,
        "as": complement.has_as,
        "polled": speaker.is_polled,
        "own": complement.has_own,
        "will": complement.has_future,
        "no-comment": complement.says_no_comment,
        "published": speaker.is_published,
        "written": speaker.is_writing,
        "research": speaker.is_research_body,
        "no-source": speaker.has_no_source,
        "court": speaker.is_court,
        "request": _names_one_of(lists.requests),
        "assertion": _names_one_of(lists.assertions),
        "office": _names_one_of(lists.offices),
        "bill": _names_one_of(lists.bills),
        "decision": _names_one_of(lists.decisions),
        "plan": _names_one_of(lists.plans),
        "remark": _names_one_of(lists.remarks),
        "bad": _speaks_of(lists.bad),
        "good": _speaks_of(lists.good),
    }


def _names_one_of(words: frozenset[str]) -> Condition:
    """A condition that holds when the head of the complement is one of the words."""

    def holds(setting: Setting) -> bool:
        if setting.content[:1] == ("that",):
            return False
        head = speaker.head_words(setting.content[:_OBJECT])
        return any(noun_lemma(word) in words for word in head)

    return holds


def _speaks_of(words: frozenset[str]) -> Condition:
    """A condition that holds when one of the words is among the first of the content."""

    def holds(setting: Setting) -> bool:
        return any(word in words or noun_lemma(word) in words for word in setting.content[:_LOADED])

    return holds
