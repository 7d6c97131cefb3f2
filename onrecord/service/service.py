"""What all requests share: the ledger and the jobs."""

from onrecord.service.ledgers import Ledgers
from onrecord.service.settings import ServiceSettings


class Service:
    """The running service: `ledgers` lends connections, `jobs` has what is being read."""

    def __init__(self, settings: ServiceSettings) -> None:
        self.settings = settings
        self.ledgers = Ledgers(settings.ledger)

    def close(self) -> None:
        """Nothing is read any more, and the ledger is closed."""
        self.ledgers.close()
