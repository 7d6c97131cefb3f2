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


def ledger_to_read(service: ServiceHere) -> Iterator[Ledger]:
    """A connection to the ledger, given back before the answer is sent.

    All that is read is of one moment, however much others change meanwhile; nothing can be written.
    """
    with service.ledgers.lend() as ledger, ledger.database.reading():
        yield ledger


def ledger_to_write(service: ServiceHere) -> Iterator[Ledger]:
    """A connection to the ledger that can be written to, given back before the answer is sent."""
    with service.ledgers.lend() as ledger:
        yield ledger


LedgerHere = Annotated[Ledger, Depends(ledger_to_read, scope="function")]
LedgerToWrite = Annotated[Ledger, Depends(ledger_to_write, scope="function")]
