"""The figures of an article, and the statements that give them. See docs/figures.md."""

from collections.abc import Sequence

from onrecord.reading.quantities.figures import Figure, FigureFinder
from onrecord.reading.quantities.givers import find_givers
from onrecord.reading.quantities.numerals import Number
from onrecord.reading.quantities.tokens import Tokens, tokenise
from onrecord.text.covered import Covered
from onrecord.types import Article, Span, Statement
from onrecord.types.quantity import Quantity


def find_quantities(
    article: Article, statements: Sequence[Statement], closed: Sequence[Span] = ()
) -> tuple[Quantity, ...]:
    """Every figure of the article, in text order, with the statement that gives it.

    No figure is looked for in the `closed` spans (the times of the article); without them
    durations, dates and times of day are left out by their words. The time taken grows in line
    with the length of the text.
    """
    unread = Covered([*closed, *article.closed])
    tokens = tokenise(article.text)
    figures = list(FigureFinder(tokens).find(unread))
    places = [tokens.starts[figure.core] for figure in figures]
    givers = find_givers(places, statements)
    return tuple(
        _quantity(article.text, tokens, figure, giver)
        for figure, giver in zip(figures, givers, strict=True)
    )


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
