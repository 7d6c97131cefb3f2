"""The page to read articles on: pasted, as files, or from an address."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from onrecord.service.needs import LedgerHere
from onrecord.views.latest import articles_added_last
from onrecord.web.listing import Asked
from onrecord.web.rendering import render

router = APIRouter()


@router.get("/read", response_class=HTMLResponse)
def show_read(ledger: LedgerHere, _asked: Annotated[Asked, Query()]) -> str:
    """The page, with the articles that were read last."""
    return render("read.html", place="read", latest=articles_added_last(ledger))
