"""Whether the service runs, and the contract of a record."""

import json
from importlib.resources import files
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel

from onrecord import __version__
from onrecord.api.answers import Answer, problems
from onrecord.service.needs import LedgerHere

router = APIRouter(tags=["service"])


class Health(BaseModel):
    """The service runs and its ledger can be read."""

    status: Literal["ok"]
    version: str


@router.get("/health", response_model=Health, responses=problems())
def health(ledger: LedgerHere) -> Answer:
    """Whether the service runs and its ledger can be read. Needs no token."""
    ledger.database.rows("SELECT 1 FROM article LIMIT 1")
    return Answer({"status": "ok", "version": __version__})


@router.get("/schema", response_model=dict[str, Any], responses=problems())
def schema() -> Answer:
    """The JSON Schema of a record (`onrecord/1`) as a reading gives it."""
    text = files("onrecord.schema").joinpath("record.schema.json").read_text("utf-8")
    return Answer(json.loads(text))
