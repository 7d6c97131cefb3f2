"""The tree of a page, prepared so that no words or marks of the text are lost later."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.sources.encoding import Decoded, decode
from onrecord.sources.page.element import Element
from onrecord.sources.page.words import PARAGRAPH_BREAK, protect_spaces
from onrecord.types import Problem

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)""", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>", re.I)
# A doctype that closes itself makes libxml2 drop the page (https://bugs.launchpad.net/lxml/+bug/1955915).
_CLOSED_DOCTYPE = re.compile(r"^\s*<!doctype[^>]{0,500}/[^<>]{0,500}>", re.I)
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OPENING = tuple("“‘\"'«„‹")
# Inline elements whose words belong to the sentence around them.
_IN_SENTENCE = ("a", "abbr", "b", "cite", "em", "font", "i", "span", "strong", "time")
# 40,000 elements take trafilatura 2 to 8 seconds; the largest of the 111 pages of the benchmark has
# 1,600.
MOST_ELEMENTS = 100_000


@dataclass(frozen=True, slots=True)
class Page:
    """The prepared tree of a page, and what was lost on the way to it."""

    tree: Element
    problems: tuple[Problem, ...]


def parse_page(data: bytes, *, charset: str | None = None) -> Page:
    """The page in `data`; InputError when it is binary, empty or beyond what a page can be."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    decoded = _decoded(data, charset)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(_repaired(decoded.text).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"It is no HTML page ({error}).", kind="not-html") from error
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise InputError(
            f"The page has more than {MOST_ELEMENTS:,} elements. Give the article's own page.",
            kind="too-large",
        )
    cut = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    _prepare(tree)
    return Page(tree, tuple(_problems(decoded, cut)))


def _decoded(data: bytes, charset: str | None) -> Decoded:
    start = data[:4096]
    in_page = _CHARSET.search(start) or _XML_ENCODING.search(start)
    declared = charset or (in_page.group(1).decode("ascii") if in_page else None)
    # Pages hold a stray NUL now and then, and browsers pass over it; text files do not.
    if data.count(b"\0") <= 3 + len(data) // 1000:
        data = data.replace(b"\0", b"")
    return decode(data, declared=declared)


def _repaired(text: str) -> str:
    text = _NOT_IN_XML.sub("", text)
    return _CLOSED_DOCTYPE.sub("", _XML_DECLARATION.sub("", text, count=1), count=1)


def _problems(decoded: Decoded, cut: bool) -> Iterator[Problem]:
    if decoded.damaged:
        message = f"{decoded.damaged} characters of the page could not be read."
        yield Problem("sources", "damaged-characters", message)
    if cut:
        message = "The page is nested too deeply; what stands below that is missing."
        yield Problem("sources", "page-cut", message)


def _prepare(tree: Element) -> None:
    for element in tree.iter():
        if element.text:
            element.text = _writable(element.text)
        if element.tail:
            element.tail = _writable(element.tail)
    for line_break in tree.iter("br"):
        _mark_paragraph_break(line_break)
    for quote in list(tree.iter("q")):
        _write_quotation_marks(quote)
    for element in list(tree.iter(*_IN_SENTENCE)):
        if next(element.iterancestors("p"), None) is not None:
            _join_to_sentence(element)


def _writable(text: str) -> str:
    """The text without what `&#xfffe;` and its like stand for, which a tree may not be given."""
    return _NOT_IN_XML.sub("", protect_spaces(text))


def _mark_paragraph_break(line_break: Element) -> None:
    """The second of two line breaks is marked: extraction would make one of the two."""
    previous = line_break.getprevious()
    doubled = previous is not None and previous.tag == "br" and not (previous.tail or "").strip()
    goes_on = (line_break.tail or "").strip() or line_break.getnext() is not None
    if doubled and goes_on:
        line_break.tail = PARAGRAPH_BREAK + (line_break.tail or "")


def _write_quotation_marks(quote: Element) -> None:
    """The marks that a browser shows around a `<q>` stand in the text; extraction drops them."""
    quote.tag = "span"
    quote.attrib.clear()
    if _text_before(quote).endswith(_OPENING) or (quote.text or "").startswith(_OPENING):
        return
    inner = any(ancestor.get("data-quotation") for ancestor in quote.iterancestors("span"))
    opening, closing = ("‘", "’") if inner else ("“", "”")
    quote.set("data-quotation", "yes")
    quote.text = opening + (quote.text or "")
    if len(quote):
        quote[-1].tail = (quote[-1].tail or "") + closing
    else:
        quote.text += closing


def _text_before(element: Element) -> str:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return str(previous.tail or "")
    return str(parent.text or "") if parent is not None else ""


def _join_to_sentence(element: Element) -> None:
    """Words in the middle of a sentence lose the class or tag for which they would be dropped.

    `as the NFL decided <span class="link">to move the rematch</span> in Pittsburgh` is one
    sentence, but trafilatura takes the span for a link list; it also drops every `<time>`.
    """
    if _text_before(element).strip() and (element.tail or "").strip():
        element.attrib.pop("class", None)
        element.attrib.pop("id", None)
        if element.tag == "time":
            element.tag = "span"
