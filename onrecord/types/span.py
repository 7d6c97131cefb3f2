"""A stretch of text, as a pair of code-point offsets."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open `[start, end)`, in Unicode code points of `Article.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that this span stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """True when all of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end
