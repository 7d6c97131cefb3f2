"""Records into the ledger: each whole or not at all, and each once."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from onrecord.ledger.addresses import address_of
from onrecord.ledger.checked import checked_record, text_id
from onrecord.ledger.database import Database
from onrecord.ledger.difference import Difference, compare
from onrecord.ledger.given import with_what_was_given
from onrecord.ledger.keeping import (
    encoded,
    keep_current,
    keep_words_of_text,
    newest_reading,
    revised,
    storable,
    without_text,
)
from onrecord.ledger.values import RecordValue


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a record. `differences` are those from the version before."""

    kind: Literal["new", "version", "reread", "unchanged"]
    address: str
    article: int
    version: int
    statements: int
    differences: tuple[Difference, ...] = ()


def now() -> str:
    """The present moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def has_text(database: Database, location: str, text: str) -> bool:
    """True where the newest text of the article at the location is this one."""
    digest = text_id(text)
    rows = database.rows(
        "SELECT version.text_id FROM article JOIN version ON version.id = article.version_id "
        "WHERE article.address = ?",
        (address_of(location, digest),),
    )
    return rows == [(digest,)]


def add_record(database: Database, value: object, *, again: bool = False) -> Added:
    """The record is in the ledger, whole, unless the article with this text is there already.

    With another text at the same address it is a new version. With `again`, a known text takes
    the new reading, and the corrections stay. The outlet of the reading before and a day that was
    given for it stay where this one has none. Raises InputError where it is no record.
    """
    record = checked_record(value)
    with database.writing():
        return _add(database, record, again=again)


def _add(database: Database, record: RecordValue, *, again: bool) -> Added:
    article = record["article"]
    address = address_of(article["location"], article["id"])
    article_id, version_id = _locked_article(database, address)
    is_known = version_id is not None and _text_id(database, version_id) == article["id"]
    if version_id is not None:
        if is_known and not again:
            return Added("unchanged", address, article_id, version_id, len(record["statements"]))
        given = newest_reading(database, version_id, "")["article"]
        record = with_what_was_given(record, given, now())
    if version_id is not None and is_known:
        _keep_reading(database, version_id, record)
        current = keep_current(database, article_id, version_id)
        return Added("reread", address, article_id, version_id, len(current["statements"]))
    before = None if version_id is None else revised(database, article_id, version_id).record
    version_id = _keep_version(database, article_id, record)
    _keep_reading(database, version_id, record)
    current = keep_current(database, article_id, version_id)
    keep_words_of_text(database, article_id, article["text"])
    differences = () if before is None else tuple(compare(before, current))
    _keep_differences(database, article_id, version_id, differences)
    kind: Literal["new", "version"] = "new" if before is None else "version"
    return Added(kind, address, article_id, version_id, len(current["statements"]), differences)


def _locked_article(database: Database, address: str) -> tuple[int, int | None]:
    """The article of the address and its newest version; no other process changes it meanwhile."""
    database.rows(
        "INSERT INTO article (address, added_at) VALUES (?, ?) ON CONFLICT (address) DO NOTHING",
        (address, now()),
    )
    lock = " FOR UPDATE" if database.dialect == "postgres" else ""
    ((article_id, version_id),) = database.rows(
        f"SELECT id, version_id FROM article WHERE address = ?{lock}", (address,)
    )
    return article_id, version_id


def _text_id(database: Database, version_id: int) -> str:
    ((found,),) = database.rows("SELECT text_id FROM version WHERE id = ?", (version_id,))
    return str(found)


def _keep_version(database: Database, article_id: int, record: RecordValue) -> int:
    text = record["article"]["text"]
    ((version_id,),) = database.rows(
        "INSERT INTO version (article_id, number, text_id, text, added_at) "
        "SELECT ?, count(*) + 1, ?, ?, ? FROM version WHERE article_id = ? RETURNING id",
        (
            article_id,
            record["article"]["id"],
            text.encode("utf-8", "surrogatepass"),
            now(),
            article_id,
        ),
    )
    database.rows("UPDATE article SET version_id = ? WHERE id = ?", (version_id, article_id))
    return int(version_id)


def _keep_reading(database: Database, version_id: int, record: RecordValue) -> None:
    database.rows(
        "INSERT INTO reading (version_id, model, read_at, record) VALUES (?, ?, ?, ?)",
        (version_id, storable(record["reader"]["model"]), now(), without_text(record)),
    )


def _keep_differences(
    database: Database, article_id: int, version_id: int, differences: tuple[Difference, ...]
) -> None:
    database.run_many(
        "INSERT INTO difference (article_id, version_id, kind, statement_before, statement_after) "
        "VALUES (?, ?, ?, ?, ?)",
        [
            (
                article_id,
                version_id,
                one.kind,
                encoded(one.before) if one.before else None,
                encoded(one.after) if one.after else None,
            )
            for one in differences
        ],
    )
