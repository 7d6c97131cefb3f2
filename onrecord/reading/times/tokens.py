"""The words, figures and marks of a text, with what kind of number each figure can be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_TOKEN = re.compile(
    r"[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?(?![0-9/])"
    r"|[0-9]+(?:[.,:][0-9]+)*"
    r"|[A-Za-z](?:\.[A-Za-z])+(?![A-Za-z])\.?"
    r"|[^\W\d_]+"
    r"|\n\s*\n|[^\S\n]+|\n"
    r"|\w|[^\w\s]"
)
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9]")
_DECIMAL = re.compile(r"[0-9]{1,3}\.[0-9]{1,2}")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,2}")
_SLASHED = re.compile(r"[0-9]{1,2}([/.])[0-9]{1,2}\1[0-9]{2,4}")
FIRST_YEAR, LAST_YEAR = 1000, 2199


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in order: as written, where each stands, and in small letters.

    A blank line is one token, "\\n", so that no time reaches over it.
    """

    text: str
    raw: list[str]
    starts: list[int]
    ends: list[int]
    words: list[str]

    def has_capital(self, at: int) -> bool:
        """True when the token begins with a capital letter."""
        return self.text[self.starts[at]].isupper()

    def joined(self, start: int, end: int) -> str:
        """The words of these tokens with a space between each two."""
        return " ".join(self.words[start:end])

    def word(self, at: int) -> str:
        """The word at a place, or nothing where the text has none there."""
        return self.words[at] if 0 <= at < len(self.words) else ""


def tokenize(text: str) -> Tokens:
    """Every word, figure and mark of the text stands in the result, white space left out."""
    pieces = _TOKEN.findall(text)
    stops = accumulate(map(len, pieces))
    kept = [
        (piece, stop)
        for piece, stop in zip(pieces, stops, strict=True)
        if not piece.isspace() or (piece[0] == "\n" and len(piece) > 1)
    ]
    raw = [piece for piece, _ in kept]
    ends = [stop for _, stop in kept]
    starts = [stop - len(piece) for piece, stop in kept]
    return Tokens(text, raw, starts, ends, [_plain(piece) for piece in raw])


def words_of(entry: str) -> tuple[str, ...]:
    """The words of an entry of the lexicon, as they stand in `Tokens.words`."""
    return tuple(tokenize(entry).words)


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    if word[0] in "’‘`":
        return "'"
    return "\n" if word[0] == "\n" else word.lower()


@lru_cache(maxsize=8192)
def number_kinds(figure: str) -> frozenset[str]:
    """The kinds of number that a figure can be; none where it is too long to be any."""
    return frozenset(_number_kinds(figure)) if len(figure) <= 12 else frozenset()


def _number_kinds(figure: str) -> Iterator[str]:
    if figure.isascii() and figure.isdigit():
        yield from _plain_number_kinds(figure)
    elif _CLOCK.fullmatch(figure):
        yield "clock"
    elif _DECIMAL.fullmatch(figure):
        yield "decimal"
    elif _THOUSANDS.fullmatch(figure):
        yield "number"
    elif _SLASHED.fullmatch(figure):
        yield "slashed"


def _plain_number_kinds(figure: str) -> Iterator[str]:
    value = int(figure)
    if len(figure) <= 2:
        yield "small"
        if 1 <= value <= 31:
            yield "day-number"
        if len(figure) == 2:
            yield "two-figures"
    elif len(figure) <= 6:
        yield "number"
        if len(figure) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
            yield "year"
