"""The list of speakers, and the page of each."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.ledger.fields import KINDS
from onrecord.ledger.search import Search
from onrecord.ledger.speakers import NAMED_KINDS, ORDERS, SpeakerOrder, SpeakerSearch
from onrecord.ledger.words import name_in_words
from onrecord.service.needs import LedgerHere
from onrecord.service.problems import NotFound
from onrecord.views.search_page import found_table
from onrecord.views.speaker_pages import SPEAKERS_ON_A_PAGE, speaker_page, speakers_page
from onrecord.web.addresses import better_address, same_page
from onrecord.web.csv_answer import csv_answer, name_in_file, table_named
from onrecord.web.listing import ListAsked, TablesAsked, Words
from onrecord.web.rendering import render

router = APIRouter()

# As many as a spreadsheet holds with ease; `onrecord export` streams all statements.
_MOST_ROWS = 50_000
_ALL = "all"
_ORDERS_IN_WORDS = {
    "statements": "Most statements",
    "denied": "Denied most",
    "denying": "Denying most",
    "latest": "Latest",
    "name": "Name",
}


class SpeakersAsked(ListAsked):
    """What the form of the list asks for: without a kind, those who have a name of their own."""

    name: Words = ""
    kind: Words = ""
    order: Words = ""

    def search(self) -> SpeakerSearch:
        """The speakers that are wanted; what is no kind or no order asks for nothing."""
        order: SpeakerOrder = next((one for one in ORDERS if one == self.order), "statements")
        kinds = (self.kind,) if self.kind in KINDS else NAMED_KINDS
        is_csv = self.as_csv
        return SpeakerSearch(
            name=self.name,
            kinds=() if self.kind == _ALL else kinds,
            order=order,
            limit=_MOST_ROWS if is_csv else SPEAKERS_ON_A_PAGE,
            offset=0 if is_csv else (self.page - 1) * SPEAKERS_ON_A_PAGE,
        )


class SpeakerAsked(ListAsked, TablesAsked):
    """The page of the statements that is asked for, or one of the tables beside them."""


@router.get("/speakers", response_class=HTMLResponse)
def show_speakers(
    request: Request, ledger: LedgerHere, asked: Annotated[SpeakersAsked, Query()]
) -> Response:
    """The list, or with `format=csv` all of it as a table."""
    with ledger.database.reading():
        page = speakers_page(ledger.database, asked.search())
    if asked.as_csv:
        return csv_answer(page.table, "speakers")
    return HTMLResponse(
        render(
            "speakers.html",
            place="speakers",
            page=page,
            asked=asked,
            kinds=KINDS,
            orders=_ORDERS_IN_WORDS,
            address=partial(same_page, request),
        )
    )


@router.get("/speakers/{name:path}", response_class=HTMLResponse)
def show_speaker(
    request: Request, ledger: LedgerHere, name: str, asked: Annotated[SpeakerAsked, Query()]
) -> Response:
    """The page of who has the name, or with `format=csv` one of its tables, the statements first.

    However the name is spelt, the page stands at one address.
    """
    if address := better_address(request, name):
        return RedirectResponse(address, status_code=301)
    with ledger.database.reading():
        page = speaker_page(ledger.database, name, asked.page)
        if page is None:
            raise NotFound("Nobody of this name speaks in this ledger.")
        if asked.as_csv:
            table = (
                table_named(asked.table, page.tables)
                if asked.table
                else found_table(ledger.database, Search(speaker=name_in_words(name)))
            )
            return csv_answer(table, name_in_file(page.key))
    return HTMLResponse(
        render(
            "speaker.html",
            place="speakers",
            page=page,
            address=partial(same_page, request),
        )
    )
