"""Those whom an article describes at its head and names below."""

from bisect import bisect_left
from collections.abc import Iterable

from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.reading.coreference.descriptions import holds_other_office, known_words, may_be_near
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.seen import Seen
from onrecord.reading.coreference.ties import TiesTold
from onrecord.reading.coreference.turns import Turns
from onrecord.reading.mentions import Phrase

# A description in the first so many sentences may be of one who is named within so many after it
# (set by hand).
OPENING_SENTENCES = 4
TOLD_WITHIN = 6
# One told by a role may be named so many sentences below, and no more names are looked at. Tried on
# polnear dev, statements found: 6, 40 gave 59.4, 61.3 descriptions right.
ROLE_WITHIN = 40
NAMES_LOOKED_AT = 200


class NamedBelow:
    """Finds who is named soon after a description; `phrases` are all that are sources."""

    def __init__(self, seen: Seen, ties: TiesTold, phrases: Iterable[Phrase], turns: Turns) -> None:
        self._turns = turns
        self._seen = seen
        self._ties = ties
        self._speaking = {phrase.name for phrase in phrases if phrase.form != "description"}
        self._first_named: dict[int, int] = {}
        for number in range(len(seen.names)):
            self._first_named.setdefault(seen.by_name[number].number, number)

    def may_come(self, phrase: Phrase) -> bool:
        """True for one who is told by a role, and for all in the headline and first sentences."""
        if phrase.kind not in ("person", "organization"):
            return False
        opening = self._seen.words.sentence[phrase.first] < OPENING_SENTENCES
        return opening or (phrase.kind == "person" and phrase.definite)

    def find(self, phrase: Phrase) -> Referent | None:
        """The one with such a role, or such words in the name, who is named soon after.

        Where none has, the first one who speaks, and was not named before, is the person meant:
        news describes in the lead and names below.
        """
        sentence = self._seen.words.sentence[phrase.first]
        opening = sentence < OPENING_SENTENCES
        first = bisect_left(self._seen.names.firsts, phrase.after)
        owners = {self._seen.by_name[number].number for number in phrase.within}
        barred = owners | {one.number for one in self._turns.talking(phrase.first)}
        anonymous = phrase.noun in load_party_words().anonymous
        told = self._ties.of_phrase(phrase)
        fallback = None
        for number in range(first, min(first + NAMES_LOOKED_AT, len(self._seen.names))):
            away = self._seen.words.sentence[self._seen.names.firsts[number]] - sentence
            if away > (TOLD_WITHIN if anonymous else ROLE_WITHIN):
                break
            one = self._seen.by_name[number]
            fits = one.kind == ("person" if phrase.kind == "person" else "organization")
            if not fits or one.number in barred or told.contradict(self._ties.of(one)):
                continue
            if _fits_in_words(phrase, one):
                return one
            speaks = number in self._speaking and self._first_named[one.number] >= first
            speaks = speaks and not holds_other_office(phrase, one)
            speaks = speaks and may_be_near(phrase)
            if opening and away <= TOLD_WITHIN and fallback is None and speaks:
                fallback = one if phrase.kind == "person" else None
        owned = phrase.possessor or any(
            self._seen.by_name[number].kind == "person" for number in phrase.within
        )
        return None if anonymous or owned else fallback


def _fits_in_words(phrase: Phrase, one: Referent) -> bool:
    lexicon = load_party_words()
    known = known_words(one)
    shared = ({lexicon.liken(word) for word in phrase.modifiers} & known) - load_phrase_words().idle
    # "A senior official" is not just any official who is named below.
    alike = lexicon.liken(phrase.noun) in known and (shared or not phrase.indefinite)
    return bool(alike) or len(shared) >= 2
