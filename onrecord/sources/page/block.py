"""A block of a page's text, such as a paragraph or a caption."""

from dataclasses import dataclass

from onrecord.types import PartKind


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of the text and what they are."""

    kind: PartKind
    text: str
