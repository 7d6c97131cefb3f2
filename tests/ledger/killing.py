"""Kills `onrecord add` at random moments and looks whether anything is lost or doubled.

    python -m tests.ledger.killing --times 200
    python -m tests.ledger.killing --times 200 --postgres

Each time, ten articles are added by a process that is killed (SIGKILL) at a random moment of its
work, while every other time a second process adds the same ones; then they are added once more.
The processes are forks that have all code loaded, and take records that are made already: three
quarters of a run would be spent loading otherwise, and kills would seldom fall into writing.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import onrecord.cli.adding  # noqa: F401  (loaded here, not in every fork)
from onrecord.cli import main
from onrecord.ledger.ledger import Ledger, open_ledger
from tests import postgres_server
from tests.ledger.faults import faults
from tests.ledger.sample import CHANGED, TEXT, talks

ARTICLES = 10


@dataclass
class Kills:
    """How many processes died, and how many of these with some articles added and some not.

    A process that was done before its moment came did not die. Where a second process adds the
    same articles, nobody can tell how far the first was.
    """

    died: int = 0
    midway: int = 0


def kill_many_times(where: str, folder: Path, times: int, seed: int) -> Kills:
    """So many processes were killed and all is whole, or AssertionError is raised."""
    moments = random.Random(seed)
    open_ledger(where, create=True).close()
    usual = _seconds_of_a_run(where, folder)
    kills = Kills()
    for number in range(times):
        records = _write_records(folder, number)
        # Every third time, what is there already gets a new version.
        text = CHANGED if number % 3 == 2 else TEXT
        if text is CHANGED:
            _wait(_start(where, records))
            records = _write_records(folder, number, text)
        killed = _start(where, records)
        other = _start(where, records) if number % 2 else None
        time.sleep(moments.uniform(0, usual))
        os.kill(killed, signal.SIGKILL)
        has_died = _wait(killed) == -signal.SIGKILL
        kills.died += has_died
        if other is not None:
            assert _wait(other) == 0
        with open_ledger(where) as ledger:
            added = _check_whole(ledger, number, text)
            kills.midway += has_died and other is None and 0 < added < ARTICLES
        assert _wait(_start(where, records)) == 0
        with open_ledger(where) as ledger:
            _check_complete(ledger, number, 2 if text is CHANGED else 1)
            if number % 20 == 0 or number == times - 1:
                assert faults(ledger) == []
    return kills


def _write_records(folder: Path, number: int, text: str = TEXT) -> Path:
    path = folder / f"{number}.jsonl"
    records = [talks(text, location=f"times/{number}/{each}") for each in range(ARTICLES)]
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    return path


def _start(where: str, records: Path) -> int:
    """The id of a process that adds the records."""
    sys.stdout.flush()
    process = os.fork()
    if process:
        return process
    status = 70
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        arguments = ["add", "--records", str(records), "--ledger", where, "-q"]
        status = main(arguments, standalone_mode=False) or 0
    finally:
        os._exit(status)


def _wait(process: int) -> int:
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def _seconds_of_a_run(where: str, folder: Path) -> float:
    """How long a run takes whole: the median of three."""
    took = []
    for number in (-1, -2, -3):
        records = _write_records(folder, number)
        began = time.monotonic()
        assert _wait(_start(where, records)) == 0
        took.append(time.monotonic() - began)
    return sorted(took)[1]


def _check_whole(ledger: Ledger, number: int, text: str) -> int:
    """Every article that is seen is whole, in the older or in the newer version.

    How many have the text comes back.
    """
    added = 0
    rows = ledger.database.rows(
        "SELECT article.id, version_id FROM article WHERE address LIKE ?", (f"times/{number}/%",)
    )
    assert len(rows) == ARTICLES or (text is TEXT and len(rows) < ARTICLES)
    for article, version in rows:
        assert version is not None
        record = ledger.record(article)
        assert record["article"]["text"] in (TEXT, CHANGED)
        ((statements,),) = ledger.database.rows(
            "SELECT count(*) FROM statement WHERE article_id = ?", (article,)
        )
        assert statements == len(record["statements"]) == 3
        added += record["article"]["text"] == text
    return added


def _check_complete(ledger: Ledger, number: int, versions: int) -> None:
    """Every article is there once, with so many versions and one reading of each."""
    rows = ledger.database.rows(
        "SELECT address, count(DISTINCT version.id), count(reading.id) FROM article "
        "JOIN version ON version.article_id = article.id "
        "JOIN reading ON reading.version_id = version.id "
        "WHERE address LIKE ? GROUP BY address",
        (f"times/{number}/%",),
    )
    assert len(rows) == ARTICLES
    assert {row[1:] for row in rows} == {(versions, versions)}


def kill_as_asked() -> None:
    """The processes that the command line asks for were killed, and what came of it is printed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ledger", help="another ledger than a file in a temporary folder")
    parser.add_argument("--postgres", action="store_true", help="start a PostgreSQL and use it")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        place = asked.ledger or str(folder / "ledger.sqlite")
        if asked.postgres:
            if reason := postgres_server.missing():
                parser.error(reason)
            place = stack.enter_context(postgres_server.serving())
        kills = kill_many_times(place, folder, asked.times, asked.seed)
    print(
        f"{asked.times} times, {kills.died} died at work, {kills.midway} of them seen to have "
        "added some articles and not others: nothing was lost, nothing doubled."
    )


if __name__ == "__main__":
    kill_as_asked()
