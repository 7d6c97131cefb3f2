"""The list of articles."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.errors import UsageError
from onrecord.ledger.words import name_in_words
from onrecord.service.needs import LedgerHere
from onrecord.views.article_list import articles_page, articles_table, no_articles
from onrecord.web.addresses import same_page
from onrecord.web.csv_answer import csv_answer
from onrecord.web.listing import ListAsked, Words
from onrecord.web.rendering import render

router = APIRouter()


class ArticlesAsked(ListAsked):
    """Words of the text, and the outlet by its name in addresses; an empty field asks nothing."""

    q: Words = ""
    published_by: Words = ""

    @property
    def outlet(self) -> str | None:
        """The name of the outlet in searched words; None where all are asked for."""
        return name_in_words(self.published_by) if self.published_by else None


@router.get("/articles", response_class=HTMLResponse)
def show_articles(
    request: Request, ledger: LedgerHere, asked: Annotated[ArticlesAsked, Query()]
) -> Response:
    """The page, or with `format=csv` the table of all of them."""
    with ledger.database.reading():
        try:
            if asked.as_csv:
                table = articles_table(ledger.database, asked.q, asked.outlet)
                return csv_answer(table, "articles")
            page = articles_page(ledger.database, asked.q, asked.outlet, asked.page)
        except UsageError as error:
            page = no_articles(str(error))
    return HTMLResponse(
        render("articles.html", page=page, asked=asked, address=partial(same_page, request))
    )
