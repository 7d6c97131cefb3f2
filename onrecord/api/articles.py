"""Articles, found and shown whole."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from onrecord.api.answers import Answer, problems
from onrecord.api.cursor import page_of, place_of
from onrecord.api.values import (
    ArticleModel,
    Differences,
    FoundArticles,
    Number,
    SearchQuery,
    StatementModel,
)
from onrecord.errors import UsageError
from onrecord.ledger.addresses import address_of
from onrecord.ledger.articles import FoundArticle
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.naming import key_named
from onrecord.ledger.values import RecordValue
from onrecord.service.needs import LedgerHere
from onrecord.service.problems import NotFound

router = APIRouter(tags=["articles"])


@router.get("/articles", response_model=FoundArticles, responses=problems())
def find_articles(ledger: LedgerHere, query: Annotated[SearchQuery, Query()]) -> Answer:
    """The articles found by their text, the best first; without words, the newest first.

    What is about statements (`by`, `act` and so on) keeps the articles that have such a one.
    """
    place = place_of(query.cursor, "articles", query.question())
    search = query.search(place)
    found = [_found(one) for one in ledger.search_articles(search)]
    return Answer(page_of(found, query.limit, place, "articles", query.question()))


@router.get("/articles/{number}", response_model=ArticleModel, responses=problems(404))
def show_article(ledger: LedgerHere, number: Number) -> Answer:
    """The article with its newest reading and the corrections in it."""
    record = record_of(ledger, number)
    article = record["article"]
    return Answer(
        {
            "number": number,
            "address": address_of(article["location"], article["id"]),
            "keys": ledger.keys(number),
            "conflicts": conflicts_of(ledger, number),
            "record": record,
        }
    )


@router.get("/articles/{number}/versions", response_model=Differences, responses=problems(404))
def show_differences(ledger: LedgerHere, number: Number) -> Answer:
    """What changed in the statements of the article from version to version, oldest first."""
    record_of(ledger, number)
    return Answer({"items": [asdict(one) for one in ledger.differences(number)]})


@router.get(
    "/articles/{number}/statements/{statement}",
    response_model=StatementModel,
    responses=problems(404),
)
def show_statement(
    ledger: LedgerHere, number: Number, statement: Annotated[str, Path(max_length=100)]
) -> Answer:
    """A statement, named by its id (`s3`), its key, or the beginning of its key."""
    record, keys = record_of(ledger, number), ledger.keys(number)
    try:
        key = key_named(statement, keys)
    except UsageError as error:
        raise NotFound(str(error)) from error
    found = next(one for one in record["statements"] if keys[one["id"]] == key)
    return Answer({"article": number, "key": key, "statement": found})


def record_of(ledger: Ledger, number: int) -> RecordValue:
    """The record of the article. Raises NotFound where the ledger has no such article."""
    try:
        return ledger.record(number)
    except UsageError as error:
        raise NotFound(str(error)) from error


def conflicts_of(ledger: Ledger, number: int | None = None) -> list[dict[str, Any]]:
    """Where corrections and the newest reading do not agree."""
    return [{"article": article, **asdict(one)} for article, one in ledger.conflicts(number)]


def _found(found: FoundArticle) -> dict[str, Any]:
    value = asdict(found)
    return {"number": value.pop("article"), **value}
