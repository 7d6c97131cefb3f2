"""A ledger of an older program is brought up to date, with a copy of it kept."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import LedgerError, UsageError
from onrecord.ledger.ledger import Ledger, open_ledger
from onrecord.ledger.migrating import Migration, shipped_migrations
from tests.ledger.faults import faults
from tests.ledger.sample import talks

SQL = "ALTER TABLE article ADD COLUMN stars BIGINT;\n"
NEXT = Migration(len(shipped_migrations()) + 1, {"sqlite": SQL, "postgres": SQL})
BROKEN = Migration(NEXT.number, dict.fromkeys(NEXT.scripts, SQL + "UPDATE nowhere SET x = 1;\n"))


def stars(ledger: Ledger) -> bool:
    try:
        ledger.database.rows("SELECT stars FROM article")
    except LedgerError:
        return False
    return True


def test_a_change_of_the_tables_keeps_what_is_there_and_a_copy(where: str) -> None:
    with open_ledger(where, create=True) as ledger:
        ledger.add(talks())
        assert ledger.copy is None
    with open_ledger(where, migrations=(*shipped_migrations(), NEXT)) as ledger:
        assert stars(ledger)
        assert ledger.record(1) == talks()
        assert faults(ledger) == []
        copy = ledger.copy
        assert copy is not None
        if ledger.database.dialect == "postgres":
            table = f"{copy.removeprefix('the schema ')}.article"
            assert ledger.database.rows(f"SELECT count(*) FROM {table}") == [(1,)]
    if Path(copy).exists():
        with open_ledger(copy) as older:
            assert not stars(older)
            assert older.record(1) == talks()
    with open_ledger(where, migrations=(*shipped_migrations(), NEXT)) as ledger:
        assert ledger.copy is None


def test_a_change_that_fails_leaves_everything_as_it_was(where: str) -> None:
    with open_ledger(where, create=True) as ledger:
        ledger.add(talks())
    with pytest.raises(LedgerError):
        open_ledger(where, migrations=(*shipped_migrations(), BROKEN))
    with open_ledger(where) as ledger:
        assert not stars(ledger)
        assert ledger.record(1) == talks()
        assert faults(ledger) == []


def test_a_ledger_of_a_newer_program_is_left_alone(where: str) -> None:
    open_ledger(where, create=True, migrations=(*shipped_migrations(), NEXT)).close()
    with pytest.raises(UsageError, match="a newer onrecord wrote this ledger"):
        open_ledger(where)


def test_a_ledger_is_made_only_where_it_is_to_be(where: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no ledger"):
        open_ledger(where)
    assert list(tmp_path.iterdir()) == []


def test_the_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (text)")
    with pytest.raises(UsageError, match="another program"):
        open_ledger(path, create=True)
    text = tmp_path / "text.txt"
    text.write_text("no database, but some words that are long enough to be looked at " * 9)
    with pytest.raises(UsageError, match="this file is no ledger"):
        open_ledger(text, create=True)
    assert text.read_text().startswith("no database")


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no ledger can be kept there"):
        open_ledger(tmp_path, create=True)


def test_a_database_that_does_not_answer_is_told() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(UsageError, match="cannot be reached"):
        open_ledger("postgresql://nobody@127.0.0.1:9/none?connect_timeout=2", create=True)


def test_the_copy_of_a_postgres_url_has_no_password_in_messages() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(UsageError) as refused:
        open_ledger("postgresql://me:hidden@127.0.0.1:9/none?connect_timeout=2", create=True)
    assert "hidden" not in str(refused.value)


def test_a_change_may_throw_away_what_follows_from_the_rest(where: str) -> None:
    with open_ledger(where, create=True) as ledger:
        ledger.add(talks())
        ledger.corrector("Ada").change(1, "s2", "act", "deny")
        before = ledger.record(1)
    sql = "DELETE FROM current_article;\nDELETE FROM party;\n"
    thrown = Migration(NEXT.number, {"sqlite": sql, "postgres": sql})
    with open_ledger(where, migrations=(*shipped_migrations(), thrown)) as ledger:
        assert ledger.record(1) == before
        assert faults(ledger) == []


def test_a_ledger_of_the_first_version_gets_its_counts(where: str) -> None:
    with open_ledger(where, create=True, migrations=shipped_migrations()[:1]) as ledger:
        _keep_as_the_first_version_did(ledger, talks())
        assert ledger.copy is None
    with open_ledger(where) as ledger:
        rows = ledger.database.rows
        assert rows("SELECT sum(statements), sum(denied), sum(denying) FROM party") == [(3, 1, 1)]
        assert ledger.record(1) == talks()
        assert faults(ledger) == []


def _keep_as_the_first_version_did(ledger: Ledger, record: dict[str, Any]) -> None:
    """Article, version and reading are there; all else follows from these."""
    article = {name: value for name, value in record["article"].items() if name != "text"}
    rows = ledger.database.rows
    rows("INSERT INTO article (address, added_at, version_id) VALUES ('a', '2024-05-01', 1)")
    rows(
        "INSERT INTO version (article_id, number, text_id, text, added_at) "
        "VALUES (1, 1, ?, ?, '2024-05-01')",
        (record["article"]["id"], record["article"]["text"].encode()),
    )
    rows(
        "INSERT INTO reading (version_id, model, read_at, record) VALUES (1, 'm', '', ?)",
        (json.dumps({**record, "article": article}),),
    )
