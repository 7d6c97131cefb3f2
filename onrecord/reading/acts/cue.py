"""The line of the lexicon that stands in a cue and decides, and the words that turn it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from onrecord.lexicon.act_words import load_act_words
from onrecord.lexicon.inflection import noun_lemma, verb_lemma
from onrecord.lexicon.lemma import acts_as_verb, load_cue_words
from onrecord.lexicon.reporting_cues import CueLine, CueMatch, CueWord, load_reporting_cues
from onrecord.reading.acts.setting import Setting, words_of


@dataclass(frozen=True, slots=True)
class CueReading:
    """What a cue says by itself. `line` is None where the lexicon has nothing for it.

    `rest` are the words after the line's. `turned` is true when the words before it turn it into
    its contrary ("did not say"), `left_open` when they leave it open ("may say").
    """

    line: CueLine | None
    rest: str
    turned: bool
    left_open: bool


def read_cue(setting: Setting) -> CueReading:
    """The line that decides and what the words before it make of it."""
    return _read(_context(setting.before), words_of(setting.gap), setting.cue, _going_on(setting))


def _context(before: str) -> str:
    """The word before the cue, if it tells a noun from a verb; else nothing."""
    words = before.lower().replace("’", "'").replace("'s", " 's").split()
    return words[-1] if words and words[-1] in _telling_words() else ""


@lru_cache(maxsize=1)
def _telling_words() -> frozenset[str]:
    lexicon = load_cue_words()
    return lexicon.determiners | lexicon.prepositions | load_act_words().possessives


def _going_on(setting: Setting) -> tuple[str, ...]:
    """The small words right after a cue, by which it may go on ("called" and then "for")."""
    small = _small_words()
    return tuple(takewhile(lambda word: word in small, setting.after.split()[:2]))


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    lexicon = load_cue_words()
    return lexicon.prepositions | lexicon.particles | {"to", "that", "as", "back", "not"}


@lru_cache(maxsize=8192)
def _read(context: str, gap: tuple[str, ...], cue: str, after: tuple[str, ...]) -> CueReading:
    forms = words_of(cue) or (cue.strip()[:1] or "-",)
    words = [*_cue_words(context, forms), *(CueWord(form, form, form) for form in after)]
    match = _find(words, len(forms)) or _find([_every_form(word) for word in words], len(forms))
    start, end = (match.start, match.end) if match else (len(forms), len(forms))
    before = [*gap, *forms[:start]]
    is_turned_after = not load_act_words().turned_after.isdisjoint(forms[end:])
    turned = _is_turned(before) != is_turned_after
    return CueReading(
        match.line if match else None, " ".join(forms[end:]), turned, _is_left_open(before)
    )


def _find(words: Sequence[CueWord], last: int) -> CueMatch | None:
    return choose(load_reporting_cues().find(words, 0, last))


def choose(found: Sequence[CueMatch]) -> CueMatch | None:
    """Of the lines that stand in a cue the one that decides.

    A verb decides before a noun, a noun before an adjective, this before a phrase; a line that
    yields only where no other stands. Of verbs it is the last, but for one that leads and is
    the first.
    """
    verbs = [m for m in found if m.line.kind == "verb" and m.line.weight != "yields"]
    if verbs:
        return verbs[0] if verbs[0].line.weight == "leads" else verbs[-1]
    for kind in ("noun", "adjective", "phrase"):
        for match in found:
            if match.line.kind == kind and match.line.weight != "yields":
                return match
    auxiliaries = load_cue_words().auxiliaries | {"be", "do"}
    rest = [match for match in found if match.line.words[0] not in auxiliaries] or found
    return rest[0] if rest else None


def _cue_words(context: str, forms: Sequence[str]) -> list[CueWord]:
    """The words with the dictionary forms that they can have where they stand."""
    auxiliaries = load_cue_words().auxiliaries
    words = []
    for number, form in enumerate(forms):
        is_verb = form in auxiliaries or _stands_as_verb(context, forms, number)
        is_alone = len(forms) == 1 and not form.endswith(("ed", "ing"))
        verb = verb_lemma(form) if is_verb else None
        words.append(CueWord(form, verb, noun_lemma(form) if is_alone or not is_verb else None))
    return words


def _every_form(word: CueWord) -> CueWord:
    return CueWord(word.form, verb_lemma(word.form), noun_lemma(word.form))


def _stands_as_verb(context: str, forms: Sequence[str], number: int) -> bool:
    """True when the word is a verb by its form and by what stands before it."""
    lists = load_act_words()
    word, before = forms[number], forms[number - 1] if number else context
    is_short_for_is = before == "'s" and number == 1 and word.endswith("ing")
    if before in lists.possessives and not word.endswith("ed") and not is_short_for_is:
        return False
    if number:
        return acts_as_verb(forms, number)
    lexicon = load_cue_words()
    if before in lexicon.determiners - lists.pronoun_determiners:
        return False
    is_participle = word.endswith(("ed", "ing")) or word in lexicon.sayings
    return (is_participle or before not in lexicon.prepositions) and acts_as_verb([word], 0)


def _is_turned(before: Sequence[str]) -> bool:
    """True when an odd number of the words turns what follows into its contrary."""
    lists = load_act_words()
    place, count = 0, 0
    while place < len(before):
        length = _length_of(lists.negators, before, place)
        after = before[place + length] if place + length < len(before) else ""
        carries_on = count > 0 and before[place] in lists.carried_on
        count += bool(length) and after not in lists.exempt and not carries_on
        place += max(length, 1)
    return count % 2 == 1


def _is_left_open(before: Sequence[str]) -> bool:
    openers = load_act_words().openers
    return any(_length_of(openers, before, place) for place in range(len(before)))


def _length_of(wanted: frozenset[str], words: Sequence[str], place: int) -> int:
    """How many words from `place` on are one of the wanted, the first in any form; 0 if none."""
    for length in (3, 2, 1):
        if place + length <= len(words):
            tail = words[place + 1 : place + length]
            for head in (words[place], verb_lemma(words[place])):
                if " ".join([head, *tail]) in wanted:
                    return length
    return 0
