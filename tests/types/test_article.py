"""What an article tells of its parts."""

from typing import get_args

from onrecord.types import Article, Part, PartKind, Span


def test_furniture_bylines_datelines_and_credits_are_closed() -> None:
    parts = tuple(Part(kind, at, at + 1) for at, kind in enumerate(get_args(PartKind)))
    found = Article("text", "x" * len(parts), parts=parts).closed
    kinds = {part.kind for part in parts if part.span in found}
    assert kinds == {"furniture", "byline", "dateline", "credit"}


def test_an_article_whose_parts_are_not_told_is_open() -> None:
    assert Article("text", "By Jane Doe").closed == []


def test_closed_stretches_are_those_of_their_parts() -> None:
    parts = (Part("byline", 0, 11), Part("paragraph", 13, 20))
    assert Article("text", "By Jane Doe\n\nRain fell", parts=parts).closed == [Span(0, 11)]
