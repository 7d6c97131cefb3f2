"""The register of a ledger is tested on SQLite and on PostgreSQL."""

from tests.ledger.conftest import ledger, postgres, where

__all__ = ["ledger", "postgres", "where"]
