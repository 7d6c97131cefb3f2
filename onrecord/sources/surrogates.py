"""Halves of characters, which some programs leave in a text, made whole or told to be lost.

Python can hold the two halves of "😀" (surrogates) as two characters, but JSON cannot: read back,
they are one, and every position behind them is off by one. UTF-8 can hold neither half.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from onrecord.types import Article, Part, Problem

_HALF = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def with_whole_characters(article: Article) -> Article:
    """The article without surrogates, its parts where they were, and problems that say so.

    Two halves that belong together become their character, any other is U+FFFD. The location
    stays, since it may be the name of a file that is in no encoding.
    """
    given = (article.text, article.title, article.outlet, article.section, *article.byline)
    if not any(_HALF.search(words) for words in given if words):
        return article
    return replace(
        article,
        text=_whole(article.text),
        title=_whole(article.title) if article.title else article.title,
        outlet=_whole(article.outlet) if article.outlet else article.outlet,
        section=_whole(article.section) if article.section else article.section,
        byline=tuple(map(_whole, article.byline)),
        parts=_moved(article.parts, [pair.start() for pair in _PAIR.finditer(article.text)]),
        problems=article.problems + _problems([words for words in given if words]),
    )


def _whole(words: str) -> str:
    joined = _PAIR.sub(lambda pair: _character(pair.group()), words)
    return _HALF.sub("\ufffd", joined)


def _character(pair: str) -> str:
    return pair.encode("utf-16", "surrogatepass").decode("utf-16")


def _moved(parts: tuple[Part, ...], pairs: list[int]) -> tuple[Part, ...]:
    """The parts in the text in which each pair, which began where `pairs` says, is one character.

    A part of nothing but the second half of a pair is none any more.
    """
    moved = (
        Part(
            part.kind,
            part.start - bisect_left(pairs, part.start),
            part.end - bisect_left(pairs, part.end),
        )
        for part in parts
    )
    return tuple(part for part in moved if part.start < part.end)


def _problems(given: list[str]) -> tuple[Problem, ...]:
    pairs = sum(len(_PAIR.findall(words)) for words in given)
    lost = sum(len(_HALF.findall(words)) for words in given) - 2 * pairs
    problems = []
    if pairs:
        message = f"{pairs:,} characters came in two halves (surrogates) and were put together."
        problems.append(Problem("sources", "joined-characters", message))
    if lost:
        message = f"{lost:,} halves of characters (lone surrogates) stand as U+FFFD."
        problems.append(Problem("sources", "damaged-characters", message))
    return tuple(problems)
