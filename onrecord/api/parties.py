"""Who speaks in the ledger."""

from fastapi import APIRouter

router = APIRouter(tags=["parties"])
