"""A job: something to be read and added to the ledger, and what became of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from secrets import token_urlsafe
from threading import Lock
from typing import Any, Literal

from onrecord.ledger.adding import now
from onrecord.types import Record

JobState = Literal["waiting", "reading", "done", "failed", "cancelled"]
OutcomeKind = Literal["new", "version", "reread", "unchanged", "read", "failed"]
ENDS: tuple[JobState, ...] = ("done", "failed", "cancelled")
# A table may hold a million articles; the counts go on, the list does not.
MOST_OUTCOMES = 1_000


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """What became of one article. `article` is its number in the ledger, if it is there.

    `kind` is "failed", with the reason in `reason` and `message`, "read" where it was not to be
    kept, and else as `Added` has it.
    """

    number: int
    location: str
    kind: OutcomeKind
    title: str | None = None
    article: int | None = None
    statements: int | None = None
    reason: str | None = None
    message: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The outcome as the API gives it."""
        return asdict(self)


class Job:
    """Known by `id`; `title` says for people what is read. May be looked at from any thread."""

    def __init__(self, title: str) -> None:
        self.id = token_urlsafe(12)
        self.title = title
        self.made_at = now()
        self.state: JobState = "waiting"
        self.outcomes: list[JobOutcome] = []
        self.done = 0
        self.failed = 0
        self.record: Record | None = None  # of a job that keeps nothing
        self._watchers: list[Callable[[], object]] = []
        self._lock = Lock()

    @property
    def is_over(self) -> bool:
        """True when nothing more will happen."""
        return self.state in ENDS

    def note(self, outcome: JobOutcome) -> None:
        """The outcome is counted, and listed unless there are too many."""
        self.done += 1
        self.failed += outcome.kind == "failed"
        if len(self.outcomes) < MOST_OUTCOMES:
            self.outcomes.append(outcome)
        self._tell()

    def set_state(self, state: JobState) -> None:
        """The job is in the state; one that is over stays as it is."""
        if not self.is_over:
            self.state = state
            self._tell()

    @contextmanager
    def watched(self, note_change: Callable[[], object]) -> Iterator[None]:
        """`note_change` is called, from another thread, after each change until the block ends."""
        with self._lock:
            self._watchers.append(note_change)
        try:
            yield
        finally:
            with self._lock:
                self._watchers.remove(note_change)

    def summary(self) -> dict[str, Any]:
        """The job as the API gives it, without its outcomes."""
        return {
            "id": self.id,
            "title": self.title,
            "made_at": self.made_at,
            "state": self.state,
            "done": self.done,
            "failed": self.failed,
        }

    def to_dict(self) -> dict[str, Any]:
        """The job as the API gives it."""
        return {**self.summary(), "outcomes": [one.to_dict() for one in list(self.outcomes)]}

    def _tell(self) -> None:
        with self._lock:
            watchers = list(self._watchers)
        for note_change in watchers:
            note_change()
