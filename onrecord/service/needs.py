"""What a function that answers a request can ask for, as FastAPI gives it."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import contextmanager_in_threadpool

from onrecord.ledger.ledger import Ledger
from onrecord.service.service import Service


def service_of(request: Request) -> Service:
    """The service that the request came to."""
    service: Service = request.app.state.service
    return service


ServiceHere = Annotated[Service, Depends(service_of)]


async def ledger_to_read(service: ServiceHere) -> AsyncIterator[Ledger]:
    """A connection to the ledger, given back before the answer is sent.

    All that is read is of one moment, however much others change meanwhile; nothing can be written.
    """
    lent = service.ledgers.lend_to_read()
    async with service.places, contextmanager_in_threadpool(lent) as ledger:
        yield ledger


async def ledger_to_write(service: ServiceHere) -> AsyncIterator[Ledger]:
    """A connection to the ledger that can be written to, given back before the answer is sent."""
    lent = service.ledgers.lend()
    async with service.places, contextmanager_in_threadpool(lent) as ledger:
        yield ledger


LedgerHere = Annotated[Ledger, Depends(ledger_to_read, scope="function")]
LedgerToWrite = Annotated[Ledger, Depends(ledger_to_write, scope="function")]
