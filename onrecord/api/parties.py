"""Who speaks in the ledger, over all articles."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from onrecord.api.answers import Answer, problems
from onrecord.api.cursor import page_of, place_of
from onrecord.api.values import Listed, Name
from onrecord.ledger.speakers import SpeakerOrder, SpeakerSearch, find_speaker, find_speakers
from onrecord.ledger.words import name_in_words
from onrecord.service.needs import LedgerHere
from onrecord.service.problems import NotFound
from onrecord.types.party import PartyKind

router = APIRouter(tags=["parties"])


class PartyQuery(Listed):
    """Which parties are wanted, and the most of what comes first."""

    name: Annotated[Name, Field(description="Words of the name, or their beginnings.")] = ""
    kind: Annotated[list[PartyKind], Field(default_factory=list, max_length=8)]
    order: SpeakerOrder = "statements"


class PartyCount(BaseModel):
    """A party and how much it says; `key` is its name in searched words.

    `told` counts the statements that stand in the words of another, `denied` and `denying` those
    that others deny, and those that deny others.
    """

    key: str
    name: str
    kinds: list[str]
    statements: int
    told: int
    articles: int
    denied: int
    denying: int
    last_day: str | None


class PartyCounts(BaseModel):
    """A page of parties."""

    items: list[PartyCount]
    next: str | None


class CountedValue(BaseModel):
    """A value, and how often it is given."""

    value: str | None
    count: int


class PartyModel(BaseModel):
    """Who a party is, after all articles: each list has the most frequent first."""

    key: str
    name: str
    names: list[CountedValue]
    kinds: list[CountedValue]
    roles: list[CountedValue]
    aliases: list[CountedValue]
    speaks_for: list[CountedValue]
    wikidata: list[CountedValue]
    articles: int
    statements: int
    told: int
    denied: int
    denying: int


@router.get("/parties", response_model=PartyCounts, responses=problems())
def list_parties(ledger: LedgerHere, query: Annotated[PartyQuery, Query()]) -> Answer:
    """Who speaks. Parties of one name in several articles are one."""
    question = ("parties", query.name, query.kind, query.order)
    place = place_of(query.cursor, *question)
    search = SpeakerSearch(
        name=query.name,
        kinds=tuple(query.kind),
        order=query.order,
        limit=query.limit + 1,
        offset=place,
    )
    found = [asdict(one) for one in find_speakers(ledger.database, search)]
    return Answer(page_of(found, query.limit, place, *question))


@router.get("/parties/{name}", response_model=PartyModel, responses=problems(404))
def show_party(ledger: LedgerHere, name: Annotated[str, Path(max_length=500)]) -> Answer:
    """The party of the name; upper and lower case and accents make no difference."""
    found = find_speaker(ledger.database, name_in_words(name))
    if found is None:
        raise NotFound(f"Nobody of the name {name!r} speaks in the ledger.")
    return Answer(asdict(found))
