"""The dictionary form of a cue."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from onrecord.lexicon.inflection import is_verb, noun_lemma, verb_lemma

# Words with their inner marks ("vice-president", "U.S."), the negation and clitics apart.
_WORD = re.compile(
    r"n[’'`]t\b|[’'`](?:s|ve|re|m|d|ll)\b|[^\W_]+?(?=n[’']t\b)|[^\W_]+(?:[-.@/][^\W_]+)*", re.I
)
# No cue of polnear train has more than 60 words; what follows cannot change the head.
_LONGEST_CUE = 600


@dataclass(frozen=True, slots=True)
class CueWords:
    """What words do in a cue (see `cue_words.toml`)."""

    fixed: frozenset[str]
    auxiliaries: frozenset[str]
    lenders: frozenset[str]
    sayings: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    bare: frozenset[str]
    passives: frozenset[str]
    adverbs: frozenset[str]
    particles: frozenset[str]
    things: frozenset[str]
    never_verbs: frozenset[str]


@lru_cache(maxsize=1)
def load_cue_words() -> CueWords:
    """The word lists that ship with onrecord are read, once."""
    text = resources.files("onrecord.lexicon").joinpath("cue_words.toml").read_text("utf-8")
    return CueWords(**{name: frozenset(words) for name, words in tomllib.loads(text).items()})


@lru_cache(maxsize=4096)
def lemma_of_cue(words: str) -> str:
    """The dictionary form of the cue's head word, in small letters.

    "has learned" is "learn", "did not say" is "say", "issued a statement saying" is "say",
    "according to" and its like are whole. A cue without a verb has its noun's singular; one
    without words (a colon) is itself.
    """
    tokens = [
        match.group().lower().replace("’", "'") for match in _WORD.finditer(words[:_LONGEST_CUE])
    ]
    if not tokens:
        return words.strip()
    fixed = _fixed(tokens)
    if fixed:
        return fixed
    verbs = [token for number, token in enumerate(tokens) if acts_as_verb(tokens, number)]
    return _head_verb(verbs) or _head_noun(tokens)


def _fixed(tokens: Sequence[str]) -> str | None:
    """The unit that the cue is, if it is one."""
    joined = " ".join(tokens)
    units = load_cue_words().fixed
    if joined in units:
        return joined
    # "'s according to", "but according to"
    return "according to" if tokens[-2:] == ["according", "to"] else None


def _head_verb(verbs: Sequence[str]) -> str | None:
    """The last verb of saying, else the last that lends its place to none, else the last."""
    lexicon = load_cue_words()
    lemmas = [verb_lemma(verb) for verb in verbs]
    sayings = [lemma for lemma in lemmas if lemma in lexicon.sayings]
    strong = [lemma for lemma in lemmas if lemma not in lexicon.lenders]
    best = sayings or strong or lemmas
    return best[-1] if best else None


def acts_as_verb(tokens: Sequence[str], number: int) -> bool:
    """True when the word is a verb by its form and by what stands before it."""
    lexicon = load_cue_words()
    word = tokens[number]
    before = tokens[number - 1] if number else ""
    if word in lexicon.auxiliaries | lexicon.never_verbs or not is_verb(word):
        return False
    if word == "like" and before in ("would", "'d", "not", "to"):
        return True
    if word in lexicon.prepositions | lexicon.particles | lexicon.adverbs:
        return False
    if word in lexicon.things:
        return _may_hold_a_plain_verb(tokens, number)
    if word.endswith("ing") and len(word) > 4:
        return before not in lexicon.determiners
    if _is_of_the_past(word):
        return before not in lexicon.determiners and before not in lexicon.prepositions
    return _may_hold_a_plain_verb(tokens, number)


def _is_of_the_past(word: str) -> bool:
    return word.endswith("ed") or (verb_lemma(word) != word and not word.endswith("s"))


def _may_hold_a_plain_verb(tokens: Sequence[str], number: int) -> bool:
    """True where "call" or "calls" is a verb: at the beginning, after "to", an auxiliary or adverb.

    Elsewhere in a cue it is a noun: "raised questions", "in an interview".
    """
    lexicon = load_cue_words()
    if number == 0:
        return True
    before = tokens[number - 1]
    if before in lexicon.determiners and before not in ("all", "both", "that"):
        return False
    if before in lexicon.auxiliaries or before.endswith("ly"):
        return True
    return before in lexicon.adverbs


def _head_noun(tokens: Sequence[str]) -> str:
    """The last noun before the first preposition, else the last word that can be a head."""
    lexicon = load_cue_words()
    idle = lexicon.auxiliaries | lexicon.determiners | lexicon.adverbs | lexicon.particles | {"n't"}
    heads: list[str] = []
    for token in tokens:
        if token in lexicon.prepositions or token == "to":
            if heads:
                break
        elif token not in idle:
            heads.append(token)
    if heads:
        return noun_lemma(heads[-1])
    spare = [verb_lemma(token) for token in tokens if token in lexicon.auxiliaries]
    return spare[-1] if spare else tokens[-1]
