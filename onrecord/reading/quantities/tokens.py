"""The words, numbers and signs of a text, each with its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A line break before anything but a small letter parts what stands on its sides; others were
# made for want of width.
_TOKEN = re.compile(
    r"\n(?![^\S\n]*[a-z])|[0-9]+(?:[.,][0-9]+)*|(?<![\w.])\.[0-9]+"
    r"|[¼-¾⅐-⅞]|(?:[^\W\d_]\.){2,}|[^\W\d_¼-¾⅐-⅞]+(?:['’][^\W\d_]+)*|\S"
)
_BREAKS = re.compile(r"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
BREAK = "\n"
HYPHENS = frozenset("-‐‑")
DASHES = HYPHENS | frozenset("–—−")
# Empty tokens after the last one, so that a look some words ahead (or, by Python's negative
# indices, back from the first) meets emptiness and not an error.
_BEYOND = 16


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in order: as written, in small letters, and where each stands.

    Sixteen empty tokens follow the last (`count` leaves them out), so `lower[i + 3]` and
    `lower[i - 3]` are "" where the text has ended or not begun.
    """

    written: Sequence[str]
    lower: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    count: int

    def glued(self, i: int) -> bool:
        """True when nothing stands between token `i` and the one before it."""
        return self.starts[i] == self.ends[i - 1]

    def hyphenated(self, i: int) -> bool:
        """True when token `i` is a hyphen that joins the tokens on its sides."""
        return self.lower[i] in HYPHENS and self.glued(i) and self.glued(i + 1)

    def phrase(self, i: int, length: int) -> tuple[str, ...]:
        """The `length` tokens from `i` on, in small letters."""
        return tuple(self.lower[i : i + length])

    def is_digits(self, i: int) -> bool:
        """True when token `i` is a number in digits."""
        return self.lower[i][-1:].isdecimal()

    def is_capitalised(self, i: int) -> bool:
        """True when token `i` begins with a large letter."""
        return self.written[i][:1].isupper()

    def is_in_headline(self, i: int) -> bool:
        """True when of three or more long words near token `i` most begin with a large letter."""
        near = [
            word
            for word in self.written[max(i - 5, 0) : i + 6]
            if len(word) > 3 and word[0].isalpha()
        ]
        return len(near) > 2 and sum(word[0].isupper() for word in near) > 0.7 * len(near)


def tokenise(text: str) -> Tokens:
    """The tokens of `text`; one for each break between lines that parts them."""
    matches = list(_TOKEN.finditer(_BREAKS.sub(BREAK, text)))
    written = [match.group() for match in matches]
    beyond = len(text) + 2
    return Tokens(
        written + [""] * _BEYOND,
        [word.lower() for word in written] + [""] * _BEYOND,
        [match.start() for match in matches] + [beyond] * _BEYOND,
        [match.end() for match in matches] + [beyond + 1] * _BEYOND,
        len(matches),
    )
