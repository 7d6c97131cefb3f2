"""The list of outlets, and the page of each."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.service.needs import LedgerHere
from onrecord.service.problems import NotFound
from onrecord.views.outlet_pages import outlet_page, outlets_page
from onrecord.web.addresses import better_address, same_page
from onrecord.web.csv_answer import csv_answer, name_in_file, table_named
from onrecord.web.listing import TablesAsked
from onrecord.web.rendering import render

router = APIRouter()


@router.get("/outlets", response_class=HTMLResponse)
def show_outlets(
    request: Request, ledger: LedgerHere, asked: Annotated[TablesAsked, Query()]
) -> Response:
    """The list, or with `format=csv` one of its tables, that of all outlets first."""
    with ledger.database.reading():
        page = outlets_page(ledger.database)
    if asked.as_csv:
        table = table_named(asked.table or page.tables[0].name, page.tables)
        return csv_answer(table, "outlets")
    return HTMLResponse(
        render("outlets.html", place="outlets", page=page, address=partial(same_page, request))
    )


@router.get("/outlets/{name:path}", response_class=HTMLResponse)
def show_outlet(
    request: Request, ledger: LedgerHere, name: str, asked: Annotated[TablesAsked, Query()]
) -> Response:
    """The page of the outlet, or with `format=csv` one of its tables, the most quoted first."""
    if address := better_address(request, name):
        return RedirectResponse(address, status_code=301)
    with ledger.database.reading():
        page = outlet_page(ledger.database, name)
    if page is None:
        raise NotFound("This ledger has no article of an outlet of this name.")
    if asked.as_csv:
        table = table_named(asked.table or page.tables[0].name, page.tables)
        return csv_answer(table, name_in_file(page.key))
    return HTMLResponse(
        render(
            "outlet.html",
            place="outlets",
            page=page,
            address=partial(same_page, request),
        )
    )
