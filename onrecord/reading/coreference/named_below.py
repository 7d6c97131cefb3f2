"""Those whom an article describes at its head and names below."""

from bisect import bisect_left
from collections.abc import Iterable

from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.reading.coreference.descriptions import known_words
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.seen import Seen
from onrecord.reading.mentions import Phrase

# A description in the first so many sentences may be of one who is named within so many after it.
# Set by hand; no other values were measured.
OPENING_SENTENCES = 4
TOLD_WITHIN = 6


class NamedBelow:
    """Finds who is named soon after a description; `phrases` are all that are sources."""

    def __init__(self, seen: Seen, phrases: Iterable[Phrase]) -> None:
        self._seen = seen
        self._speaking = {phrase.name for phrase in phrases if phrase.form != "description"}
        self._first_named: dict[int, int] = {}
        for number in range(len(seen.names)):
            self._first_named.setdefault(seen.by_name[number].number, number)

    def may_come(self, phrase: Phrase) -> bool:
        """True in the headline and the first sentences, which describe before they name."""
        if phrase.kind not in ("person", "organization"):
            return False
        return self._seen.words.sentence[phrase.first] < OPENING_SENTENCES

    def find(self, phrase: Phrase) -> Referent | None:
        """The one with such a role, or such words in the name, who is named soon after.

        Where none has, the first one who speaks, and was not named before, is the person meant:
        news describes in the lead and names below.
        """
        last = self._seen.words.sentence[phrase.first] + TOLD_WITHIN
        first = bisect_left(self._seen.names.firsts, phrase.after)
        fallback = None
        for number in range(first, len(self._seen.names)):
            if self._seen.words.sentence[self._seen.names.firsts[number]] > last:
                break
            one = self._seen.by_name[number]
            fits = one.kind == ("person" if phrase.kind == "person" else "organization")
            if not fits or number in phrase.within:
                continue
            if _fits_in_words(phrase, one):
                return one
            speaks = number in self._speaking and self._first_named[one.number] >= first
            if fallback is None and speaks and phrase.kind == "person":
                fallback = one
        is_known = phrase.noun not in load_party_words().anonymous and not phrase.possessor
        return fallback if is_known else None


def _fits_in_words(phrase: Phrase, one: Referent) -> bool:
    lexicon = load_party_words()
    known = known_words(one)
    shared = {lexicon.liken(word) for word in phrase.modifiers} & known
    return lexicon.liken(phrase.noun) in known or len(shared - load_phrase_words().idle) >= 2
