"""When: a time expression of the text and the interval that it stands for."""

from dataclasses import dataclass
from typing import Any, Literal

from onrecord.types.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time. `first` and `last` are ISO 8601 dates or dates and times.

    Both are the same for one day, and None where they cannot be known. `timex` and `value` are
    those of TIMEX3 (Pustejovsky et al. 2003); `value` is None where nothing can be said.
    """

    start: int
    end: int
    text: str
    timex: TimexType
    value: str | None
    first: str | None
    last: str | None

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        """The time expression as it stands in the record."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "from": self.first,
            "to": self.last,
            "type": self.timex,
            "value": self.value,
        }
