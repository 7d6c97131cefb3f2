"""`onrecord serve`, seen from outside: real processes, ports and signals."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.ledger.ledger import open_ledger
from onrecord.ledger.verify import Verified
from tests.cli.running import ROOT, environment
from tests.service.serving import filled, serving, settings_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

_PROGRAM = (
    "from tests.example_records import StandIn\n"
    "from onrecord.cli import main\n"
    "from onrecord.cli.read import ReaderChoice\n"
    "main(prog_name='onrecord', obj=ReaderChoice(StandIn))\n"
)


@contextmanager
def started(program: list[str], *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`onrecord serve` in a process group of its own, and the address that it tells."""
    process = subprocess.Popen(
        [*program, "serve", "--port", "0", "--workers", "1", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        start_new_session=True,
    )
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        assert "the reading room is at http://" in line, line + process.stderr.read()
        yield process, line.split(" is at ")[1].split("/ ")[0]
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stderr.close()


def ask(address: str, path: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(
        address + path, data=data, headers={"Content-Type": "application/json"}
    )
    for _ in range(200):
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except (ConnectionError, urllib.error.URLError) as error:
            if isinstance(error, urllib.error.HTTPError):
                raise
            time.sleep(0.05)
    raise AssertionError("it never answered")


def wait_for_end_of_group(group: int) -> None:
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("a worker lives on")


def test_ctrl_c_ends_it_and_its_workers_while_somebody_watches(tmp_path: Path) -> None:
    ledger = str(tmp_path / "new.sqlite")
    with started([sys.executable, "-c", _PROGRAM], "--ledger", ledger) as (process, address):
        assert ask(address, "/api/v1/health")["status"] == "ok"
        assert ask(address, "/api/v1/read", {"text": "He said so."})["schema"] == "onrecord/1"
        jobs = [ask(address, "/api/v1/jobs", {"text": f"SLOW {n}"})["id"] for n in range(40)]
        with urllib.request.urlopen(f"{address}/api/v1/jobs/{jobs[-1]}/events") as events:
            assert events.readline() == b"event: job\n"
            os.killpg(process.pid, signal.SIGINT)
            rest = events.read()  # the stream ends
        assert b"event: end" not in rest
        assert process.wait(timeout=20) == 130
        assert process.stderr is not None
        assert process.stderr.read() == "Ctrl-C ends it.\nonrecord: the service has ended.\n"
        wait_for_end_of_group(process.pid)
    with open_ledger(ledger) as opened:
        assert isinstance(list(opened.verify())[-1], Verified)


def test_a_text_is_read_with_the_model_that_ships(tmp_path: Path) -> None:
    text = (ROOT / "examples" / "hagia-sophia.txt").read_text("utf-8")
    program = [sys.executable, "-m", "onrecord"]
    with started(program, "--ledger", str(tmp_path / "l.sqlite")) as (process, address):
        record = ask(address, "/api/v1/read", {"text": text, "published": "2019-03-31"})
        assert any("Erdo" in party["name"] for party in record["parties"])
        assert record["article"]["text"] == text
        process.terminate()
        assert process.wait(timeout=20) == -signal.SIGTERM


def test_a_port_that_is_taken_is_named_with_the_option(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = CliRunner().invoke(
            main, ["serve", "--port", port, "--ledger", str(tmp_path / "l.sqlite")]
        )
    assert done.exit_code == 2
    assert f"Port {port} of 127.0.0.1 is taken" in done.output
    assert "--port" in done.output
    assert not (tmp_path / "l.sqlite").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--host", "0.0.0.0"], "it needs a token"),
        (["--host", "192.0.2.7", "--token", "short"], "16 characters or more"),
        (["--token", " " * 20], "16 characters or more"),
        (["--host", "192.0.2.7", "--token", "x" * 16], "Check --host"),
        (["--workers", "100000"], "The number of workers must be at most"),
    ],
)
def test_it_refuses_to_start_so(tmp_path: Path, arguments: list[str], told: str) -> None:
    ledger = ["--ledger", str(tmp_path / "l.sqlite")]
    done = CliRunner().invoke(main, ["serve", *ledger, "--port", "0", *arguments])
    assert done.exit_code == 2
    assert told in done.output


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes " * 1000)
    done = CliRunner().invoke(main, ["serve", "--port", "0", "--ledger", str(path)])
    assert done.exit_code == 2
    assert "no ledger" in done.output


def test_more_may_ask_at_once_than_there_are_threads(tmp_path: Path) -> None:
    def work(_number: int) -> int:
        return len(ask(address, "/api/v1/statements?words=talks")["items"])

    with (
        serving(settings_for(filled(tmp_path / "ledger.sqlite"))) as address,
        ThreadPoolExecutor(100) as clients,
    ):
        assert sum(clients.map(work, range(300))) == 600


def test_many_ask_and_change_at_once_and_nothing_is_lost(where: str) -> None:
    ledger = filled(where)

    def work(number: int) -> int:
        change = {"kind": "change", "article": 1, "statement": "s1", "field": "lemma"}
        for turn in range(5):
            value = f"{number}-{turn}"
            made = ask(address, "/api/v1/corrections", {**change, "value": value})
            assert made["value"]["to"] == value
            assert len(ask(address, "/api/v1/statements?words=talks")["items"]) == 2
            ask(address, "/api/v1/jobs", {"text": f"He said {number} and {turn}."})
        return number

    with serving(settings_for(ledger)) as address:
        with ThreadPoolExecutor(8) as clients:
            assert sum(clients.map(work, range(8))) == 28
        for _ in range(600):
            jobs = ask(address, "/api/v1/jobs")["items"]
            if all(job["state"] == "done" for job in jobs):
                break
            time.sleep(0.05)
    with open_ledger(ledger) as opened:
        assert len(opened.articles()) == 2 + 40
        assert len(opened.corrections(1)) == 1 + 40
        assert isinstance(next(opened.verify()), Verified)
