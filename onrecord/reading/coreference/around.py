"""In whose words a word of the article stands."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.said import Said
from onrecord.reading.coreference.turns import Turns
from onrecord.reading.coreference.words import ArticleWords

# Of the contents that begin before a word so many are looked through, the nearest first, so that
# the time stays linear. Set by hand; no other values were measured.
LOOKED_THROUGH = 30

# Of contents so many before a description, and so many first words of each, are looked at for the
# same description. Set by hand; no other values were measured.
JUST_TOLD = 6
LONGEST_TOLD = 120


class Around:
    """Finds the statements in whose content a word stands, the turns, and who speaks in them."""

    def __init__(
        self,
        words: ArticleWords,
        by_name: Mapping[int, Referent],
        said: Sequence[Said],
        turns: Turns,
    ) -> None:
        self.turns = turns
        self._words = words
        self._by_name = by_name
        self._said = said
        self._contents = sorted(
            (run.start, run.stop, number) for number, one in enumerate(said) for run in one.content
        )

    def holding(self, at: int) -> list[Said]:
        """The statements in a piece of whose content the word stands, the smallest piece first."""
        last = bisect_right(self._contents, (at, 1 << 60, 0))
        found = [
            (stop - start, number)
            for start, stop, number in self._contents[max(0, last - LOOKED_THROUGH) : last]
            if start <= at < stop
        ]
        return [self._said[number] for _, number in sorted(found)]

    def telling_of(self, first: int, after: int) -> set[int]:
        """The numbers of those who just told something of whom the same words mean.

        "Smith accused the army. The army denied it": Smith is not the army, since nobody is called
        by a description in what they say themselves.
        """
        wanted = self._words.lower[first:after]
        last = bisect_right(self._contents, (first,))
        return {
            one.number
            for start, stop, number in self._contents[max(0, last - JUST_TOLD) : last]
            for one in self._said[number].referents
            if _holds(self._words.lower[start : min(stop, start + LONGEST_TOLD)], wanted)
        }

    def quoting_themselves(self, at: int) -> list[Referent]:
        """The speakers of the quotation that the word stands in, who call themselves "I" there.

        Those of whom only a later word will tell who they are are left out. A word in square
        brackets is the journalist's.
        """
        quotation = self._quotation(at)
        if quotation is None or (at and self._words.words[at - 1] == "["):
            return []
        return [
            one
            for said in self.holding(at)
            if said.phrases and self._quotation(said.at) != quotation
            for one in (said.referents or self._named(said))
        ]

    def _quotation(self, at: int) -> int | None:
        return self._words.quotation_at(self._words.starts[at])

    def _named(self, said: Said) -> list[Referent]:
        named = [one for one in said.phrases if one.form in ("name", "role-name")]
        return [self._by_name[one.name] for one in named if one.name is not None]


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    size = len(wanted)
    return any(words[place : place + size] == wanted for place in range(len(words) - size + 1))
