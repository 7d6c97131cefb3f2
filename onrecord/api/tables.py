"""What the pages of a speaker, an outlet and the whole ledger count, as tables."""

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Path
from pydantic import BaseModel

from onrecord.api.answers import Answer, problems
from onrecord.ledger.words import name_in_words
from onrecord.service.needs import LedgerHere
from onrecord.service.problems import NotFound
from onrecord.views.outlet_pages import outlet_page, outlets_page
from onrecord.views.overview_page import overview_page
from onrecord.views.speaker_pages import speaker_page

router = APIRouter(tags=["tables"])

NameInPath = Annotated[str, Path(max_length=500)]


class ColumnModel(BaseModel):
    """A column: its name for programs, and in words."""

    name: str
    words: str
    is_number: bool


class TableModel(BaseModel):
    """Rows under columns. `note` tells what the rows leave out.

    Where the rows are of speakers or outlets, `keys` has the name of each in searched words.
    """

    name: str
    title: str
    columns: list[ColumnModel]
    rows: list[list[str | int | None]]
    note: str
    rows_are: Literal["speakers", "outlets"] | None
    keys: list[str | None]


class Tables(BaseModel):
    """All that is counted of one thing."""

    items: list[TableModel]


class TotalsModel(BaseModel):
    """How much the ledger holds."""

    articles: int
    statements: int
    speakers: int
    outlets: int
    denied: int
    denials: int
    corrections: int


class Overview(Tables):
    """The ledger at a glance."""

    totals: TotalsModel


@router.get("/overview", response_model=Overview, responses=problems())
def show_overview(ledger: LedgerHere) -> Answer:
    """How much there is, over time, who is quoted and who is denied most, and the kinds."""
    with ledger.database.reading():
        page = overview_page(ledger.database)
    tables = [asdict(table) for table in page.tables]
    return Answer({"totals": asdict(page.totals), "items": tables})


@router.get("/parties/{name}/tables", response_model=Tables, responses=problems(404))
def show_party_tables(ledger: LedgerHere, name: NameInPath) -> Answer:
    """What a party said over time and in which way, how outlets introduce it, who denies whom."""
    with ledger.database.reading():
        page = speaker_page(ledger.database, name)
    if page is None:
        raise NotFound(f"Nobody of the name {name!r} speaks in the ledger.")
    return Answer({"items": [asdict(table) for table in page.tables]})


@router.get("/outlets", response_model=TableModel, responses=problems())
def list_outlets(ledger: LedgerHere) -> Answer:
    """All outlets, and how much they quote, and how they frame it."""
    with ledger.database.reading():
        page = outlets_page(ledger.database)
    return Answer(asdict(page.table))


@router.get("/outlets/{name}/tables", response_model=Tables, responses=problems(404))
def show_outlet_tables(ledger: LedgerHere, name: NameInPath) -> Answer:
    """Whom an outlet quotes most and how; `-` for the articles of which no outlet is told."""
    with ledger.database.reading():
        page = outlet_page(ledger.database, name_in_words(name))
    if page is None:
        raise NotFound(f"The ledger has no article of an outlet of the name {name!r}.")
    return Answer({"items": [asdict(table) for table in page.tables]})
