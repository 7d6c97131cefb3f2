"""The ledger in one SQLite file."""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from onrecord.errors import UsageError
from onrecord.ledger.database import Connected, Dialect, Row

# How long a process waits for another that writes. One article takes milliseconds.
_SECONDS_TO_WAIT = 60.0
_PAUSE = 0.05


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # too long, not to be looked into, with a NUL in it
        return False


class SqliteDatabase(Connected[sqlite3.Connection]):
    """A connection to the file, made where there is none. WAL: readers never wait for a writer."""

    def __init__(self, path: Path) -> None:
        self._path = path
        if not _is_folder(path.parent):
            raise UsageError(
                f"{path}: there is no folder {path.parent}; make it first, or name another "
                "file with --ledger."
            )
        try:
            connection = sqlite3.connect(
                path, timeout=_SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False
            )
        except (OSError, ValueError, sqlite3.Error) as error:
            raise UsageError(
                f"{path}: no ledger can be kept there ({error}). Name another file with --ledger."
            ) from error
        super().__init__(connection, sqlite3.Error)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    @property
    def dialect(self) -> Dialect:
        """SQLite's."""
        return "sqlite"

    @property
    def where(self) -> str:
        """The file."""
        return str(self._path)

    def _refuse_other_file(self) -> None:
        """The file is a database, or UsageError is raised."""
        try:
            self._connection.execute("PRAGMA schema_version")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
                raise UsageError(self._in_words(error)) from error
            raise

    def _prepare(self) -> None:
        with self._translated():
            self._refuse_other_file()
            tables = self.tables()
            if not tables or "schema_version" in tables:  # else it is not ours to change
                self._use_wal()
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute("PRAGMA cache_size = -65536")  # 64 MB

    def _use_wal(self) -> None:
        """The file is in WAL mode; two processes that make it at once wait for each other."""
        end = time.monotonic() + _SECONDS_TO_WAIT
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                # The busy time-out does not hold for this change of mode.
                if "locked" not in str(error) or time.monotonic() > end:
                    raise
                time.sleep(_PAUSE)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """See `Database`."""
        with self._translated():
            return self._connection.execute(sql, parameters).fetchall()

    def run_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """See `Database`."""
        with self._translated():
            self._connection.executemany(sql, parameters)

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[None]:
        """One writer at a time; see `Database`."""
        if durable:
            self.rows("PRAGMA synchronous = FULL")
        try:
            with self._transaction("BEGIN IMMEDIATE"):
                yield
        finally:
            if durable:
                self.rows("PRAGMA synchronous = NORMAL")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A snapshot; see `Database`."""
        if self._connection.in_transaction:
            yield
            return
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self.rows(begin)
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.rows("ROLLBACK")
            raise

    def keep_copy(self, name: str) -> str:
        """A file beside the ledger; see `Database`."""
        copy = self._path.with_name(f"{self._path.name}.{name}")
        unfinished = copy.with_name(copy.name + ".unfinished")
        unfinished.unlink(missing_ok=True)
        with self._translated(), closing(sqlite3.connect(self._path)) as other:
            other.execute("VACUUM INTO ?", (str(unfinished),))
        unfinished.replace(copy)
        return str(copy)

    def tables(self) -> set[str]:
        """See `Database`."""
        return {row[0] for row in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}

    def _in_words(self, error: Exception) -> str:
        return f"{self._path}: {_advice(error)}"


def _advice(error: Exception) -> str:
    text = str(error)
    if "not a database" in text:
        return "this file is no ledger. Name another with --ledger."
    if "locked" in text:
        return "another process has been writing to the ledger for a minute. Try again later."
    if "readonly" in text or "unable to open" in text:
        return f"the ledger cannot be opened for writing ({text}). Check who may write the file."
    if "malformed" in text:
        return f"the file is damaged ({text}). Go back to a copy, or add the articles anew."
    return f"the database says: {text}."
