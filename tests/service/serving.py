"""The service on a port of its own, with a reader that needs no model."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from onrecord.ledger.ledger import open_ledger
from onrecord.service.app import create_app
from onrecord.service.running import address_of, listen
from onrecord.service.settings import ServiceSettings
from tests.example_records import StandIn
from tests.ledger.sample import harvest, talks


def filled(path: Path) -> str:
    """A ledger with two articles, one of them corrected."""
    with open_ledger(path, create=True) as ledger:
        number = ledger.add(talks()).article
        ledger.add(harvest())
        ledger.corrector("A. Editor", "the second paragraph").change(number, "s2", "act", "deny")
    return str(path)


def settings_for(ledger: str, **more: Any) -> ServiceSettings:
    """Settings with the stand-in for the reader."""
    given: dict[str, Any] = {"make_reader": StandIn, "workers": 1, "author": "Tester"}
    return ServiceSettings(ledger=ledger, **(given | more))


@contextmanager
def serving(settings: ServiceSettings) -> Iterator[str]:
    """The address at which the service is reached until the block ends."""
    app = create_app(settings)
    with listen("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield address_of(listening).rstrip("/")
        finally:
            app.state.service.ending.set()
            server.should_exit = True
            thread.join()
