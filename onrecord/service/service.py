"""What all requests share: the ledger and the jobs."""

from threading import Event

from onrecord.service.jobs import Jobs
from onrecord.service.ledgers import Ledgers
from onrecord.service.settings import ServiceSettings


class Service:
    """The running service: `ledgers` lends connections, `jobs` has what is being read.

    `ending` is set when the service is told to end, so that no stream keeps it.
    """

    def __init__(self, settings: ServiceSettings) -> None:
        self.settings = settings
        self.ledgers = Ledgers(settings.ledger)
        self.jobs = Jobs(settings, self.ledgers)
        self.ending = Event()

    def start(self) -> None:
        """Jobs are read until `close`."""
        self.jobs.start()

    def close(self) -> None:
        """Nothing is read any more, and the ledger is closed."""
        self.ending.set()
        self.jobs.close()
        self.ledgers.close()
