"""The turns of an interview: whose they are, and who talks with whom."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.lexicon.pronouns import load_pronouns
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.name_index import NameIndex

_MARKS = frozenset(",.?!;:")
_CLOSING = frozenset("\"”’'»)]")


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said behind one label.

    `first` is the label's first word, `opens` the first one behind it, `after` where the turn ends;
    `speaker` is None where nobody tells who the label is ("Q").
    """

    first: int
    opens: int
    after: int
    speaker: Referent | None


class Turns:
    """The turns of an article, in text order, each label with the words behind it.

    A turn ends with its part of the article, or where the next one begins.
    """

    def __init__(
        self,
        words: ArticleWords,
        names: NameIndex,
        by_name: Mapping[int, Referent],
        labels: Sequence[tuple[int, int, Referent | None]],
    ) -> None:
        self._words = words
        self._names = names
        self._firsts = [first for first, _, _ in labels]
        following = [*self._firsts, len(words)][1:]
        self._turns = [
            Turn(first, opens, min(after, bisect_right(words.part, words.part[first])), speaker)
            for (first, opens, speaker), after in zip(labels, following, strict=True)
        ]
        speakers = {turn.speaker for turn in self._turns}
        self._two = speakers if len(speakers) == 2 else set()
        self._told_of = self._first_told_of(by_name)
        self._kin = self._places_of_kin()

    def at(self, place: int) -> Turn | None:
        """The turn that a word stands in, its label included."""
        number = self._number(place)
        return None if number is None else self._turns[number]

    def speakers(self, place: int) -> list[Referent] | None:
        """Whose turn it is at a word: nobody where no name tells; None where no turn is."""
        turn = self.at(place)
        if turn is None:
            return None
        return [turn.speaker] if turn.speaker else []

    def talking(self, place: int) -> list[Referent]:
        """Those who are "I" and "you" at a word, and whom no third person means.

        They are the one whose turn it is and, of two who talk, the other; of more, who asked in the
        turn before. The other is not who is told of by name earlier in the turn. What they quote of
        others is left out, and a journalist's brackets.
        """
        number = self._number(place)
        if number is None or self._is_anothers(place, self._turns[number]):
            return []
        speaker = self._turns[number].speaker
        others = self._two - {speaker}
        if not self._two and number and self._asks(self._turns[number - 1]):
            others = {self._turns[number - 1].speaker}
        others = {
            one for one in others if one and self._told_of.get((number, one.number), place) >= place
        }
        return [one for one in (speaker, *others) if one]

    def relative_before(self, place: int, sex: str) -> int:
        """Where "my father", "your wife" of that sex stands last in the turns before a word.

        -1 where none does, and outside turns. Who stands before it is not meant by "he".
        """
        places = self._kin.get(sex, []) if self._number(place) is not None else []
        number = bisect_left(places, place)
        return places[number - 1] if number else -1

    def _first_told_of(self, by_name: Mapping[int, Referent]) -> dict[tuple[int, int], int]:
        """The first word that names somebody in a turn, by its number and theirs.

        Who is addressed ("Well, Jane, ...") is not told of.
        """
        found: dict[tuple[int, int], int] = {}
        for name, first in enumerate(self._names.firsts):
            number = self._number(first)
            told = number is not None and first >= self._turns[number].opens
            if number is not None and told and not self._addresses(name):
                found.setdefault((number, by_name[name].number), first)
        return found

    def _addresses(self, name: int) -> bool:
        words, first = self._words, self._names.firsts[name]
        opens = words.words[first - 1] in _MARKS or words.first_of[words.sentence[first]] == first
        after = self._names.afters[name]
        return opens and (after >= len(words) or words.words[after] in _MARKS)

    def _places_of_kin(self) -> dict[str, list[int]]:
        """Where "my", "our" or "your" and a noun for a man or a woman stand in turns, by sex."""
        owners = load_phrase_words().possessive - load_pronouns().personal.keys()
        sexes = load_party_words().sexes
        found: dict[str, list[int]] = defaultdict(list)
        for turn in self._turns:
            for place in range(turn.opens + 1, turn.after):
                sex = sexes.get(self._words.lower[place])
                if sex and self._words.lower[place - 1] in owners:
                    found[sex].append(place)
        return found

    def _number(self, place: int) -> int | None:
        number = bisect_right(self._firsts, place) - 1
        return number if number >= 0 and place < self._turns[number].after else None

    def _is_anothers(self, place: int, turn: Turn) -> bool:
        """True within brackets, and in a quotation that is not all of what is said."""
        if place and self._words.words[place - 1] in ("[", "("):
            return True
        quotation = self._quotation(place)
        return quotation is not None and quotation != self._quotation(turn.opens)

    def _quotation(self, place: int) -> int | None:
        starts = self._words.starts
        return self._words.quotation_at(starts[place]) if place < len(starts) else None

    def _asks(self, turn: Turn) -> bool:
        last = turn.after - 1
        while last > turn.first and self._words.words[last] in _CLOSING:
            last -= 1
        return self._words.words[last] == "?"
