"""Connections to the ledger, lent to one request at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from onrecord.ledger.ledger import Ledger, open_ledger

# Each may hold 64 MB of the file in memory (see `SqliteDatabase`); a request needs one for
# milliseconds, so that a few serve many.
MOST_CONNECTIONS = 6


class Ledgers:
    """Lends connections and keeps the idle ones open. The ledger is made where there is none."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._places = BoundedSemaphore(MOST_CONNECTIONS)
        self._lock = Lock()
        first = open_ledger(where, create=True)
        self.copy = first.copy
        self.name = first.database.where
        self._idle = [first]

    @contextmanager
    def lend(self) -> Iterator[Ledger]:
        """A connection is this thread's until the block ends; it is given up after an error."""
        with self._places:
            ledger = self._taken()
            try:
                yield ledger
            except BaseException:
                ledger.close()
                raise
            with self._lock:
                self._idle.append(ledger)

    def close(self) -> None:
        """No idle connection is open."""
        with self._lock:
            while self._idle:
                self._idle.pop().close()

    def _taken(self) -> Ledger:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return open_ledger(self._where)
