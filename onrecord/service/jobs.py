"""The jobs of the service: a thread that hands articles to worker processes and keeps the records.

No page waits for it: a request only puts a job in line and looks at it later.
"""

import logging
from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Lock, Thread

from onrecord.errors import OnrecordError
from onrecord.parallel import Crew, count_usable_processors
from onrecord.service.job import Job
from onrecord.service.ledgers import Ledgers
from onrecord.service.problems import Problem
from onrecord.service.request import ReadRequest
from onrecord.service.run import Run
from onrecord.service.settings import ServiceSettings
from onrecord.sources.failures import failed_by_defect
from onrecord.types import Failure
from onrecord.worker import CONTEXT

# Jobs under way at once: a pasted text is not to wait for the end of a table of 10,000 rows.
MOST_RUNNING = 8
# What waits lies on disk: ten times the largest request.
MOST_WAITING_BYTES = 1_000_000_000
# Jobs that are over and can still be looked at.
MOST_KEPT = 200
_SECONDS_TO_RETRY = 10
# How long it may take until a source that hangs is noticed.
_SECONDS_BETWEEN_LOOKS = 5.0
_SECONDS_TO_END = 20.0

_log = logging.getLogger("onrecord.service")


class Jobs:
    """What waits, what is being read, and what is over. Its functions may be called by anyone."""

    def __init__(self, settings: ServiceSettings, ledgers: Ledgers) -> None:
        self._settings = settings
        self._ledgers = ledgers
        self._lock = Lock()
        self._waiting: deque[tuple[Job, ReadRequest]] = deque()
        self._running: list[Run] = []
        self._known: dict[str, Job] = {}
        self._bytes = 0
        self._ends = False
        self._is_woken = False
        self._wake_up, self._woken = CONTEXT.Pipe()
        self._thread = Thread(target=self._work, name="onrecord-jobs", daemon=True)

    def start(self) -> None:
        """Jobs are worked on until `close`."""
        self._thread.start()

    def submit(self, request: ReadRequest, *, listed: bool = True) -> Job:
        """The job, which waits in line. Raises Problem (429) where too much waits already."""
        job = Job(request.title)
        with self._lock:
            is_full = len(self._waiting) >= self._settings.most_waiting
            if is_full or self._bytes + request.size > MOST_WAITING_BYTES or self._ends:
                request.discard()
                raise _busy()
            self._waiting.append((job, request))
            self._bytes += request.size
            if listed:
                self._known[job.id] = job
                self._forget_oldest()
        self._wake()
        return job

    def job(self, label: str) -> Job | None:
        """The job with the id; None where there is none (any more)."""
        with self._lock:
            return self._known.get(label)

    def all(self) -> list[Job]:
        """The jobs that are known, the newest first."""
        with self._lock:
            return list(reversed(self._known.values()))

    def drop(self, job: Job) -> None:
        """Nothing more of the job is read, and it is forgotten; what was kept stays."""
        job.set_state("cancelled")
        with self._lock:
            self._known.pop(job.id, None)
        self._wake()

    def close(self) -> None:
        """No worker is left, and what waited is cancelled."""
        with self._lock:
            self._ends = True
        self._wake()
        if self._thread.is_alive():
            self._thread.join(_SECONDS_TO_END)
        for job, request in self._waiting:
            job.set_state("cancelled")
            request.discard()
        self._wake_up.close()
        self._woken.close()

    def _wake(self) -> None:
        with self._lock:
            if not self._is_woken and not self._wake_up.closed:
                self._is_woken = True  # one byte is enough, and never fills the pipe
                self._wake_up.send_bytes(b".")

    def _forget_oldest(self) -> None:
        over = [label for label, job in self._known.items() if job.is_over]
        for label in over[: max(0, len(over) - MOST_KEPT)]:
            del self._known[label]

    def _work(self) -> None:
        size = self._settings.workers or count_usable_processors()
        crew = Crew(self._settings.make_reader, size)
        try:
            while not self._ends:
                try:
                    self._begin_waiting()
                    moved = self._advance(crew)
                    self._listen(crew, seconds=0.0 if moved else _SECONDS_BETWEEN_LOOKS)
                except Exception as error:  # noqa: BLE001  (no job is read after this thread)
                    _log.exception("all jobs under way failed by a defect")
                    self._fail_all(crew, partial(failed_by_defect, error=error))
        finally:
            for run in self._running:
                run.job.set_state("cancelled")
                run.end()
            crew.end()

    def _begin_waiting(self) -> None:
        """As many jobs are under way as may be."""
        while len(self._running) < MOST_RUNNING:
            with self._lock:
                if not self._waiting:
                    return
                job, request = self._waiting.popleft()
            self._running.append(Run(job, request, self._ledgers))

    def _advance(self, crew: Crew) -> bool:
        """Each job got on as far as it can now; False where none could."""
        moved = False
        for run in list(self._running):
            moved |= self._guarded(run, lambda run=run: run.advance(crew))  # type: ignore[misc]
            if run.is_over:
                self._finish(run)
        self._running = self._running[1:] + self._running[:1]  # another one is first in turn
        return moved

    def _guarded(self, run: Run, work: Callable[[], bool]) -> bool:
        """What goes wrong with one job ends that job and no other."""
        try:
            return work()
        except OnrecordError as error:
            run.fail(Failure(run.job.title, "unreadable", str(error)))
        except Exception as error:  # noqa: BLE001  (a defect must not end the other jobs)
            _log.exception("a job failed by a defect")
            run.fail(failed_by_defect(run.job.title, error))
        return True

    def _finish(self, run: Run) -> None:
        self._running.remove(run)
        run.end()
        with self._lock:
            self._bytes -= run.size
            self._forget_oldest()

    def _listen(self, crew: Crew, *, seconds: float) -> None:
        """A worker answered, a source found an article, or a job came, if the time sufficed."""
        sources = [one for run in self._running if (one := run.awaited) is not None]
        try:
            crew.receive(self._woken, *sources, seconds=seconds)
        except OnrecordError as error:
            # No reader can be made: whoever waits for one is told, and the next job tries anew.
            message = str(error)
            self._fail_all(crew, lambda title: Failure(title, "no-reader", message))
        with self._lock:
            if self._is_woken:
                self._woken.recv_bytes()
                self._is_woken = False

    def _fail_all(self, crew: Crew, failure_of: Callable[[str], Failure]) -> None:
        crew.end()
        for run in self._running:
            run.fail(failure_of(run.job.title))


def _busy() -> Problem:
    return Problem(
        429,
        "busy",
        "Too many articles wait to be read. Try again in a few seconds.",
        headers={"Retry-After": str(_SECONDS_TO_RETRY)},
    )
