"""Whom a pronoun means: "she", "they", "who"."""

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.lexicon.pronouns import bare, load_pronouns
from onrecord.reading.coreference.around import Around
from onrecord.reading.coreference.ranking import Choose, Place, Track, features
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.said import Said
from onrecord.reading.coreference.seen import Seen
from onrecord.reading.mentions import Phrase

# Of the referents that fit so many are ranked, so that the time stays linear. Set by hand; no
# other values were measured.
RANKED = 8
# A pronoun reaches back no farther, in sentences (set by hand).
LONGEST_REACH = 25


class Antecedents:
    """Finds whom the pronouns of an article mean, of those who were mentioned so far."""

    def __init__(self, seen: Seen, around: Around, choose: Choose) -> None:
        self._seen = seen
        self._around = around
        self._choose = choose

    def resolve(self, phrase: Phrase, said: Said) -> list[Referent]:
        """Those whom the pronoun that is the source of a statement means; none in doubt."""
        pronouns = load_pronouns()
        word = phrase.noun
        if word in pronouns.first:
            return []
        if word in pronouns.relative:
            one = self._before_relative(phrase.first)
            return [one] if one else []
        if word in pronouns.generic:
            return [self._seen.cast.nobody()]
        if word in pronouns.personal or word in pronouns.both or word in pronouns.group:
            one = self.rank(phrase.first, said)
            return [one] if one else []
        return []

    def rank(self, at: int, said: Said | None) -> Referent | None:
        """The one whom the pronoun at word `at` means, the source of a statement or not."""
        candidates = list(self._fitting(at))
        if not candidates:
            return None
        place = self._place(at, said)
        values = [features(one, track, place, rank) for rank, (one, track) in enumerate(candidates)]
        return candidates[self._choose(at, [one for one, _ in candidates], values)][0]

    def _fitting(self, at: int) -> Iterator[tuple[Referent, Track]]:
        """The referents come that the pronoun at `at` can mean, the one mentioned last first.

        Within a quotation its speaker is "I", and no third person, nor are those who talk.
        """
        sentence = self._seen.words.sentence[at]
        wanted = load_pronouns().personal.get(bare(self._seen.words.lower[at]), "plural")
        speakers = [*self._around.quoting_themselves(at), *self._around.turns.talking(at)]
        newest = self._around.turns.relative_before(at, wanted)
        kept = 0
        for one, track in self._seen.latest():
            if kept >= RANKED:
                return
            if any(speaker in (one, *one.members) for speaker in speakers):
                continue
            if track.word < newest or sentence - track.sentence > LONGEST_REACH:
                continue
            if _agrees(one, wanted):
                kept += 1
                yield one, track

    def _place(self, at: int, said: Said | None) -> Place:
        words = self._seen.words
        return Place(
            sentence=words.sentence[at],
            paragraph=words.paragraph[at],
            is_source=said is not None,
            at_head=at - words.first_of[words.sentence[at]] <= 2,
            last_sources=tuple(self._seen.last_sources[-2:]),
            in_content=self._named_in(said) if said else frozenset(),
        )

    def _named_in(self, said: Said) -> frozenset[int]:
        return frozenset(
            self._seen.by_name[number].number
            for run in said.content
            for number in self._seen.names.among(run.start, run.stop)
        )

    def _before_relative(self, at: int) -> Referent | None:
        """The one named before "who" in the same sentence, as the head of what it goes with.

        A name with a noun or a possessive right behind it only tells more of another ("Jane Doe,
        a Smith campaign worker who"); it is meant where no other can be.
        """
        words, names = self._seen.words, self._seen.names
        first = max(words.first_of[words.sentence[at]], at - 25)
        thing = words.lower[at] in ("which", "that")
        number = bisect_left(names.firsts, at) - 1
        fallback = None
        while number >= 0 and names.firsts[number] >= first:
            one = self._seen.by_name[number]
            if (one.kind == "person") != thing:
                after = names.afters[number]
                owns = words.lower[after] in ("'s", "’s", "'", "’")
                if after == at or not (owns or words.words[after][0].isalpha()):
                    return one
                fallback = fallback or one
            number -= 1
        return fallback

    def named_next(self, phrase: Phrase) -> list[Referent]:
        """The one named next, for a pronoun that comes before whom it means ("In his speech")."""
        wanted = load_pronouns().personal.get(phrase.noun)
        number = bisect_left(self._seen.names.firsts, phrase.after)
        if wanted not in ("m", "f"):
            return []
        if self._seen.words.quotation_at(self._seen.words.starts[phrase.first]) is not None:
            return []  # nobody names in a quotation whom the article names behind it
        if self._around.turns.at(phrase.first) is not None:
            return []  # in talk, the next name may be the label of the next turn
        for one in (
            self._seen.by_name[near]
            for near in range(number, min(number + 4, len(self._seen.names)))
        ):
            if _agrees(one, wanted):
                return [one]
        return []


def _agrees(one: Referent, wanted: str) -> bool:
    if wanted in ("m", "f"):
        return one.kind in ("person", "unnamed") and one.sex in ("", wanted) and not one.plural
    if wanted == "thing":
        things = ("organization", "government", "document", "place", "thing")
        return one.kind in things and not one.plural
    return one.plural or one.kind in ("organization", "several", "group")
