"""The page of one article, and the table of what it shows."""

import io
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from onrecord.errors import UsageError
from onrecord.export import table
from onrecord.export.rows import rows_of
from onrecord.ledger.fields import KINDS, WORDS
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.naming import key_named
from onrecord.service.needs import LedgerHere
from onrecord.service.problems import NotFound
from onrecord.views.article_page import (
    StoredArticle,
    article_page,
    chosen_statements,
    stored_article,
)
from onrecord.views.statement_card import Choice
from onrecord.web.listing import Asked
from onrecord.web.rendering import render

router = APIRouter()

# What can be done about a problem on the page, by its kind.
_ADVICE = {"no-publication-date": "Give it under “About the article”."}


class StatementsAsked(Asked):
    """Speaker and act of the statements that are shown."""

    by: str = ""
    act: str = ""

    def choice(self) -> Choice:
        """Which statements are shown."""
        return Choice(self.by, self.act)


class ArticleAsked(StatementsAsked):
    """The key of the statement that stands out as well."""

    statement: str = ""


@router.get("/articles/{number}", response_class=HTMLResponse)
def show_article(ledger: LedgerHere, number: int, asked: Annotated[ArticleAsked, Query()]) -> str:
    """The page with what was asked for."""
    stored = _stored(ledger, number)
    chosen = _chosen(asked.statement, stored)
    return render(
        "article.html",
        wide=True,
        page=article_page(stored, asked.choice(), _ADVICE),
        statement=chosen,
        is_gone=asked.statement != "" and chosen == "",
        acts=WORDS["act"],
        kinds=KINDS,
        manners=WORDS["manner"],
        polarities=WORDS["polarity"],
        framings=WORDS["framing"],
    )


@router.get("/articles/{number}/statements.csv")
def statements_as_table(
    ledger: LedgerHere, number: int, asked: Annotated[StatementsAsked, Query()]
) -> Response:
    """The statements that the page shows, a row each."""
    stream = io.BytesIO()
    stored = _stored(ledger, number)
    chosen = chosen_statements(stored, asked.choice())
    rows = (one for one in rows_of(stored.record) if one.statement in chosen)
    table.write_statements(rows, stream)
    name = f'attachment; filename="article-{number}.csv"'
    return Response(
        stream.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": name},
    )


def _chosen(statement: str, stored: StoredArticle) -> str:
    """The key of the statement that the address names; empty where the article has none."""
    try:
        return key_named(statement, stored.keys)
    except UsageError:
        return ""


def _stored(ledger: Ledger, number: int) -> StoredArticle:
    found = stored_article(ledger, number)
    if found is None:
        raise NotFound(f"There is no article {number} in this ledger.")
    return found
