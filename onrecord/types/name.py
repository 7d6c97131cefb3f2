"""A name in the text and the class of thing that bears it."""

from dataclasses import dataclass
from typing import Literal

from onrecord.types.span import Span

# In this order the network has a tag for each (`inference/names.py`).
NameKind = Literal[
    "person",
    "organization",
    "location",
    "norp",
    "facility",
    "misc",
    "product",
    "date",
    "money",
]


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Where a name stands, what kind of thing bears it, and how sure that is."""

    start: int
    end: int
    kind: NameKind
    confidence: float

    @property
    def span(self) -> Span:
        """Where the name stands."""
        return Span(self.start, self.end)
