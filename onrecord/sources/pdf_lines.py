"""Lines as they stand on pages, joined to the paragraphs they were broken from."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from statistics import median

_ENDS_SENTENCE = tuple(".!?:…\"'”’»)")
# Measured on 539 paragraphs of 50 PDFs made for it (one and two columns, 12-point letters 13 to 24
# points apart, paragraphs set apart by space, indent, both or neither); F1 of whole paragraphs.
# Times the usual step to the next line: 1.1 to 1.4 give .923, 1.5 gives .881.
WIDER_STEP = 1.3
# In line heights: .2 to .8 give .923, 1.0 gives .891.
INDENT = 0.6
# A line that ends a sentence and leaves this share of the column free ends a paragraph: 0 gives
# .812, .1 .862, .2 .923, .3 .919, .5 .874.
FREE_SHARE = 0.2
# A line breaks off where this many times the next line's first word would have fitted on it, up to
# the furthest of this many lines from the next one on. Measured on 634 paragraphs of 64 PDFs that a
# browser made of Wikinews articles (one and two columns, ragged and even, set apart by space,
# indent, both or neither, headlines large or not); F1 of whole paragraphs: .677 without it; with
# 1.2, 1.5, 2 and 3 words and three lines .798, .793, .789 and .778 (1.5 leaves room for narrow
# letters); with two and four lines, at 1.5, .776 and .793.
SPARE_WORDS = 1.5
LINES_BELOW = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, its box in points from the lower left corner of the page.

    `hyphenated` says that its last word goes on in the next line; the hyphen is not in `text`.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    hyphenated: bool = False

    @property
    def height(self) -> float:
        """The height of the line's letters in points, never zero."""
        return max(self.top - self.bottom, 1.0)


@dataclass(frozen=True, slots=True)
class _Page:
    """What the lines of a page say together, in points.

    `usual_step` is how far down the next line usually stands. `lefts` are the left edges in order,
    `rights` the furthest right edge of a line that begins at or before each of them.
    """

    usual_step: float
    lefts: list[float]
    rights: list[float]


def join_lines(lines: list[Line]) -> list[str]:
    """The paragraphs, words broken at line ends mended."""
    pages = {number: _page(list(group)) for number, group in groupby(lines, lambda line: line.page)}
    paragraphs: list[list[str]] = []
    for number, line in enumerate(lines):
        previous = lines[number - 1] if number else None
        if previous is None or _begins(line, previous, pages[line.page], _room(lines, number)):
            paragraphs.append([line.text])
        elif previous.hyphenated:
            # "may|or" was one word; in "Franco-|German" the hyphen is part of it.
            joint = "" if line.text[:1].islower() else "-"
            paragraphs[-1] += (joint, line.text)
        else:
            paragraphs[-1] += (" ", line.text)
    return ["".join(pieces) for pieces in paragraphs]


def _page(lines: list[Line]) -> _Page:
    steps = [
        step
        for previous, line in pairwise(lines)
        if 0.5 * line.height < (step := previous.bottom - line.bottom) < 3 * line.height
    ]
    edges = sorted((line.left, line.right) for line in lines)
    return _Page(
        median(steps) if steps else lines[0].height,
        [left for left, _ in edges],
        list(accumulate((right for _, right in edges), max)),
    )


def _room(lines: list[Line], number: int) -> float:
    """The furthest right edge of a line and of those just below it in its column."""
    right = lines[number].right
    for above, below in pairwise(lines[number : number + LINES_BELOW]):
        if below.page != above.page or below.bottom > above.bottom:
            break
        right = max(right, below.right)
    return right


def _begins(line: Line, previous: Line, page: _Page, room: float) -> bool:
    """True when `line` begins a paragraph after `previous`."""
    if previous.hyphenated:
        return False
    ended = previous.text.endswith(_ENDS_SENTENCE)
    step = previous.bottom - line.bottom
    if line.page != previous.page or step < 0:
        return ended or not line.text[:1].islower()
    resized = abs(line.height - previous.height) > 0.15 * previous.height
    spaced = step > WIDER_STEP * page.usual_step
    indented = line.left > previous.left + INDENT * line.height
    left_off = _is_left_off(previous, line, room)
    return resized or spaced or indented or left_off or (ended and _is_short(previous, page))


def _is_left_off(line: Line, following: Line, room: float) -> bool:
    """True when the line breaks off though the next line's first word would have fitted on it.

    Headlines and bylines do. Where the next line goes on in small letters, it is one sentence.
    """
    if following.text[:1].islower():
        return False
    letter = (following.right - following.left) / len(following.text)
    word = len(following.text.split(maxsplit=1)[0]) * letter
    return line.right + SPARE_WORDS * word < room


def _is_short(line: Line, page: _Page) -> bool:
    """True when the line leaves much of its column free."""
    # What begins to the right of the line's end is in the next column.
    before = bisect_left(page.lefts, line.right)
    column = page.rights[before - 1] if before else 0.0
    free = column - line.right
    return free > FREE_SHARE * max(column - line.left, 1.0)
