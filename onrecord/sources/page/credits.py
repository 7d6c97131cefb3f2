"""The text of a caption element told apart: what the picture shows, and whose picture it is."""

import re
from collections.abc import Iterator

from onrecord.sources.page.block import Block
from onrecord.sources.page.element import Element
from onrecord.sources.page.words import element_text
from onrecord.types import PartKind

_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:fig|img|image|photo|picture|media|wp)?[_-]?caption(?:[_-]?text)?(?:$|[\s_-])",
    re.I,
)
_CREDIT_CLASS = re.compile(
    r"credit|copyright|attribution|photographer|(?:image|photo|media)[_-]?source", re.I
)
_AGENCY = r"(?:AFP|AP|Reuters|Getty|EPA|PA|Shutterstock|Alamy|iStock|Associated Press)\b"
_PICTURE = r"(?:file|stock|handout|image|photo|photograph|picture|illustration|video)"
_CREDIT_LINE = re.compile(
    rf"^[(\[]?(?:{_PICTURE}\s+)*(?:{_PICTURE}\s*:|credit|source\b|copyright|courtesy|©|by\b)"
    rf"|^[(\[]?(?:[\w.'’-]+\s+){{0,4}}(?:[\w.'’-]*\s*/\s*)?{_AGENCY}",
    re.I,
)
_TRAILING_CREDIT = re.compile(
    rf"\s*[(\[](?P<credit>(?:{_PICTURE}|credit|source|©|courtesy|{_AGENCY})[^()\[\]]{{2,80}})[)\]]\s*$",
    re.I,
)
# What stands small in a credit; any other word in lower case makes it a sentence, so a caption.
_SMALL_WORDS = frozenset(
    (
        *("a", "and", "at", "by", "courtesy", "copyright", "credit", "de", "file", "for", "from"),
        *("handout", "illustration", "image", "in", "of", "on", "photo", "photograph", "picture"),
        *("source", "stock", "the", "van", "via", "video", "von"),
    )
)
# What the BBC says to those who listen to the page ("Image copyright", "Media caption"), and the
# count of a gallery.
_CREDIT_LABEL = re.compile(r"^(?:image|photo|media)\s+(?:copyright|source)[:,]?(?:\s+|$)", re.I)
_LABEL = re.compile(
    r"^(?:(?i:image|photo|picture|media)\s+caption[:,]?(?:\s+|(?=[A-Z“‘\"'])|$)"
    r"|(?i:image|photo)\s+\d+\s+of\s+\d+\s+)"
)
# A caption of more is a text of its own; the longest of the 111 pages of the benchmark has 651
# characters.
LONGEST_CAPTION = 1000


def is_marked_caption(element: Element) -> bool:
    """True when the mark-up calls the element a caption."""
    return element.tag == "figcaption" or bool(_CAPTION_CLASS.search(_marks(element)))


def is_marked_credit(element: Element) -> bool:
    """True when the mark-up calls the element a credit and not a caption."""
    marks = _marks(element)
    return bool(_CREDIT_CLASS.search(marks)) and not _CAPTION_CLASS.search(marks)


def split_caption(element: Element) -> Iterator[Block]:
    """The caption and the credit of one caption element, each where it has one."""
    whole = element_text(element)
    if not whole or len(whole) > LONGEST_CAPTION:
        return
    texts = [element_text(credit) for credit in _outermost_credits(element)]
    written = [text for text in texts if text and not _is_sentence(text)]
    caption = whole
    for text in written:
        caption = caption.replace(text, " ", 1).strip()
    caption = _CREDIT_LABEL.sub("", _LABEL.sub("", caption))
    written = [text for credit in written if (text := _CREDIT_LABEL.sub("", credit))]
    trailing = _TRAILING_CREDIT.search(caption)
    if trailing:
        written.append(trailing["credit"].strip())
        caption = caption[: trailing.start()]
    if re.search(r"\w", caption):
        yield Block(_kind(element, caption), caption)
    yield from (Block("credit", text) for text in dict.fromkeys(written))


def _outermost_credits(element: Element) -> Iterator[Element]:
    marked = {child for child in element.iterdescendants() if is_marked_credit(child)}
    for child in element.iterdescendants():
        if child in marked and marked.isdisjoint(child.iterancestors()):
            yield child


def _kind(element: Element, text: str) -> PartKind:
    """`credit` for a line that says whose picture it is and nothing more."""
    is_marked = bool(_CREDIT_LINE.match(text)) or is_marked_credit(element)
    return "credit" if is_marked and not _is_sentence(text) else "caption"


def _is_sentence(text: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    return any(word[0].islower() and word not in _SMALL_WORDS for word in words)


def _marks(element: Element) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "itemprop", "data-testid"))
