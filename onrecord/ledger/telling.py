"""In whose words a statement stands: what one says that another said."""

from onrecord.ledger.difference import speaker_of
from onrecord.ledger.nesting import teller_of
from onrecord.ledger.values import RecordValue


def tellers(record: RecordValue) -> dict[str, str]:
    """Who tells each statement that stands in the words of another, by its id.

    Of "Johnson said that Corbyn dithers", Johnson tells what Corbyn does (see `teller_of`).
    """
    parties = {party["id"]: party for party in record.get("parties") or []}
    speakers = {one["id"]: speaker_of(one, parties) or "" for one in record["statements"]}
    parents = {one["id"]: one.get("parent") for one in record["statements"]}
    told_by = {label: teller_of(label, parents, speakers) for label in speakers}
    return {label: teller for label, teller in told_by.items() if teller is not None}
