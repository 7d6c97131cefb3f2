"""How an article differs from version to version, in words."""

from onrecord.ledger.difference import DifferenceKind, speaker_of
from onrecord.ledger.values import StatementValue
from onrecord.views.visible import one_line
from onrecord.views.wording import NO_SPEAKER

DIFFERENCES: dict[DifferenceKind, str] = {
    "added": "new",
    "dropped": "no longer there",
    "reworded": "reworded",
    "reattributed": "given to another speaker",
}


def said_before(statement: StatementValue) -> str:
    """Who said what, on one line; the parties of older versions have no names any more."""
    who = speaker_of(statement, {}) or NO_SPEAKER
    return f"{one_line(who)}: {one_line(statement['content']['text'])}"
