"""A service with a stand-in for the reader, asked in this process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.service.app import create_app
from tests.service.serving import filled, settings_for


@pytest.fixture
def ledger_path(tmp_path: Path) -> str:
    """A ledger with two articles, one of them corrected."""
    return filled(tmp_path / "ledger.sqlite")


@pytest.fixture
def client(ledger_path: str) -> Iterator[TestClient]:
    """What asks the service, as a program on this machine does."""
    with TestClient(create_app(settings_for(ledger_path)), base_url="http://localhost") as asking:
        yield asking
