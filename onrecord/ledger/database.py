"""What the ledger asks of a database; SQLite and PostgreSQL give it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Generic, Literal, Protocol, TypeVar

from onrecord.errors import LedgerError

Row = tuple[Any, ...]
Dialect = Literal["sqlite", "postgres"]


class Database(Protocol):
    """One connection. SQL is written with `?` for each parameter.

    Errors of the database leave as LedgerError.
    """

    @property
    def dialect(self) -> Dialect:
        """Which SQL it speaks, where the two differ."""

    @property
    def where(self) -> str:
        """The file or the address, without a password, for messages."""

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """The statement is done; its rows come back, none where it gives none."""

    def run_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """The statement is done once for each set of parameters."""

    def writing(self, *, durable: bool = False) -> AbstractContextManager[None]:
        """All that is written in the block stands at its end, or nothing where it raised.

        `durable`: it outlasts a power cut, too. Without it, SQLite may then lose the last
        blocks, whole, which is right for what can be had again.
        """

    def reading(self) -> AbstractContextManager[None]:
        """All that is read in the block is of one moment; within another block, of its moment."""

    def keep_copy(self, name: str) -> str:
        """A copy of the whole ledger is kept under the name; where it is comes back.

        Called in a `writing` block, it holds what stood before the block.
        """

    def tables(self) -> set[str]:
        """The names of the tables that are there."""

    def close(self) -> None:
        """The connection is gone."""


class _Closable(Protocol):
    def close(self) -> None: ...


_Connection = TypeVar("_Connection", bound=_Closable)


class Connected(Generic[_Connection]):
    """What both databases have in common: a connection, whose errors leave as LedgerError."""

    def __init__(self, connection: _Connection, error: type[Exception]) -> None:
        self._connection = connection
        self._error = error

    def close(self) -> None:
        """See `Database`."""
        self._connection.close()

    def _in_words(self, error: Exception) -> str:
        """What the database says, and what to do, for people."""
        raise NotImplementedError

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except self._error as error:
            raise LedgerError(self._in_words(error)) from error
