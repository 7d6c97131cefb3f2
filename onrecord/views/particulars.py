"""What a list tells of a statement beside its words: act, date, figures, and who disputes it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.ledger.nesting import teller_of
from onrecord.types import Act, Party, Polarity, Record, SaidAt, Statement
from onrecord.views.order import numbers
from onrecord.views.visible import one_line
from onrecord.views.wording import as_told_by, in_words, parties_named, speaker

# Plain telling goes without saying.
ACTS: dict[Act, str] = {
    "claim": "claims",
    "report": "reports",
    "confirm": "confirms",
    "admit": "admits",
    "deny": "denies",
    "accuse": "accuses",
    "praise": "praises",
    "ask": "asks",
    "demand": "demands",
    "promise": "promises",
    "threaten": "threatens",
    "warn": "warns",
    "predict": "predicts",
    "refuse": "refuses",
    "decide": "decides",
    "believe": "believes",
    "know": "knows",
    "want": "wants",
    "feel": "feels",
}
POLARITIES: dict[Polarity, str] = {"negated": "not said", "uncertain": "perhaps said"}
# With an act: "does not promise", of one who has no plans to.
_OF_ACTS: dict[Polarity, str] = {"negated": "does not {act}", "uncertain": "perhaps {acts}"}


@dataclass(frozen=True)
class Particulars:
    """What is told beside the statements of one record.

    `listed` is the record with those that a list shows, where these are a choice of all.
    """

    record: Record
    listed: Record | None = None

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return numbers(self.listed or self.record)

    @cached_property
    def _left_out(self) -> dict[str, Statement]:
        """The statements that the list does not show, by their ids."""
        known = self._numbers
        return {one.id: one for one in self.record.statements if one.id not in known}

    @cached_property
    def _parties(self) -> dict[str, Party]:
        return {party.id: party for party in self.record.parties}

    @cached_property
    def denied_by(self) -> dict[str, list[str]]:
        """The ids of those that deny a statement, by its id."""
        found: dict[str, list[str]] = {}
        for statement in self.record.statements:
            for denied in statement.denies:
                found.setdefault(denied, []).append(statement.id)
        return found

    @cached_property
    def figures(self) -> dict[str, list[str]]:
        """The words of the figures that a statement gives, by its id."""
        found: dict[str, list[str]] = {}
        for quantity in self.record.quantities:
            if quantity.statement is not None:
                found.setdefault(quantity.statement, []).append(one_line(quantity.text))
        return found

    def names(self, statement: Statement) -> str:
        """Who is meant, where that is not what the text calls them: "Jane Doe"; else empty."""
        meant = [parties_named(self._parties[party].name) for party in statement.by]
        written = one_line(statement.source.text) if statement.source else ""
        return "" if all(name in written for name in meant) else "; ".join(meant)

    def line(self, statement: Statement) -> str:
        """All that is to be told of a statement, on one line; often nothing."""
        return " · ".join(self._told(statement))

    def _told(self, statement: Statement) -> Iterator[str]:
        if told := _act_in_words(statement):
            yield told
        if statement.said_at:
            yield said_when(statement.said_at)
        if figures := self.figures.get(statement.id):
            yield ", ".join(figures)
        if statement.evidence:
            text = self.record.article.text
            words = (one_line(span.of(text)) for span in statement.evidence)
            yield f"resting on {', '.join(words)}"
        if statement.denies:
            yield f"against {self._listed(statement.denies)}"
        if denied_by := self.denied_by.get(statement.id):
            yield f"denied by {self._listed(denied_by)}"
        if told_by := as_told_by(self._teller(statement)):
            yield told_by

    def _listed(self, ids: list[str] | tuple[str, ...]) -> str:
        """The numbers of the statements; of those that the list does not show, the speakers."""
        numbered = [self._numbers[name] for name in ids if name in self._numbers]
        others = [self._speaker(self._left_out[name]) for name in ids if name in self._left_out]
        return ", ".join([*numbered, *dict.fromkeys(others)])

    def _teller(self, statement: Statement) -> str | None:
        """Who tells it, where the list shows nothing around it; else None."""
        if statement.parent not in self._left_out:
            return None
        return teller_of(statement.id, self._parents, self._speakers)

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return {one.id: one.parent for one in self.record.statements}

    @cached_property
    def _speakers(self) -> dict[str, str]:
        """Who makes each statement, by its id; empty where the text names nobody."""
        return {
            one.id: self._speaker(one) if one.by or one.source else ""
            for one in self.record.statements
        }

    def _speaker(self, statement: Statement) -> str:
        """Who says it: the parties meant, else the words of the text."""
        meant = [parties_named(self._parties[party].name) for party in statement.by]
        return "; ".join(meant) or speaker(statement)


def _act_in_words(statement: Statement) -> str | None:
    """What kind of statement it is, and whether it was made; None for what was plainly told."""
    polarity = statement.polarity or "affirmed"
    if statement.act not in ACTS:
        return POLARITIES.get(polarity)
    acts = ACTS[statement.act]
    return _OF_ACTS.get(polarity, acts).format(act=statement.act, acts=acts)


def said_when(time: SaidAt) -> str:
    """The day or days, like "27 March 2019"; the words of the text where they are unknown."""
    first, last = in_words(time.first), in_words(time.last)
    if first is None or last is None:
        return one_line(time.text)
    return first if first == last else f"{first} to {last}"
