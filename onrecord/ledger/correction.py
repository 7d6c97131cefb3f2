"""What people put right in the ledger, as events: appended, never changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

CorrectionKind = Literal[
    "change", "add", "drop", "change-party", "join", "split", "change-article", "undo",
    "same-party", "other-party",
]  # fmt: skip
ACROSS_ARTICLES: tuple[CorrectionKind, ...] = ("same-party", "other-party")
ConflictKind = Literal["other-value", "other-edges", "not-found", "text-changed"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One event. `target` and `value` are plain JSON, by kind:

    - change: target `statement`; value `field`, `to`, and `was`, what the model had said
    - add: value `statement`
    - drop: target `statement`
    - change-party: target `party`; value `field`, `to`, `was`
    - join: target `parties`, their names; value `name`; without an article it holds everywhere
    - split: target `party` and `statements`; value `name`, `kind`
    - change-article: value `field`, `to`, `was`
    - same-party, other-party: about the register of parties across articles, and so of no
      article; target `parties`, value `others`, each an article's number and a name in it
    - undo: `undoes` is the number of the event that no longer counts

    Places in it point into the text of the version `version_id`.
    """

    number: int
    kind: CorrectionKind
    article_id: int | None
    version_id: int | None
    target: dict[str, Any]
    value: dict[str, Any]
    note: str | None
    author: str
    made_at: str
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A correction and a newer reading that do not agree: people decide, the program does not."""

    correction: int
    kind: ConflictKind
    message: str


def counting(corrections: Iterable[Correction]) -> set[int]:
    """The numbers of the events that are not undone."""
    undone: set[int] = set()
    kept: set[int] = set()
    for correction in sorted(corrections, key=lambda one: one.number, reverse=True):
        if correction.number not in undone:
            kept.add(correction.number)
            if correction.undoes is not None:
                undone.add(correction.undoes)
    return kept


def standing(corrections: Sequence[Correction]) -> list[Correction]:
    """The events that count, in order, without those that only undo another."""
    kept = counting(corrections)
    return [one for one in corrections if one.number in kept and one.kind != "undo"]


def latest_of_field(corrections: Sequence[Correction]) -> set[int]:
    """The numbers of those changes that no later one of the same field stands over."""
    latest: dict[tuple[str, str, str], int] = {}
    for correction in corrections:
        latest[subject(correction)] = correction.number
    return set(latest.values())


def subject(correction: Correction) -> tuple[str, str, str]:
    """What a change is about: kind, statement or party, and field."""
    target = correction.target
    about = target.get("key") or (target.get("party") or {}).get("name") or ""
    return correction.kind, str(about), str(correction.value.get("field", ""))
