"""Runs that are cut short, seen from outside: real processes, signals, pipes and terminals."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import COMMAND, environment, start_read, write_articles

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals of POSIX")


def wait_for_lines(path: Path, count: int) -> None:
    for _ in range(400):
        if path.exists() and path.read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.05)
    raise AssertionError(f"{path} never had {count} lines")


def wait_for_end_of_group(group: int) -> None:
    """No process of the group is left."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("a worker lives on")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_cleanly_and_keeps_what_was_read(tmp_path: Path, workers: str) -> None:
    write_articles(tmp_path, *["SLOW"] * 100)
    output = tmp_path / "out.jsonl"
    process = start_read(str(tmp_path), "-o", str(output), "--workers", workers)
    part = tmp_path / "out.jsonl.part"
    wait_for_lines(part, 2)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == b""
    said = err.decode()
    assert said.startswith("Interrupted. Read ")
    assert f"They are kept in {part}; --resume goes on from there." in said
    assert said.count("\n") == 1
    assert all(json.loads(line) for line in part.read_text().splitlines())
    assert not output.exists()
    wait_for_end_of_group(process.pid)


def test_a_worker_of_a_killed_run_ends_by_itself(tmp_path: Path) -> None:
    write_articles(tmp_path, *["SLOW"] * 100)
    process = start_read(str(tmp_path), "-o", str(tmp_path / "out.jsonl"), "--workers", "2")
    wait_for_lines(tmp_path / "out.jsonl.part", 1)
    process.kill()
    process.communicate()
    wait_for_end_of_group(process.pid)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_broken_pipe_ends_without_a_word(tmp_path: Path, workers: str) -> None:
    write_articles(tmp_path, *["text " * 2000] * 60)
    process = start_read(str(tmp_path), "--workers", workers)
    assert process.stdout is not None
    assert process.stderr is not None
    json.loads(process.stdout.readline())
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=20) == 141


def read_on_terminal(*arguments: str, **variables: str) -> str:
    """What a terminal shows of a run whose output and errors both go to it."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *arguments], stdout=theirs, stderr=theirs, env=environment(**variables)
    )
    os.close(theirs)
    shown = b""
    while piece := _read_terminal(ours):
        shown += piece
    os.close(ours)
    process.wait(timeout=20)
    return shown.decode().replace("\r\n", "\n")


def _read_terminal(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other side has gone
        return b""


def test_on_a_terminal_it_shows_coloured_text_and_its_progress(tmp_path: Path) -> None:
    paths = write_articles(tmp_path, "one", "SLOW", "REFUSED", "SLOW")
    shown = read_on_terminal(*paths, "--workers", "1")
    assert "\x1b[2m(no speaker named)\x1b[0m — \x1b[36mone\x1b[0m" in shown
    assert "2 of 4 articles · " in shown
    assert " left" in shown
    assert f"\r\x1b[Konrecord: {paths[2]}: it is refused.\n" in shown


def test_a_single_article_shows_no_progress(tmp_path: Path) -> None:
    assert "articles" not in read_on_terminal(*write_articles(tmp_path, "SLOW"))


def test_no_color_is_honoured(tmp_path: Path) -> None:
    shown = read_on_terminal(*write_articles(tmp_path, "one"), NO_COLOR="1")
    assert "\x1b" not in shown
    assert "(no speaker named) — one" in shown


def test_what_could_not_be_read_is_named_again_where_it_scrolled_by(tmp_path: Path) -> None:
    paths = write_articles(tmp_path, *["REFUSED"] * 12, "one", "two")
    *_, summary = read_on_terminal(*paths, "--workers", "1").rpartition("Read 2 articles")
    _, *lines = summary.splitlines()
    assert lines == ["Not read:", *(f"  {path}" for path in paths[:10]), "  and 2 more"]


def test_what_is_still_in_sight_is_not_repeated(tmp_path: Path) -> None:
    paths = write_articles(tmp_path, "one", "REFUSED")
    assert "Not read:" not in read_on_terminal(*paths, "--workers", "1")


def test_a_terminal_is_told_once_that_an_article_is_not_english(tmp_path: Path) -> None:
    shown = read_on_terminal(*write_articles(tmp_path, "FOREIGN"))
    assert shown.count("Written in another language") == 1
