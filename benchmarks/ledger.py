"""How fast the ledger adds and finds, with 100,000 statements that are made up.

    python -m benchmarks.ledger --make FILE       # only makes such a ledger, to try things on
    python -m benchmarks.ledger [--statements 100000] [--ledger PATH_OR_URL | --postgres]

What is in it is told in `made_up.py`. Each search gives its first page and is done ten times; told
are the median and the slowest, and the median of processor time, which on a busy machine says more
(of SQLite, which works within the process).
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.made_up import made_up_records
from onrecord.ledger.ledger import Ledger, open_ledger
from onrecord.ledger.search import Search
from tests import postgres_server

NARROWED = {
    "by one": Search(by="Person1"),
    "by one who says little": Search(by="Person2900"),
    "by a body": Search(by="Body 1"),
    "about one": Search(about="w300"),
    "about a common word": Search(about="w1"),
    "of an act": Search(acts=("state",)),
    "of a rare act": Search(acts=("accuse",)),
    "of a manner": Search(manner="mixed"),
    "of an outlet": Search(outlet="Outlet 3"),
    "of an outlet that is not there": Search(outlet="Nowhere"),
    "since": Search(since="2024-06-01"),
    "until": Search(until="2023-02-01"),
    "of a month": Search(since="2024-03-01", until="2024-03-31"),
    "denied": Search(denied=True),
}
SEARCHES = {
    "the newest": Search(since="2020-01-01"),
    "a common word": Search(words="w1"),
    "a rare word": Search(words="w9000"),
    "two words": Search(words="w20 w300"),
    "a phrase": Search(words='"w1 w2"'),
    "a prefix": Search(words="w12*"),
    "and, or, not": Search(words="(w5 OR w60) w2 -w3"),
    **NARROWED,
    **{f"a common word, {name}": replace(one, words="w1") for name, one in NARROWED.items()},
    "denied, since": Search(denied=True, since="2024-06-01"),
    "an act of an outlet": Search(acts=("deny",), outlet="Outlet 3"),
    "by one, of an act, since": Search(by="Person1", acts=("deny",), since="2024-01-01"),
}
ROUNDS = 10


def fill(ledger: Ledger, statements: int) -> float:
    """The ledger has so many statements; how many articles a second were added comes back."""
    began = time.perf_counter()
    articles = 0
    for record in made_up_records(statements):
        ledger.add(record)
        articles += 1
    if ledger.database.dialect == "postgres":
        ledger.database.rows("VACUUM ANALYZE")  # as it does by itself in time
    return articles / (time.perf_counter() - began)


def milliseconds(
    work: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """How long each of the rounds took, by the clock."""
    took = []
    for _ in range(ROUNDS):
        began = clock()
        work()
        took.append(1000 * (clock() - began))
    return took


def main() -> None:
    """A ledger is made, or filled and searched, and the figures are printed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--ledger", help="another ledger than a file in a temporary folder")
    parser.add_argument("--postgres", action="store_true", help="start a PostgreSQL and use it")
    parser.add_argument("--make", metavar="PATH_OR_URL", help="only fill this ledger, and keep it")
    asked = parser.parse_args()
    if asked.make:
        with open_ledger(asked.make, create=True) as ledger:
            fill(ledger, asked.statements)
        print(f"{asked.make} has {asked.statements:,} statements that are made up.")
        return
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        where = asked.ledger or str(folder / "ledger.sqlite")
        if asked.postgres:
            if reason := postgres_server.missing():
                parser.error(reason)
            where = stack.enter_context(postgres_server.serving())
        with open_ledger(where, create=True) as ledger:
            print(f"{asked.statements:,} statements, {ledger.database.dialect}")
            print(f"added {fill(ledger, asked.statements):,.0f} articles a second, all in all")
            if Path(where).exists():
                print(f"{Path(where).stat().st_size / 1e6:,.0f} MB")
            time_searches(ledger)


def time_searches(ledger: Ledger) -> None:
    """The time of each search is printed."""
    print(f"{'search':48}{'found':>8}{'median ms':>11}{'slowest':>9}{'processor':>11}")
    for name, search in SEARCHES.items():
        work = partial(ledger.search, search)
        took = milliseconds(work)
        processor = statistics.median(milliseconds(work, time.process_time))
        print(
            f"{name:48}{ledger.count(search):8,}{statistics.median(took):11.1f}"
            f"{max(took):9.1f}{processor:11.1f}"
        )


if __name__ == "__main__":
    main()
