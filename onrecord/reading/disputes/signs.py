"""How a statement shows by its own words that it turns against another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from onrecord.lexicon.disputes import Matter, load_dispute_words
from onrecord.reading.disputes.told import Told
from onrecord.reading.disputes.words import Word, find_phrase, says_no, telling_stems
from onrecord.types.act import Act

Kind = Literal["denies", "refuses", "dismisses", "misled", "narrated"]

# A word for what was said stands within so many words of what is said against it.
NEAR = 12
# What a statement is about stands in so many first words of its content.
HEAD = 40
# What those said who are called after their being against somebody.
_AGAINST: frozenset[Matter] = frozenset({"assertion", "demand"})
# Other acts do not tell what is the case: who wants or promises says nothing of another's words.
_TELLING: frozenset[Act] = frozenset(
    {"state", "claim", "accuse", "report", "believe", "feel", "warn", "admit", "confirm", "deny"}
)


@dataclass(frozen=True, slots=True)
class Sign:
    """That a statement turns against another, and what it says of that other.

    `matters` are the kinds of statement it can reach back to, empty where nothing tells;
    `nouns` the stems of the words for it; `is_plural` holds for "the charges", `names_opponents`
    where it speaks of "critics" and the like. `stems` are those of the words in which the other
    may be named, `owners` those of names before the noun ("Republican claims"), `about` those of
    what it is about ("the claim that ..."). `is_bare` holds where a denial has no word for what it
    denies but one for what was just said: "denied it", "rejected the charges". `is_alleged` holds
    where it is called something said against somebody: "the charges".
    """

    kind: Kind
    matters: frozenset[Matter] = frozenset()
    nouns: frozenset[str] = frozenset()
    is_plural: bool = False
    names_opponents: bool = False
    stems: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    is_bare: bool = False
    is_alleged: bool = False


def find_sign(told: Told) -> Sign | None:
    """How the statement shows that it turns against another; None where it does not."""
    if told.voiced.act == "refuse":
        return _refusal(told)
    if told.voiced.polarity == "negated":
        return None
    found = _denial(told) or _narrated(told)
    if found is None and told.voiced.act in _TELLING:
        found = _dismissal(told) or _misled(told)
    return found


def _refusal(told: Told) -> Sign | None:
    """ "Rejected a request": only what was asked for can be refused, and no comment is none."""
    nouns = load_dispute_words().nouns
    words = told.words[: len(told.cue) + NEAR]
    if any(word.noun == "comment" for word in words):
        return None
    things = [
        place
        for place in _things_said(words, told.standing.is_opening)
        if "demand" in nouns.get(words[place].noun, ())
    ]
    return _sign("refuses", words, things, told.all_stems) if things else None


def _denial(told: Told) -> Sign | None:
    """ "Denied it", "rejected that argument", "questioned the claim"."""
    words = told.words[: len(told.cue) + NEAR]
    lists = load_dispute_words()
    if any(word.form in lists.unmade or word.verb in lists.unmade for word in told.cue):
        return None
    if told.cue[:1] and told.cue[0].form == "to":
        return None  # "urged them to reject it"
    clause = _that_clause(words, len(told.cue))
    # "Is an opponent of" is itself a denial and speaks of no other opponent.
    things = [
        n
        for n in _things_said(words[:clause], told.standing.is_opening)
        if n >= len(told.cue) or words[n].noun not in lists.against
    ]
    stems = telling_stems(word for word in words[:clause] if not _is_inflected(word))
    if told.voiced.act == "deny":
        sign = _sign("denies", words, things, stems)
        sign = replace(sign, is_bare=_is_bare(told, sign))
        is_of_fact = not things and any(word.verb in lists.of_facts for word in told.cue)
        return replace(sign, matters=frozenset({"assertion"})) if is_of_fact else sign
    if things and _rejects(told.cue):
        return _sign("denies", words, things, stems)
    return None


def _is_bare(told: Told, sign: Sign) -> bool:
    """True when the content only takes up what was said: "it", "the charges"."""
    pointing = load_dispute_words().pointing
    points = bool(sign.nouns) or any(word.form in pointing for word in told.content)
    return points and not telling_stems(told.content) - sign.nouns


def _rejects(words: Sequence[Word]) -> bool:
    lists = load_dispute_words()
    is_noun = find_phrase(words, lists.idle_rejections) is not None
    return not is_noun and find_phrase(words, lists.rejecting) is not None


def _is_inflected(word: Word) -> bool:
    """True for a verb that is bent, which names nobody: "supported" is not the supporters."""
    return not word.is_capital and word.verb != word.form == word.noun


def _that_clause(words: Sequence[Word], first: int) -> int:
    """Where the clause begins that says what is denied: "(rejected the notion) that ..."."""
    nouns = load_dispute_words().nouns
    for place in range(first, len(words)):
        if words[place].form == "whether":
            return place
        is_clause = place == first or words[place - 1].noun in nouns
        behind = words[place + 1 : place + 2]
        if words[place].form == "that" and is_clause and not any(w.noun in nouns for w in behind):
            return place
    return len(words)


def _narrated(told: Told) -> Sign | None:
    """ "Smith bristled at the suggestion", in the narrator's words before what Smith said."""
    place = find_phrase(told.lead, load_dispute_words().rejecting)
    if place is None or not _has_speaker(told, told.lead[max(0, place - 4) : place]):
        return None
    behind = told.lead[place + 1 : place + 1 + NEAR]
    things = _things_said(behind)
    return _sign("narrated", behind, things, telling_stems(told.lead[place:])) if things else None


