"""The pages of the reading room, brought together: one router a page.

A page stands in a module of its own, with an `APIRouter` named `router`, and is added to the list
below. Its functions are plain `def` (they run in a thread, and may wait for the ledger):

    router = APIRouter()

    @router.get("/search", response_class=HTMLResponse)
    def search_page(ledger: LedgerHere, words: str = "") -> str:
        return render("search.html", place="search", ...)

`LedgerHere` (onrecord/service/needs.py) is a connection that is this request's alone. Forms post
to the API (`/api/v1/...`, see docs/service.md). Raise `onrecord.service.problems.NotFound("There
is no speaker of this name.")` where what is asked for is not there: a page shows it as a page
(`error.html`), the API as JSON. Static files are served from `onrecord/web/static` under
`/static/`, with the version in the address they are kept by the browser for a year.
"""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse

from onrecord.web import (
    article,
    articles,
    corrections,
    outlets,
    overview,
    read,
    search,
    speakers,
)
from onrecord.web.listing import Asked

router = APIRouter(include_in_schema=False)
router.include_router(read.router)
router.include_router(articles.router)
router.include_router(article.router)
router.include_router(corrections.router)
router.include_router(search.router)
router.include_router(speakers.router)
router.include_router(outlets.router)
router.include_router(overview.router)


@router.get("/")
def first_page(_asked: Annotated[Asked, Query()]) -> RedirectResponse:
    """The room opens with the page to read on."""
    return RedirectResponse("/read", status_code=303)
