"""Why two parties are one, or are not: reasons with points, which travel with the decision.

(After nomenklatura, whose matching results carry theirs.) A party is taken for one of the register
when the points of all reasons reach `ENOUGH` and no other of the register comes within `MARGIN`.

Tuned on PolNeAR dev and on tests/data/register (`onrecord evaluate register`): `ENOUGH` from 2 to
4 in steps of half a point, `MARGIN` from 0 to 2; docs/register.md has what each gave.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

ReasonKind = Literal[
    "same-name", "part-of-name", "other-spelling", "nickname", "similar-name", "initials",
    "family-name", "acronym", "common-name", "common-body", "same-office", "same-country",
    "same-names-in-role", "other-names-in-role", "other-generation",
    "same-company", "same-subject", "same-outlet", "near-in-time", "only-one-of-the-name",
    "other-office", "other-country", "other-kind", "same-article", "far-in-time", "same-identifier",
    "other-identifier", "person-joined", "well-known", "second-name", "only-item-of-the-name",
]  # fmt: skip

ENOUGH = 3.0
MARGIN = 1.0

POINTS: dict[ReasonKind, float] = {
    "same-name": 4.0,
    "part-of-name": 3.5,
    "other-spelling": 3.0,
    "nickname": 3.0,
    "similar-name": 2.0,
    "initials": 1.5,
    "family-name": 1.0,
    "acronym": 2.5,
    "common-name": -1.5,
    "common-body": -2.5,
    "same-office": 1.5,
    "same-country": 1.0,
    "same-names-in-role": 1.5,
    "other-names-in-role": -2.0,
    "same-company": 1.0,
    "same-subject": 1.5,
    "same-outlet": 0.5,
    "near-in-time": 0.5,
    "only-one-of-the-name": 2.0,
    "other-office": -1.5,
    "other-country": -3.5,
    "other-generation": -1.5,
    "other-kind": -1.0,
    "same-article": -6.0,
    "far-in-time": -1.0,
    "same-identifier": 6.0,
    "other-identifier": -6.0,
    "only-item-of-the-name": 1.0,
    "second-name": 1.0,
    "well-known": 0.5,
}

# Where an item of Wikidata is weighed by other points than a party of another article: its
# description is one line, and the years told of it are those of a life. docs/register.md has what
# other points gave.
POINTS_OF_ITEM: dict[ReasonKind, float] = {
    **POINTS,
    "same-subject": 1.0,
    "other-office": -0.5,
    "other-country": -2.5,
    "far-in-time": -4.0,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against; `detail` are the names or words that it rests on."""

    kind: ReasonKind
    points: float = 0.0
    detail: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The reason as a register keeps it."""
        return {"kind": self.kind, "points": self.points, "detail": self.detail}


def reason_of(value: Mapping[str, Any]) -> Reason:
    """The reason that `to_dict` gave."""
    return Reason(value["kind"], value["points"], value["detail"])


def reason(kind: ReasonKind, detail: str = "", *, times: float = 1.0) -> Reason:
    """The reason with its points, a share or a multiple of them where `times` is given."""
    return Reason(kind, round(POINTS[kind] * times, 2), detail)


def reason_of_item(kind: ReasonKind, detail: str = "", *, times: float = 1.0) -> Reason:
    """The same for an item of Wikidata."""
    return Reason(kind, round(POINTS_OF_ITEM[kind] * times, 2), detail)


def total(reasons: Iterable[Reason]) -> float:
    """The points of all reasons."""
    return sum(one.points for one in reasons)
