"""Whether the ledger is whole, and every quote in it stands word for word in its text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.errors import InputError, LedgerError
from onrecord.ledger.checked import checked_record, text_id
from onrecord.ledger.database import Database
from onrecord.ledger.keeping import encoded, revised, storable, stored_day, with_text
from onrecord.ledger.tallies import Tally, tallies_of
from onrecord.ledger.tangles import tangles
from onrecord.ledger.words import find_words


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be; `article` is its number where it is of one."""

    article: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was looked at."""

    articles: int
    versions: int
    statements: int


def verify(database: Database) -> Iterator[Fault | Verified]:
    """Every fault comes, then how much was looked at. All is of one moment.

    Looked at: the file itself; each stored text against its SHA-256; each reading and each
    current record against the contract, so that every quote is word for word in its text; the
    current state against reading and corrections; that search knows every statement; and that
    what is counted of the speakers of an article is what they say in it.
    """
    with database.reading():
        yield from _faults_of_file(database)
        versions = database.rows("SELECT id FROM version ORDER BY id")
        for (version_id,) in versions:
            yield from _faults_of_version(database, version_id)
        articles = database.rows("SELECT id, version_id FROM article ORDER BY id")
        for article_id, version_id in articles:
            yield from _faults_of_article(database, article_id, version_id)
        yield from _faults_of_search(database)
        ((statements,),) = database.rows("SELECT count(*) FROM statement")
    yield Verified(len(articles), len(versions), statements)


def _faults_of_file(database: Database) -> Iterator[Fault]:
    if database.dialect != "sqlite":
        return
    for (found,) in database.rows("PRAGMA integrity_check"):
        if found != "ok":
            yield Fault(None, f"the file is damaged: {found}")
    for table, *_ in database.rows("PRAGMA foreign_key_check"):
        yield Fault(None, f"a row of the table {table} belongs to nothing")
    for table in ("statement_words", "article_words"):
        try:
            database.rows(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except LedgerError as error:
            yield Fault(None, f"the index {table} is damaged: {error}")


def _faults_of_version(database: Database, version_id: int) -> Iterator[Fault]:
    ((article_id, number, digest, data),) = database.rows(
        "SELECT article_id, number, text_id, text FROM version WHERE id = ?", (version_id,)
    )
    where = f"version {number}"
    try:
        text = bytes(data).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        yield Fault(article_id, f"{where}: the text is damaged")
        return
    if text_id(text) != digest:
        yield Fault(article_id, f"{where}: the text is not the one that was read")
    readings = database.rows("SELECT record FROM reading WHERE version_id = ?", (version_id,))
    if not readings:
        yield Fault(article_id, f"{where}: it has no reading")
    for (line,) in readings:
        yield from _faults_of_record(article_id, f"a reading of {where}", line, text)


def _faults_of_record(article_id: int, where: str, line: str, text: str) -> Iterator[Fault]:
    try:
        record = checked_record(with_text(line, text))
        for what in tangles(record["statements"]):
            yield Fault(article_id, f"{where}: {what}")
    except InputError as error:
        yield Fault(article_id, f"{where}: {error}")
    except (ValueError, KeyError, TypeError) as error:
        yield Fault(article_id, f"{where}: the record is damaged ({error})")


def _faults_of_article(
    database: Database, article_id: int, version_id: int | None
) -> Iterator[Fault]:
    rows = database.rows(
        "SELECT record, statements, text FROM current_article "
        "JOIN version ON version.id = ? WHERE current_article.article_id = ?",
        (version_id, article_id),
    )
    if not rows:
        yield Fault(article_id, "it has no text or no current state")
        return
    ((line, count, data),) = rows
    text = bytes(data).decode("utf-8", "surrogatepass")
    yield from _faults_of_record(article_id, "its current state", line, text)
    if not _follows(database, article_id, version_id, line):
        yield Fault(article_id, "its current state is not what reading and corrections give")
    values = [
        json.loads(value)
        for (value,) in database.rows(
            "SELECT value FROM statement WHERE article_id = ? ORDER BY position", (article_id,)
        )
    ]
    if len(values) != count or values != json.loads(line)["statements"]:
        yield Fault(article_id, "the statements that are searched are not those of its record")
    if not _counts_follow(database, article_id, line):
        yield Fault(
            article_id, "what is counted of its speakers is not what they say in its record"
        )


def _follows(database: Database, article_id: int, version_id: Any, line: str) -> bool:
    """True where the current state is what the reading and the corrections give."""
    try:
        record = revised(database, article_id, version_id).record
    except (LookupError, ValueError, TypeError):  # rows that are damaged or gone
        return False
    article = {name: value for name, value in record["article"].items() if name != "text"}
    return bool(json.loads(line) == json.loads(encoded({**record, "article": article})))


def _counts_follow(database: Database, article_id: int, line: str) -> bool:
    """True where the counts of each speaker are those of the record."""
    counted = {
        label: Tally(*counts)
        for label, *counts in database.rows(
            "SELECT label, statements, told, denied, denying, direct, mixed, doubting, endorsing, "
            "charged, last_day FROM party WHERE article_id = ? AND statements > 0",
            (article_id,),
        )
    }
    told = tallies_of(json.loads(line))
    return counted == {
        storable(label): replace(tally, last_day=stored_day(tally.last_day))
        for label, tally in told.items()
    }


def _faults_of_search(database: Database) -> Iterator[Fault]:
    column = "rowid" if database.dialect == "sqlite" else "statement_id"
    ((lost,),) = database.rows(
        f"SELECT count(*) FROM statement_words WHERE {column} NOT IN (SELECT id FROM statement)"
    )
    if lost:
        yield Fault(None, f"search knows {lost} statements that are not there")
    ((articles,),) = database.rows(
        "SELECT count(*) FROM article_words WHERE article_id NOT IN (SELECT id FROM article)"
    )
    if articles:
        yield Fault(None, f"search knows {articles} articles that are not there")
    for article_id, value in database.rows(
        f"SELECT article_id, value FROM statement WHERE id NOT IN "
        f"(SELECT {column} FROM statement_words)"
    ):
        if any(find_words(json.loads(value)["content"]["text"])):
            yield Fault(article_id, "search does not know one of its statements")
