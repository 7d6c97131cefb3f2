"""Words with a style, laid out in lines of a given width and painted."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

Style = Literal["plain", "heading", "dim", "source", "cue", "content", "warning"]

# One colour for one role, in every view; the eight basic ones follow the terminal's own theme.
_CODES: dict[Style, str] = {
    "plain": "",
    "heading": "1",
    "dim": "2",
    "source": "1;35",
    "cue": "36",
    "content": "32",
    "warning": "33",
}
_RESET = "\x1b[0m"
_PIECE = re.compile(r"\s+|\S+")


class Run(NamedTuple):
    """A stretch of text in one style, safe to show (see `spell_out`)."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide a line is, in columns, and whether styles are painted."""

    width: int = 80
    colour: bool = False


def paint(runs: Iterable[Run], layout: Layout) -> str:
    """One string of all runs; every style that begins in it ends in it."""
    painted: list[str] = []
    for style, group in groupby(runs, key=lambda run: run.style):
        text = "".join(run.text for run in group)
        code = _CODES[style] if layout.colour and text else ""
        painted.append(f"\x1b[{code}m{text}{_RESET}" if code else text)
    return "".join(painted)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(character) for character in text)


def wrap(runs: Sequence[Run], width: int, first: str = "", rest: str = "") -> Iterator[list[Run]]:
    """The runs come as lines no wider than `width`, cut at spaces where there are any.

    The first line begins with `first`, every other with `rest`.
    """
    line, used, begun = [Run(first)], columns(first), False
    for word in _words(runs):
        for number, piece in enumerate(_pieces(word, max(2, width - columns(rest)))):
            space = 1 if begun and not number else 0
            size = sum(columns(run.text) for run in piece)
            if begun and used + space + size > width:
                yield line
                line, used, space = [Run(rest)], columns(rest), 0
            if space:
                same = line[-1].style == piece[0].style
                line.append(Run(" ", piece[0].style if same else "plain"))
            line += piece
            used, begun = used + space + size, True
    yield line


def _words(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The words come, each as the runs that it is made of."""
    word: list[Run] = []
    for run in runs:
        for piece in _PIECE.findall(run.text):
            if not piece.isspace():
                word.append(Run(piece, run.style))
            elif word:
                yield word
                word = []
    if word:
        yield word


def _pieces(word: list[Run], room: int) -> Iterator[list[Run]]:
    """The word comes whole where it takes no more than `room` columns, else cut to that size."""
    if sum(len(run.text) for run in word) * 2 <= room:
        yield word
        return
    piece: list[Run] = []
    used = 0
    for run in word:
        start = 0
        for place, character in enumerate(run.text):
            size = _columns_of(character)
            if used + size > room:
                yield [*piece, Run(run.text[start:place], run.style)]
                piece, used, start = [], 0, place
            used += size
        piece.append(Run(run.text[start:], run.style))
    yield piece


def _columns_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
