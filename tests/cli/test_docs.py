"""The page on the command line tells what the program does."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TOOL = runpy.run_path(str(ROOT / "tools" / "write_cli_help.py"))
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_the_page_has_the_help_of_every_command() -> None:
    assert TOOL["named_in"](PAGE) == set(TOOL["helps"]())


def test_the_help_on_the_page_is_up_to_date() -> None:
    assert TOOL["written_anew"](PAGE) == PAGE, "run python tools/write_cli_help.py"
