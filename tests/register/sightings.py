"""Sightings built by hand."""

from datetime import date
from itertools import count

from onrecord.register.sighting import Setting, Sighting

_NUMBERS = count(1)


def sighting(
    name: str,
    *roles: str,
    kind: str = "person",
    article: str | None = None,
    day: str | None = "2020-01-01",
    outlet: str | None = None,
    aliases: tuple[str, ...] = (),
    company: tuple[str, ...] = (),
    about: str = "",
    statements: int = 1,
    is_named: bool = True,
) -> Sighting:
    """A party of an article of its own, unless another one is named."""
    article = article or f"article-{next(_NUMBERS):05}"
    ordinal = date.fromisoformat(day).toordinal() if day else None
    setting = Setting(article, f"{article}.txt", outlet, ordinal, frozenset(about.split()))
    return Sighting(
        setting,
        label=f"p{next(_NUMBERS)}",
        name=name,
        kind=kind,
        aliases=aliases,
        roles=tuple(roles),
        company=frozenset(company),
        statements=statements,
        first_words="so it is",
        is_named=is_named,
    )
