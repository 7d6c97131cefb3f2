"""The page of one article, and the table of what it shows."""

import io

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from onrecord.export import table
from onrecord.ledger.fields import ACTS, KINDS, WORDS
from onrecord.ledger.ledger import Ledger
from onrecord.service.needs import LedgerHere
from onrecord.service.problems import NotFound
from onrecord.views.article_page import Choice, StoredArticle, article_page, chosen_statements
from onrecord.web.rendering import render

router = APIRouter()

# Above it no address is a number that a database can look up.
_HIGHEST = 2**63 - 1


@router.get("/articles/{number}", response_class=HTMLResponse)
def show_article(
    ledger: LedgerHere, number: int, statement: str = "", by: str = "", act: str = ""
) -> str:
    """The page; `statement` is the key of the one that stands out, `by` and `act` choose some."""
    page = article_page(stored_article(ledger, number), Choice(by, act))
    return render(
        "article.html",
        wide=True,
        page=page,
        statement=statement,
        acts=ACTS,
        kinds=KINDS,
        manners=WORDS["manner"],
        polarities=WORDS["polarity"],
    )


@router.get("/articles/{number}/statements.csv")
def statements_as_table(
    ledger: LedgerHere, number: int, by: str = "", act: str = ""
) -> Response:
    """The statements that the page shows, a row each."""
    stream = io.BytesIO()
    table.write([chosen_statements(stored_article(ledger, number), Choice(by, act))], stream)
    name = f'attachment; filename="article-{number}.csv"'
    return Response(
        stream.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": name},
    )


def stored_article(ledger: Ledger, number: int) -> StoredArticle:
    """All that the ledger holds of the article. Raises NotFound where it has none."""
    with ledger.database.reading():
        if not 0 < number <= _HIGHEST or not ledger.versions(number):
            raise NotFound(f"There is no article {number} in this ledger.")
        return StoredArticle(
            number,
            ledger.record(number),
            ledger.keys(number),
            ledger.corrections(number),
            [conflict for _, conflict in ledger.conflicts(number)],
            ledger.versions(number),
            ledger.differences(number),
        )
