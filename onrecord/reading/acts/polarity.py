"""Whether a statement was made, was not, or is left open."""

import re
from functools import lru_cache

from onrecord.lexicon.act_words import load_act_words
from onrecord.lexicon.inflection import verb_lemma
from onrecord.reading.acts.complement import is_clause
from onrecord.reading.acts.cue import CueReading
from onrecord.reading.acts.setting import Setting, words_of
from onrecord.types.act import Polarity

_MAY_NOT = re.compile(r"\b(?:may|might) not\b", re.I)

# "No." and "No!" are answers whatever comes behind them.
_ANSWER = re.compile(r"no\s*[.!]", re.I)


def tell_polarity(setting: Setting, cue: CueReading) -> Polarity:
    """Affirmed, negated or uncertain: by the cue, the words before it, its source and object.

    What the cue says itself ("refuse") turns nothing; a line of the lexicon can be negated in
    itself ("doubt").
    """
    negated = cue.turned != (cue.line is not None and cue.line.polarity == "negated")
    if cue.turned and cue.left_open and _MAY_NOT.search(setting.cue):
        return "uncertain"
    if negated or _has_empty_source(setting) or _has_empty_object(setting, cue):
        return "negated"
    if cue.left_open or _conditional().search(setting.lead) or _conditional().search(setting.gap):
        return "uncertain"
    if _is_asked_for(setting):
        return "uncertain"
    return "uncertain" if cue.line and cue.line.polarity == "uncertain" else "affirmed"


def _is_asked_for(setting: Setting) -> bool:
    """True for "(urged) Smith to say"."""
    last = words_of(setting.lead)[-2:]
    if words_of(setting.cue)[:1] != ("to",) or not last:
        return False
    phrases = (" ".join((verb_lemma(last[0]), *last[1:])), " ".join(last), verb_lemma(last[-1]))
    return not load_act_words().asking.isdisjoint(phrases)


def _has_empty_source(setting: Setting) -> bool:
    """True for "nobody", "few experts"."""
    return setting.source[:20].lower().partition(" ")[0] in load_act_words().empty_sources


def _has_empty_object(setting: Setting, cue: CueReading) -> bool:
    """True for "(offered) no proof", not for "(said) no decision had been made".

    Nor for an answer, "(said) no", and what is said to be nothing: "(said) nothing" is no "did not
    say nothing".
    """
    lists = load_act_words()
    if not setting.complement[:8].lower().startswith(tuple(lists.empty_objects)):
        return False
    if _ANSWER.match(setting.complement):
        return False
    words = words_of(setting.complement)
    if words[0] == "no" and lists.after_answer.issuperset(words[1:2]):
        return False
    if words[0] == "nothing" and cue.line is not None and cue.line.act == "state":
        return False
    return words[0] in lists.empty_objects and not is_clause(words)


@lru_cache(maxsize=1)
def _conditional() -> re.Pattern[str]:
    """Matches a clause that begins with "if" and its like, or has it right before its end."""
    words = "|".join(sorted(load_act_words().conditionals, key=len, reverse=True))
    return re.compile(rf"(?:\A|\W)(?:{words})\s+(?:\w+\s+)?\Z", re.I)
