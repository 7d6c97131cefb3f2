"""The worldwide newswire as articles: text put together from its tokens, with its names.

github.com/stanfordnlp/en-worldwide-newswire (Shan et al. 2023): a token and its tag a line,
sentences apart, the first line the address. Every fifth outlet is held out: the name tagger never
learns from its articles, and `onrecord evaluate names` reports on them.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.inference.names import KINDS
from onrecord.types import Span

# Where no space stood in the text, as far as the tokens tell.
NO_SPACE_BEFORE = frozenset(".,;:!?)]%…”’") | {"'s", "n't", "'re", "'ve", "'m", "'ll", "'d"}
NO_SPACE_BEFORE |= {"’s", "n’t", "’re", "’ve", "’m", "’ll", "’d"}
NO_SPACE_AFTER = frozenset("([“‘$€£₡")
TIGHT = frozenset("/-")
# News paragraphs have one to three sentences.
MOST_SENTENCES = 3


@dataclass(frozen=True)
class NewsArticle:
    """One article: its text and the names in it, each with its kind (see `KINDS`)."""

    name: str
    text: str
    names: tuple[tuple[Span, str], ...]


def outlet_of(path: Path) -> str:
    """The outlet that a file's name begins with."""
    return re.sub(r"_?\d*(\.txt)?\.tsv$", "", path.name)


def held_out_outlets(folder: Path) -> frozenset[str]:
    """Every fifth outlet in the order of the alphabet, from the second on."""
    outlets = sorted({outlet_of(path) for path in folder.glob("**/*.tsv")})
    return frozenset(outlets[1::5])


def newswire_files(folder: Path, *, held_out: bool) -> list[Path]:
    """The files of the outlets that are held out, or of all others, by name."""
    apart = held_out_outlets(folder)
    files = sorted(folder.glob("**/*.tsv"))
    return [path for path in files if (outlet_of(path) in apart) == held_out]


def read_newswire(folder: Path, *, held_out: bool) -> Iterator[NewsArticle]:
    """The articles of the outlets that are held out, or of all others, by name."""
    return map(_article, newswire_files(folder, held_out=held_out))


def _article(path: Path) -> NewsArticle:
    chance = random.Random(path.name)
    text, names = "", []
    open_marks: set[str] = set()
    left = 0
    for sentence in _sentences(path):
        if text:
            left -= 1
            text += " " if left > 0 else "\n\n"
            if left <= 0:
                open_marks.clear()
        if left <= 0:
            left = chance.randint(1, MOST_SENTENCES)
        before = ""
        for word, tag in sentence:
            gap = before and _spaced(before, word, open_marks)
            text += (" " if gap else "") + word
            names.append((Span(len(text) - len(word), len(text)), tag))
            if word == '"':
                open_marks ^= {word}
            before = word
    return NewsArticle(path.name, text, tuple(_joined(names)))


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    lines = path.read_text(encoding="utf-8").split("\n")[1:]
    sentence: list[tuple[str, str]] = []
    for line in [*lines, ""]:
        columns = line.split("\t")
        if columns[0].strip() and len(columns) > 1:
            sentence.append((columns[0].strip(), columns[1].strip()))
        elif sentence:
            yield sentence
            sentence = []


def _spaced(before: str, word: str, open_marks: set[str]) -> bool:
    """True when a space stands between two tokens of a sentence, as far as can be told."""
    if word == '"':
        return word not in open_marks
    if before == '"':
        return before not in open_marks
    return not (
        word in NO_SPACE_BEFORE or before in NO_SPACE_AFTER or word in TIGHT or before in TIGHT
    )


def _joined(tags: list[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Tagged tokens to whole names."""
    start, end, kind = 0, 0, ""
    for span, tag in [*tags, (Span(0, 0), "O")]:
        position, _, name = tag.partition("-")
        goes_on = position in ("I", "E") and name.lower() == kind
        if kind and not goes_on:
            yield Span(start, end), kind
            kind = ""
        if goes_on:
            end = span.end
        elif name.lower() in KINDS:
            start, end, kind = span.start, span.end, name.lower()
