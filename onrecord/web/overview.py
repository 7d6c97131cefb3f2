"""The page that shows the ledger at a glance."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.service.needs import LedgerHere
from onrecord.views.overview_page import overview_page
from onrecord.web.addresses import same_page
from onrecord.web.csv_answer import csv_answer, table_named
from onrecord.web.listing import TablesAsked
from onrecord.web.rendering import render

router = APIRouter()


@router.get("/overview", response_class=HTMLResponse)
def show_overview(
    request: Request, ledger: LedgerHere, asked: Annotated[TablesAsked, Query()]
) -> Response:
    """The page, or with `format=csv` one of its tables, that over time first."""
    with ledger.database.reading():
        page = overview_page(ledger.database)
    if asked.as_csv:
        table = table_named(asked.table or page.tables[0].name, page.tables)
        return csv_answer(table, "overview")
    return HTMLResponse(
        render(
            "overview.html",
            place="overview",
            page=page,
            address=partial(same_page, request),
        )
    )
