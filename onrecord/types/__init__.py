"""The frozen values that travel from one stage to the next."""

from onrecord.types.act import Act, ActReading, Framing, Polarity
from onrecord.types.article import Article, Part, PartKind
from onrecord.types.name import NameKind, NameSpan
from onrecord.types.party import Mention, MentionForm, Party, PartyKind
from onrecord.types.problem import Failure, Problem
from onrecord.types.quantity import Quantity
from onrecord.types.record import (
    Content,
    Cue,
    Manner,
    ReaderName,
    Record,
    SaidAt,
    Source,
    Statement,
)
from onrecord.types.span import Span
from onrecord.types.time import TimeExpression, TimexType

__all__ = [
    "Act",
    "ActReading",
    "Article",
    "Content",
    "Cue",
    "Failure",
    "Framing",
    "Manner",
    "Mention",
    "MentionForm",
    "NameKind",
    "NameSpan",
    "Part",
    "PartKind",
    "Party",
    "PartyKind",
    "Polarity",
    "Problem",
    "Quantity",
    "ReaderName",
    "Record",
    "SaidAt",
    "Source",
    "Span",
    "Statement",
    "TimeExpression",
    "TimexType",
]
