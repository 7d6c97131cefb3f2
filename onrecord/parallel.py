"""Many articles read by several processes, with the very records that one would give."""

import os
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import chain, count, islice
from multiprocessing.connection import Connection, wait
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.outcomes import ArticleReader, article_in_list, read_one
from onrecord.types import Article, Failure, Record
from onrecord.types.given import refuse_single
from onrecord.worker import MakeReader, Task, Worker

# A long article holds up the outcomes of those after it; so many a worker may be under way, which
# bounds the memory. At 8, one article 15 times as long as the rest costs two workers no waiting.
AHEAD_OF_EACH_WORKER = 8

# One worker keeps one processor busy and takes 177 MB at its peak (docs/speed.md); so more of them
# gain nothing and cost memory. Four leave room for a machine whose processors are told too low.
MOST_A_PROCESSOR = 4

# Microseconds of processor time, and in how many; a container sees every processor of its host.
_CONTAINER_SHARE = Path("/sys/fs/cgroup/cpu.max")


def load_reader(model: Path | None = None) -> ArticleReader:
    """A reader stands ready in this process, with the shipped model or the one in a folder."""
    from onrecord.run import Reader  # loads the inference runtime, which the parent never needs

    return Reader(model)


def read_parallel(
    items: Iterable[str | Article | Failure],
    make_reader: MakeReader = load_reader,
    *,
    workers: int | None = None,
) -> Generator[Record | Failure, None, None]:
    """Each article comes as its record or as a failure, in the given order, as it is ready.

    `items` are taken as workers get free, so that memory does not grow with their number;
    failures among them pass through. The third, given as its text, has the location "text 3".
    `workers` is the number of processes, by default one a usable processor, at most four; with
    1, or for a single article, this process reads. `make_reader` is called once in every process
    and must be a function that a fresh interpreter can import. Raises UsageError when there are to
    be too many workers or one cannot be started, ModelError when the model is damaged.
    """
    refuse_single(items, "articles")
    refuse_worker_count(workers)
    return _read(iter(items), make_reader, workers)


def refuse_worker_count(workers: int | None) -> None:
    """So many workers make sense here, or UsageError is raised."""
    if workers is None:
        return
    if workers < 1:
        raise UsageError(f"The number of workers must be 1 or more, not {workers}.")
    most = MOST_A_PROCESSOR * count_usable_processors()
    if workers > most:
        raise UsageError(
            f"The number of workers must be at most {most:,} on this machine "
            f"({MOST_A_PROCESSOR} a usable processor), not {workers:,}. One a processor is enough."
        )


def count_usable_processors() -> int:
    """How many processors this process may use, the share of a container taken into account."""
    if sys.platform != "linux":
        return os.cpu_count() or 1
    allowed = len(os.sched_getaffinity(0))
    try:
        quota, period = _CONTAINER_SHARE.read_text(encoding="ascii").split()
        return max(1, min(allowed, int(quota) // int(period)))
    except (OSError, ValueError):  # no such file, or "max": no share is set
        return allowed


def _read(
    items: Iterator[str | Article | Failure], make_reader: MakeReader, workers: int | None
) -> Generator[Record | Failure, None, None]:
    if workers is None:
        first = list(islice(items, 2))
        items = chain(first, items)
        workers = count_usable_processors() if len(first) > 1 else 1
    tasks = map(_task, items, count(1))
    if workers == 1:
        yield from _read_here(tasks, make_reader())
        return
    crew = Crew(make_reader, workers)
    try:
        yield from _in_order(crew, tasks, workers * AHEAD_OF_EACH_WORKER)
    finally:
        crew.end()


def _task(item: object, number: int) -> Task | Failure:
    given = article_in_list(item, number)
    return given if isinstance(given, Failure) else Task(given)


def _read_here(
    tasks: Iterable[Task | Failure], reader: ArticleReader
) -> Iterator[Record | Failure]:
    for task in tasks:
        yield read_one(reader, task.article) if isinstance(task, Task) else task


def _in_order(
    crew: "Crew", tasks: Iterator[Task | Failure], most: int
) -> Iterator[Record | Failure]:
    """The outcomes come in the order of the tasks, of which at most `most` are under way."""
    line: deque[Task | Failure] = deque()
    in_hand: Task | None = None
    while True:
        if in_hand is not None and crew.take(in_hand):
            in_hand = None
        elif line and (outcome := _outcome(line[0])) is not None:
            line.popleft()
            yield outcome
        elif in_hand is None and len(line) < most and (task := next(tasks, None)) is not None:
            # The next is taken before a worker is free for it, so that none waits for a source.
            line.append(task)
            in_hand = task if isinstance(task, Task) else None
        elif line:
            crew.receive()
        else:
            return


def _outcome(task: Task | Failure) -> Record | Failure | None:
    return task.outcome if isinstance(task, Task) else task


class Crew:
    """The worker processes, started as there is work for them."""

    def __init__(self, make_reader: MakeReader, size: int) -> None:
        self._make_reader = make_reader
        self._size = size
        self._workers: list[Worker] = []

    def take(self, task: Task) -> bool:
        """A free worker has the task; False when all are busy."""
        free = next((worker for worker in self._workers if worker.task is None), None)
        if free is None and len(self._workers) < self._size:
            free = Worker(self._make_reader)
            self._workers.append(free)
        if free is None:
            return False
        free.take(task)
        return True

    def receive(self, *others: Connection, seconds: float | None = None) -> None:
        """At least one worker, or one of the others, was heard; who has died is not in the crew.

        What the others have to say is left to them. After so many `seconds` nobody need have been.
        """
        speaking = wait([*(worker.connection for worker in self._workers), *others], seconds)
        for worker in list(self._workers):
            if worker.connection in speaking and not worker.receive():
                self._workers.remove(worker)
                worker.end()

    def end(self) -> None:
        """No process of the crew is left."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()
