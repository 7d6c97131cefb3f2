"""One job under way: from its sources through a worker into the ledger."""

import time
from collections import deque
from multiprocessing.connection import Connection

from onrecord.errors import InputError, LedgerError
from onrecord.ledger.addresses import address_of
from onrecord.ledger.checked import text_id
from onrecord.ledger.ledger import Ledger
from onrecord.parallel import AHEAD_OF_EACH_WORKER, Crew
from onrecord.service.job import Job, JobOutcome, OutcomeKind
from onrecord.service.ledgers import Ledgers
from onrecord.service.request import ReadRequest
from onrecord.service.sources import ENDS_OF_SOURCES, SourceProcess
from onrecord.types import Article, Failure, Record
from onrecord.views.visible import without_password
from onrecord.worker import Task

# To be fetched a page has a minute, and its robots.txt another; taking the largest file apart takes
# seconds. What is silent for longer hangs.
MOST_SECONDS_OF_SILENCE = 180.0


class Run:
    """The articles of one job that wait, and those that workers have in hand."""

    def __init__(self, job: Job, request: ReadRequest, ledgers: Ledgers) -> None:
        self.job = job
        self.size = request.size
        self._request = request
        self._ledgers = ledgers
        self._articles = deque(request.articles)
        self._source: SourceProcess | None = None
        self._in_hand: Task | None = None
        self._tasks: list[Task] = []
        self._to_find = bool(request.sources)
        self._heard = 0.0
        job.set_state("reading")

    @property
    def is_over(self) -> bool:
        """True when all was read, or nothing more is wanted."""
        return self.job.is_over

    @property
    def awaited(self) -> Connection | None:
        """Where the next article is to come from, if one is wanted now."""
        wants = self._to_find and self._wants_more
        return self._source.connection if self._source and wants else None

    @property
    def _wants_more(self) -> bool:
        return self._in_hand is None and len(self._tasks) < AHEAD_OF_EACH_WORKER

    def advance(self, crew: Crew) -> bool:
        """What can be done without waiting is done; False where that was nothing."""
        if self.job.is_over:  # cancelled
            return False
        moved = self._take_back()
        if self._wants_more:
            moved |= self._take_next()
        if self._in_hand is not None and crew.take(self._in_hand):
            self._tasks.append(self._in_hand)
            self._in_hand = None
            moved = True
        if not (self._articles or self._to_find or self._in_hand or self._tasks):
            self._close()
        return moved

    def fail(self, failure: Failure) -> None:
        """The job is over, for this reason."""
        self._tasks.clear()
        self._in_hand = None
        self._note_failure(failure)
        self.job.set_state("failed")

    def end(self) -> None:
        """Nothing is left of it but the job."""
        if self._source is not None:
            self._source.end()
            self._source = None
        self._request.discard()

    def _close(self) -> None:
        self.job.set_state("failed" if self.job.failed == self.job.done else "done")

    def _take_back(self) -> bool:
        """What workers have finished is in the ledger, and noted."""
        finished = [task for task in self._tasks if task.outcome is not None]
        for task in finished:
            self._tasks.remove(task)
            if isinstance(task.outcome, Record):
                self._keep(task.outcome)
            elif task.outcome is not None:
                self._note_failure(task.outcome)
        return bool(finished)

    def _take_next(self) -> bool:
        """The next article is in hand where one is ready."""
        if self._articles:
            return self._take(self._articles.popleft())
        if not self._to_find:
            return False
        if self._source is None:
            self._source = SourceProcess(self._request.sources, self._request.options)
            self._heard = time.monotonic()
        if self._source.connection.poll():
            self._heard = time.monotonic()
            return self._take(self._source.receive())
        if time.monotonic() - self._heard > MOST_SECONDS_OF_SILENCE:
            return self._take(self._source.give_up())
        return False

    def _take(self, item: Article | Failure | None) -> bool:
        if item is None:
            self._to_find = False
        elif isinstance(item, Failure):
            self._note_failure(item)
            self._to_find = self._to_find and item.kind not in ENDS_OF_SOURCES
        elif not self._is_known(item):
            self._in_hand = Task(item)
        return True

    def _is_known(self, article: Article) -> bool:
        """True, and noted, where the ledger has the article with this text."""
        if not self._request.keeps:
            return False
        with self._ledgers.lend() as ledger:
            number = _number_of(ledger, article)
        if number is None:
            return False
        self._note(article, "unchanged", number)
        return True

    def _keep(self, record: Record) -> None:
        if not self._request.keeps:
            self.job.record = record
            self._note(record.article, "read", None, len(record.statements))
            return
        try:
            with self._ledgers.lend() as ledger:
                added = ledger.add(record.to_dict())
        except (InputError, LedgerError) as error:
            kind = error.kind if isinstance(error, InputError) else "ledger"
            self._note_failure(Failure(record.article.location, kind, str(error)))
            return
        self._note(record.article, added.kind, added.article, added.statements)

    def _note(
        self, article: Article, kind: OutcomeKind, number: int | None, statements: int | None = None
    ) -> None:
        place = self.job.done + 1
        self.job.note(JobOutcome(place, article.location, kind, article.title, number, statements))

    def _note_failure(self, failure: Failure) -> None:
        self.job.note(
            JobOutcome(
                self.job.done + 1, without_password(failure.location), "failed",
                reason=failure.kind, message=without_password(failure.message),
            )
        )  # fmt: skip


def _number_of(ledger: Ledger, article: Article) -> int | None:
    """The number of the article where the ledger has it with this very text."""
    if not ledger.has(article.location, article.text):
        return None
    address = address_of(article.location, text_id(article.text))
    rows = ledger.database.rows("SELECT id FROM article WHERE address = ?", (address,))
    return int(rows[0][0]) if rows else None
