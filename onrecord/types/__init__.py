"""The frozen values that travel from one stage to the next."""

from onrecord.types.article import Article, Part, PartKind
from onrecord.types.problem import Failure, Problem
from onrecord.types.record import (
    Content,
    Cue,
    Manner,
    ReaderName,
    Record,
    Source,
    Statement,
)
from onrecord.types.span import Span

__all__ = [
    "Article",
    "Content",
    "Cue",
    "Failure",
    "Manner",
    "Part",
    "PartKind",
    "Problem",
    "ReaderName",
    "Record",
    "Source",
    "Span",
    "Statement",
]
