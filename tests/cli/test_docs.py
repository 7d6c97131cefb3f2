"""The page on the command line tells what the program does."""

import runpy
from dataclasses import replace
from pathlib import Path

from onrecord.types import Cue, Record, Span
from onrecord.views.marked_text import show_marked_text
from onrecord.views.runs import Layout
from onrecord.views.statement_list import show_statements
from tests.example_records import TEXT, example_record, statement

ROOT = Path(__file__).parent.parent.parent
TOOL = runpy.run_path(str(ROOT / "tools" / "write_cli_help.py"))
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_the_page_has_the_help_of_every_command() -> None:
    assert TOOL["named_in"](PAGE) == set(TOOL["helps"]())


def test_the_help_on_the_page_is_up_to_date() -> None:
    assert TOOL["written_anew"](PAGE) == PAGE, "run python tools/write_cli_help.py"


def sample_record() -> Record:
    """The article that the page shows, with the edges that the model was taught."""
    text = TEXT.replace("my\nfriends", "my friends")
    second = "“Nobody here means to keep it, and my friends said that he knows.”"
    unsure = ("that “no one” stayed",)
    statements = (
        statement(1, "the foreign minister", "said", ("The talks have failed",), text=text),
        statement(
            2, "Jane Doe", "told", ("“We will not sign,”", second), manner="direct", text=text
        ),
        statement(3, "my friends", "said", ("that he knows",), parent="s2", text=text),
        statement(4, None, "was reported", unsure, manner="mixed", confidence=0.3, text=text),
    )
    # The second "said" of the text is that of the friends.
    inner = Span(text.rindex("said"), text.rindex("said") + len("said"))
    third = replace(statements[2], cue=Cue((inner,), "said", "say"))
    article = replace(example_record().article, text=text)
    statements = (*statements[:2], third, statements[3])
    return replace(example_record(), article=article, statements=statements)


def test_the_sample_on_the_page_is_what_the_views_show() -> None:
    shown = show_statements(sample_record(), Layout(width=80))
    listed, _, _ = shown.rpartition("\n\n")
    assert f"```text\n{listed}\n```" in PAGE


def test_the_marked_sample_on_the_page_is_what_the_views_show() -> None:
    shown = show_marked_text(sample_record(), Layout(width=80))
    lines = shown[shown.index("5  ") : shown.index("7  ")].rstrip()
    assert f"```text\n{lines}\n```" in PAGE
