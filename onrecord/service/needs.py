"""What a function that answers a request can ask for, as FastAPI gives it."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from onrecord.ledger.ledger import Ledger
from onrecord.service.service import Service


def service_of(request: Request) -> Service:
    """The service that the request came to."""
    service: Service = request.app.state.service
    return service


ServiceHere = Annotated[Service, Depends(service_of)]


def lent_ledger(service: ServiceHere) -> Iterator[Ledger]:
    """A connection to the ledger, given back before the answer is sent."""
    with service.ledgers.lend() as ledger:
        yield ledger


LedgerHere = Annotated[Ledger, Depends(lent_ledger, scope="function")]
