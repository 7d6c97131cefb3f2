"""Articles and words a second, the ratio to the bare encoder, start-up and memory.

    python -m benchmarks.speed [--rounds 5]

The articles are the marked Wikinews ones, joined and cut to 700 words each. "Bare encoder" runs
the encoder graph over the very windows that reading uses, in the same process, round by round
in turn with the whole reading, so that a machine whose speed drifts does not favour either.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import NoReturn
from unittest import mock

from onrecord.inference.model import Model
from onrecord.inference.tokens import Tokenizer, Tokens
from onrecord.inference.windows import cut_windows
from onrecord.parallel import AHEAD_OF_EACH_WORKER, read_parallel
from onrecord.run import Reader
from onrecord.types import Article, Failure, Record

CORPUS = Path(__file__).parent.parent / "tests" / "data" / "wikinews-dev"
WORDS = 700
# Every article is read so often by the workers, which takes them some fifteen seconds.
TIMES_OVER = 10


def articles_of_700_words() -> list[Article]:
    """The corpus as articles of 700 words, cut at white space."""
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt")))
    articles, start, words = [], 0, 0
    for place, letter in enumerate(text):
        if letter.isspace() and place and not text[place - 1].isspace():
            words += 1
            if words == WORDS:
                articles.append(Article(f"article {len(articles) + 1}", text[start:place]))
                start, words = place + 1, 0
    return articles


def seconds(work: Callable[[], object]) -> float:
    """How long the work took, by the wall clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def run_bare_encoder(model: Model, articles: list[Tokens]) -> int:
    """The encoder over every window; returns the number of word pieces."""
    pieces = 0
    for tokens in articles:
        bundle = model.bundle
        for window in cut_windows(tokens, 0, len(tokens), bundle.window, bundle.overlap):
            model.encode_window(tokens, window.first, window.after)
            pieces += int(tokens.firsts[window.after] - tokens.firsts[window.first]) + 2
    return pieces


def report_one_core(articles: list[Article], rounds: int) -> None:
    """Prints the speed in one process and its ratio to the bare encoder."""
    reader = Reader()
    list(reader.read_many(articles[:2]))
    cut = [reader.model.tokenizer.read(article.text) for article in articles]
    pieces = run_bare_encoder(reader.model, cut)
    whole, bare = [], []
    for _ in range(rounds):
        bare.append(seconds(lambda: run_bare_encoder(reader.model, cut)))
        whole.append(seconds(lambda: list(reader.read_many(articles))))
    ratio = statistics.median(a / b for a, b in zip(whole, bare, strict=True))
    _rate("one core", statistics.median(whole), articles)
    print(f"bare encoder: {pieces / statistics.median(bare):,.0f} word pieces a second")
    print(f"whole reading / bare encoder: {ratio:.2f}")
    report_stages(reader, articles)


def report_stages(reader: Reader, articles: list[Article]) -> None:
    """Prints the share of each stage, by timing the calls of one more round."""
    from onrecord import run
    from onrecord.inference import model as inference
    from onrecord.reading.times import ArticleTimes
    from onrecord.reading.times import told as times

    spent: dict[str, float] = {}
    with (
        _timed(run, "tell_language", spent),
        _timed(run, "tell_parts", spent),
        _timed(run, "find_quotations", spent),
        _timed(run, "tell_acts", spent, "acts"),
        _timed(run, "tell_evidence", spent, "evidence"),
        _timed(times, "find_times", spent, "times"),
        _timed(ArticleTimes, "dated", spent, "when it was said"),
        _timed(run, "tell_parties", spent, "parties"),
        _timed(run, "tell_denials", spent, "denials"),
        _timed(run, "find_quantities", spent, "figures"),
        _timed(inference, "find_names", spent, "names"),
        _timed(Tokenizer, "read", spent, "cutting into words"),
        _timed(Model, "encode_window", spent, "encoder"),
        _timed(Model, "score_roles", spent, "role tagger"),
    ):
        total = seconds(lambda: list(reader.read_many(articles)))
    for name, value in spent.items():
        print(f"  {name:22}{100 * value / total:5.1f} in 100")
    print(f"  {'decoding and the rest':22}{100 * (1 - sum(spent.values()) / total):5.1f} in 100")


