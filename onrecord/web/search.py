"""The page to search on."""

from functools import partial
from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import Field

from onrecord.errors import UsageError
from onrecord.ledger.fields import WORDS
from onrecord.ledger.search import Search
from onrecord.ledger.words import name_in_words
from onrecord.service.needs import LedgerHere
from onrecord.sources.dates import iso_date
from onrecord.types import Act
from onrecord.views.search_page import MOST_ROWS, found_table, nothing_found, search_page
from onrecord.views.wording import MANNERS
from onrecord.web.addresses import same_page
from onrecord.web.csv_answer import csv_answer
from onrecord.web.listing import ListAsked, Words
from onrecord.web.rendering import render

router = APIRouter()

_FIELDS = ("q", "by", "about", "act", "manner", "outlet", "since", "until", "denied")


class SearchAsked(ListAsked):
    """What the form of the page asks for; an empty field asks for nothing.

    `speaker` and `published_by` are those whose pages lead here, by their names in addresses;
    `party` is one of the register, by its id.
    """

    q: Words = ""
    by: Words = ""
    about: Words = ""
    act: Annotated[list[Words], Field(default_factory=list, max_length=len(get_args(Act)) + 1)]
    manner: Words = ""
    outlet: Words = ""
    since: Words = ""
    until: Words = ""
    denied: Words = ""
    speaker: Words = ""
    published_by: Words = ""
    party: Words = ""

    def search(self) -> Search:
        """What is looked for. Raises UsageError where a field makes no sense."""
        acts = tuple(one for one in self.act if one)
        _check_known(acts, get_args(Act), "act")
        _check_known([self.manner] if self.manner else [], WORDS["manner"] or (), "manner")
        return Search(
            words=self.q,
            by=self.by.strip() or None,
            about=self.about.strip() or None,
            acts=acts,
            manner=self.manner or None,
            outlet=self.outlet.strip() or None,
            since=_day(self.since),
            until=_day(self.until),
            denied=bool(self.denied),
            speaker=name_in_words(self.speaker) if self.speaker else None,
            published_by=name_in_words(self.published_by) if self.published_by else None,
            party=self.party or None,
        )


@router.get("/search", response_class=HTMLResponse)
def show_search(
    request: Request, ledger: LedgerHere, asked: Annotated[SearchAsked, Query()]
) -> Response:
    """The page, or with `format=csv` all that the search finds."""
    with ledger.database.reading():
        try:
            search = asked.search()
            if asked.as_csv:
                return csv_answer(found_table(ledger.database, search), "search")
            page = search_page(ledger.database, search, asked.page)
        except UsageError as error:
            page = nothing_found(str(error))
    return HTMLResponse(
        render(
            "search.html",
            place="search",
            page=page,
            asked=asked,
            is_narrowed=any(getattr(asked, name) for name in _FIELDS[1:]),
            acts=get_args(Act),
            manners=MANNERS,
            most_rows=MOST_ROWS,
            address=partial(same_page, request),
        )
    )


def _check_known(given: list[str] | tuple[str, ...], known: tuple[str, ...], what: str) -> None:
    for one in given:
        if one not in known:
            raise UsageError(f"There is no {what} {one!r}; there is {', '.join(known)}.")


def _day(given: str) -> str | None:
    if not given.strip():
        return None
    day = iso_date(given.strip())
    if day is None:
        raise UsageError(f"A day is written like 2024-05-01, not {given!r}.")
    return day[:10]
