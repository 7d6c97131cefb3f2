"""Records as JSON Lines, by the contract `onrecord/1`."""

import json
from collections.abc import Iterable
from typing import BinaryIO

from onrecord.ledger.values import RecordValue


def write(records: Iterable[RecordValue], stream: BinaryIO) -> None:
    """Each record is a line of ASCII."""
    for record in records:
        line = json.dumps(record, separators=(",", ":"))
        stream.write(line.encode("ascii") + b"\n")
