"""The full terminal view: the article's text itself, its statements marked in it."""

import re
from collections.abc import Iterator, Mapping

from onrecord.types import Record
from onrecord.views.marks import Role, Stretch, cut_at_marks
from onrecord.views.runs import Layout, Run, paint, wrap
from onrecord.views.statement_list import heading
from onrecord.views.visible import spell_out
from onrecord.views.wording import NO_ADVICE

# Pairs that news text hardly holds; quotation marks would be taken for the article's own.
_BRACKETS: dict[Role, tuple[str, str]] = {
    "source": ("[", "]"),
    "cue": ("{", "}"),
    "content": ("<", ">"),
}
_MEANINGS: dict[Role, str] = {"source": "who", "cue": "how", "content": "what"}
_LINE_BREAK = re.compile(r"\r\n|\n|\r")


def show_marked_text(
    record: Record, layout: Layout, *, advice: Mapping[str, str] = NO_ADVICE
) -> str:
    """The heading, what the marks mean, and the text with marks are lines for a terminal.

    Every mark ends with the number of its statement; without colour, brackets show where it
    stands. `advice` is what can be done about problems, by their kinds.
    """
    lines = [*heading(record, layout.width, advice), _legend(layout.colour), []]
    lines += _text_lines(record, layout)
    return "".join(f"{paint(line, layout).rstrip()}\n" for line in lines)


def _legend(colour: bool) -> list[Run]:
    legend: list[Run] = []
    for role, words in _MEANINGS.items():
        opening, closing = ("", "") if colour else _BRACKETS[role]
        legend += [Run(f"{opening}{words}{closing}", role), Run("  ")]
    return [*legend, Run("with the number of the statement", "dim")]


def _text_lines(record: Record, layout: Layout) -> Iterator[list[Run]]:
    """The lines of the text come with their numbers; one stands for several empty ones."""
    lines = list(_cut_lines(_marked_runs(record, layout.colour)))
    margin = len(str(len(lines)))
    shown = 0
    for line_number, runs in enumerate(lines, start=1):
        if any(run.text.strip() for run in runs):
            if shown and line_number > shown + 1:
                yield []
            first = f"{line_number:>{margin}}  "
            yield from wrap(runs, layout.width, first, " " * len(first))
            shown = line_number


def _marked_runs(record: Record, colour: bool) -> Iterator[Run]:
    text = record.article.text
    for stretch in cut_at_marks(record):
        role = stretch.role
        if not colour:
            opening = "".join(_BRACKETS[mark.role][0] for mark in stretch.opening)
            yield Run(opening, "plain")
        yield Run(text[stretch.start : stretch.end], role or "plain")
        yield from _closing(stretch, colour)


def _closing(stretch: Stretch, colour: bool) -> Iterator[Run]:
    for mark in stretch.closing:
        # A bare number would read as a part of the word before it.
        ending = f"[{mark.number}]" if colour else f"{_BRACKETS[mark.role][1]}{mark.number}"
        yield Run(ending, "dim")


def _cut_lines(runs: Iterator[Run]) -> Iterator[list[Run]]:
    """The runs come line by line, safe to show."""
    line: list[Run] = []
    for run in runs:
        first, *others = _LINE_BREAK.split(run.text)
        line.append(Run(spell_out(first), run.style))
        for other in others:
            yield line
            line = [Run(spell_out(other), run.style)]
    yield line
