"""In whose words a word of the article stands."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.said import Said
from onrecord.reading.coreference.words import ArticleWords

# Of the contents that begin before a word so many are looked through, the nearest first, so that
# the time stays linear. Set by hand; no other values were measured.
LOOKED_THROUGH = 30


class Around:
    """Finds the statements in whose content a word stands, and who speaks them."""

    def __init__(
        self, words: ArticleWords, by_name: Mapping[int, Referent], said: Sequence[Said]
    ) -> None:
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
