"""The names of an article by the words that they stand on."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.name_edges import mend_names
from onrecord.types import NameSpan


class NameIndex:
    """The names of an article by the words that they stand on."""

    def __init__(self, words: ArticleWords, names: Sequence[NameSpan]) -> None:
        self.names = mend_names(words, names)
        self.firsts = [name.first for name in self.names]
        self.afters = [name.after for name in self.names]
        self.forms = [words.span(name.first, name.after).of(words.text) for name in self.names]

    def __len__(self) -> int:
        return len(self.names)

    def among(self, first: int, after: int) -> range:
        """The numbers of the names that lie whole within the words from `first` to `after`."""
        number = bisect_left(self.firsts, first)
        end = number
        while end < len(self.firsts) and self.afters[end] <= after:
            end += 1
        return range(number, end)

    def covering(self, word: int) -> int | None:
        """The number of the name that a word is part of, if any."""
        number = bisect_left(self.firsts, word + 1) - 1
        return number if number >= 0 and word < self.afters[number] else None
