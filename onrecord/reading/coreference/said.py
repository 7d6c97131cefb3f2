"""The statements of an article as the walk over it needs them, and where someone is mentioned."""

from dataclasses import dataclass, field

from onrecord.reading.coreference.referents import Referent
from onrecord.reading.mentions import Phrase
from onrecord.types import Statement
from onrecord.types.party import MentionForm


@dataclass(slots=True)
class Said:
    """A statement as the walk needs it, in words; `phrases` are what its source names."""

    number: int
    statement: Statement
    phrases: list[Phrase]
    content: list[range]
    at: int
    referents: list[Referent] = field(default_factory=list)
    how: MentionForm | None = None
    waits: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Where a referent is mentioned, in words, and how."""

    first: int
    after: int
    referent: Referent
    how: MentionForm
