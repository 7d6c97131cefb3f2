"""The versions of an article, and how its statements changed from one to the next."""

import json
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.ledger.database import Database
from onrecord.ledger.difference import DifferenceKind
from onrecord.ledger.keeping import text_of_version
from onrecord.ledger.values import StatementValue


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One text that stood at the address, and when it was added (ISO 8601)."""

    number: int
    added_at: str


@dataclass(frozen=True, slots=True)
class StoredDifference:
    """How a statement of the version with the number differs from the version before.

    `before` is None where it is new, `after` where it is gone.
    """

    version: int
    kind: DifferenceKind
    before: StatementValue | None
    after: StatementValue | None
    added_at: str


def versions_of(database: Database, article: int) -> list[StoredVersion]:
    """The versions of the article, oldest first; none where there is no such article."""
    rows = database.rows(
        "SELECT number, added_at FROM version WHERE article_id = ? ORDER BY number", (article,)
    )
    return [StoredVersion(*row) for row in rows]


def differences_of(database: Database, article: int) -> list[StoredDifference]:
    """What changed in the statements of the article from version to version, oldest first."""
    rows = database.rows(
        "SELECT version.number, kind, statement_before, statement_after, version.added_at "
        "FROM difference JOIN version ON version.id = version_id "
        "WHERE difference.article_id = ? ORDER BY difference.id",
        (article,),
    )
    return [
        StoredDifference(number, kind, _statement(before), _statement(after), added_at)
        for number, kind, before, after, added_at in rows
    ]


def text_of(database: Database, article: int, number: int) -> str:
    """The text of the version with this number. Raises UsageError where there is none."""
    rows = database.rows(
        "SELECT id FROM version WHERE article_id = ? AND number = ?", (article, number)
    )
    if not rows:
        raise UsageError(f"Article {article} has no version {number}.")
    ((found,),) = rows
    return text_of_version(database, found)


def _statement(line: str | None) -> StatementValue | None:
    found: StatementValue | None = json.loads(line) if line else None
    return found
