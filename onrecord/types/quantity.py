"""How many, how much: a figure of the text with its bounds and its unit."""

from dataclasses import dataclass
from typing import Any

from onrecord.types.span import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words that give a figure. `low` and `high` bound it; None where there is no bound.

    `value` is None where the words give bounds alone ("dozens"). `unit` is what is counted or
    measured, in its dictionary form ("person", "USD", "kilometre", "percent"), or None.
    `statement` is the id of the statement that gives the figure.
    """

    start: int
    end: int
    text: str
    value: float | int | None
    low: float | int | None
    high: float | int | None
    unit: str | None
    statement: str | None = None

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        """The figure as it stands in the record."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "statement": self.statement,
        }
