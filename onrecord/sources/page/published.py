"""When a page says that its article was published.

Only what is stated counts, in this order: JSON-LD, the tags made for it, the elements marked as
the publication date, the line of the date in the article's head, and the day in the page's own
address (`/2019/05/03/`). A date in a caption, in the text or in a list of other stories is none.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from onrecord.sources.dates import any_date, date_within, last_date, read_date
from onrecord.sources.page.credits import is_marked_caption
from onrecord.sources.page.element import Element
from onrecord.sources.page.words import element_text, word_key
from onrecord.types import Problem

# Where the dates of pictures, of other stories and of readers' letters stand.
_ELSEWHERE = frozenset(("aside", "blockquote", "figure", "footer", "nav", "li"))
_ELSEWHERE_MARKS = re.compile(
    r"\b(?:related|recommend|comment|sidebar|teaser|promo|most-?read|trending|gallery)", re.I
)
_HEADINGS = ("h1", "h2", "h3")
_WHOLE = ("article", "main")
_AROUND_HEAD = (*_WHOLE, "header")
_DATE_MARKS = re.compile(r"(?<!up)date(?!d)|(?<![a-z])time|publish|posted", re.I)
_LATER = re.compile(r"\b(?:updated?|modified|edited)\b|updated|modified", re.I)
# What may stand before the date of a line that holds nothing else: "Published", "By Ann Lee –".
_BEFORE_DATE = re.compile(
    r"(?:(?:first\s+)?(?:published|posted)\b|(?:written\s+|reported\s+)?by\s).*|(?:[A-Z]\w+day,?)?",
    re.I,
)
_DAY_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?=[/-]|$)", re.I)
# On the 111 pages of the benchmark the longest line of the date has 97 characters, names and update
# included; paragraphs of fewer than 70 end no head.
LONGEST_DATE_LINE, SHORTEST_PARAGRAPH = 100, 70


def published(
    stated: list[str], tree: Element, title: str | None, addresses: list[str]
) -> tuple[str | None, tuple[Problem, ...]]:
    """The day or moment in ISO 8601, or None and, where what is stated is no day, a problem.

    `stated` is what JSON-LD and the tags say, the best first; `addresses` are those that the page
    may have.
    """
    stated = [*stated, *_marked_dates(tree)]
    found = next(filter(None, map(_as_date, stated)), None)
    found = found or next(_head_dates(tree, title), None)
    found = found or next(filter(None, map(_day_of_address, addresses)), None)
    return (found, ()) if found or not stated else read_date(stated[0])


def own_addresses(tree: Element, told: list[str], url: str | None) -> list[str]:
    """The addresses that a page gives as its own, and the one that it was fetched from."""
    links = (link for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return [*(link.get("href") or "" for link in links), *told, url or ""]


def _as_date(written: str) -> str | None:
    return any_date(written) or date_within(written)


def _marked_dates(tree: Element) -> Iterator[str]:
    """What the elements say that are marked as the publication date of the article."""
    for element in tree.iter("time", "meta", "span", "div", "p"):
        is_marked = "datePublished" in (element.get("itemprop") or "").split()
        if element.tag == "time":
            is_marked = is_marked or element.get("pubdate") is not None
        if is_marked and not _is_elsewhere(element) and (said := _said(element)):
            yield said


def _head_dates(tree: Element, title: str | None) -> Iterator[str]:
    """The dates of the line that tells it, between the headline and the first paragraph."""
    for element in _head(tree, title):
        if not _tells_date(element) or _is_elsewhere(element):
            continue
        if found := _as_date(_said(element)):
            yield found


def _tells_date(element: Element) -> bool:
    """True for a `<time>`, what is marked as a date and a line of a date, none of updates."""
    marks = _marks(element)
    if _LATER.search(marks) and not re.search("publish", marks, re.I):
        return False
    text = element_text(element, at_most=4 * LONGEST_DATE_LINE)
    if len(text) > LONGEST_DATE_LINE or _LATER.match(text):
        return False
    return element.tag == "time" or bool(_DATE_MARKS.search(marks)) or _is_date_line(text)


def _is_date_line(text: str) -> bool:
    """True for a line that ends with a date and holds nothing else but who wrote it."""
    day = last_date(text)
    return day is not None and bool(_BEFORE_DATE.fullmatch(text[:day].strip()))


def _said(element: Element) -> str:
    """The date that an element gives a program, else what it shows, up to a word of updates."""
    for name in ("datetime", "content"):
        if value := element.get(name):
            return str(value).strip()
    text = element_text(element, at_most=4 * LONGEST_DATE_LINE)
    return _LATER.split(text)[0].strip()


def _head(tree: Element, title: str | None) -> Iterator[Element]:
    """The elements of the article's head: around its headline, down to the first paragraph."""
    heading = _heading(tree, title)
    if heading is None:
        return
    top = next((a for a in heading.iterancestors() if a.tag in _AROUND_HEAD), heading)
    inside, below = False, False
    for element in (top if top.tag in _WHOLE else tree).iter():
        inside, below = inside or element is top, below or element is heading
        if not inside or not isinstance(element.tag, str):
            continue
        if below and element.tag == "p" and _is_paragraph(element):
            return
        yield element


def _is_paragraph(element: Element) -> bool:
    """True for one of several long paragraphs; one alone is what stands under the headline."""
    around = element.getparent()
    return _is_long(element) and sum(map(_is_long, around.iterchildren("p"))) > 1


def _is_long(element: Element) -> bool:
    return len(element_text(element, at_most=2 * SHORTEST_PARAGRAPH)) >= SHORTEST_PARAGRAPH


def _heading(tree: Element, title: str | None) -> Element | None:
    """The element that shows the title, else the only `<h1>`."""
    key = word_key(title or "")
    shown = (one for tag in _HEADINGS for one in tree.iter(tag))
    same = (one for one in shown if key and word_key(element_text(one)).startswith(key))
    largest = list(tree.iter("h1"))
    return next(same, largest[0] if len(largest) == 1 else None)


def _is_elsewhere(element: Element) -> bool:
    """True within a picture, a list of other stories, the navigation or the comments."""
    around = [element, *element.iterancestors()]
    return any(
        one.tag in _ELSEWHERE
        or (one.tag not in ("html", "body") and _ELSEWHERE_MARKS.search(_marks(one)))
        or is_marked_caption(one)
        for one in around
    )


def _day_of_address(address: str) -> str | None:
    try:
        found = _DAY_IN_ADDRESS.search(urlsplit(address).path)
    except ValueError:
        return None
    if found is None:
        return None
    year, month, day = found.groups()
    if month.isdecimal():
        return any_date(f"{year}-{month:0>2}-{day:0>2}")
    return any_date(f"{day} {month} {year}")


def _marks(element: Element) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))
