"""Whether the contents of two statements contradict each other."""

from collections.abc import Iterator, Sequence

from onrecord.lexicon.disputes import load_dispute_words
from onrecord.reading.disputes.told import Told
from onrecord.reading.disputes.words import Word, find_phrase, negations
from onrecord.types.act import Act

# What can stand against a fact, and what can be stood against.
_ASSERTING: frozenset[Act] = frozenset({"state", "claim", "report", "deny", "believe", "accuse"})
_ASSERTED: frozenset[Act] = _ASSERTING | {"ask", "predict", "warn"}
# Long contents share words and contraries by chance.
LONGEST = 45
SHORT = 25
# So brief, they are of one thing though they share no word: "a Democrat", "a Republican".
BRIEF = 12
# A negation belongs to what stands within so many words of it.
SCOPE = 7
# Who is spoken of answers within so many statements.
ANSWER = 4
# A connective stands among so many words before what it sets off.
_BEFORE = 12
_RIGHT_BEFORE = 4


def contradicts(denier: Told, other: Told) -> bool:
    """True when what `denier` says goes against what `other` said before it.

    Either those spoken of answer for themselves, or two short statements side by side say
    contraries of the same thing, or the narrator sets contraries against each other.
    """
    steps = denier.steps_after(other)
    if not 0 < steps <= ANSWER or not _can_be_compared(denier, other):
        return False
    if _answers(denier, other):
        if steps <= 2 and any(contraries(denier.content, other.content)):
            return True
        shared = denier.stems & other.stems
        if is_turned(denier, other) and (len(shared) > 1 or is_contrasted(denier, other)):
            return True
    if steps > 1:
        return False
    is_near = denier.stems & other.stems or max(len(denier.content), len(other.content)) <= BRIEF
    is_set_off = bool(is_near) and is_contrasted(denier, other)
    # Contraries are looked for last: that takes the longest.
    return (is_set_off or _are_of_one_thing(denier, other)) and any(
        contraries(denier.content, other.content)
    )


def _answers(denier: Told, other: Told) -> bool:
    """True when the denier is spoken of by the other, and speaks for itself."""
    if "group" in denier.voiced.kinds or other.voiced.act == "report":
        return False
    return bool(denier.heads & other.stems) and _speaks_of_itself(denier)


def is_set_against(denier: Told, other: Told) -> bool:
    """True when the narrator's words set one of two neighbours against the other.

    "A, contradicting the claim that B", "despite the claim that B, A", "the promise to B
    notwithstanding, A".
    """
    if denier.sentence != other.sentence or abs(denier.steps_after(other)) != 1:
        return False
    if denier.voiced.act not in _ASSERTING or other.voiced.act not in _ASSERTED | {"promise"}:
        return False
    lists = load_dispute_words()
    is_after = denier.place > other.place
    if find_phrase(other.lead[-_RIGHT_BEFORE:], lists.opposing) is not None:
        return other.standing.is_first if is_after else True
    return is_after and find_phrase(denier.lead[:_RIGHT_BEFORE], lists.conceding) is not None


def _can_be_compared(denier: Told, other: Told) -> bool:
    return (
        denier.voiced.act in _ASSERTING
        and other.voiced.act in _ASSERTED
        and bool(denier.voiced.by)
        and not denier.is_counted
        and len(denier.content) <= SHORT
        and len(other.content) <= LONGEST
        and not any(word.form in load_dispute_words().query_words for word in denier.content[:1])
    )


def _are_of_one_thing(denier: Told, other: Told) -> bool:
    """True when they share what they speak of: two telling words, or the accused who answers."""
    shared = (denier.stems & other.stems) - denier.called - other.called
    answers = other.voiced.act == "accuse" and _speaks_of_itself(denier)
    return (
        len(shared) > (0 if answers else 1)
        and any(listed_contraries(denier.content, other.content))
        and max(len(denier.content), len(other.content)) <= SHORT
        and "report" not in (denier.voiced.act, other.voiced.act)
    )


def is_turned(denier: Told, other: Told) -> bool:
    """True when one of the two says no, close to a word that both have."""
    if denier.says_no == other.says_no:
        return False
    shared = (denier.stems & other.stems) - denier.called
    words = denier.content if denier.says_no else other.content
    places = list(negations(words))
    return any(
        word.stem in shared and any(abs(place - no) <= SCOPE for no in places)
        for place, word in enumerate(words)
    )


def contraries(ours: Sequence[Word], theirs: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Pairs of words, one of ours and one of theirs, that mean the contrary."""
    yield from listed_contraries(ours, theirs)
    one, other = _forms(ours), _forms(theirs)
    for word in sorted(one ^ other):
        bare = _without_prefix(word) & ((other - one) if word in one else (one - other))
        if bare:
            yield (word, min(bare)) if word in one else (min(bare), word)


def listed_contraries(ours: Sequence[Word], theirs: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Those pairs that the lexicon lists; one by a prefix alone ("classified, unclassified") may
    be of two things."""
    one, other = _forms(ours), _forms(theirs)
    lists = load_dispute_words()
    for word in sorted(one - other):
        for contrary in sorted(lists.contraries.get(word, frozenset()) & (other - one)):
            yield word, contrary


def _forms(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word.form, word.verb, word.noun))


def _without_prefix(word: str) -> frozenset[str]:
    """What stays of a word that begins with a prefix of negation."""
    return frozenset(
        word[len(prefix) :]
        for prefix in load_dispute_words().prefixes
        if word.startswith(prefix) and len(word) - len(prefix) > 4
    )


def is_contrasted(denier: Told, other: Told) -> bool:
    """True when the narrator sets the one against the other: "A said, but B said"."""
    contrasts = load_dispute_words().contrasts
    if find_phrase((*denier.lead[-_BEFORE:], *denier.content[:1]), contrasts) is not None:
        return True
    is_opened = find_phrase((*other.lead[-4:], *other.content[:1]), contrasts) is not None
    return is_opened and other.sentence == denier.sentence


def _speaks_of_itself(denier: Told) -> bool:
    """True when the speaker is what the content begins with: "she was awake", "I pay taxes"."""
    lists = load_dispute_words()
    for word in denier.content[:4]:
        if word.form in lists.self_pronouns or word.stem in denier.heads:
            return True
        if word.form in lists.determiners:
            return False
    return False
