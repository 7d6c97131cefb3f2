"""The ledger in a PostgreSQL database, for a newsroom."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from onrecord.errors import UsageError, extra_needed
from onrecord.ledger.database import Connected, Dialect, Row

if TYPE_CHECKING:
    import psycopg  # noqa: F401  (named in a string below)

SCHEMA = "onrecord"
PREFIXES = ("postgresql://", "postgres://")


class PostgresDatabase(Connected["psycopg.Connection[Row]"]):
    """A connection by URL. The tables stand in a schema of their own."""

    def __init__(self, url: str) -> None:
        self.url = url
        try:
            import psycopg
        except ImportError as error:
            raise extra_needed("A ledger in PostgreSQL", "postgres") from error
        try:
            connection: psycopg.Connection[Row] = psycopg.connect(url, autocommit=True)
        except psycopg.Error as error:
            raise UsageError(
                f"The database cannot be reached ({str(error).strip()}). Check --ledger."
            ) from error
        super().__init__(connection, psycopg.Error)
        with self._translated():
            self._connection.execute(f"SET search_path = {SCHEMA}")
            self._connection.execute("SET client_min_messages = warning")

    @property
    def dialect(self) -> Dialect:
        """PostgreSQL's."""
        return "postgres"

    @property
    def where(self) -> str:
        """The name of the database."""
        return self._connection.info.dbname

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """See `Database`."""
        with self._translated():
            cursor = self._connection.execute(_own_marks(sql), parameters)
            return cursor.fetchall() if cursor.description else []

    def run_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """See `Database`."""
        with self._translated(), self._connection.cursor() as cursor:
            cursor.executemany(_own_marks(sql), list(parameters))

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[None]:  # noqa: ARG002  (always is)
        """One transaction; see `Database`."""
        with self._translated(), self._connection.transaction():
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A snapshot; see `Database`."""
        if self._connection.info.transaction_status.name != "IDLE":
            yield
            return
        with self._translated(), self._connection.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield

    def keep_copy(self, name: str) -> str:
        """A schema of its own; see `Database`."""
        copy = f"{SCHEMA}_{name.replace('-', '_')}"
        self.rows(f"DROP SCHEMA IF EXISTS {copy} CASCADE")
        self.rows(f"CREATE SCHEMA {copy}")
        for table in sorted(self.tables()):
            self.rows(f"CREATE TABLE {copy}.{table} AS TABLE {SCHEMA}.{table}")
        return f"the schema {copy}"

    def tables(self) -> set[str]:
        """See `Database`."""
        sql = "SELECT tablename FROM pg_tables WHERE schemaname = ?"
        return {row[0] for row in self.rows(sql, (SCHEMA,))}

    def _in_words(self, error: Exception) -> str:
        return f"The database says: {str(error).strip()}"


def _own_marks(sql: str) -> str:
    return sql.replace("?", "%s")
