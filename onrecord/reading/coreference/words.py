"""The words of an article with their sentences, paragraphs and quotations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.lexicon.party_words import load_party_words
from onrecord.text.quotation import find_quotations
from onrecord.types import Article, Span

# "G.K." and "U.S." with their points, words with inner marks, a possessive apart, other marks.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[’']s\b|[^\W_]+(?:[-’'&@/][^\W_]+)*?(?=[’']s\b)|"
    r"[^\W_]+(?:(?:[-’'&@/]|\.(?=[^\W_]))[^\W_]+)*|\S"
)
_BREAK = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_TERMINAL = frozenset(".!?…")
_CLOSING = frozenset("\"”’'»)]")
_INITIAL = re.compile(r"(?:[A-Z]|[A-Z][a-z]{1,2}|Sept|Corp|Bros|Mass|Calif|Conn|Penn|Wash)\Z")


class ArticleWords:
    """The words of a text, by number, and for each its sentence and its paragraph."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        found = [match.span() for match in _WORD.finditer(article.text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        self.words = [article.text[start:end] for start, end in found]
        self.lower = [word.lower() for word in self.words]
        limits = [part.span for part in article.parts] or [Span(0, len(article.text))]
        self.quotations = find_quotations(article.text, limits)
        self._quotation_starts = [span.start for span in self.quotations]
        self.headlines = [part.span for part in article.parts if part.kind == "headline"]
        self.sentence, self.paragraph, self.first_of = self._number()
        part_starts = [span.start for span in limits]
        self.part = [bisect_right(part_starts, start) for start in self.starts]

    def __len__(self) -> int:
        return len(self.words)

    def _number(self) -> tuple[list[int], list[int], list[int]]:
        """The sentence and paragraph of each word, and the first word of each sentence."""
        sentences: list[int] = []
        paragraphs: list[int] = []
        firsts: list[int] = []
        paragraph, last = 0, -1  # the last word that closes nothing
        for number, word in enumerate(self.words):
            breaks = number > 0 and self._breaks_before(number)
            paragraph += breaks
            if not number or breaks or self._sentence_ends_before(number, last):
                firsts.append(number)
            last = last if word in _CLOSING else number
            sentences.append(len(firsts) - 1)
            paragraphs.append(paragraph)
        return sentences, paragraphs, firsts

    def _breaks_before(self, number: int) -> bool:
        return bool(_BREAK.search(self.text, self.ends[number - 1], self.starts[number]))

    def _sentence_ends_before(self, number: int, before: int) -> bool:
        """True where the word `before`, behind which marks may close, ends a sentence."""
        if self.starts[number] == self.ends[number - 1]:
            return False
        first = self.words[number][0]
        if not (first.isupper() or first.isdigit() or first in "\"“‘'«(["):
            return False
        if before < 0 or self.words[before][-1] not in _TERMINAL:
            return False
        return self.words[before] != "." or not self._is_shortened(before - 1)

    def _is_shortened(self, number: int) -> bool:
        """True for the word before a full stop that only shortens it ("Mr", "Sen", "J")."""
        if number < 0 or self.ends[number] != self.starts[number + 1]:
            return False
        words = load_party_words()
        short = f"{self.lower[number]}."
        return (
            short in words.abbreviations
            or short in words.honorifics
            or bool(_INITIAL.match(self.words[number]))
        )

    def at(self, place: int) -> int:
        """The number of the first word that ends after `place`."""
        return bisect_right(self.ends, place)

    def run(self, span: Span) -> range:
        """The numbers of the words that a span touches."""
        first = self.at(span.start)
        return range(first, max(first, bisect_left(self.starts, span.end)))

    def span(self, first: int, after: int) -> Span:
        """Where the words from `first` up to `after` stand."""
        return Span(self.starts[first], self.ends[after - 1])

    def quotation_at(self, place: int) -> int | None:
        """The number of the quotation that `place` stands in, if any."""
        number = bisect_right(self._quotation_starts, place) - 1
        if number >= 0 and place < self.quotations[number].end:
            return number
        return None

    def is_in_headline(self, place: int) -> bool:
        """True where `place` stands in the headline."""
        return any(span.start <= place < span.end for span in self.headlines)


def plain(words: str) -> str:
    """Words on one line, apostrophes straight, no white space at the edges."""
    return " ".join(words.replace("’", "'").replace("‘", "'").split())


def joined(words: Sequence[str]) -> str:
    """Words with a space between, a possessive apart from nothing."""
    return re.sub(r" (['’]s)\b", r"\1", " ".join(words))
