"""Corrections: made, looked at, and undone. Each is an event that stays."""

import getpass
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from onrecord.api.answers import Answer, problems
from onrecord.api.articles import conflicts_of, record_of
from onrecord.api.correction_values import (
    CorrectionModel,
    CorrectionModels,
    Corrections,
    CorrectionToMake,
    Signed,
)
from onrecord.api.cursor import page_of, place_of
from onrecord.api.values import Number
from onrecord.ledger.correcting import Corrector
from onrecord.ledger.correction import Correction, counting
from onrecord.ledger.ledger import Ledger
from onrecord.register.kept import follow
from onrecord.service.needs import LedgerHere, LedgerToWrite, ServiceHere
from onrecord.service.problems import NotFound, Problem
from onrecord.service.service import Service

router = APIRouter(tags=["corrections"])

_MADE: dict[int | str, dict[str, Any]] = {
    201: {"headers": {"Location": {"description": "Where it is.", "schema": {"type": "string"}}}}
}


@router.get("/corrections", response_model=CorrectionModels, responses=problems(404))
def list_corrections(ledger: LedgerHere, query: Annotated[Corrections, Query()]) -> Answer:
    """The trail of corrections in order, undone ones as well, and where readings differ."""
    question = ("corrections", query.article, query.conflicts)
    place = place_of(query.cursor, *question)
    if query.article is not None:
        record_of(ledger, query.article)
    found = ledger.corrections(query.article)
    counts, conflicts = counting(ledger.corrections()), _conflicts_by_number(ledger)
    if query.conflicts:
        found = [one for one in found if one.number in conflicts]
    page = found[place : place + query.limit + 1]
    values = [_value(one, counts, conflicts) for one in page]
    return Answer(page_of(values, query.limit, place, *question))


@router.get("/corrections/{number}", response_model=CorrectionModel, responses=problems(404))
def show_correction(ledger: LedgerHere, number: Number) -> Answer:
    """One event of the trail."""
    return Answer(_event(ledger, number))


@router.post(
    "/corrections",
    status_code=201,
    response_model=CorrectionModel | CorrectionModels,
    responses=problems(404, 413) | _MADE,
)
def make_correction(
    service: ServiceHere, ledger: LedgerToWrite, wanted: CorrectionToMake
) -> Answer:
    """Something is put right, for every later reading as well; of `values`, all or nothing."""
    event = wanted.root
    if event.article is not None:
        record_of(ledger, event.article)
    made = event.make(_corrector(service, ledger, event))
    if isinstance(made, int):
        return _made(ledger, made)
    items = [_event(ledger, number) for number in made]
    where = f"/api/v1/corrections?article={event.article}"
    return Answer({"items": items, "next": None}, 201, {"Location": where})


@router.post(
    "/corrections/{number}/undo",
    status_code=201,
    response_model=CorrectionModel,
    responses=problems(404, 409, 413) | _MADE,
)
def undo_correction(
    service: ServiceHere, ledger: LedgerToWrite, number: Number, signed: Signed
) -> Answer:
    """The correction no longer counts; undoing the undo makes it count again."""
    if not _event(ledger, number)["counts"]:
        raise Problem(409, "undone-already", f"Correction {number} is undone already.")
    made = _corrector(service, ledger, signed).undo(number)
    follow(ledger, made)
    return _made(ledger, made)


def _corrector(service: Service, ledger: Ledger, signed: Signed) -> Corrector:
    author = signed.author or service.settings.author or _login()
    return ledger.corrector(author, signed.note)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # nobody, in some containers
        raise Problem(422, "no-author", "Say who you are: a correction has an author.") from error


def _made(ledger: Ledger, number: int) -> Answer:
    return Answer(_event(ledger, number), 201, {"Location": f"/api/v1/corrections/{number}"})


def _event(ledger: Ledger, number: int) -> dict[str, Any]:
    trail = ledger.corrections()
    found = next((one for one in trail if one.number == number), None)
    if found is None:
        raise NotFound(f"There is no correction {number}.")
    return _value(found, counting(trail), _conflicts_by_number(ledger))


def _value(
    correction: Correction, counts: set[int], conflicts: dict[int, list[dict[str, Any]]]
) -> dict[str, Any]:
    told = conflicts.get(correction.number, [])
    return {**asdict(correction), "counts": correction.number in counts, "conflicts": told}


def _conflicts_by_number(ledger: Ledger) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for conflict in conflicts_of(ledger):
        found.setdefault(conflict["correction"], []).append(conflict)
    return found
