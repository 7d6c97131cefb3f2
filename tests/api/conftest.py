"""The service that the tests of the API ask."""

from tests.service.conftest import client, ledger_path

__all__ = ["client", "ledger_path"]
