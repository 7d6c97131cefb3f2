"""A reading with the corrections in it: what the model said, put right by people."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onrecord.ledger.correction import Conflict, ConflictKind, Correction, latest_of_field
from onrecord.ledger.dating import day_at, tell_anew
from onrecord.ledger.fields import (
    PLACES,
    article_field_of,
    field_of,
    party_field_of,
    set_field,
)
from onrecord.ledger.places import Move, keys_of, nearest, nearest_party, party_named
from onrecord.ledger.values import PartyValue, RecordValue, StatementValue


class Revision:
    """Takes the reading of one version, and the standing corrections one after the other.

    `moves` leads from the text that each older version had to the text of this one. The value
    of a person always stands; where the reading says something new, that is a conflict.
    """

    def __init__(self, reading: RecordValue, moves: Mapping[int, Move]) -> None:
        # Copied as JSON, which it came from: five times as fast as `deepcopy`.
        self.record: RecordValue = json.loads(json.dumps(reading))
        self._reading = reading
        self.conflicts: list[Conflict] = []
        self._moves = moves
        self._same = Move("", "")
        read = reading["statements"]
        self._read = dict(zip(keys_of(read), read, strict=True))
        # By key, so that a statement stays the same one while its places are put right.
        self._statements = dict(zip(self._read, self.record["statements"], strict=True))
        self._parties: list[PartyValue] = self.record.get("parties") or []
        self._read_parties: list[PartyValue] = reading.get("parties") or []
        self._counting: set[int] = set()
        self._dated: set[str] = set()  # keys of those whose day a person gave
        self._published_at = ""  # when a person last said when the article was published

    def apply(self, corrections: Sequence[Correction]) -> None:
        """The corrections are in the record; `conflicts` says where they met something new."""
        if not corrections:
            return
        self._counting = latest_of_field(corrections)
        for correction in corrections:
            _APPLY[correction.kind](self, correction, self._move(correction))
        if self._parties or "parties" in self.record:
            self.record["parties"] = self._parties
        self.record["statements"] = sorted(
            self._statements.values(),
            key=lambda one: (one["cue"]["spans"][0][0], one["content"]["spans"][0][0]),
        )
        self._drop_strays()
        if self.record["article"].get("published") != self._reading["article"].get("published"):
            self._tell_times_anew()

    def _tell_times_anew(self) -> None:
        """Times follow from the date that the article has now, as far as the reading told any."""
        if "times" in self.record:
            kept = {one["id"] for key, one in self._statements.items() if key in self._dated}
            tell_anew(self.record, kept, day_at(self._published_at))

    @property
    def keys(self) -> dict[str, str]:
        """The key of each statement, by its id."""
        return {statement["id"]: key for key, statement in self._statements.items()}

    def _move(self, correction: Correction) -> Move:
        return self._moves.get(correction.version_id or 0, self._same)

    def _change(self, correction: Correction, move: Move) -> None:
        key = self._found(correction, move, keeps=True)
        if key is None:
            return
        statement, field = self._statements[key], correction.value["field"]
        wanted = self._moved(field, correction.value["to"], move)
        if wanted is None and correction.value["to"] is not None and field in PLACES:
            self._note(correction, "text-changed", "the words it names no longer stand there")
            return
        self._compare(correction, self.read_field(key, field), move)
        if field == "by":
            statement["by"] = [self._party(correction, one)["id"] for one in wanted]
        elif field == "denies":
            statement["denies"] = [s["id"] for s in map(self._statement_at, wanted) if s]
        elif field == "parent":
            parent = self._statement_at(wanted) if wanted else None
            statement["parent"] = parent["id"] if parent else None
        else:
            set_field(statement, field, wanted, self.record["article"])
        if field == "said_at":
            self._dated.add(key)
        _sign(statement, correction)

    def _add(self, correction: Correction, move: Move) -> None:
        statement = move.statement(correction.value["statement"])
        if statement is None:
            self._note(correction, "text-changed", "the words it names no longer stand there")
            return
        found, is_exact = nearest(statement, list(self._statements.values()))
        if found is not None:
            key = self._key(found)
            if not is_exact:
                self._note(correction, "other-edges", "the reading has it with other edges")
            statement["id"] = found["id"]
            self._statements[key] = {**found, **statement}
            statement = self._statements[key]
        else:
            statement["id"] = f"c{correction.number}"
            key = correction.target["key"]
            self._statements[key] = statement
        self._dated.add(key)
        if names := correction.value.get("by"):
            statement["by"] = [self._party(correction, one)["id"] for one in names]
        _sign(statement, correction)

    def _drop(self, correction: Correction, move: Move) -> None:
        key = self._found(correction, move, keeps=False)
        if key is None:
            return
        gone = self._statements.pop(key)
        for statement in self._statements.values():
            if statement.get("parent") == gone["id"]:
                statement["parent"] = gone.get("parent")

    def _change_party(self, correction: Correction, move: Move) -> None:
        wanted = move.party(correction.target["party"])
        party = nearest_party(wanted, self._parties)
        if party is None:
            self._note(correction, "not-found", f"the reading has no party {wanted['name']!r}")
            return
        field, value = correction.value["field"], correction.value["to"]
        self._compare(correction, self.read_party_field(wanted, field), move)
        if field == "name":
            self._rename(party, value)
        else:
            party[field] = value  # type: ignore[literal-required]
        _sign(party, correction)

    def _join(self, correction: Correction, _move: Move) -> None:
        name = correction.value["name"]
        into = party_named(name, self._parties)
        for given in correction.target["parties"]:
            party = party_named(given, self._parties)
            if party is None or party is into:
                continue
            if into is None:
                self._rename(party, name)
                into = party
            else:
                self._merge(party, into)
            _sign(into, correction)

    def _split(self, correction: Correction, move: Move) -> None:
        wanted = move.party(correction.target["party"])
        party = nearest_party(wanted, self._parties)
        if party is None:
            self._note(correction, "not-found", f"the reading has no party {wanted['name']!r}")
            return
        other = self._party(correction, correction.value)
        for anchor in correction.target["statements"]:
            key = self._at(anchor["statement"], move)
            if key is None:
                self._note(correction, "not-found", "the reading does not have all its statements")
                continue
            statement = self._statements[key]
            by = [other["id"] if one == party["id"] else one for one in statement.get("by", [])]
            statement["by"] = list(dict.fromkeys(by))
            _move_mentions(party, other, statement)
        _sign(party, correction)

    def _change_article(self, correction: Correction, move: Move) -> None:
        article, field = self.record["article"], correction.value["field"]
        self._compare(correction, self.read_article_field(field), move)
        article[field] = correction.value["to"]  # type: ignore[literal-required]
        if field == "published":
            article["published_basis"] = "given"
            self._published_at = correction.made_at

    def _found(self, correction: Correction, move: Move, *, keeps: bool) -> str | None:
        """The key of the statement that is meant; with `keeps`, it is put back where it is lost."""
        key = correction.target["key"]
        anchor: StatementValue = correction.target["statement"]
        if key in self._statements and (move.is_same or key not in self._read):
            return str(key)
        wanted = move.statement(anchor)
        if wanted is None:
            self._note(correction, "text-changed", "its words were changed in the article")
            return None
        found, is_exact = nearest(wanted, list(self._statements.values()))
        if found is not None:
            if not is_exact and not keeps:
                self._note(correction, "other-edges", "the reading has it with other edges")
            return self._key(found)
        if not keeps:
            return None
        self._note(correction, "not-found", "the reading no longer has the statement; it was kept")
        wanted["id"] = f"c{correction.number}"
        known = {party["id"] for party in self._parties}
        wanted["by"] = [one for one in wanted.get("by", []) if one in known]
        self._statements[key] = wanted
        return str(key)

    def _at(self, anchor: StatementValue, move: Move) -> str | None:
        wanted = move.statement(anchor)
        found = nearest(wanted, list(self._statements.values()))[0] if wanted else None
        return self._key(found) if found else None

    def _statement_at(self, anchor: Mapping[str, Any]) -> StatementValue | None:
        key: str = anchor["key"]
        if key in self._statements:
            found: StatementValue = self._statements[key]
            return found
        wanted: StatementValue = anchor["statement"]
        return nearest(wanted, list(self._statements.values()))[0]

    def _key(self, statement: StatementValue) -> str:
        return next(key for key, one in self._statements.items() if one is statement)

    def _moved(self, field: str, value: Any, move: Move) -> Any:
        """The value of a correction, its places in the text of this version."""
        if field in PLACES and value is not None:
            return move.spans(value)
        if field == "denies":
            return [one for one in (_moved_anchor(each, move) for each in value) if one]
        if field == "parent" and value is not None:
            return _moved_anchor(value, move)
        return value

    def read_field(self, key: str, field: str) -> Any:
        """What the model said in the field, in the way of a correction; None where nothing."""
        read = self._read.get(key)
        if read is None:
            return None
        return said_in(read, field, self._read_parties, self._read)

    def read_party_field(self, party: PartyValue, field: str) -> Any:
        """What the model said of the party in the field; None where it has no such party."""
        read = nearest_party(party, self._read_parties)
        return party_field_of(read, field) if read else None

    def read_article_field(self, field: str) -> Any:
        """What the reading has in a field of the article."""
        return article_field_of(self._reading["article"], field)

    def _compare(self, correction: Correction, read: Any, move: Move) -> None:
        """A conflict is noted where the reading says neither the old nor the right thing."""
        if correction.number not in self._counting:
            return
        field, to, was = (correction.value[name] for name in ("field", "to", "was"))
        if correction.kind == "change":
            to, was = (comparable(field, self._moved(field, one, move)) for one in (to, was))
            read = comparable(field, read)
        if read not in (to, was, None):
            self._note(correction, "other-value", f"the reading now says {field} = {shown(read)}")

    def _party(self, correction: Correction, wanted: Mapping[str, Any]) -> PartyValue:
        """The party of the name, made where the article has none of it."""
        found = party_named(wanted["name"], self._parties)
        if found is None:
            label = f"c{correction.number}-{len(self._parties) + 1}"
            found = {"id": label, "name": wanted["name"], "kind": wanted.get("kind")}
            found |= {"roles": [], "speaks_for": None, "aliases": [wanted["name"]]}
            found |= {"mentions": [], "wikidata": None}
            _sign(found, correction)
            self._parties.append(found)
        return found

    def _rename(self, party: PartyValue, name: str) -> None:
        """The party has the name; another one that has it already is one with it."""
        other = party_named(name, self._parties)
        party["aliases"] = _union(party.get("aliases"), [party["name"], name])
        party["name"] = name
        if other is not None and other is not party:
            self._merge(other, party)

    def _merge(self, party: PartyValue, into: PartyValue) -> None:
        """All that was of the party is of the other, and the party is gone."""
        into["aliases"] = _union(into.get("aliases"), [*party.get("aliases", []), party["name"]])
        into["roles"] = _union(into.get("roles"), party.get("roles") or [])
        mentions = [*into.get("mentions", []), *party.get("mentions", [])]
        into["mentions"] = sorted(mentions, key=lambda one: (one["start"], one["end"]))
        for statement in self._statements.values():
            if "by" in statement:
                by = [into["id"] if one == party["id"] else one for one in statement["by"]]
                statement["by"] = list(dict.fromkeys(by))
        for other in self._parties:
            if other.get("speaks_for") == party["id"]:
                other["speaks_for"] = into["id"]
        self._parties = [one for one in self._parties if one is not party]

    def _drop_strays(self) -> None:
        """No statement names another that is not there."""
        known = {statement["id"] for statement in self.record["statements"]}
        for statement in self.record["statements"]:
            if statement.get("parent") not in {*known, None}:
                statement["parent"] = None
            if "denies" in statement:
                statement["denies"] = [one for one in statement["denies"] if one in known]

    def _note(self, correction: Correction, kind: ConflictKind, message: str) -> None:
        self.conflicts.append(Conflict(correction.number, kind, message))


_APPLY: Mapping[str, Callable[[Revision, Correction, Move], None]] = {
    "change": Revision._change,
    "add": Revision._add,
    "drop": Revision._drop,
    "change-party": Revision._change_party,
    "join": Revision._join,
    "split": Revision._split,
    "change-article": Revision._change_article,
}


def said_in(
    statement: StatementValue,
    field: str,
    parties: Sequence[PartyValue],
    statements: Mapping[str, StatementValue],
) -> Any:
    """The field of a statement in the way of a correction: parties by name, statements by key."""
    if field == "by":
        names = {party["id"]: party for party in parties}
        by = [names[one] for one in statement.get("by") or [] if one in names]
        return [{"name": party["name"], "kind": party.get("kind")} for party in by]
    if field == "denies":
        denied = statement.get("denies") or []
        return [_anchor(key, one) for key, one in statements.items() if one["id"] in denied]
    if field == "parent":
        around = statement.get("parent")
        found = [_anchor(key, one) for key, one in statements.items() if one["id"] == around]
        return found[0] if found else None
    return field_of(statement, field)


def comparable(field: str, value: Any) -> Any:
    """The value without what makes no difference between two that say the same."""
    if value is None:
        return None
    if field == "by":
        return sorted(one["name"].casefold() for one in value)
    if field == "denies":
        return sorted(one["key"] for one in value)
    return value["key"] if field == "parent" else value


def shown(value: Any) -> str:
    """The value for people: places as they are given, parties by name, statements by words."""
    if isinstance(value, list) and value and isinstance(value[0], list):
        return ",".join(f"{start}-{end}" for start, end in value)
    if isinstance(value, list):
        return "; ".join(map(shown, value)) or "none"
    if isinstance(value, dict):
        if "name" in value:
            return str(value["name"])
        if "statement" in value:
            return f"“{value['statement']['content']['text']}”"
        if "from" in value:
            days = dict.fromkeys((value["from"], value["to"]))
            return "..".join(map(str, days))
    return "none" if value is None else str(value)


def _anchor(key: str, statement: StatementValue) -> dict[str, Any]:
    return {"key": key, "statement": statement}


def _moved_anchor(anchor: Mapping[str, Any], move: Move) -> dict[str, Any] | None:
    statement = move.statement(anchor["statement"])
    if statement is None:
        return None
    same = statement["cue"]["spans"] == anchor["statement"]["cue"]["spans"]
    return _anchor(anchor["key"] if same else keys_of([statement])[0], statement)


def _move_mentions(party: PartyValue, other: PartyValue, statement: StatementValue) -> None:
    """The mentions of the party that name the source of the statement are the other's."""
    spans = statement["source"]["spans"] if statement["source"] else []
    mentions = party.get("mentions", [])
    moving = [one for one in mentions if any(s < one["end"] and one["start"] < e for s, e in spans)]
    party["mentions"] = [one for one in mentions if one not in moving]
    other["mentions"] = [*other.get("mentions", []), *moving]


def _sign(value: StatementValue | PartyValue, correction: Correction) -> None:
    value["corrections"] = [*value.get("corrections", []), correction.number]


def _union(first: Sequence[str] | None, second: Sequence[str]) -> list[str]:
    return list(dict.fromkeys([*(first or []), *second]))
