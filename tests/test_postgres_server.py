"""The tests find a PostgreSQL where there is one, and say why where there is none."""

import os
import shutil
from pathlib import Path

import pytest

from tests import postgres_server


@pytest.fixture
def debian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Debian's packages would be; nothing is on the path."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(postgres_server, "_DEBIAN", tmp_path)
    return tmp_path


def test_without_a_postgresql_the_reason_is_said(debian: Path) -> None:
    assert list(debian.iterdir()) == []
    assert postgres_server.missing() == (
        "PostgreSQL is not installed (initdb and postgres were not found)"
    )


def test_the_newest_of_debians_packages_is_found(debian: Path) -> None:
    for version in ("9.6", "15", "14"):
        (debian / version / "bin").mkdir(parents=True)
        for name in ("initdb", "postgres"):
            (debian / version / "bin" / name).touch()
    assert postgres_server.missing() is None
    assert postgres_server._program("initdb") == str(debian / "15" / "bin" / "initdb")


@pytest.mark.skipif(postgres_server.missing() is not None, reason=str(postgres_server.missing()))
def test_a_server_runs_as_an_ordinary_user_and_is_gone_at_the_end() -> None:
    import psycopg

    with postgres_server.serving() as url, psycopg.connect(url) as connection:
        rows = connection.execute("SHOW data_directory").fetchall()
        folder = Path(rows[0][0])
        owner = folder.stat().st_uid
        assert owner != 0
        assert os.getuid() in (0, owner)
    assert not folder.exists()
