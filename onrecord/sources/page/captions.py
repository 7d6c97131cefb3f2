"""Captions and credits of the article's pictures, which the extraction of the body drops."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from onrecord.sources.page.block import Block
from onrecord.sources.page.credits import is_marked_caption, is_marked_credit, split_caption
from onrecord.sources.page.element import Element
from onrecord.sources.page.words import element_text, word_key

# An article inside the article is the teaser of another one.
_ELSEWHERE = ("article", "aside", "footer", "nav")
_MATCHED = ("p", "h2", "h3", "h4", "li", "blockquote", "div", "td")
_HOLDS_BLOCKS = frozenset(("blockquote", "div", "ol", "p", "section", "table", "ul"))
# How far above a credit its figure may stand.
FIGURE_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Placed:
    """Blocks that belong after so many blocks of the body."""

    after: int
    blocks: tuple[Block, ...]


def find_captions(tree: Element, body: list[Block]) -> list[Placed]:
    """The captions and credits within the article, each once, with their place in its body."""
    order = {element: number for number, element in enumerate(tree.iter())}
    matched = _matched(tree, body)
    if not matched:
        return []
    scope = _scope(list(matched))
    last = max(order[element] for element in matched)
    places = sorted((order[element], number + 1) for element, number in matched.items())
    starts = [start for start, _ in places]
    # How many blocks of the body stand above each of the places, and above the first.
    above = [0, *accumulate((count for _, count in places), max)]
    seen = {word_key(block.text) for block in body}
    found: list[Placed] = []
    for element in _candidates(scope):
        blocks = tuple(
            block for block in split_caption(element) if word_key(block.text) not in seen
        )
        if blocks and order[element] <= last:
            seen.update(word_key(block.text) for block in blocks)
            found.append(Placed(above[bisect_left(starts, order[element])], blocks))
    return found


def _matched(tree: Element, body: list[Block]) -> dict[Element, int]:
    """The elements of the page that blocks of the body were taken from, and which block."""
    numbers = {word_key(block.text): number for number, block in enumerate(body)}
    longest = max((len(block.text) for block in body), default=0)
    matched: dict[Element, int] = {}
    for element in tree.iter(*_MATCHED):
        # Only an element without blocks inside can be one block.
        if any(child.tag in _HOLDS_BLOCKS for child in element):
            continue
        key = word_key(element_text(element, at_most=4 * longest))
        if (number := numbers.pop(key, None)) is not None:
            matched[element] = number
    return matched


def _scope(matched: list[Element]) -> Element:
    """The `<article>` or `<main>` around the body, else the element that holds all of it."""
    common = list(matched[0].iterancestors())
    for element in matched[1:]:
        around = set(element.iterancestors())
        common = [ancestor for ancestor in common if ancestor in around]
    article = next((a for a in common if a.tag in ("article", "main")), None)
    return common[0] if article is None else article


def _candidates(scope: Element) -> Iterator[Element]:
    """Captions and stray credits of figures, outermost first, not those of teasers."""
    taken: set[Element] = set()
    for element in scope.iter("figcaption", "div", "p", "span", "small", "cite", "dd"):
        if not (is_marked_caption(element) or _is_credit_of_figure(element)):
            continue
        around = list(element.iterancestors())
        if any(ancestor in taken for ancestor in around):
            continue
        taken.add(element)
        inner = around[: around.index(scope)] if scope in around else []
        if not any(ancestor.tag in _ELSEWHERE for ancestor in inner) and not _leads_on(element):
            yield element


def _is_credit_of_figure(element: Element) -> bool:
    if not is_marked_credit(element):
        return False
    nearest = zip(range(FIGURE_LEVELS), element.iterancestors(), strict=False)
    return any(ancestor.tag == "figure" for _, ancestor in nearest)


def _leads_on(element: Element) -> bool:
    """True for the caption of a teaser: it has a headline of its own, or is nearly all a link."""
    if any(element.find(f".//{heading}") is not None for heading in ("h2", "h3", "h4")):
        return True
    linked = sum(len(element_text(link)) for link in element.iter("a"))
    return linked > 0.8 * len(element_text(element))
