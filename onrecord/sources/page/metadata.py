"""What a page says of its article: JSON-LD first, then its tags, then trafilatura's guess.

The date is never guessed: see `published`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.sources.page.element import Element
from onrecord.sources.page.jsonld import LinkedData
from onrecord.sources.page.published import own_addresses, published
from onrecord.sources.page.words import element_text, without_markup, word_key
from onrecord.types import Problem

if TYPE_CHECKING:
    from trafilatura.settings import Document

_TITLE_TAGS = ("og:title", "twitter:title", "parsely-title", "dc.title", "headline")
_AUTHOR_TAGS = (
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
)
_DATE_TAGS = (
    *("article:published_time", "og:article:published_time", "article:published"),
    *("datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate"),
    *("publish-date", "dc.date.issued", "date"),
)
_ADDRESS_TAGS = ("og:url",)
_OUTLET_TAGS = ("og:site_name", "application-name", "apple-mobile-web-app-title")
_SECTION_TAGS = ("article:section", "og:article:section", "parsely-section")
_SITE_SUFFIX = re.compile(r"\s+(?:[|–—·•»-]|::)\s+(?P<site>[^|–—·•»]{2,40})$")
_BY = re.compile(r"^(?:(?:analysis|opinion|words|written|reported|story|text)\s+)?by:?\s+", re.I)
# What trafilatura takes along after a name that it found on the page.
_AFTER_NAME = re.compile(
    r"\s+(?:published|updated|posted|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)\b.*$",
    re.I,
)
_FULL_NAME = re.compile(r"(?!The\b)(?:[^\W\d_a-z][\w.'’-]*\s+){1,3}[^\W\d_a-z][\w.'’-]*")
_BETWEEN_NAMES = re.compile(r"\s*(?:;|\||&|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of its article. `published` is ISO 8601, with the time where it is said."""

    title: str | None
    byline: tuple[str, ...]
    outlet: str | None
    section: str | None
    published: str | None
    problems: tuple[Problem, ...] = ()


def page_metadata(tree: Element, url: str | None) -> PageMetadata:
    """All that the page tells of its article, each thing from the best source that has it."""
    linked, tags = LinkedData(tree), _Tags(tree)
    outlets = (*linked.names("publisher"), *tags.of(_OUTLET_TAGS))
    outlet = _first(name for name in outlets if "://" not in name)
    title = _title(linked, tags, tree, outlet)
    byline = _byline(linked.names("author")) or _byline(tags.of(_AUTHOR_TAGS))
    if not (title and byline):
        guess = _guess(tree, url)
        title = title or guess.title
        byline = byline or _guessed_names(guess.author or "")
    stated = [date for date in (linked.text("datePublished"), *tags.of(_DATE_TAGS)) if date]
    addresses = own_addresses(tree, tags.of(_ADDRESS_TAGS), url)
    day, problems = published(stated, tree, title, addresses)
    section = linked.text("articleSection") or _first(tags.of(_SECTION_TAGS))
    return PageMetadata(title, byline, outlet, section, day, problems)


class _Tags:
    """The `<meta>` tags of a page by their name in lower case."""

    def __init__(self, tree: Element) -> None:
        self._values: dict[str, list[str]] = {}
        for tag in tree.iter("meta"):
            name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
            value = without_markup(tag.get("content") or "")
            if value:
                self._values.setdefault(name.strip().lower(), []).append(value)

    def of(self, names: Iterable[str]) -> list[str]:
        """The values of these tags, in the order of the names."""
        return [value for name in names for value in self._values.get(name, ())]


def _title(linked: LinkedData, tags: _Tags, tree: Element, outlet: str | None) -> str | None:
    """The headline; as the page shows it where that is the same words or carries them on."""
    headings = [text for heading in tree.iter("h1") if (text := element_text(heading))]
    named = (linked.text("headline"), *tags.of(_TITLE_TAGS))
    title = _first(_without_site(name, outlet) for name in named if name)
    if title is None:
        return headings[0] if len(headings) == 1 else None
    key = word_key(title)
    return _first(shown for shown in headings if word_key(shown).startswith(key)) or title


def _without_site(title: str, outlet: str | None) -> str:
    suffix = _SITE_SUFFIX.search(title)
    if suffix is None or outlet is None:
        return title
    site, known = (word_key(name).replace(" ", "") for name in (suffix["site"], outlet))
    return title[: suffix.start()] if site in known or known in site else title


def _byline(written: Iterable[str]) -> tuple[str, ...]:
    """The names in what pages write as author, each once; addresses are no names."""
    found = (name for text in written if "://" not in text for name in _split_names(text))
    names = list(dict.fromkeys(name for name in found if 1 < len(name) <= 80))
    # "Ann Lee" and "Ann Lee, Example Times" are one.
    return tuple(
        name for name in names if not any(name.startswith(f"{other}, ") for other in names)
    )


def _split_names(text: str) -> list[str]:
    # "Ann Lee, Political Editor" is a name and a post, "Ann Lee, MS, RDN" a name and degrees;
    # "Ann Lee, Bo Ek and Cy Ash" are three names.
    pieces = _BETWEEN_NAMES.split(_BY.sub("", text))
    if len(pieces) > 1 or text.count(",") > 1:
        names = [name.strip() for piece in pieces for name in piece.split(",")]
        pieces = names if all(" " in name for name in names) else pieces
    return [piece.strip(" ,") for piece in pieces]


def _guessed_names(author: str) -> tuple[str, ...]:
    """Those of trafilatura's authors that are written like the name of a person."""
    names = [_AFTER_NAME.sub("", name).strip() for name in author.split(";")]
    return tuple(name for name in names if _FULL_NAME.fullmatch(name))


def _guess(tree: Element, url: str | None) -> "Document":
    """What trafilatura reads from the looks of the page; nothing where it fails."""
    from lxml.etree import LxmlError
    from trafilatura import extract_metadata
    from trafilatura.settings import Document

    try:
        return extract_metadata(tree, default_url=url, extensive=False)
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError, LxmlError):
        return Document()


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)
