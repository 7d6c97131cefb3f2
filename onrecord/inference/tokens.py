"""Text cut into the words and word pieces that the network reads, each with its offsets.

The pieces are those of BERT's uncased WordPiece (Devlin et al. 2019); what that vocabulary
throws away (case, line breaks, quotation marks as a state) is kept beside them as features.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.text.lines import BREAK

Ints = NDArray[np.int64]

# "she's" is two words, as annotators mark spans; "didn't" is one, since they never part it
# and BERT's pieces would change. Inner full stops hold together ("U.S", "AT&T", "3.5").
WORD = re.compile(
    r"[^\W_]+n['’]t(?![^\W_])"
    r"|(?<=[^\W_])['’](?:s|re|ve|ll|d|m)(?![^\W_])"
    r"|[^\W_]+(?:[.,&][^\W_]+)*"
    r"|\S",
    re.IGNORECASE,
)

CASES = ("lower", "capital", "upper", "mixed", "digits", "mark")
GAPS = ("none", "space", "line", "paragraph", "start")
QUOTES = ("outside", "inside", "opening", "closing")
LINES = ("body", "first", "short")

MAX_PIECES_A_WORD = 16
MAX_WORD_LETTERS = 100
SHORT_LINE_WORDS = 14

UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, W of them, cut into P pieces."""

    starts: Ints  # [W] code-point offsets
    ends: Ints  # [W]
    paragraphs: Ints  # [W] number of the paragraph (line) a word stands in
    features: Ints  # [W, 4] case, gap before, quotation state, line kind
    pieces: Ints  # [P] vocabulary ids
    firsts: Ints  # [W + 1] number of the first piece of each word, then P

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(slots=True)
class Tokenizer:
    """Cuts text into `Tokens`; remembers the pieces of words it has met (bounded)."""

    vocabulary: Mapping[str, int]
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def read(self, text: str) -> Tokens:
        """The tokens of `text`, in time linear in its length."""
        found = [(match.start(), match.end()) for match in WORD.finditer(text)]
        words = [text[start:end] for start, end in found]
        cut = [self.pieces_of(word) for word in words]
        spans = np.array(found, np.int64).reshape(-1, 2)
        gaps = _gaps(text, spans)
        paragraphs = np.cumsum(gaps == GAPS.index("line")) + np.cumsum(
            gaps == GAPS.index("paragraph")
        )
        features = np.stack(
            [
                np.array([_case(word) for word in words], np.int64),
                gaps,
                _quotation_states(words, gaps),
                _line_kinds(words, paragraphs),
            ],
            axis=1,
        )
        firsts = np.zeros(len(words) + 1, np.int64)
        np.cumsum([len(ids) for ids in cut], out=firsts[1:])
        pieces = np.array([piece for ids in cut for piece in ids], np.int64)
        return Tokens(spans[:, 0], spans[:, 1], paragraphs, features, pieces, firsts)

    def pieces_of(self, word: str) -> tuple[int, ...]:
        """The vocabulary ids of one word, at least one and at most `MAX_PIECES_A_WORD`."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 200_000:
                self._known.clear()
            known = self._cut(word)
            if len(word) <= MAX_WORD_LETTERS:  # so that what is remembered stays small
                self._known[word] = known
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        for token in basic_tokens(word[:MAX_WORD_LETTERS]):
            ids.extend(self._word_pieces(token))
        return tuple(ids[:MAX_PIECES_A_WORD]) or (self.vocabulary[UNKNOWN],)

    def _word_pieces(self, token: str) -> list[int]:
        ids, start = [], 0
        while start < len(token):
            for end in range(len(token), start, -1):
                piece = token[start:end] if start == 0 else "##" + token[start:end]
                if piece in self.vocabulary:
                    ids.append(self.vocabulary[piece])
                    start = end
                    break
            else:
                return [self.vocabulary[UNKNOWN]]
        return ids


def basic_tokens(word: str) -> list[str]:
    """The word in lower case without accents or control characters, cut at every mark."""
    plain = unicodedata.normalize("NFD", word.lower())
    tokens: list[str] = []
    open_token = False
    for letter in plain:
        category = unicodedata.category(letter)
        if category == "Mn" or category[0] == "C":
            continue
        if _is_mark(letter, category) or _is_ideograph(letter):
            tokens.append(letter)
            open_token = False
        elif open_token:
            tokens[-1] += letter
        else:
            tokens.append(letter)
            open_token = True
    return tokens


def _is_mark(letter: str, category: str) -> bool:
    # BERT counts every printable ASCII symbol as punctuation, "$" and "+" too.
    return category[0] == "P" or (letter.isascii() and not letter.isalnum())


def _is_ideograph(letter: str) -> bool:
    return "㐀" <= letter <= "鿿" or "豈" <= letter <= "﫿" or letter >= "\U00020000"


def _case(word: str) -> int:
    if not any(letter.isalnum() for letter in word):
        return CASES.index("mark")
    if word[0].isdigit():
        return CASES.index("digits")
    if word.islower():
        return CASES.index("lower")
    if word.isupper() and len(word) > 1:
        return CASES.index("upper")
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return CASES.index("capital")
    return CASES.index("mixed")


def _gaps(text: str, spans: Ints) -> Ints:
    """What stands before each word [W], of spans [W, 2]: how many line breaks, at most two."""
    if not len(spans):
        return np.zeros(0, np.int64)
    breaks = np.array([found.start() for found in BREAK.finditer(text)], np.int64)
    starts, before = spans[:, 0], np.concatenate([[0], spans[:-1, 1]])
    lines = np.searchsorted(breaks, starts) - np.searchsorted(breaks, before)
    gaps = np.where(starts > before, GAPS.index("space") + np.minimum(lines, 2), 0)
    gaps[0] = GAPS.index("start")
    return gaps


def _quotation_states(words: list[str], gaps: Ints) -> Ints:
    """For each word, whether it stands in double quotation marks, paragraph by paragraph."""
    states = np.zeros(len(words), np.int64)
    inside = False
    for number, word in enumerate(words):
        if gaps[number] >= GAPS.index("line"):
            inside = False
        if word == "“" or (word == '"' and not inside):
            inside = True
            states[number] = QUOTES.index("opening")
        elif word == "”" or word == '"':
            inside = False
            states[number] = QUOTES.index("closing")
        else:
            states[number] = QUOTES.index("inside") if inside else QUOTES.index("outside")
    return states


def _line_kinds(words: list[str], paragraphs: Ints) -> Ints:
    kinds = np.zeros(len(words), np.int64)
    edges = np.flatnonzero(np.diff(paragraphs, prepend=-1, append=-1))
    for start, end in pairwise(edges):
        if end - start <= SHORT_LINE_WORDS and words[end - 1] not in '.!?”"’…':
            kinds[start:end] = LINES.index("short")
    kinds[paragraphs == 0] = LINES.index("first")
    return kinds
