"""How an article differs from version to version, in words."""

from onrecord.ledger.difference import Difference, DifferenceKind, is_retold, speaker_of
from onrecord.ledger.values import StatementValue
from onrecord.ledger.versions import StoredDifference
from onrecord.views.particulars import act_in_words
from onrecord.views.visible import one_line
from onrecord.views.wording import NO_SPEAKER

DIFFERENCES: dict[DifferenceKind, str] = {
    "added": "new",
    "dropped": "no longer there",
    "retold": "told otherwise",
    "reworded": "reworded",
    "reattributed": "given to another speaker",
}


def said_before(statement: StatementValue) -> str:
    """Who said what and how, on one line; the parties of older versions have no names any more."""
    who = speaker_of(statement, {}) or NO_SPEAKER
    told = f"{one_line(who).rstrip(' ,;:')} — {one_line(statement['cue']['text'])}"
    return f"{told}: {one_line(statement['content']['text'])}"


def kind_in_words(difference: Difference | StoredDifference) -> str:
    """Like "reworded", or "told otherwise: denied → admitted"."""
    before, after = difference.before, difference.after
    words = [DIFFERENCES[difference.kind]]
    if before is None or after is None or not is_retold(before, after):
        return words[0]
    if difference.kind != "retold":
        words.append(DIFFERENCES["retold"])
    return f"{', '.join(words)}: {_turn(before, after)}"


def _turn(before: StatementValue, after: StatementValue) -> str:
    """By the cues, else by what these mean: "denied → admitted"."""
    cues = [one_line(one["cue"]["text"]) for one in (before, after)]
    if cues[0].casefold() == cues[1].casefold():
        cues = [_meaning(one) for one in (before, after)]
    return " → ".join(cues)


def _meaning(statement: StatementValue) -> str:
    return act_in_words(statement.get("act"), statement.get("polarity")) or "plainly said"
