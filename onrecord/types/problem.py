"""What could not be done, and why. Nothing found and failed are different things."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a stage could not do for one article that was read all the same.

    `stage` is the part of the reader (`"language"`, `"parts"`, `"attribution"`), `kind` a
    stable short name for programs, `message` a sentence for people.
    """

    stage: str
    kind: str
    message: str

    def to_dict(self) -> dict[str, str]:
        """The problem as it stands in the record."""
        return {"stage": self.stage, "kind": self.kind, "message": self.message}


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no article: where it is, why, and what to do about it."""

    location: str
    kind: str
    message: str
