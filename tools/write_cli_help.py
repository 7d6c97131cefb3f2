"""Puts the help of every command into docs/cli.md, between its marks.

python tools/write_cli_help.py            writes the page anew
python tools/write_cli_help.py --check    fails where the page is not up to date
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.cli import main

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"
WIDTH = 88
_BLOCK = re.compile(r"(<!-- help: (?P<name>[^>]+?) -->\n).*?(<!-- end of help -->)", re.DOTALL)


def helps() -> dict[str, str]:
    """The help of every command, by the words that call it."""
    context = click.Context(main, info_name="onrecord", **main.context_settings)
    return dict(_helps(main, context))


def _helps(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    context.terminal_width = WIDTH
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _helps(inner, click.Context(inner, parent=context, info_name=name))


def written_anew(page: str) -> str:
    """The page with the present help between its marks."""
    known = helps()
    return _BLOCK.sub(
        lambda found: f"{found[1]}```text\n{known[found['name']].rstrip()}\n```\n{found[3]}", page
    )


def named_in(page: str) -> set[str]:
    """The commands whose help the page has."""
    return {found["name"] for found in _BLOCK.finditer(page)}


if __name__ == "__main__":
    before = PAGE.read_text(encoding="utf-8")
    after = written_anew(before)
    if "--check" in sys.argv:
        sys.exit(0 if after == before else f"{PAGE} is not up to date: run {sys.argv[0]}")
    PAGE.write_text(after, encoding="utf-8")