def _has_speaker(told: Told, words: Sequence[Word]) -> bool:
    """True when the last name among the words is the speaker's, and none of "the", "a" follows."""
    subjects = load_dispute_words().subject_pronouns
    for word in reversed(words):
        if word.stem in told.called or word.form in subjects:
            return True
        if word.is_capital or (
            not telling_stems([word]) and word.form not in ("has", "had", "have")
        ):
            return False
    return False


def _dismissal(told: Told) -> Sign | None:
    """ "The claims are unfounded", "called the report a smear", "that's not true"."""
    words = told.content[:HEAD]
    lists = load_dispute_words()
    place = find_phrase(words, lists.dismissals)
    if place is None or says_no(words[max(0, place - 3) : place]):
        return None
    is_label = any(word.verb in lists.labels for word in told.cue)
    things = [
        n
        for n in _things_said(words[:place])
        if place - n <= NEAR
        and words[n].noun in lists.nouns
        and (is_label or _is_said_of(words[n + 1 : place + 1]))
    ]
    if things:
        return _sign("dismisses", words, things, told.all_stems)
    behind = words[place + 1 : place + 2]
    is_at_end = not telling_stems(behind) and not any(word.form in lists.clausal for word in behind)
    points = any(word.form in lists.pointing for word in words[:2])
    if is_at_end and points and place <= 6 and not telling_stems(words[2:place]):
        return Sign("dismisses", frozenset({"assertion"}))
    return None


def _is_said_of(words: Sequence[Word]) -> bool:
    """True when a verb stands between a noun and what is said of it, the first of the last."""
    linking = load_dispute_words().linking
    return any(word.verb in linking or word.form in linking for word in words)


def _misled(told: Told) -> Sign | None:
    """ "The states exaggerate": who is said to mislead has said something."""
    words = told.content[:HEAD]
    lists = load_dispute_words()
    place = find_phrase(words, lists.misleading)
    if place is None or any(word.form in lists.open for word in words[max(0, place - 1) : place]):
        return None
    stems = telling_stems(words[max(0, place - NEAR) : place])
    things = [n for n in _things_said(words[:place]) if place - n <= NEAR]
    return _sign("misled", words, things, stems) if stems else None


def _things_said(words: Sequence[Word], is_opening: bool = False) -> list[int]:
    """The places of words for what a certain one said: "that claim", "X's charges".

    An opening may bring up what is told later: "Judge rejects request", "a request".
    """
    lists = load_dispute_words()
    return [
        place
        for place, word in enumerate(words)
        if word.noun in lists.against
        or (word.noun in lists.nouns and _is_certain(words, place, is_opening))
    ]


def _is_certain(words: Sequence[Word], place: int, is_opening: bool) -> bool:
    lists = load_dispute_words()
    before = words[max(0, place - 4) : place]
    if any(word.form in lists.amounts or word.form.isdigit() for word in before):
        return False
    if is_opening:
        return True
    is_plural = words[place].form != words[place].noun
    return any(
        word.form in lists.certain or (word.is_capital and not is_plural) for word in before[-3:]
    )


def _sign(kind: Kind, words: Sequence[Word], things: Sequence[int], stems: frozenset[str]) -> Sign:
    nouns = load_dispute_words().nouns
    said = [words[place] for place in things]
    return Sign(
        kind,
        frozenset(matter for word in said for matter in nouns.get(word.noun, _AGAINST)),
        frozenset(word.stem for word in said),
        any(word.form != word.noun and word.noun in nouns for word in said),
        any(word.noun in load_dispute_words().against for word in said),
        stems,
        frozenset(_owners(words, things)),
        frozenset(_holders(words, things)),
        _about(words, things),
        is_alleged=any(word.noun in load_dispute_words().alleging for word in said),
    )


def _owners(words: Sequence[Word], things: Sequence[int]) -> Iterable[str]:
    """The names of those whose words they are: "Republican claims", "Smith's offer"."""
    nouns = load_dispute_words().nouns
    for place in things:
        for word in words[max(0, place - 2) : place]:
            if word.is_capital and telling_stems([word]) and word.noun not in nouns:
                yield word.stem
    for word, mark in pairwise(words[:NEAR]):
        if mark.form == "'s" and word.is_capital:
            yield word.stem


def _holders(words: Sequence[Word], things: Sequence[int]) -> Iterable[str]:
    """The nouns for those whose words they are: "the judge's ruling", not "the board's"."""
    lists = load_dispute_words()
    spoken_for = lists.offices | lists.bodies | lists.idle_heads
    for place in things:
        for word, mark in pairwise(words[max(0, place - 3) : place]):
            if mark.form != "'s" or word.is_capital:
                continue
            if word.noun not in spoken_for:
                yield word.stem


def _about(words: Sequence[Word], things: Sequence[int]) -> frozenset[str]:
    """What the first of the words for what was said goes on to say: "the claim that ..."."""
    if not things:
        return frozenset()
    behind = words[things[0] + 1 :]
    lists = load_dispute_words()
    ends = [find_phrase(behind, lists.dismissals), find_phrase(behind, lists.misleading)]
    return telling_stems(behind[: min((end for end in ends if end is not None), default=NEAR)])