@contextmanager
def _timed(owner: object, name: str, spent: dict[str, float], label: str = ""):
    """While open, the time of each call of `owner.name` is added up under its label."""
    was = getattr(owner, name)
    label = label or name.replace("_", " ")

    def call(*arguments: object, **options: object) -> object:
        began = time.perf_counter()
        try:
            return was(*arguments, **options)
        finally:
            spent[label] = spent.get(label, 0.0) + time.perf_counter() - began

    with mock.patch.object(owner, name, call):
        yield


def report_two_cores(articles: list[Article], rounds: int) -> None:
    """Prints the speed with two worker processes at work, their start and their end not counted."""
    times = [seconds_with_full_line(articles, workers=2) for _ in range(rounds)]
    _rate("two cores", statistics.median(times), articles)


def seconds_with_full_line(articles: list[Article], *, workers: int) -> float:
    """How long the workers take for so many articles while none of them ever waits for one.

    As many articles are under way when the timing begins as when it ends: what was begun before
    it and what is left unfinished after it weigh the same.
    """
    under_way = workers * AHEAD_OF_EACH_WORKER
    counted = len(articles) * TIMES_OVER
    supply = islice(cycle(articles), under_way + counted + under_way)
    with closing(read_parallel(supply, workers=workers)) as outcomes:
        _take(outcomes, under_way)
        return seconds(lambda: _take(outcomes, counted)) / TIMES_OVER


def _take(outcomes: Iterator[Record | Failure], count: int) -> None:
    for outcome in islice(outcomes, count):
        if isinstance(outcome, Failure):
            raise SystemExit(f"{outcome.location}: {outcome.message}")


def report_start(article: Article) -> None:
    """Prints the time from the shell to the first record, and to `--help`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(article.text, "utf-8")
        command = [sys.executable, "-m", "onrecord"]
        for label, extra in (
            ("first record", ["read", str(path), "--format", "jsonl"]),
            ("--help", ["--help"]),
        ):
            times = [
                seconds(
                    lambda e=extra: subprocess.run(command + e, check=True, capture_output=True)
                )
                for _ in range(5)
            ]
            print(f"start to {label}: {statistics.median(times):.2f} s")


def report_memory(articles: list[Article]) -> None:
    """Prints the peak memory of a process that read few articles, and of one that read many."""
    for count in (len(articles), len(articles) * 20):
        child = os.fork()
        if not child:
            _read_and_leave(articles, count)
        _, status, usage = os.wait4(child, 0)
        if status:
            raise SystemExit(f"the process that was to read {count} articles failed ({status})")
        print(f"peak memory after {count} articles: {usage.ru_maxrss / 1024:.0f} MB")


def _read_and_leave(articles: list[Article], count: int) -> NoReturn:
    """This process, a child, has read so many articles and is over, with status 1 if it failed."""
    status = 1
    try:
        reader = Reader()
        for article in islice(cycle(articles), count):
            reader.read(article)
        status = 0
    finally:
        if status:
            traceback.print_exc()
        os._exit(status)


def _rate(label: str, took: float, articles: list[Article]) -> None:
    words = sum(len(article.text.split()) for article in articles)
    print(f"{label}: {len(articles) / took:.1f} articles a second, {words / took:,.0f} words")


def main() -> None:
    """Prints every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    settings = parser.parse_args()
    articles = articles_of_700_words()
    print(f"{len(articles)} articles of {WORDS} words, {os.cpu_count()} processors")
    report_memory(articles)  # first: a forked process inherits what this one holds
    report_start(articles[0])
    report_one_core(articles, settings.rounds)
    report_two_cores(articles, settings.rounds)
    print(
        f"this process peaked at {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )


if __name__ == "__main__":
    main()
