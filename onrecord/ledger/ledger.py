"""The ledger: one object over the database, for the command line and for programs."""

import json
from collections.abc import Iterator
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import UsageError
from onrecord.ledger.adding import Added, add_record, has_text
from onrecord.ledger.articles import FoundArticle, count_articles, search_articles
from onrecord.ledger.correcting import Corrector, all_corrections, corrected_articles
from onrecord.ledger.correction import Conflict, Correction
from onrecord.ledger.database import Database
from onrecord.ledger.keeping import text_of_version, with_text
from onrecord.ledger.migrating import Migration, migrate, shipped_migrations
from onrecord.ledger.postgres import PREFIXES, PostgresDatabase
from onrecord.ledger.search import (
    FoundQuote,
    Search,
    count_quotes,
    search_quotes,
)
from onrecord.ledger.sqlite import SqliteDatabase
from onrecord.ledger.values import RecordValue
from onrecord.ledger.verify import Fault, Verified, verify
from onrecord.ledger.versions import (
    StoredDifference,
    StoredVersion,
    differences_of,
    text_of,
    versions_of,
)


def open_ledger(
    where: str | PathLike[str],
    *,
    create: bool = False,
    migrations: tuple[Migration, ...] | None = None,
) -> "Ledger":
    """The ledger in a file, or in a PostgreSQL database (`postgresql://...`), stands open.

    With `create` it is made where there is none. Raises UsageError where there is none, or what
    is there is no ledger of this program or of an older one.
    """
    location = fspath(where)
    if location.startswith(PREFIXES):
        database: Database = PostgresDatabase(location)
    else:
        path = Path(location)
        if not create and not path.exists():
            raise UsageError(f"{path}: there is no ledger. `onrecord add` makes one.")
        database = SqliteDatabase(path)
    try:
        if not create and not database.tables():
            raise UsageError(f"{database.where}: there is no ledger. `onrecord add` makes one.")
        copy = migrate(database, migrations or shipped_migrations())
    except BaseException:
        database.close()
        raise
    return Ledger(database, copy)


class Ledger:
    """What was read and put right, in one database; a connection, for one thread.

    `copy` says where the ledger was copied to before this program changed its tables.
    """

    def __init__(self, database: Database, copy: str | None = None) -> None:
        self.database = database
        self.copy = copy

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """The connection is gone."""
        self.database.close()

    def add(self, record: object, *, again: bool = False) -> Added:
        """The record, as `Record.to_dict()` gives it, is kept (see `add_record`)."""
        return add_record(self.database, record, again=again)

    def has(self, location: str, text: str) -> bool:
        """True where the article at the location has this text: it need not be read again."""
        return has_text(self.database, location, text)

    def search(self, search: Search) -> list[FoundQuote]:
        """The statements found, the best first."""
        return search_quotes(self.database, search)

    def count(self, search: Search) -> int:
        """How many statements there are to be found."""
        return count_quotes(self.database, search)

    def search_articles(self, search: Search) -> list[FoundArticle]:
        """The articles found, the best first."""
        return search_articles(self.database, search)

    def count_articles(self, search: Search) -> int:
        """How many articles there are to be found."""
        return count_articles(self.database, search)

    def articles(self) -> list[int]:
        """The numbers of all articles, in the order in which they were added."""
        rows = self.database.rows("SELECT article_id FROM current_article ORDER BY article_id")
        return [number for (number,) in rows]

    def record(self, article: int) -> RecordValue:
        """The newest reading of the article with the corrections in it."""
        rows = self.database.rows(
            "SELECT version_id, record FROM article "
            "JOIN current_article ON article_id = article.id WHERE article.id = ?",
            (article,),
        )
        if not rows:
            raise UsageError(f"The ledger has no article {article}.")
        ((version, line),) = rows
        return with_text(line, text_of_version(self.database, version))

    def records(self) -> Iterator[RecordValue]:
        """The records of all articles come, in the order in which they were added."""
        return map(self.record, self.articles())

    def differences(self, article: int) -> list[StoredDifference]:
        """What changed in the statements of the article from version to version, oldest first."""
        return differences_of(self.database, article)

    def versions(self, article: int) -> list[StoredVersion]:
        """The versions of the article, oldest first."""
        return versions_of(self.database, article)

    def text(self, article: int, version: int) -> str:
        """The text of the version with this number. Raises UsageError where there is none."""
        return text_of(self.database, article, version)

    def corrector(self, author: str, note: str | None = None) -> Corrector:
        """What makes corrections in the name of the author."""
        return Corrector(self.database, author, note)

    def corrections(self, article: int | None = None) -> list[Correction]:
        """The whole trail of corrections in order, undone ones as well."""
        return all_corrections(self.database, article)

    def corrected_articles(self) -> list[int]:
        """The numbers of the articles that people put right."""
        return corrected_articles(self.database)

    def conflicts(self, article: int | None = None) -> list[tuple[int, Conflict]]:
        """Article and conflict, wherever a correction and the newest reading do not agree."""
        narrowed = "" if article is None else "WHERE article_id = ? "
        rows = self.database.rows(
            "SELECT article_id, correction_id, kind, message FROM conflict "
            f"{narrowed}ORDER BY article_id, correction_id",
            () if article is None else (article,),
        )
        return [(number, Conflict(*rest)) for number, *rest in rows]

    def keys(self, article: int) -> dict[str, str]:
        """The key of each statement of the article, by its id."""
        rows = self.database.rows(
            "SELECT value, key FROM statement WHERE article_id = ? ORDER BY position", (article,)
        )
        return {json.loads(value)["id"]: key for value, key in rows}

    def verify(self) -> Iterator[Fault | Verified]:
        """Each fault of the ledger comes, and what was looked at last (see `verify`)."""
        return verify(self.database)
