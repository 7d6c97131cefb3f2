"""The text of mark-up as people read it, and the words by which two texts are compared."""

import html
import re
import sys

from onrecord.sources.page.element import Element

# Spaces that mark-up means (a no-break space in "10 km") would be lost where white space is
# collapsed: they travel as private characters of plane 15 and come back at the end.
_KEPT_SPACES = "\u00a0\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_PROTECT = {ord(space): chr(0xF0000 + ord(space)) for space in _KEPT_SPACES}
_RESTORE: dict[int, str | None] = {0xF0000 + ord(space): space for space in _KEPT_SPACES}
# Hints for line breaking, not characters of the text.
_RESTORE |= dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Stands where one paragraph ends within an element, until the text is cut there.
PARAGRAPH_BREAK = chr(0xF000A)
_INNER_SPACE = re.compile(f"(?<=\\S)[{_KEPT_SPACES}](?=\\S)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_NOT_READ = ("script", "style", "noscript", "template", "iframe", "svg")


def protect_spaces(text: str) -> str:
    """The same text with the spaces that must survive collapsing made private characters."""
    return _INNER_SPACE.sub(lambda space: _PROTECT[ord(space.group())], text)


def restore(text: str) -> str:
    """The text with protected spaces as they were, without line-breaking hints and outer space."""
    return text.translate(_RESTORE).strip()


def element_text(element: Element, *, at_most: int | None = None) -> str:
    """The text of an element on one line, as it is read; cut after `at_most` characters or so."""
    pieces: list[str] = []
    room = at_most if at_most is not None else sys.maxsize
    for node in element.iter():
        read = isinstance(node.tag, str) and node.tag not in _NOT_READ
        if read:
            pieces.append(" " if node.tag == "br" else node.text or "")
        if node is not element:
            pieces.append(node.tail or "")
        # An element without text counts as well: nesting costs time, not only letters.
        room -= 1 + sum(map(len, pieces[-2:]))
        if room < 0:
            break
    return one_line("".join(pieces))


def one_line(text: str) -> str:
    """The text with white space collapsed and protected spaces restored."""
    return restore(" ".join(text.replace(PARAGRAPH_BREAK, " ").split()))


def without_markup(text: str) -> str:
    """A value from a page's metadata as plain text: entities read, tags taken off, one line."""
    plain = _TAG.sub("", html.unescape(text))
    return one_line(protect_spaces(plain))


def word_key(text: str) -> str:
    """What is the same for two texts with the same words, whatever stands between them."""
    return " ".join(re.findall(r"\w+", text.lower()))
