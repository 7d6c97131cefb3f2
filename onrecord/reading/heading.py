"""What an article says of itself at its head: its title and who wrote it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.reading.part_patterns import load_fragments, put_in
from onrecord.types import Article, PartKind

_AND = re.compile(r"(?:^|\s+)(?:and|&)\s+|\s*;\s*")


def tell_heading(article: Article) -> Article:
    """The article has the title and the byline that its parts show, where none was given."""
    if not article.title:
        article = replace(article, title=next(_parts(article, "headline"), None))
    if not article.byline:
        names = (name for line in _parts(article, "byline") for name in names_in_byline(line))
        article = replace(article, byline=tuple(dict.fromkeys(names)))
    return article


def names_in_byline(line: str) -> tuple[str, ...]:
    """The people whom a line like "By Jane Doe and John Roe, Staff Writers" names, as it does.

    What follows a comma is a post or an outlet, unless the names go on to an "and". A word alone
    is no name here.
    """
    patterns = _patterns()
    line = patterns.end.split(patterns.opening.sub("", line.strip(" \t()[]-–—*")), maxsplit=1)[0]
    groups = [_AND.split(piece.strip()) for piece in line.split(",")]
    last = max((number for number, group in enumerate(groups) if len(group) > 1), default=0)
    named = [name.strip(" .") for group in groups[: last + 1] for name in group]
    return tuple(
        name
        for name in named
        if patterns.person.fullmatch(name) and not patterns.no_person.search(name)
    )


def _parts(article: Article, kind: PartKind) -> Iterator[str]:
    """The words of each part of the kind come, on one line."""
    for part in article.parts:
        if part.kind == kind:
            yield " ".join(part.span.of(article.text).split())


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How a byline begins, where its names end, how people are named, and what is nobody."""

    opening: re.Pattern[str]
    end: re.Pattern[str]
    person: re.Pattern[str]
    no_person: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    fragments = load_fragments()
    return _Patterns(
        *(
            re.compile(put_in(pattern, fragments))
            for pattern in (
                r"%BY%",
                r"\s+(?:in|at|of|for|from|via|with)\s+|\s*[|/]\s*",
                r"%PERSON%",
                r"\b(?:%POST%|%AGENCY%)\b",
            )
        )
    )
