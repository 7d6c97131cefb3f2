"""Lines of a text, and the paragraphs that were broken over several of them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.types import Span

# The breaks of `str.splitlines`: a page break or a Unicode line separator ends a line as well.
_LINE = re.compile(r"\S[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*")
BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENDS_SENTENCE = tuple(".!?:;\"'”’»)…")

# Mail and wire text is broken at 65 to 80 characters, never beyond 120; a longer line shows that
# a line is a paragraph. Of 840 polnear and 171 Wikinews articles none is taken for broken text.
WIDEST_BROKEN_LINE = 120
FEWEST_BROKEN_LINES = 3


def find_lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Every line of `text[start:end]` that is not blank comes, in order, outer space apart."""
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        yield Span(match.start(), match.start() + len(match.group().rstrip()))


def trim(text: str, span: Span) -> Span:
    """The span has no white space at its edges; one of white space alone is empty."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def join_broken_lines(text: str, lines: list[Span]) -> list[Span]:
    """Lines broken only for want of width are one span again; other lines stay as they are.

    A break was forced when the next line's first word would not have fitted on the line.
    """
    width = _width_of_broken_text(text, lines)
    if width is None:
        return lines
    joined: list[Span] = []
    for number, line in enumerate(lines):
        if number and _is_forced(text, lines[number - 1], line, width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _width_of_broken_text(text: str, lines: list[Span]) -> int | None:
    """The width at which the text was broken, or None where each line is a paragraph."""
    width = max((line.end - line.start for line in lines), default=0)
    if not 40 <= width <= WIDEST_BROKEN_LINE:
        return None
    pairs = list(pairwise(lines))
    forced = [line for line, after in pairs if _is_forced(text, line, after, width)]
    in_sentence = sum(not text[line.start : line.end].endswith(_ENDS_SENTENCE) for line in forced)
    # Broken text ends most lines within a sentence; short paragraphs end theirs with one.
    return width if len(forced) >= FEWEST_BROKEN_LINES and 2 * in_sentence > len(forced) else None


def _is_forced(text: str, line: Span, after: Span, width: int) -> bool:
    if len(BREAK.findall(text, line.end, after.start)) != 1:
        return False
    word_end = text.find(" ", after.start, after.end)
    word = (after.end if word_end < 0 else word_end) - after.start
    return line.end - line.start + 1 + word > width
