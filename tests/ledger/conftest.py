"""Every test of the ledger runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from onrecord.ledger.ledger import Ledger, open_ledger
from tests import postgres_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server; the test is skipped, with the reason, where none can be."""
    if reason := postgres_server.missing():
        pytest.skip(reason)
    with postgres_server.serving() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty ledger can be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.sqlite")
    else:
        server = request.getfixturevalue("postgres")
        with postgres_server.database(server, f"test_{uuid4().hex}") as url:
            yield url


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(where, create=True) as opened:
        yield opened
