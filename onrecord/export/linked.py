"""JSON-LD written as it comes, one object after the other, and positions for JavaScript."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from onrecord.ledger.values import ArticleValue


def write_items(
    stream: BinaryIO, before: dict[str, Any], name: str, items: Iterable[dict[str, Any]]
) -> None:
    """One JSON object is written: the fields `before`, and the items as a list under the name."""
    head = json.dumps(before)[:-1]
    stream.write(f"{head}, {json.dumps(name)}: [".encode("ascii"))
    for number, item in enumerate(items):
        stream.write((",\n" if number else "\n").encode() + json.dumps(item).encode("ascii"))
    stream.write(b"\n]}\n")


def identifier(article: ArticleValue) -> str:
    """The address of the article; a name made of its SHA-256 where it has none on the web."""
    if article["location"].startswith(("http://", "https://")):
        return article["location"]
    return f"urn:sha256:{article['id']}"


def utf16_position(text: str) -> Callable[[int], int]:
    """What turns a code-point offset of the text into one in UTF-16 units, as JavaScript counts.

    A character beyond U+FFFF is one code point and two units.
    """
    if text.isascii():
        return lambda offset: offset
    wide = [place for place, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect_left(wide, offset)
