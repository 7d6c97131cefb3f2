"""In whose words a statement stands: what one says that another said."""

from onrecord.ledger.difference import speaker_of
from onrecord.ledger.tangles import around
from onrecord.ledger.values import RecordValue


def tellers(record: RecordValue) -> dict[str, str]:
    """Who tells each statement that stands in the words of another, by its id.

    Of "Johnson said that Corbyn dithers", Johnson tells what Corbyn does. What stands in the
    speaker's own words ("he said that he feared") nobody else tells. Empty where the text names
    nobody.
    """
    parties = {party["id"]: party for party in record.get("parties") or []}
    speakers = {one["id"]: speaker_of(one, parties) or "" for one in record["statements"]}
    parents = {one["id"]: one.get("parent") for one in record["statements"]}
    found: dict[str, str] = {}
    for label, speaker in speakers.items():
        others = (speakers[one] for one in around(label, parents) if speakers[one] != speaker)
        teller = next(others, None)
        if teller is not None:
            found[label] = teller
    return found
