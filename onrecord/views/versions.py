"""A statement as an earlier version of an article had it, and how a later one tells it."""

from collections.abc import Mapping
from typing import Any, cast

from onrecord.ledger.difference import DifferenceKind, is_retold, speaker_of
from onrecord.ledger.values import StatementValue
from onrecord.views.particulars import act_in_words
from onrecord.views.visible import one_line
from onrecord.views.wording import NO_SPEAKER

DIFFERENCES: dict[DifferenceKind, str] = {
    "added": "added",
    "dropped": "dropped",
    "retold": "told otherwise",
    "reworded": "reworded",
    "reattributed": "given to another speaker",
}


def said_before(statement: Mapping[str, Any]) -> str:
    """Who said what and how, on one line; the parties of older versions have no names any more."""
    who = speaker_of(cast(StatementValue, statement), {}) or NO_SPEAKER
    told = f"{one_line(who).rstrip(' ,;:')} — {one_line(statement['cue']['text'])}"
    return f"{told}: {one_line(statement['content']['text'])}"


def kind_in_words(difference: Mapping[str, Any]) -> str:
    """Like "reworded", or "told otherwise: denied → admitted"."""
    kind, before, after = (difference[name] for name in ("kind", "before", "after"))
    words = [DIFFERENCES[kind]]
    if before and after and is_retold(before, after):
        if kind != "retold":
            words.append(DIFFERENCES["retold"])
        return f"{', '.join(words)}: {_turn(before, after)}"
    return words[0]


def _turn(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """By the cues, else by what these mean: "denied → admitted"."""
    cues = [one_line(one["cue"]["text"]) for one in (before, after)]
    if cues[0].casefold() == cues[1].casefold():
        cues = [_meaning(one) for one in (before, after)]
    return " → ".join(cues)


def _meaning(statement: Mapping[str, Any]) -> str:
    return act_in_words(statement.get("act"), statement.get("polarity")) or "plainly said"
