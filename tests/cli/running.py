"""The command line run in a process of its own, with a reader that needs no model."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.cli.read import ReaderChoice
from tests.example_records import StandIn

ROOT = Path(__file__).parent.parent.parent
_PROGRAM = (
    "from tests.example_records import StandIn\n"
    "from onrecord.cli import main\n"
    "from onrecord.cli.read import ReaderChoice\n"
    "main(prog_name='onrecord', obj=ReaderChoice(StandIn))\n"
)
COMMAND = [sys.executable, "-c", _PROGRAM, "read"]


def environment(**more: str) -> dict[str, str]:
    """The environment in which the process finds the stand-in, and nothing colours its output."""
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return kept | {"PYTHONPATH": str(ROOT), "TERM": "xterm"} | more


def run_read(*arguments: str, stdin: bytes = b"") -> Result:
    """`onrecord read` in this process."""
    return CliRunner().invoke(
        main, ["read", *arguments], obj=ReaderChoice(StandIn), input=stdin, prog_name="onrecord"
    )


def start_read(*arguments: str) -> subprocess.Popen[bytes]:
    """`onrecord read` in a process group of its own, as a shell starts it."""
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    )


def write_articles(folder: Path, *texts: str) -> list[str]:
    """Each text is a file; their paths, which are in order, come back."""
    paths = [folder / f"{number:03}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]
