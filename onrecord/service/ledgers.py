"""Connections to the ledger, lent to one request at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from onrecord.ledger.ledger import Ledger, open_ledger

# Each may hold 64 MB of the file in memory (see `SqliteDatabase`); a request needs one for
# milliseconds, so that a few serve many.
MOST_IDLE = 6


class Ledgers:
    """Lends connections and keeps some idle ones open. The ledger is made where there is none.

    Nobody waits for a connection: who holds one may need a thread that another would wait in.
    """

    def __init__(self, where: str) -> None:
        self._where = where
        self._lock = Lock()
        first = open_ledger(where, create=True)
        self.copy = first.copy
        self.name = first.database.where
        self._idle = [first]

    @contextmanager
    def lend(self) -> Iterator[Ledger]:
        """A connection is the caller's until the block ends; it is given up after an error."""
        ledger = self._taken()
        try:
            yield ledger
        except BaseException:
            ledger.close()
            raise
        self._take_back(ledger)

    @contextmanager
    def lend_to_read(self) -> Iterator[Ledger]:
        """A connection on which all that is read is of one moment, and nothing can be written."""
        with self.lend() as ledger, ledger.database.reading():
            yield ledger

    def close(self) -> None:
        """No idle connection is open."""
        with self._lock:
            while self._idle:
                self._idle.pop().close()

    def _take_back(self, ledger: Ledger) -> None:
        with self._lock:
            if len(self._idle) < MOST_IDLE:
                self._idle.append(ledger)
                return
        ledger.close()

    def _taken(self) -> Ledger:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return open_ledger(self._where)
