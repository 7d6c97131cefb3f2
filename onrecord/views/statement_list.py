"""The terminal view of a record: its statements as a list, in the order of the text."""

from collections.abc import Iterator, Mapping

from onrecord.types import Record, Statement
from onrecord.views.order import in_reading_order, numbers
from onrecord.views.particulars import Particulars
from onrecord.views.runs import Layout, Run, columns, paint, wrap
from onrecord.views.visible import one_line
from onrecord.views.wording import (
    MANNERS,
    NO_ADVICE,
    LineNumbers,
    counted,
    headline,
    location,
    may_be_misread,
    origin,
    place,
    problem_in_words,
    said,
    speaker,
)

_STEP = 4
# Deeper nesting is told by the number of the statement around it, not by ever narrower lines.
_DEEPEST_INDENT = 4


def show_statements(
    record: Record,
    layout: Layout,
    *,
    chosen_from: Record | None = None,
    advice: Mapping[str, str] = NO_ADVICE,
) -> str:
    """The article's heading and its statements are one text of lines for a terminal.

    `chosen_from` is the record with all statements, where `record` holds a choice of them;
    `advice` is what can be done about problems, by their kinds.
    """
    lines = [
        *heading(record, layout.width, advice),
        *_lines(record, layout.width, chosen_from or record),
    ]
    return "".join(f"{paint(line, layout).rstrip()}\n" for line in lines)


def heading(record: Record, width: int, advice: Mapping[str, str]) -> Iterator[list[Run]]:
    """The lines of the headline, the origin and the problems come, with the advice for these."""
    yield from wrap([Run(headline(record), "heading")], width)
    if known := origin(record):
        yield from wrap([Run(known, "dim")], width)
    if where := location(record):
        yield [Run(where, "dim")]  # not cut, so that a terminal still knows an address in it
    for problem in record.problems:
        told = f"Note: {problem_in_words(problem, advice)}"
        yield from wrap([Run(told, "warning")], width, rest="  ")


def _lines(record: Record, width: int, whole: Record) -> Iterator[list[Run]]:
    text = record.article.text
    lines = LineNumbers(text)
    number = numbers(record)
    particulars = Particulars(whole, record)
    for statement, depth in in_reading_order(record.statements):
        indent = " " * (_STEP * min(depth, _DEEPEST_INDENT))
        first = f"{indent}{number[statement.id]:>2}  "
        rest = " " * len(first)
        who = _who(statement, particulars.names(statement))
        head = [*who, Run(" — "), Run(one_line(statement.cue.text), "cue")]
        yield []
        yield from _beside(head, _remark(statement, lines), (first, rest), width)
        yield from wrap([Run(said(statement, text))], width, rest, rest)
        if told := particulars.line(statement):
            yield from wrap([Run(told, "dim")], width, rest, rest)
    yield []
    yield [Run(_count(len(record.statements), len(whole.statements)), "dim")]


def _who(statement: Statement, names: str) -> list[Run]:
    """The words that name the speaker, and who is meant where they do not say it."""
    if statement.source is None:
        return [Run(f"({names})", "source")] if names else [Run(speaker(statement), "dim")]
    meant = [Run(f" ({names})", "source")] if names else []
    return [Run(speaker(statement), "source"), *meant]


def _beside(
    head: list[Run], remark: list[Run], margins: tuple[str, str], width: int
) -> Iterator[list[Run]]:
    """The head comes, and at the right of its last line, or below where it is full, the remark."""
    *whole, last = wrap(head, width, *margins)
    yield from whole
    room = width - sum(columns(run.text) for run in remark)
    gap = room - sum(columns(run.text) for run in last)
    if gap >= 2:
        yield [*last, Run(" " * gap), *remark]
        return
    yield last
    if room > columns(margins[1]):
        yield [Run(" " * room), *remark]
    else:
        yield from wrap(remark, width, margins[1], margins[1])


def _remark(statement: Statement, lines: LineNumbers) -> list[Run]:
    doubt = [Run("may be misread", "warning"), Run(" · ", "dim")]
    doubt = doubt if may_be_misread(statement) else []
    return [*doubt, Run(f"{MANNERS[statement.manner]} · {place(statement, lines)}", "dim")]


def _count(found: int, chosen_of: int) -> str:
    if chosen_of != found:
        return f"{f'{found:,}' if found else 'None'} of {counted(chosen_of, 'statement')}."
    return f"{counted(found, 'statement')}." if found else "No statements found."
