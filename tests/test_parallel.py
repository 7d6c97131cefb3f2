"""Several processes give what one gives, and none of them can spoil the run."""

import multiprocessing
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import ModelError, UsageError
from onrecord.parallel import (
    AHEAD_OF_EACH_WORKER,
    MOST_A_PROCESSOR,
    count_usable_processors,
    read_parallel,
)
from onrecord.types import Article, Failure, Record
from tests.example_records import StandIn, no_reader


def articles(*texts: str) -> list[Article]:
    return [Article(f"{number}.txt", text) for number, text in enumerate(texts)]


def places(outcomes: Iterator[Record | Failure]) -> list[str]:
    return [
        outcome.location if isinstance(outcome, Failure) else outcome.article.location
        for outcome in outcomes
    ]


def records_as_json(items: list[Article], workers: int) -> list[str]:
    outcomes = read_parallel(items, StandIn, workers=workers)
    return [outcome.to_json() for outcome in outcomes if isinstance(outcome, Record)]


def test_two_workers_give_the_bytes_that_one_gives_in_the_same_order() -> None:
    items = articles(*("SLOW one" if n % 5 == 0 else f"text {n} \ud800 \x00" for n in range(20)))
    alone = records_as_json(items, 1)
    assert len(alone) == 20
    assert records_as_json(items, 2) == alone


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_cannot_be_read_is_a_failure_among_the_records(workers: int) -> None:
    items = [*articles("good", "REFUSED", "DEFECT here"), Failure("gone.txt", "not-found", "Gone.")]
    outcomes = list(read_parallel([*items, Article("4.txt", "good")], StandIn, workers=workers))
    assert [type(outcome) for outcome in outcomes] == [Record, Failure, Failure, Failure, Record]
    assert outcomes[1] == Failure("1.txt", "refused", "it is refused.")
    assert outcomes[3] == items[3]
    defect = outcomes[2]
    assert isinstance(defect, Failure)
    assert defect.kind == "defect"
    assert "ZeroDivisionError: by nothing" in defect.message


def test_a_worker_that_dies_costs_only_the_article_it_was_reading() -> None:
    items = articles("a", "b", "DIE", "c", "DIE", "d", "e", "f")
    outcomes = list(read_parallel(items, StandIn, workers=2))
    assert places(iter(outcomes)) == [article.location for article in items]
    dead = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert [failure.location for failure in dead] == ["2.txt", "4.txt"]
    assert dead[0].kind == "worker-died"
    assert "signal 9" in dead[0].message


def test_workers_that_cannot_be_started_end_the_run_with_a_reason() -> None:
    with pytest.raises(UsageError, match="could not be started: it ended with status 7"):
        list(read_parallel(articles("a", "b"), no_reader, workers=2))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_damaged_model_ends_the_run(workers: int) -> None:
    with pytest.raises(ModelError, match="the model is missing"):
        list(read_parallel(articles("a", "MODELLESS", "c"), StandIn, workers=workers))
    assert not multiprocessing.active_children()


def test_articles_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield Article(f"{taken}.txt", "text")

    outcomes = read_parallel(endless(), StandIn, workers=2)
    for number in range(1, 60):
        next(outcomes)
        assert taken - number <= 2 * AHEAD_OF_EACH_WORKER
    outcomes.close()


def test_closing_early_leaves_no_process() -> None:
    outcomes = read_parallel(articles(*["SLOW"] * 8), StandIn, workers=2)
    next(outcomes)
    assert multiprocessing.active_children()
    outcomes.close()
    assert not multiprocessing.active_children()


def test_a_single_article_is_read_by_this_process() -> None:
    (outcome,) = read_parallel(["PROCESS"], StandIn)
    assert isinstance(outcome, Record)
    assert outcome.reader.model == str(os.getpid())


def test_a_bare_string_is_an_article_with_a_number() -> None:
    items = ["one", Article("b.txt", "two"), "REFUSED"]
    outcomes = list(read_parallel(items, StandIn, workers=1))
    assert places(iter(outcomes)) == ["text 1", "b.txt", "text 3"]
    assert outcomes[2] == Failure("text 3", "refused", "it is refused.")


def test_what_is_no_article_is_a_failure_among_the_records() -> None:
    one, nothing, three = read_parallel(["one", None, "three"], StandIn, workers=1)  # type: ignore[list-item]
    assert isinstance(one, Record)
    assert isinstance(three, Record)
    assert isinstance(nothing, Failure)
    assert (nothing.location, nothing.kind) == ("text 2", "no-article")
    assert "not as NoneType" in nothing.message


def test_a_text_that_is_not_in_a_list_is_refused() -> None:
    with pytest.raises(UsageError, match="as a list"):
        read_parallel("The minister said so.", StandIn)


def test_no_workers_are_no_use() -> None:
    with pytest.raises(UsageError, match="1 or more, not 0"):
        read_parallel([], StandIn, workers=0)


def test_more_workers_than_the_processors_can_use_are_refused() -> None:
    most = MOST_A_PROCESSOR * count_usable_processors()
    assert list(read_parallel([], no_reader, workers=most)) == []
    with pytest.raises(UsageError, match=f"at most {most} on this machine"):
        read_parallel([], no_reader, workers=most + 1)


def test_nothing_to_read_starts_nothing() -> None:
    assert list(read_parallel([], no_reader, workers=2)) == []


@pytest.mark.skipif(sys.platform != "linux", reason="containers are of Linux")
@pytest.mark.parametrize(
    ("share", "most"), [("100000 100000", 1), ("50000 100000", 1), ("max 100000", 10_000)]
)
def test_the_share_of_a_container_bounds_the_workers(
    share: str, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cpu.max").write_text(share)
    monkeypatch.setattr("onrecord.parallel._CONTAINER_SHARE", tmp_path / "cpu.max")
    assert 1 <= count_usable_processors() <= most
