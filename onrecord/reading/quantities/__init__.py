"""The figures of an article, and the statements that give them. See docs/figures.md."""

import re
from collections.abc import Sequence

from onrecord.reading.quantities.figures import Figure, FigureFinder
from onrecord.reading.quantities.givers import find_givers
from onrecord.reading.quantities.numerals import Number, is_overlarge
from onrecord.reading.quantities.tokens import Tokens, tokenise
from onrecord.text.covered import Covered
from onrecord.types import Article, Problem, Span, Statement
from onrecord.types.quantity import Quantity

_LONG_NUMBER = re.compile(r"[0-9][0-9,]{15}")  # 2^53 has sixteen figures
_MOST_SHOWN = 20  # characters of a number in a message


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


def find_overlarge(article: Article, closed: Sequence[Span] = ()) -> tuple[Problem, ...]:
    """A problem where the article has numbers too large to be kept exactly, else none.

    They are no figures. Numbers within an address or joined to letters are names, not counts.
    """
    if not _LONG_NUMBER.search(article.text):
        return ()
    unread = Covered([*closed, *article.closed])
    tokens = tokenise(article.text)
    found = [
        tokens.written[i]
        for i in range(tokens.count)
        if is_overlarge(tokens, i) and not unread.touches(tokens.starts[i], tokens.ends[i])
    ]
    if not found:
        return ()
    more = f" (and {len(found) - 1} more like it)" if len(found) > 1 else ""
    shown = found[0] if len(found[0]) <= _MOST_SHOWN else f"{found[0][:_MOST_SHOWN]}…"
    message = f"“{shown}”{more} is too large a number to be kept, and is no figure here."
    return (Problem("quantities", "number-too-large", message),)


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
