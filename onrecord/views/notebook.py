"""The notebook view of a record: its text with marks and its statements in a table, as HTML."""

import re
from collections.abc import Iterator
from html import escape
from itertools import islice

from onrecord.types import Record, Statement
from onrecord.views.marks import Role, Stretch, cut_at_marks
from onrecord.views.order import in_reading_order, numbers
from onrecord.views.visible import one_line, spell_out
from onrecord.views.wording import (
    MANNERS,
    LineNumbers,
    counted,
    headline,
    location,
    may_be_misread,
    origin,
    place,
    said,
    speaker,
)

# See-through colours and the notebook's own text colour are legible on light and on dark; the
# lines tell the roles apart for those who do not see the colours.
_LOOKS: dict[Role, str] = {
    "source": "background:rgba(190,70,190,.25);border-bottom:2px solid rgba(190,70,190,.8)",
    "cue": "background:rgba(0,150,190,.25);border-bottom:2px dotted rgba(0,150,190,.9)",
    "content": "background:rgba(60,160,70,.2)",
}
_FRAME = "line-height:1.5;max-width:60em;overflow-wrap:anywhere"
_TEXT = "white-space:pre-wrap;max-height:32em;overflow:auto"
_CELL = "padding:.2em .6em;text-align:left;vertical-align:top"
_FAINT = "opacity:.7"

_LINE_BREAK = re.compile(r"\r\n|\r")

# A notebook keeps what it shows, so a book-length text is not shown whole.
MOST_CHARACTERS = 50_000
MOST_ROWS = 200


def show_in_notebook(record: Record) -> str:
    """The record is one piece of HTML with its style in it and nothing in it that acts."""
    return "".join(
        (
            f'<div style="{_FRAME}">',
            *_heading(record),
            f"<details open><summary>Text: {_legend()}</summary>",
            f'<div style="{_TEXT}">{"".join(_text(record))}</div></details>',
            *_table(record),
            "</div>",
        )
    )


def _heading(record: Record) -> Iterator[str]:
    yield f"<div><b>{escape(headline(record))}</b></div>"
    for line in filter(None, (origin(record), location(record))):
        yield f'<div style="{_FAINT}">{escape(line)}</div>'
    for problem in record.problems:
        yield f"<div>Note: {escape(one_line(problem.message))}</div>"


def _legend() -> str:
    words: dict[Role, str] = {"source": "who", "cue": "how", "content": "what"}
    return " ".join(f'<span style="{_LOOKS[role]}">{word}</span>' for role, word in words.items())


def _text(record: Record) -> Iterator[str]:
    text = record.article.text
    for stretch in cut_at_marks(record):
        if stretch.start >= MOST_CHARACTERS:
            break
        yield _marked(stretch, text[stretch.start : min(stretch.end, MOST_CHARACTERS)])
    if len(text) > MOST_CHARACTERS:
        yield f"\n… ({len(text) - MOST_CHARACTERS:,} more characters)"


def _marked(stretch: Stretch, text: str) -> str:
    words = escape(spell_out(_LINE_BREAK.sub("\n", text)))
    cues = "".join(f"<sup>{escape(m.number)}</sup>" for m in stretch.closing if m.role == "cue")
    if stretch.role is None:
        return words
    numbers = ", ".join(dict.fromkeys(mark.number for mark in stretch.marks))
    title = escape(f"statement {numbers}")
    return f'<span style="{_LOOKS[stretch.role]}" title="{title}">{words}</span>{cues}'


def _table(record: Record) -> Iterator[str]:
    if not record.statements:
        yield "<div>No statements found.</div>"
        return
    text = record.article.text
    lines = LineNumbers(text)
    yield '<table style="border-collapse:collapse">'
    yield _row("th", ("", "who", "how", "what", "manner", "where"))
    number = numbers(record)
    for statement, _ in islice(in_reading_order(record.statements), MOST_ROWS):
        yield _row("td", (number[statement.id], *_cells(statement, text, lines)))
    yield "</table>"
    if len(record.statements) > MOST_ROWS:
        yield f"<div>… and {counted(len(record.statements) - MOST_ROWS, 'more statement')}</div>"


def _cells(statement: Statement, text: str, lines: LineNumbers) -> tuple[str, ...]:
    manner = MANNERS[statement.manner] + (", may be misread" if may_be_misread(statement) else "")
    return (
        speaker(statement),
        one_line(statement.cue.text),
        said(statement, text),
        manner,
        place(statement, lines),
    )


def _row(tag: str, cells: tuple[str, ...]) -> str:
    inner = "".join(f'<{tag} style="{_CELL}">{escape(cell)}</{tag}>' for cell in cells)
    return f"<tr>{inner}</tr>"
