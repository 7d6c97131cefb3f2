"""Whom a description means: "the governor", "the bank", "the Republican nominee"."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.reading.coreference.ranking import Track
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.ties import Ties
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.mentions import Phrase

# A description that agrees in nothing but its kind is resolved only so near, in sentences. Set
# by hand, as are the weights below; no other values were measured.
NEAR = 3
# What the head is worth against a modifier that agrees, and against one that does not.
HEAD, MODIFIER, STRANGER = 3.0, 1.5, 0.4
LEAST = 1.0
BY_KIND_ALONE = 1.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who may be meant by a description: where it was mentioned, and what it belongs to."""

    one: Referent
    track: Track
    ties: Ties


def weigh(phrase: Phrase, told: Ties, candidate: Candidate, sentence: int) -> float | None:
    """How well a referent fits a description that tells those ties; None if it cannot be meant."""
    lexicon = load_party_words()
    one, track = candidate.one, candidate.track
    sex = lexicon.sexes.get(phrase.noun, "")
    if not _kinds_agree(phrase, one) or (sex and one.sex and sex != one.sex):
        return None
    if told.contradict(candidate.ties):
        return None
    known = known_words(one)
    head = lexicon.liken(phrase.noun)
    if not one.named and one.head and lexicon.liken(one.head) != head:
        return None
    telling = {lexicon.liken(word) for word in phrase.modifiers - load_phrase_words().idle} - {head}
    agrees = _agrees(phrase.noun, head, known)
    # A deputy governor is not "the governor".
    if agrees and load_phrase_words().lesser & known - telling - {head}:
        return None
    shared = telling & known
    away = abs(sentence - track.sentence)
    value = 0.3 * (track.as_source + track.at_head) + 0.1 * min(track.times, 10)
    value -= 0.15 * min(away, 10)
    if agrees or shared:
        strangers = len(telling - known)
        return value + HEAD * agrees + MODIFIER * len(shared) - STRANGER * strangers
    # Nothing but the kind agrees: only a near one can be meant, and by "the" alone.
    if away > NEAR or not phrase.after_the or not one.named:
        return None
    if not may_be_near(phrase):
        return None
    if (telling and phrase.kind != "person") or told.countries or told.bodies:
        return None
    if _is_other_body(head, one):
        return None
    # One who was named with an office may be meant by another noun ("the lawyer"), not by another
    # office. (`NamedBelow` takes neither: one way for both costs a description of polnear dev.)
    if head in lexicon.offices and holds_other_office(phrase, one):
        return None
    return value + BY_KIND_ALONE


def may_be_near(phrase: Phrase) -> bool:
    """True for a noun that can mean one who is named near, though nothing else ties the two.

    "The attacker" and "the victim" cannot: the link alone would accuse or expose somebody.
    """
    is_accusing = phrase.noun in load_phrase_words().accusing
    return load_party_words().is_common(phrase.noun) and not is_accusing


def holds_other_office(phrase: Phrase, one: Referent) -> bool:
    """True for one of whom the article tells an office, and not what the description calls it."""
    lexicon = load_party_words()
    is_other = lexicon.liken(phrase.noun) not in one.role_words
    return is_other and not lexicon.offices.isdisjoint(one.role_words)


def _is_other_body(head: str, one: Referent) -> bool:
    """True for "the army" where the name of the body tells that it is a union."""
    phrases = load_phrase_words()
    words = list(takewhile(lambda word: word not in phrases.ties, one.name.lower().split()))
    if one.kind != "organization" or not words or head in phrases.broad:
        return False
    lexicon = load_party_words()
    return lexicon.nouns.get(words[-1]) == "organization" and lexicon.liken(words[-1]) != head


def _kinds_agree(phrase: Phrase, one: Referent) -> bool:
    if phrase.kind == "person":
        return one.kind in ("person", "unnamed") and not phrase.plural and not one.plural
    if phrase.kind == "organization":
        return one.kind == "organization" and not phrase.plural
    if phrase.kind == "government":
        return one.kind in ("government", "place") and not phrase.plural
    return False


def known_words(one: Referent) -> set[str]:
    """The words that are known of a referent: of its roles and of its names."""
    lexicon = load_party_words()
    named = {
        lexicon.liken(word) for form in (*one.forms, one.name) for word in form.lower().split()
    }
    return named | one.role_words


def _agrees(noun: str, head: str, known: set[str]) -> float:
    if head in known or noun in known:
        return 1.0
    ends = load_party_words().bodies_called.get(head, frozenset())
    return 0.8 if ends & known else 0.0


def best(
    phrase: Phrase, told: Ties, candidates: Iterable[Candidate], sentence: int
) -> Referent | None:
    """The candidate that fits best, if any fits well enough."""
    ranked = [
        (value, -number, candidate.one)
        for number, candidate in enumerate(candidates)
        if (value := weigh(phrase, told, candidate, sentence)) is not None
    ]
    if not ranked:
        return None
    value, _, one = max(ranked, key=lambda row: row[:2])
    return one if value >= LEAST else None


def called(words: ArticleWords, phrase: Phrase) -> str:
    """The description as a party's name: without its article, on one line, the clause left out."""
    first, after = phrase.first, phrase.after
    while first < after - 1 and words.lower[first] in ("the", "a", "an", "this", "these", "those"):
        first += 1
    name = words.span(first, after).of(words.text)
    return " ".join(name.split()).rstrip(",;:")
