"""GUM as articles with the words that mean the same: text, paragraphs, chains of mentions.

https://github.com/amir-zeldes/gum (annotations CC BY 4.0), the part `ontogum` (Zhu et al. 2021).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.types import Span

GENRES = ("news", "interview", "bio", "speech")
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]+)")
_PIECE = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")


@dataclass(frozen=True)
class MarkedChains:
    """One document: its text and, for each chain, the spans that mean the same."""

    name: str
    text: str
    chains: dict[str, tuple[Span, ...]]


def read_chains(folder: Path, genres: tuple[str, ...] = GENRES) -> Iterator[MarkedChains]:
    """The documents of the genres in a folder, by name; a paragraph of GUM is one line."""
    for path in sorted(folder.glob("*.conllu")):
        if path.stem.split("_")[1] in genres:
            yield _document(path)


def _document(path: Path) -> MarkedChains:
    text, chains = "", {}
    open_at: dict[str, list[int]] = {}
    space = False
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and text:
            text, space = text.rstrip() + "\n", False
        row = line.split("\t")
        if len(row) < 10 or not row[0].isdigit():
            continue
        start = len(text) + space
        text = text + " " * space + row[1]
        space = "SpaceAfter=No" not in row[9]
        entity = _ENTITY.search(row[9])
        for whole, opening, closing in _PIECE.findall(entity.group(1) if entity else ""):
            if whole:
                chains.setdefault(whole, []).append(Span(start, len(text)))
            elif opening:
                open_at.setdefault(opening, []).append(start)
            elif open_at.get(closing):
                chains.setdefault(closing, []).append(Span(open_at[closing].pop(), len(text)))
    return MarkedChains(
        path.stem, text, {name: tuple(sorted(spans)) for name, spans in chains.items()}
    )
