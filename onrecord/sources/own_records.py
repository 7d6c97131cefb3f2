"""The article inside a record that onrecord wrote (`onrecord/1`)."""

from collections.abc import Mapping
from typing import Any, get_args

from onrecord.errors import InputError
from onrecord.sources.dates import iso_date
from onrecord.types import Article, Part, PartKind, Problem
from onrecord.types.article import PublishedBasis

_KINDS = get_args(PartKind)
_BASES = get_args(PublishedBasis)


def is_own_record(value: Mapping[str, Any]) -> bool:
    """True when `value` holds an article in the way of the contract `onrecord/1`."""
    article = value.get("article")
    return isinstance(article, dict) and isinstance(article.get("text"), str)


def article_of_record(value: Mapping[str, Any], location: str) -> Article:
    """The article as the record holds it; `location` stands in where the record names none."""
    article = value["article"]
    text = article["text"]
    if not text.strip():
        raise InputError("The text of the article is empty.", kind="empty")
    published = iso_date(_text(article, "published") or "")
    basis = article.get("published_basis")
    parts = _parts(article.get("parts"), len(text))
    return Article(
        location=_text(article, "location") or location,
        text=text,
        title=_text(article, "title"),
        outlet=_text(article, "outlet"),
        byline=_names(article.get("byline")),
        section=_text(article, "section"),
        published=published,
        published_basis=(basis if basis in _BASES else "metadata") if published else None,
        language=_text(article, "language"),
        parts=parts or (),
        problems=() if parts is not None else (_DAMAGED_PARTS,),
    )


_DAMAGED_PARTS = Problem(
    "sources", "damaged-parts", "The parts of the record do not fit its text and were left out."
)


def _text(article: Mapping[str, Any], name: str) -> str | None:
    value = article.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _names(value: object) -> tuple[str, ...]:
    return tuple(name for name in value if isinstance(name, str)) if isinstance(value, list) else ()


def _parts(value: object, length: int) -> tuple[Part, ...] | None:
    """The parts in text order; None when one of them is not a part of a text so long."""
    parts: list[Part] = []
    for item in value if isinstance(value, list) else []:
        part = _part(item)
        if part is None or not (parts[-1].end if parts else 0) <= part.start < part.end <= length:
            return None
        parts.append(part)
    return tuple(parts)


def _part(item: object) -> Part | None:
    if not isinstance(item, dict) or item.get("kind") not in _KINDS:
        return None
    start, end = item.get("start"), item.get("end")
    if type(start) is not int or type(end) is not int:
        return None
    return Part(item["kind"], start, end)
