"""What all requests share: the ledger and the jobs."""

import asyncio
from threading import BoundedSemaphore, Event

from onrecord.service.jobs import Jobs
from onrecord.service.ledgers import MOST_IDLE, Ledgers
from onrecord.service.settings import ServiceSettings

# An export holds a thread while it is written; there are forty for all that is asked for.
MOST_EXPORTS = 8


class Service:
    """The running service: `ledgers` lends connections, `jobs` has what is being read.

    So many requests look into the ledger at once as `places` has; the others wait without a thread.
    So many exports run as `exports` allows. `ending` is set when the service is told to end, so
    that no stream keeps it.
    """

    def __init__(self, settings: ServiceSettings) -> None:
        self.settings = settings
        self.ledgers = Ledgers(settings.ledger)
        self.jobs = Jobs(settings, self.ledgers)
        self.places = asyncio.Semaphore(MOST_IDLE)
        self.exports = BoundedSemaphore(MOST_EXPORTS)
        self.ending = Event()

    def start(self) -> None:
        """Jobs are read until `close`."""
        self.jobs.start()

    def close(self) -> None:
        """Nothing is read any more, and the ledger is closed."""
        self.ending.set()
        self.jobs.close()
        self.ledgers.close()
