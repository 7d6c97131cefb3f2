"""The body of the article on a page, as trafilatura finds it, in blocks."""

import logging
import re

from onrecord.sources.page.block import Block
from onrecord.sources.page.element import Element
from onrecord.sources.page.words import PARAGRAPH_BREAK, restore
from onrecord.types import PartKind

_PARAGRAPH: PartKind = "paragraph"
_KINDS: dict[str, PartKind] = {"head": "subheading", "item": "list"}
_BLOCKS = frozenset(("body", "code", "div", "head", "item", "list", "p", "quote", "row", "table"))
_PARAGRAPH_BREAK = re.compile(r"\s*\n\s*\n\s*")
_LINE_BREAK = re.compile(r"\s*\n\s*")


def body_blocks(tree: Element) -> list[Block]:
    """The paragraphs, subheadings and list items of the article; none where there is no article.

    The tree is not changed.
    """
    body = _extracted(tree)
    return [] if body is None else _Blocks(body).found


def _extracted(tree: Element) -> Element | None:
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    # What it cannot read it tells the log, and without a handler Python prints that; the caller
    # hears of it by our own Failure.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        document = bare_extraction(tree, favor_precision=True, include_comments=False)
    # It raises these on odd trees; what it cannot take apart holds no article for us.
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError, LxmlError):
        return None
    return document.body if isinstance(document, Document) else None


class _Blocks:
    """Walks an extracted body and cuts its text where a block begins or ends."""

    def __init__(self, body: Element) -> None:
        from lxml.etree import iterwalk

        self.found: list[Block] = []
        self._open: list[str] = []
        self._pieces: list[str] = []
        for event, element in iterwalk(body, events=("start", "end")):
            if event == "start":
                self._start(str(element.tag), element.text)
            else:
                self._end(str(element.tag), element.tail)

    def _start(self, tag: str, text: str | None) -> None:
        if tag in _BLOCKS and "row" not in self._open:
            self._cut()
        self._open.append(tag)
        if tag == "lb":
            self._pieces.append("\n")
        self._add(text)

    def _end(self, tag: str, tail: str | None) -> None:
        # A row of a table is one line; its cells are told apart by a tab.
        if "row" in self._open[:-1]:
            self._pieces.append("\t" if tag == "cell" else " " if tag in _BLOCKS else "")
        elif tag in _BLOCKS:
            self._cut()
        self._open.pop()
        self._add(tail)

    def _add(self, text: str | None) -> None:
        if text:
            line = re.sub(r"\s+", " ", text)
            self._pieces.append(line.replace(PARAGRAPH_BREAK, "\n\n"))

    def _cut(self) -> None:
        """What was gathered since the last cut is a block, or several where lines are blank."""
        text = "".join(self._pieces)
        self._pieces.clear()
        kinds = (_KINDS[tag] for tag in reversed(self._open) if tag in _KINDS)
        kind = next(kinds, _PARAGRAPH)
        for paragraph in _PARAGRAPH_BREAK.split(text):
            lines = map(_tidy_line, _LINE_BREAK.split(paragraph))
            kept = restore("\n".join(filter(None, lines)))
            if kept:
                self.found.append(Block(kind, kept))


def _tidy_line(line: str) -> str:
    """The line without needless spaces and empty cells."""
    cells = (" ".join(cell.split()) for cell in line.split("\t"))
    return "\t".join(filter(None, cells))
