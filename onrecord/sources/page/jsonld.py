"""What a page says of its article in JSON-LD (schema.org `NewsArticle` and its kin)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.sources.page.element import Element
from onrecord.sources.page.words import without_markup

Node = dict[str, Any]

_ALSO_ARTICLES = frozenset(("blogposting", "liveblogposting", "report", "socialmediaposting"))
_OPENED = re.compile(r"^(?:<!--|//\s{0,9}<!\[CDATA\[|/\*\s{0,9}<!\[CDATA\[\s{0,9}\*/|<!\[CDATA\[)")
_CLOSED = re.compile(r"(?:-->|(?://|/\*)?\s{0,9}\]\]>(?:\s{0,9}\*/)?|;)$")
_LINKS_DOWN = ("@graph", "mainEntity", "mainEntityOfPage")
# Objects of a page that are looked at; real pages have a few dozen.
MOST_NODES = 2000


class LinkedData:
    """The JSON-LD of a page: `article` is the node of its article, empty where it has none."""

    def __init__(self, tree: Element) -> None:
        nodes: list[Node] = []
        for script in tree.iter("script"):
            if "ld+json" in (script.get("type") or "").lower():
                nodes.extend(_nodes(_parsed(script.text or "")))
        nodes = nodes[:MOST_NODES]
        self._by_id = {
            node["@id"]: node
            for node in nodes
            if isinstance(node.get("@id"), str) and len(node) > 1
        }
        articles = [node for node in nodes if _is_article(node)]
        titled = [node for node in articles if self.text_of(node.get("headline"))]
        self.article: Node = (titled or articles or [{}])[0]

    def text(self, name: str) -> str | None:
        """A property of the article as plain text: the first where it has several."""
        return self.text_of(self.article.get(name))

    def names(self, name: str) -> list[str]:
        """The names of the people or organisations that a property of the article gives."""
        values = self.article.get(name)
        found = (self._name(value) for value in (values if isinstance(values, list) else [values]))
        return [one for many in found for one in many]

    def text_of(self, value: object) -> str | None:
        """The first text in a value, without mark-up; None where it holds none."""
        values = value if isinstance(value, list) else [value]
        return next((t for v in values if isinstance(v, str) and (t := without_markup(v))), None)

    def _name(self, value: object) -> list[str]:
        """The names in one value: a text, an object, or the reference to one on the page."""
        if isinstance(value, dict):
            value = (self._by_id.get(str(value.get("@id")), {}) | value).get("name")
        values = value if isinstance(value, list) else [value]
        return [text for one in values if (text := self.text_of(one))]


def _parsed(text: str) -> object:
    """The value of a script; None where it is damaged (the page then speaks through its tags)."""
    try:
        bare = _CLOSED.sub("", _OPENED.sub("", text.strip()).strip())
        # What follows the value, such as a second closing brace, does not spoil it.
        return json.JSONDecoder(strict=False).raw_decode(bare)[0]
    except (ValueError, RecursionError):
        return None


def _nodes(value: object) -> Iterator[Node]:
    """The objects that speak of the page itself, not of what it links to."""
    waiting = [value]
    seen = 0
    while waiting and seen < MOST_NODES:
        current = waiting.pop(0)
        seen += 1
        if isinstance(current, list):
            waiting[:0] = current[:MOST_NODES]
        elif isinstance(current, dict):
            yield current
            waiting.extend(current[link] for link in _LINKS_DOWN if link in current)


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    for one in types if isinstance(types, list) else [types]:
        name = str(one).rsplit("/", 1)[-1].lower()
        if name.endswith("article") or name in _ALSO_ARTICLES:
            return True
    return False
