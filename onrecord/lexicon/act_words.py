"""Words by which acts and polarity are told where the cue leaves them open."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class ActWords:
    """The lists of `act_words.toml`; what each is for stands there."""

    documents: frozenset[str]
    writings: frozenset[str]
    outlets: frozenset[str]
    research: frozenset[str]
    courts: frozenset[str]
    requests: frozenset[str]
    offices: frozenset[str]
    bills: frozenset[str]
    decisions: frozenset[str]
    remarks: frozenset[str]
    plans: frozenset[str]
    bad: frozenset[str]
    good: frozenset[str]
    assertions: frozenset[str]
    polled: frozenset[str]
    negators: frozenset[str]
    carried_on: frozenset[str]
    exempt: frozenset[str]
    empty_sources: frozenset[str]
    empty_objects: frozenset[str]
    after_answer: frozenset[str]
    turned_after: frozenset[str]
    openers: frozenset[str]
    conditionals: frozenset[str]
    asking: frozenset[str]
    question_words: frozenset[str]
    subject_pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    own: frozenset[str]
    finite_verbs: frozenset[str]
    future: frozenset[str]
    clause_openers: frozenset[str]
    before_adjectives: frozenset[str]
    participles: frozenset[str]
    possessives: frozenset[str]
    impersonal: frozenset[str]
    relative: frozenset[str]
    pronoun_determiners: frozenset[str]


@lru_cache(maxsize=1)
def load_act_words() -> ActWords:
    """The word lists that ship with onrecord are read, once."""
    text = resources.files("onrecord.lexicon").joinpath("act_words.toml").read_text("utf-8")
    return ActWords(**{name: frozenset(words) for name, words in tomllib.loads(text).items()})
