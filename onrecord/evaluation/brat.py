"""Attribution relations marked by people, in brat standoff as PolNeAR ships them."""

import glob
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError
from onrecord.types import Span

EVENT_ROLE = re.compile(r"^(Source|Cue|Content)\d*$")
NESTED = "Nested-Attribution"


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution relation: spans in text order; no source spans where none is named."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    nested: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article and the relations that one annotator marked in it."""

    name: str
    text: str
    relations: tuple[Relation, ...]


def read_marked_articles(folder: Path) -> Iterator[MarkedArticle]:
    """Every article under `folder`, by name, with its first annotator's relations.

    `folder` holds `text/` and `attributions/` (PolNeAR), or both kinds of file side by side.
    Lines that are malformed are left out; an event with no cue or no content is too. Raises
    InputError when nothing is marked in any of the articles.
    """
    texts, marks = folder / "text", folder / "attributions"
    if not texts.is_dir():
        texts = marks = folder
    files = _marked_files(texts, marks)
    if not any(read_relations(_read(marking)) for _, marking in files):
        raise InputError(
            f"{folder}: no marked articles here; expected text/*.txt and attributions/*.ann"
        )
    for text, marking in files:
        yield MarkedArticle(text.stem, _read(text), read_relations(_read(marking)))


def _marked_files(texts: Path, marks: Path) -> list[tuple[Path, Path]]:
    """Every text that has markings, by name, with those of its first annotator."""
    found = []
    for text in sorted(texts.glob("*.txt"), key=lambda path: path.stem):
        name = glob.escape(text.stem)
        markings = sorted([*marks.glob(f"{name}_????.ann"), *marks.glob(f"{name}.ann")])
        if markings:
            found.append((text, markings[0]))
    return found


def read_relations(standoff: str) -> tuple[Relation, ...]:
    """The relations of one standoff file, by the place of their cue."""
    lines = [line.split("\t") for line in standoff.split("\n")]
    spans = {row[0]: _spans(row[1]) for row in lines if row[0].startswith("T") and len(row) > 1}
    kinds = {
        row[0]: row[1].split(" ")[0] for row in lines if row[0].startswith("T") and len(row) > 1
    }
    found = []
    for row in lines:
        if row[0].startswith("E") and len(row) > 1:
            relation = _relation(row[1], spans, kinds)
            if relation.cue and relation.content:
                found.append(relation)
    return tuple(sorted(found, key=lambda relation: (relation.cue, relation.content)))


def _relation(event: str, spans: dict[str, tuple[Span, ...]], kinds: dict[str, str]) -> Relation:
    roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
    nested = False
    for argument in event.split():
        name, _, number = argument.partition(":")
        role = EVENT_ROLE.match(name)
        if role and number in spans:
            roles[role.group(1)].extend(spans[number])
        nested = nested or kinds.get(number) == NESTED
    return Relation(
        _sorted(roles["Source"]), _sorted(roles["Cue"]), _sorted(roles["Content"]), nested
    )


def _sorted(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))


def _spans(field: str) -> tuple[Span, ...]:
    try:
        pairs = [pair.split() for pair in field.split(" ", 1)[1].split(";")]
        return tuple(Span(int(start), int(end)) for start, end in pairs)
    except (IndexError, ValueError):
        return ()


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
