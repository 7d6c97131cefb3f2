"""Which register a command works on: a file of its own, or that of a ledger."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.cli.ledger_choice import opened_ledger
from onrecord.register.home import RegisterFile, RegisterHome, RegisterInLedger


@contextmanager
def opened_register(where: str, register_file: Path | None) -> Iterator[RegisterHome]:
    """The register in the file where one is named, else that of the ledger."""
    if register_file is not None:
        yield RegisterFile(register_file)
        return
    with opened_ledger(where) as ledger:
        yield RegisterInLedger(ledger)
