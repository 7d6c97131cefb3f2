"""The text of an article as a page shows it: blocks by their parts, marks of statements in them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.types import Part, PartKind, Record
from onrecord.views.marks import Mark, Role, Stretch, cut_at_marks
from onrecord.views.visible import ACTING

# What ends no line of a block and may follow on the line of another part.
_LINE_BREAK = re.compile(r"[\r\n]")
_LINE = re.compile(r"[^\r\n]+")
# More marks over one word than a person can tell apart only weigh the page down.
MOST_MARKS = 6


@dataclass(frozen=True, slots=True)
class Layer:
    """One mark over a stretch of text: what it is in which statement, and whether it begins
    or ends here.
    """

    role: Role
    key: str
    number: str
    voice: int
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Words under the same marks throughout, the outermost first.

    `text` has as many code points as the article has there. `part` is set where the words are
    another kind of part than the block. `cues` are the statements whose cue ends here, and where
    so their number is shown.
    """

    text: str
    part: PartKind | None
    layers: tuple[Layer, ...]
    cues: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One or more lines that stand together, from the code point `start` of the text."""

    kind: PartKind
    start: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """What is known of a statement where its marks are shown."""

    key: str
    voice: int
    cue_end: int


def shown(text: str) -> str:
    """The text safe to show, as long as it was: each character that would act is a sign of it.

    Control characters have signs of their own (U+2400 and on); others become U+FFFD.
    """
    return ACTING.sub(_sign, text.replace("\r\n", " \n").replace("\r", "\n"))


def _sign(match: "re.Match[str]") -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def blocks_of(record: Record, marked: Mapping[str, Marked]) -> tuple[Block, ...]:
    """The text in blocks; `marked` has the statements to mark, by the number they are shown with.

    Every character that is not white space lies in exactly one block.
    """
    text = record.article.text
    stretches = list(cut_at_marks(record))
    return tuple(_blocks(text, _lines_of_parts(record), stretches, marked))


def _lines_of_parts(record: Record) -> list[list[Part]]:
    """The parts, those that share a line together."""
    lines: list[list[Part]] = []
    text = record.article.text
    for part in _whole(text, record.article.parts):
        if lines and not _LINE_BREAK.search(text, lines[-1][-1].end, part.start):
            lines[-1].append(part)
        else:
            lines.append([part])
    return lines


def _whole(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts come in order; lines that lie in none, as older records have, are paragraphs."""
    end = 0
    for part in (*parts, Part("paragraph", len(text), len(text))):
        for match in _LINE.finditer(text, end, max(end, part.start)):
            if match.group().strip():
                yield Part("paragraph", match.start(), match.end())
        if part.start >= end and part.end > part.start:
            yield part
            end = part.end


def _blocks(
    text: str,
    lines: list[list[Part]],
    stretches: list[Stretch],
    marked: Mapping[str, Marked],
) -> Iterator[Block]:
    first = 0
    for parts in lines:
        start, end = parts[0].start, parts[-1].end
        kind = next((part.kind for part in parts if part.kind != "dateline"), parts[0].kind)
        while first < len(stretches) and stretches[first].end <= start:
            first += 1
        runs: list[Run] = []
        number = first
        while number < len(stretches) and stretches[number].start < end:
            runs += _runs(text, stretches[number], parts, kind, marked)
            number += 1
        yield Block(kind, start, tuple(runs))


def _runs(
    text: str,
    stretch: Stretch,
    parts: list[Part],
    kind: PartKind,
    marked: Mapping[str, Marked],
) -> Iterator[Run]:
    """The stretch comes cut where parts of a line begin and end."""
    low, high = max(stretch.start, parts[0].start), min(stretch.end, parts[-1].end)
    edges = {low, high, *(p.start for p in parts), *(p.end for p in parts)}
    for start, end in pairwise(sorted(edge for edge in edges if low <= edge <= high)):
        inside = next((p.kind for p in parts if p.start <= start < p.end), kind)
        layers = tuple(
            Layer(
                mark.role,
                marked[mark.number].key,
                mark.number,
                marked[mark.number].voice,
                begins=mark.start == start,
                ends=mark.end == end,
            )
            for mark in _shown_marks(stretch, marked)
        )
        yield Run(
            shown(text[start:end]),
            inside if inside != kind else None,
            layers,
            _cues_ending(layers, end, marked),
        )


def _cues_ending(
    layers: tuple[Layer, ...], end: int, marked: Mapping[str, Marked]
) -> tuple[Layer, ...]:
    """The statements whose cue has its last word here, each once."""
    found = {
        one.key: one
        for one in layers
        if one.role == "cue" and one.ends and marked[one.number].cue_end == end
    }
    return tuple(found.values())


def _shown_marks(stretch: Stretch, marked: Mapping[str, Marked]) -> list[Mark]:
    """The marks to show, contents outside and what introduces them inside."""
    found = [mark for mark in stretch.marks if mark.number in marked]
    found.sort(key=lambda mark: (mark.role != "content", mark.start, -mark.end))
    return found[-MOST_MARKS:]
