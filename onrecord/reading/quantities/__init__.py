"""The figures of an article, and the statements that give them. See docs/figures.md."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.reading.quantities.figures import Figure, FigureFinder, IsClosed
from onrecord.reading.quantities.givers import find_givers
from onrecord.reading.quantities.numerals import Number
from onrecord.reading.quantities.tokens import Tokens, tokenise
from onrecord.types import Article, Span, Statement
from onrecord.types.quantity import Quantity

# Numbers in these parts are not the article's ("5 comments", "Photo 3 of 12").
_UNREAD_PARTS = frozenset(("furniture", "byline", "dateline", "credit"))


def find_quantities(
    article: Article, statements: Sequence[Statement], closed: Sequence[Span] = ()
) -> tuple[Quantity, ...]:
    """Every figure of the article, in text order, with the statement that gives it.

    No figure is looked for in the `closed` spans (the times of the article); without them
    durations, dates and times of day are left out by their words. The time taken grows in line
    with the length of the text.
    """
    unread = [part.span for part in article.parts if part.kind in _UNREAD_PARTS]
    tokens = tokenise(article.text)
    figures = list(FigureFinder(tokens).find(_closed_test([*closed, *unread])))
    places = [tokens.starts[figure.core] for figure in figures]
    givers = find_givers(places, statements)
    return tuple(
        _quantity(article.text, tokens, figure, giver)
        for figure, giver in zip(figures, givers, strict=True)
    )


def _closed_test(spans: Sequence[Span]) -> IsClosed:
    """A test that tells whether two offsets enclose a piece of any of the spans."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    ends = [span.end for span in merged]

    def is_closed(start: int, end: int) -> bool:
        number = bisect_left(ends, start + 1)
        return number < len(merged) and merged[number].start < end

    return is_closed


def _quantity(text: str, tokens: Tokens, figure: Figure, giver: str | None) -> Quantity:
    start, end = tokens.starts[figure.first], tokens.ends[figure.end - 1]
    return Quantity(
        start,
        end,
        text[start:end],
        _plain(figure.value),
        _plain(figure.low),
        _plain(figure.high),
        figure.unit,
        giver,
    )


def _plain(number: Number | None) -> int | float | None:
    """The number as JSON knows it: whole where it is whole."""
    if number is None or isinstance(number, int):
        return number
    return number.numerator if number.denominator == 1 else float(number)
