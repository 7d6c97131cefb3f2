"""What `verify` says of a ledger."""

from onrecord.ledger.ledger import Ledger
from onrecord.ledger.verify import Fault


def faults(ledger: Ledger) -> list[Fault]:
    """The faults of the ledger; none where it is whole."""
    return [one for one in ledger.verify() if isinstance(one, Fault)]
