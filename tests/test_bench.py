"""The bench times what it says."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

import pytest

from benchmarks import speed
from benchmarks.made_up import made_up_records
from onrecord.ledger.checked import checked_record
from onrecord.parallel import AHEAD_OF_EACH_WORKER
from onrecord.types import Article, Failure, Record
from tests.example_records import example_record

UNDER_WAY = 2 * AHEAD_OF_EACH_WORKER


def test_two_workers_are_timed_while_as_much_is_under_way_as_there_can_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_line: list[int] = []

    def read_parallel(items: Iterable[Article], *, workers: int) -> Iterator[Record]:
        supply = iter(items)
        line = deque(islice(supply, workers * AHEAD_OF_EACH_WORKER))
        while line:
            in_line.append(len(line))
            yield example_record()
            line.popleft()
            line.extend(islice(supply, 1))

    monkeypatch.setattr(speed, "read_parallel", read_parallel)
    speed.seconds_with_full_line([Article("a", "text")] * 3, workers=2)
    assert in_line == [UNDER_WAY] * (UNDER_WAY + 3 * speed.TIMES_OVER)


def test_an_article_that_fails_ends_the_bench(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_parallel(items: Iterable[Article], *, workers: int) -> Iterator[Failure]:
        yield from (Failure(f"{item.location} of {workers}", "empty", "No.") for item in items)

    monkeypatch.setattr(speed, "read_parallel", read_parallel)
    with pytest.raises(SystemExit, match="a of 2: No"):
        speed.seconds_with_full_line([Article("a", "text")], workers=2)


def test_records_that_are_made_up_keep_the_contract_and_are_the_same_each_time() -> None:
    records = [checked_record(record) for record in made_up_records(80)]
    assert sum(len(record["statements"]) for record in records) == 80
    assert records == list(made_up_records(80))
    assert {one["manner"] for record in records for one in record["statements"]} == {
        "direct", "mixed", "indirect",
    }  # fmt: skip


def test_a_reading_process_that_fails_ends_the_bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "Reader", lambda: 1 / 0)
    with pytest.raises(SystemExit, match="1 articles failed"):
        speed.report_memory([Article("a", "text")])


def test_the_time_of_every_call_is_added_up_and_the_function_put_back() -> None:
    spent: dict[str, float] = {}
    was = speed.seconds
    with speed._timed(speed, "seconds", spent, "timing"):
        speed.seconds(lambda: None)
    assert set(spent) == {"timing"}
    assert speed.seconds is was
