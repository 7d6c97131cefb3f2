"""The list of corrections, and of their conflicts with newer readings."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.service.needs import LedgerHere
from onrecord.views.correction_list import corrections_page, corrections_table
from onrecord.web.addresses import same_page
from onrecord.web.csv_answer import csv_answer
from onrecord.web.listing import ListAsked, Words
from onrecord.web.rendering import render

router = APIRouter()


class CorrectionsAsked(ListAsked):
    """All corrections, or those with a conflict."""

    conflicts: Words = ""


@router.get("/corrections", response_class=HTMLResponse)
def show_corrections(
    request: Request, ledger: LedgerHere, asked: Annotated[CorrectionsAsked, Query()]
) -> Response:
    """The page, the newest first, or with `format=csv` the table of all of them."""
    conflicts = bool(asked.conflicts)
    with ledger.database.reading():
        if asked.as_csv:
            return csv_answer(corrections_table(ledger, conflicts=conflicts), "corrections")
        page = corrections_page(ledger, conflicts=conflicts, page=asked.page)
    return HTMLResponse(
        render("corrections.html", page=page, asked=asked, address=partial(same_page, request))
    )
