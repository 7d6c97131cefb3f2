"""What the content of a statement is: a clause, an infinitive, a question, a thing."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.lexicon.act_words import load_act_words
from onrecord.lexicon.inflection import is_verb, verb_lemma
from onrecord.lexicon.lemma import load_cue_words
from onrecord.reading.acts.setting import Setting, words_of

_NO_COMMENT = re.compile(
    r"\b(?:no comment|(?:can(?:no|['’])t|could(?:n['’]t| not)|will not|won['’]t|not going to|"
    r"would(?:n['’]t| not)|not|declined? to|refused? to|unable to) "
    r"(?:comment|discuss|speculate|go into|get into|talk about|say whether))",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!]['\"”’)]*\s+['\"“‘(]*[A-Z]")
_ENDS_IN_QUESTION = re.compile(r"\?\W*\Z")
# A clause shows its verb among so many first words, an object's infinitive among fewer.
_CLAUSE = 12
_OBJECT = 8


def has_that(setting: Setting) -> bool:
    """A clause says what was said: "that taxes will rise", "taxes will rise"."""
    words = setting.content
    if not words:
        return False
    if words[0] == "that" or words[:2] == ("-", "that"):
        return True
    return words[0] != "to" and not _asks(words) and is_clause(words)


def is_clause(words: Sequence[str]) -> bool:
    """True when a finite verb shows early on."""
    lists = load_act_words()
    if words[0] in lists.subject_pronouns:
        return True
    for word in words[:_CLAUSE]:
        if word in lists.finite_verbs:
            return True
        if word in lists.clause_openers:
            return False
    return _has_past_tense(words[:_OBJECT])


def _has_past_tense(words: Sequence[str]) -> bool:
    """True for "the debate erased it", not for "a targeted plan"."""
    adjectives = load_act_words().before_adjectives
    return any(
        word.endswith("ed") and before not in adjectives and is_verb(word)
        for before, word in pairwise(words[1:])
    )


def has_infinitive(setting: Setting) -> bool:
    """An infinitive says it: "to leave", "him to leave", "the crowd to leave"."""
    lists = load_act_words()
    words = words_of(setting.complement)
    if words[:1] == ("to",):
        return len(words) == 1 or not _begins_a_noun_phrase(words[1])
    for number, word in enumerate(words[:_OBJECT]):
        if word == "to":
            return _begins_an_infinitive(words[number + 1 :])
        opens = word in lists.finite_verbs or word in lists.clause_openers
        if opens or (word == '"' and number < 2):
            return False
    return False


def _begins_an_infinitive(words: Sequence[str]) -> bool:
    """True for "leave at once", "not leave", and where a quotation takes the place."""
    after = [word for word in words[:2] if word not in ("not", "never")]
    if not after or after[0] == '"':
        return bool(after)
    return (
        is_verb(after[0])
        and verb_lemma(after[0]) == after[0]
        and not _begins_a_noun_phrase(after[0])
    )


def _begins_a_noun_phrase(word: str) -> bool:
    return word in load_cue_words().determiners or word in load_act_words().object_pronouns


def has_question_clause(setting: Setting) -> bool:
    """A question that depends on the cue: "whether he knew", "why it fell"."""
    words = setting.content
    return bool(words) and _asks(words)


def _asks(words: Sequence[str]) -> bool:
    return words[0] in load_act_words().question_words


def ends_with_question(setting: Setting) -> bool:
    """The content ends with a question mark."""
    return bool(_ENDS_IN_QUESTION.search(setting.ending))


def is_question(setting: Setting) -> bool:
    """The content is a question from beginning to end."""
    return ends_with_question(setting) and not _SENTENCE_END.search(setting.ending)


def is_quotation(setting: Setting) -> bool:
    """The content begins with a quotation mark."""
    return setting.content[:1] == ('"',)


def has_gerund(setting: Setting) -> bool:
    """The content begins with a verb in -ing: "(suggested) waiting"."""
    words = words_of(setting.complement)
    return bool(words) and words[0].endswith("ing") and len(words[0]) > 5 and is_verb(words[0])


def has_for(setting: Setting) -> bool:
    """ "for" follows the cue or ends it."""
    return _follows(setting, ("for",))


def has_about(setting: Setting) -> bool:
    """ "about", "on" or "over" follows the cue or ends it."""
    return _follows(setting, ("about", "on", "over"))


def _follows(setting: Setting, wanted: Iterable[str]) -> bool:
    words = words_of(setting.complement) or words_of(setting.after)
    return any(word in wanted for word in words[:2])


def has_thing(setting: Setting) -> bool:
    """A thing is its object: a noun phrase, not a clause, an infinitive, a question or a quote."""
    words = words_of(setting.complement)
    if not words or words[0] == '"' or words[0] in load_act_words().object_pronouns:
        return False
    return not (has_that(setting) or has_infinitive(setting) or _asks(words))


def has_pronoun_object(setting: Setting) -> bool:
    """Somebody is its object, as a pronoun: "(denied) them permits"."""
    words = words_of(setting.complement)
    return bool(words) and words[0] in load_act_words().object_pronouns


def has_as(setting: Setting) -> bool:
    """It says as what: "(dismissed) the bill as a stunt"."""
    return "as" in words_of(setting.complement)[:_OBJECT] or _follows(setting, ("as",))


def has_own(setting: Setting) -> bool:
    """What is spoken of is the speaker's own: "his plan", "their record"."""
    return any(word in load_act_words().own for word in setting.content[:2])


def has_future(setting: Setting) -> bool:
    """The clause speaks of what will be: "it would close", "she will run"."""
    return any(word in load_act_words().future for word in setting.content[:_CLAUSE])


def says_no_comment(setting: Setting) -> bool:
    """The words of the content are a refusal to speak: "cannot comment"."""
    return bool(_NO_COMMENT.search((setting.complement or setting.fronted)[:120]))
