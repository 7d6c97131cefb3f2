"""What a person decided about the parties of a register, which stands for good."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.register.sighting import Sighting, folded_name

DecisionKind = Literal["join", "split"]


@dataclass(frozen=True, slots=True, order=True)
class PartyPlace:
    """A party of an article, by its name there: a newer reading may give it another id."""

    article: str
    name: str

    def to_dict(self) -> dict[str, str]:
        """The place as a register keeps it."""
        return {"article": self.article, "name": self.name}


@dataclass(frozen=True, slots=True)
class Decision:
    """`parties` are one; in a split, another one than `others` are.

    A later decision stands over an earlier one about the same parties.
    """

    number: int
    kind: DecisionKind
    parties: tuple[PartyPlace, ...]
    others: tuple[PartyPlace, ...] = ()
    author: str = ""
    made_at: str = ""
    note: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The decision as a register keeps it."""
        return {
            "number": self.number,
            "kind": self.kind,
            "parties": [one.to_dict() for one in self.parties],
            "others": [one.to_dict() for one in self.others],
            "author": self.author,
            "made_at": self.made_at,
            "note": self.note,
        }


def decision_of(value: Mapping[str, Any]) -> Decision:
    """The decision that `to_dict` gave. Raises KeyError or TypeError where it is none."""
    return Decision(
        value["number"],
        value["kind"],
        tuple(PartyPlace(one["article"], one["name"]) for one in value["parties"]),
        tuple(PartyPlace(one["article"], one["name"]) for one in value["others"]),
        value["author"],
        value["made_at"],
        value["note"],
    )


class Decided:
    """The decisions as they bear on sightings."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._decisions = sorted(decisions, key=lambda one: one.number)
        self._splits = [one for one in self._decisions if one.kind == "split"]
        self._splits = [one for one in self._splits if not self._is_rejoined(one)]
        self._sides: dict[PartyPlace, list[tuple[int, bool]]] = {}
        for one in self._splits:
            for side, places in ((True, one.parties), (False, one.others)):
                for place in places:
                    self._sides.setdefault(folded_place(place), []).append((one.number, side))

    def sides_of(self, sighting: Sighting) -> tuple[tuple[int, bool], ...]:
        """Each split that the sighting is in, and on which side."""
        article = sighting.setting.article
        for name in (sighting.name, *sighting.aliases):
            found = self._sides.get(PartyPlace(article, folded_name(name)))
            if found:
                return tuple(found)
        return ()

    def joined(self) -> list[tuple[Decision, tuple[PartyPlace, ...]]]:
        """Places that are one, with the decision that says so; what was split later is apart."""
        found = []
        for decision in self._decisions:
            if decision.kind == "split" and decision not in self._splits:
                continue
            by_sides: dict[tuple[tuple[int, bool], ...], list[PartyPlace]] = {}
            for place in map(folded_place, decision.parties):
                later = [one for one in self._sides.get(place, ()) if one[0] > decision.number]
                by_sides.setdefault(_taken_out(later), []).append(place)
            found += [(decision, tuple(places)) for places in by_sides.values()]
        return found

    def _is_rejoined(self, split: Decision) -> bool:
        """True where a later join names parties of both sides."""
        ours, theirs = set(map(folded_place, split.parties)), set(map(folded_place, split.others))
        for decision in self._decisions:
            if decision.kind == "join" and decision.number > split.number:
                named = set(map(folded_place, decision.parties))
                if named & ours and named & theirs:
                    return True
        return False


def _taken_out(sides: Sequence[tuple[int, bool]]) -> tuple[tuple[int, bool], ...]:
    """Only where a place was taken out does it differ from those that were not named at all."""
    return tuple(one for one in sides if one[1])


def folded_place(place: PartyPlace) -> PartyPlace:
    """The place as places are compared, whatever the case and accents of the name."""
    return PartyPlace(place.article, folded_name(place.name))
