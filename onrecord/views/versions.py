"""A statement as an earlier version of an article had it."""

from collections.abc import Mapping
from typing import Any, cast

from onrecord.ledger.difference import speaker_of
from onrecord.ledger.values import StatementValue
from onrecord.views.visible import one_line
from onrecord.views.wording import NO_SPEAKER


def said_before(statement: Mapping[str, Any]) -> str:
    """Who said what, on one line; the parties of older versions have no names any more."""
    who = speaker_of(cast(StatementValue, statement), {}) or NO_SPEAKER
    return f"{one_line(who)}: {one_line(statement['content']['text'])}"
