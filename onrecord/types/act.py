"""What kind of statement it is, whether it was made, and how its cue introduces the speaker."""

from dataclasses import dataclass
from typing import Literal

Act = Literal[
    "state",
    "claim",
    "report",
    "confirm",
    "admit",
    "deny",
    "accuse",
    "praise",
    "ask",
    "demand",
    "promise",
    "threaten",
    "warn",
    "predict",
    "refuse",
    "decide",
    "believe",
    "know",
    "want",
    "feel",
    "other",
]
Polarity = Literal["affirmed", "negated", "uncertain"]
Framing = Literal["neutral", "doubting", "endorsing", "charged"]


@dataclass(frozen=True, slots=True)
class ActReading:
    """The act and polarity of one statement and the framing of its cue.

    `line` is the id of the line of `lexicon/reporting_cues.tsv` that act and framing come from,
    None where the cue has none there.
    """

    act: Act
    polarity: Polarity
    framing: Framing
    line: str | None
