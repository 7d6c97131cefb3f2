"""How fast the ledger adds and finds, with 100,000 statements that are made up.

    python -m benchmarks.ledger [--statements 100000] [--ledger PATH_OR_URL]

Words are drawn as they are in English, a few often and most rarely (Zipf's law), names too, so
that a common word stands in a large share of the statements. Each search is done ten times; told
are the median and the slowest, and the median of processor time, which on a busy machine says more
(of SQLite, which works within the process).
"""

import argparse
import hashlib
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.ledger.ledger import Ledger, open_ledger
from onrecord.ledger.search import Search

STATEMENTS_AN_ARTICLE = 8
WORDS, PEOPLE, OUTLETS = 20_000, 3_000, 40
ACTS = ("state", "claim", "deny", "warn", "demand", "promise", "ask", "predict")
SEARCHES = {
    "a common word": Search(words="w1"),
    "a rare word": Search(words="w9000"),
    "two words": Search(words="w20 w300"),
    "a phrase": Search(words='"w1 w2"'),
    "a prefix": Search(words="w12*"),
    "and, or, not": Search(words="(w5 OR w60) w2 -w3"),
    "a common word, by one": Search(words="w1", by="Person7"),
    "by one": Search(by="Person7"),
    "about one": Search(about="Person9"),
    "denied, since": Search(denied=True, since="2024-06-01"),
    "an act of an outlet": Search(acts=("deny",), outlet="Outlet 3"),
    "a common word of a month": Search(words="w1", since="2024-03-01", until="2024-03-31"),
    "the newest": Search(since="2020-01-01"),
}
ROUNDS = 10


def make_record(number: int, draw: random.Random) -> dict[str, Any]:
    """An article of eight statements, each with a speaker."""
    pieces: list[str] = []
    statements: list[dict[str, Any]] = []
    parties: dict[str, dict[str, Any]] = {}
    at = 0
    for label in range(STATEMENTS_AN_ARTICLE):
        name = f"Person{_often(draw, PEOPLE)} Smith{draw.randrange(500)}"
        said = " ".join(f"w{_often(draw, WORDS)}" for _ in range(draw.randrange(8, 30)))
        sentence = f"{name} said {said}. "
        cue, content = at + len(name) + 1, at + len(name) + 6
        party = parties.setdefault(
            name,
            {"id": f"p{len(parties) + 1}", "name": name, "kind": "person", "mentions": []},
        )
        party["mentions"].append({"start": at, "end": at + len(name), "how": "name"})
        statements.append(
            {
                "id": f"s{label + 1}",
                "source": {"spans": [[at, at + len(name)]], "text": name, "how": "name"},
                "by": [party["id"]],
                "cue": {"spans": [[cue, cue + 4]], "text": "said", "lemma": "say"},
                "content": {
                    "spans": [[content, content + len(said)]],
                    "text": said,
                    "quoted": [],
                },
                "manner": "indirect",
                "act": draw.choice(ACTS),
                "polarity": "affirmed",
                "part": "paragraph",
                "parent": None,
                "denies": [f"s{label}"] if label and draw.random() < 0.05 else [],
                "confidence": 0.9,
            }
        )
        pieces.append(sentence)
        at += len(sentence)
    text = "".join(pieces)
    return {
        "schema": "onrecord/1",
        "article": {
            "id": hashlib.sha256(text.encode()).hexdigest(),
            "location": f"https://news.example/{number}",
            "outlet": f"Outlet {number % OUTLETS}",
            "title": f"Article {number}",
            "published": f"2024-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}",
            "text": text,
            "parts": [],
        },
        "statements": statements,
        "parties": list(parties.values()),
        "problems": [],
        "reader": {"version": "0", "model": "made-up@0"},
    }


def _often(draw: random.Random, most: int) -> int:
    """A number from 1 to `most`; the smaller, the more often (Zipf's law)."""
    return min(most, int(most ** draw.random()))


def fill(ledger: Ledger, statements: int) -> float:
    """The ledger has so many statements; how many articles a second were added comes back."""
    draw = random.Random(1)
    began = time.perf_counter()
    articles = statements // STATEMENTS_AN_ARTICLE
    for number in range(articles):
        ledger.add(make_record(number, draw))
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
    """The ledger is filled and searched, and the figures are printed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--ledger", help="another ledger than a file in a temporary folder")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = asked.ledger or str(Path(folder) / "ledger.sqlite")
        with open_ledger(where, create=True) as ledger:
            rate = fill(ledger, asked.statements)
            if ledger.database.dialect == "postgres":
                ledger.database.rows("ANALYZE")
            print(f"added {rate:,.0f} articles a second, the ledger growing")
            if not asked.ledger:
                size = Path(where).stat().st_size / 1e6
                print(f"{size:,.0f} MB for {asked.statements:,} statements")
            print(f"{'search':28}{'found':>8}{'median ms':>11}{'slowest':>9}{'processor':>11}")
            for name, search in SEARCHES.items():
                work = partial(ledger.search, search)
                took = milliseconds(work)
                processor = statistics.median(milliseconds(work, time.process_time))
                print(
                    f"{name:28}{ledger.count(search):8,}{statistics.median(took):11.1f}"
                    f"{max(took):9.1f}{processor:11.1f}"
                )


if __name__ == "__main__":
    main()
