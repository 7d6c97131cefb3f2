"""One process that reads articles for another, and how the two talk."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from onrecord.errors import OnrecordError, UsageError
from onrecord.outcomes import ArticleReader, read_one
from onrecord.types import Article, Failure, Record

# A fresh interpreter: a forked one would share locks and threads of the caller in any state.
CONTEXT = get_context("spawn")
SECONDS_TO_END = 5.0


MakeReader = Callable[[], ArticleReader]


@dataclass(slots=True)
class Task:
    """An article to be read and, once it was, what came of it."""

    article: Article
    outcome: Record | Failure | None = None


class Worker:
    """A process of its own with a reader, and the task it has in hand."""

    def __init__(self, make_reader: MakeReader) -> None:
        self.connection, theirs = CONTEXT.Pipe()
        self._process = CONTEXT.Process(target=_work, args=(theirs, make_reader), daemon=True)
        try:
            with interrupts_held_back():
                self._process.start()
        except (OSError, AssertionError) as error:  # no more processes, or one that may have none
            self.connection.close()
            theirs.close()
            raise UsageError(
                f"A worker process could not be started ({error}); read with one worker."
            ) from error
        theirs.close()  # or its end would not be seen when the process dies
        self._is_ready = False
        self.task: Task | None = None

    def take(self, task: Task) -> None:
        """The task is in hand; it is sent at once, or as soon as the reader stands."""
        self.task = task
        if self._is_ready:
            self._send()

    def receive(self) -> bool:
        """What the process said is understood; False when it has died.

        Its task then holds a failure. Raises UsageError when it died before it could read.
        """
        try:
            message = self.connection.recv()
        except (EOFError, OSError):
            self._note_death()
            return False
        if isinstance(message, OnrecordError):
            raise message
        if not self._is_ready:
            self._is_ready = True
            self._send()
        elif self.task is not None:
            self.task.outcome, self.task = message, None
        return True

    def end(self) -> None:
        """The process is gone, whatever it was doing."""
        self.connection.close()
        self._process.terminate()
        self._process.join(SECONDS_TO_END)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _send(self) -> None:
        # A process that died in the meantime is noticed when its answer is received.
        with suppress(OSError):
            if self.task is not None:
                self.connection.send(self.task.article)

    def _note_death(self) -> None:
        self._process.join(SECONDS_TO_END)
        end = end_in_words(self._process.exitcode)
        if not self._is_ready:
            raise UsageError(
                f"A worker process could not be started: it {end}. Read with one worker, or, in a "
                "script of your own, keep the call under `if __name__ == '__main__':`."
            )
        if self.task is not None:
            message = f"The process that read it {end}. Try the article alone."
            self.task.outcome = Failure(self.task.article.location, "worker-died", message)
            self.task = None


def end_in_words(exit_code: int | None) -> str:
    """How a process ended, to go on from "it"."""
    if exit_code is None or exit_code >= 0:
        return f"ended with status {exit_code}"
    want = ", perhaps for want of memory" if -exit_code == 9 else ""
    return f"was ended by signal {-exit_code}{want}"


def _work(connection: Connection, make_reader: MakeReader) -> None:
    """Articles are read as they come until the other side has gone."""
    # Ctrl-C reaches every process of the terminal; the one that started this one decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            reader = make_reader()
            connection.send(None)
            while True:
                connection.send(read_one(reader, connection.recv()))
        except OnrecordError as error:
            connection.send(error)


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits until the block ends; a process started in it never hears of one."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
