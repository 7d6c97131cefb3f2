"""The text of an article out of its blocks, and the parts that its mark-up told."""

import re
from collections.abc import Iterable

from onrecord.sources.page.block import Block
from onrecord.sources.page.captions import Placed
from onrecord.sources.page.words import word_key
from onrecord.types import Part

_BYLINE = re.compile(r"^(?:(?:Words|Written|Reported|Story)\s+)?[Bb]y:?\s+[^.!?“\"]{2,100}$")
# How far down the body a headline or byline of the page may have slipped into it.
OPENING_BLOCKS = 4


def arrange(
    title: str | None, byline: tuple[str, ...], body: list[Block], captions: list[Placed]
) -> list[Block]:
    """All blocks in reading order: headline, byline, body with the captions at their places."""
    marked = [_told_byline(block, byline, number) for number, block in enumerate(body)]
    arranged: list[Block] = [Block("headline", title)] if title else []
    if byline and not any(block.kind == "byline" for block in marked):
        arranged.append(Block("byline", f"By {_listed(byline)}"))
    captions_after: dict[int, list[Block]] = {}
    for placed in captions:
        captions_after.setdefault(placed.after, []).extend(placed.blocks)
    arranged += captions_after.get(0, [])
    for number, block in enumerate(marked):
        if not _is_headline(block, title, number):
            arranged.append(block)
        arranged += captions_after.get(number + 1, [])
    return arranged


def compose(blocks: Iterable[Block]) -> tuple[str, tuple[Part, ...]]:
    """The text, blocks set apart by a blank line (items of a list by a line break), its parts.

    Paragraphs are left untold: `<p>` also holds datelines, "Read more:" and addresses of
    mirrors, which only the words tell.
    """
    text = ""
    parts: list[Part] = []
    before = None
    for block in blocks:
        if before:
            text += "\n" if block.kind == "list" == before else "\n\n"
        if block.kind != "paragraph":
            parts.append(Part(block.kind, len(text), len(text) + len(block.text)))
        text += block.text
        before = block.kind
    return text, tuple(parts)


def _told_byline(block: Block, byline: tuple[str, ...], number: int) -> Block:
    if number >= OPENING_BLOCKS or len(block.text) > 120:
        return block
    key = word_key(block.text)
    names_author = any(word_key(name) in key for name in byline)
    only_names = key in (word_key(_listed(byline)), word_key(" ".join(byline))) and bool(byline)
    is_byline = only_names or (_BYLINE.match(block.text) and (names_author or not byline))
    return Block("byline", block.text) if is_byline else block


def _is_headline(block: Block, title: str | None, number: int) -> bool:
    return title is not None and number < OPENING_BLOCKS and word_key(block.text) == word_key(title)


def _listed(names: tuple[str, ...]) -> str:
    *first, last = names or ("",)
    return f"{', '.join(first)} and {last}" if first else last
