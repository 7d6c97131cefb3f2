"""A record as the text that goes to the output."""

import shutil

from onrecord.cli.settings import ReadSettings
from onrecord.types import Record
from onrecord.views.marked_text import show_marked_text
from onrecord.views.runs import Layout
from onrecord.views.statement_list import show_statements

_WIDEST = 100  # longer lines are hard to follow for the eye
_NARROWEST = 30
_WIDTH_OF_FILES = 80
# What can be done about a problem here, by its kind.
_ADVICE = {"no-publication-date": "Give it with --published."}


def render(record: Record, settings: ReadSettings, *, chosen_from: Record) -> str:
    """The record as a line of JSON, its statements as a list, or its text with marks.

    `chosen_from` is the record with all the statements that there were to choose from.
    """
    if settings.format == "jsonl":
        return record.to_json() + "\n"
    layout = Layout(width=_width(settings), colour=settings.colour)
    if settings.full:
        return show_marked_text(record, layout, advice=_ADVICE) + "\n"
    return show_statements(record, layout, chosen_from=chosen_from, advice=_ADVICE) + "\n"


def _width(settings: ReadSettings) -> int:
    if settings.output:
        return _WIDTH_OF_FILES
    terminal = shutil.get_terminal_size((_WIDTH_OF_FILES, 24)).columns
    return max(_NARROWEST, min(terminal, _WIDEST))
