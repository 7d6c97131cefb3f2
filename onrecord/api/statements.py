"""Statements, found by their words, by who said them, when, where and how."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query

from onrecord.api.answers import Answer, problems
from onrecord.api.cursor import page_of, place_of
from onrecord.api.values import FoundStatements, StatementQuery
from onrecord.service.needs import LedgerHere

router = APIRouter(tags=["search"])


@router.get("/statements", response_model=FoundStatements, responses=problems())
def find_statements(ledger: LedgerHere, query: Annotated[StatementQuery, Query()]) -> Answer:
    """The statements found, the best first; without words, the newest first."""
    place = place_of(query.cursor, "statements", query.question())
    search = query.search(place)
    found = [asdict(one) for one in ledger.search(search)]
    page = page_of(found, query.limit, place, "statements", query.question())
    return Answer({**page, "total": ledger.count(search) if query.count else None})
