"""Which statement is which: by place in one text, by words from one text to the next."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from copy import deepcopy

from onrecord.ledger.values import MentionValue, PartyValue, Spans, StatementValue, words_of

_LENGTH_OF_KEY = 12


def key_of(statement: StatementValue) -> str:
    """A short name for the places of a statement, the same in every reading of one text."""
    source = statement["source"]
    places = [
        statement["cue"]["spans"],
        statement["content"]["spans"],
        source["spans"] if source else [],
    ]
    return hashlib.sha256(json.dumps(places).encode()).hexdigest()[:_LENGTH_OF_KEY]


def keys_of(statements: Iterable[StatementValue]) -> list[str]:
    """The key of each; one that stands in the places of another has a number behind its key."""
    keys: list[str] = []
    seen: dict[str, int] = {}
    for statement in statements:
        key = key_of(statement)
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return keys


def shared(first: Spans, second: Spans) -> int:
    """How many characters lie in spans of both. Spans of one side do not overlap."""
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in first
        for other_start, other_end in second
    )


def nearest(
    wanted: StatementValue, statements: Sequence[StatementValue]
) -> tuple[StatementValue | None, bool]:
    """The statement that stands where `wanted` does, and whether it stands just there.

    Another one is taken for it where cue and content both overlap: the cue anchors a statement,
    so that two of one cue with contents in common are one, read twice. None where there is none.
    """
    places = key_of(wanted)
    best: StatementValue | None = None
    most = 0
    for statement in statements:
        if key_of(statement) == places:
            return statement, True
        if shared(statement["cue"]["spans"], wanted["cue"]["spans"]):
            common = shared(statement["content"]["spans"], wanted["content"]["spans"])
            if common > most:
                best, most = statement, common
    return best, False


def nearest_party(wanted: PartyValue, parties: Sequence[PartyValue]) -> PartyValue | None:
    """The party that most mentions of `wanted` belong to, else the one of its name."""
    places = {(mention["start"], mention["end"]) for mention in wanted.get("mentions", [])}
    best: PartyValue | None = None
    most = 0
    for party in parties:
        common = sum((m["start"], m["end"]) in places for m in party.get("mentions", []))
        if common > most:
            best, most = party, common
    return best or party_named(wanted["name"], parties)


def party_named(name: str, parties: Sequence[PartyValue]) -> PartyValue | None:
    """The party of the name, upper and lower case the same."""
    folded = name.casefold()
    return next((party for party in parties if party["name"].casefold() == folded), None)


class Move:
    """From places in one text to places in another that has some of the same lines.

    A place is moved with the line it stands in, where that line is once in each text: what
    stands in a changed or repeated line has no place in the other text. Linear in both texts.
    """

    def __init__(self, before: str, after: str) -> None:
        self.is_same = before == after
        self._after = after
        self._lines = [] if self.is_same else _common_lines(before, after)

    def span(self, start: int, end: int) -> list[int] | None:
        """The span in the other text, or None."""
        if self.is_same:
            return [start, end]
        low, high = 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            if self._lines[middle][1] < end:
                low = middle + 1
            else:
                high = middle
        if low == len(self._lines) or start < self._lines[low][0]:
            return None
        shift = self._lines[low][2]
        return [start + shift, end + shift]

    def spans(self, spans: Spans) -> Spans | None:
        """All of the spans in the other text, or None."""
        moved = [self.span(start, end) for start, end in spans]
        return [span for span in moved if span] if all(moved) else None

    def statement(self, statement: StatementValue) -> StatementValue | None:
        """The statement in the other text, or None where words of it do not stand there."""
        if self.is_same:
            return deepcopy(statement)
        moved = deepcopy(statement)
        for role in (moved["source"], moved["cue"], moved["content"]):
            if role is not None:
                spans = self.spans(role["spans"])
                if spans is None:
                    return None
                role["spans"] = spans
                role["text"] = words_of(spans, self._after)
        moved["content"]["quoted"] = self.spans(moved["content"].get("quoted") or []) or []
        moved["evidence"] = self.spans(moved.get("evidence") or []) or []
        said_at = moved.get("said_at")
        if said_at and said_at["span"]:
            said_at["span"] = self.span(*said_at["span"])
        return moved

    def party(self, party: PartyValue) -> PartyValue:
        """The party with those of its mentions that stand in the other text."""
        moved = deepcopy(party)
        mentions: list[MentionValue] = []
        for mention in moved.get("mentions", []):
            if span := self.span(mention["start"], mention["end"]):
                mentions.append({**mention, "start": span[0], "end": span[1]})
        moved["mentions"] = mentions
        return moved


def _common_lines(before: str, after: str) -> list[tuple[int, int, int]]:
    """Start, end and shift of what stands once in each text: lines, joined where they adjoin."""
    there = _single_lines(after)
    common: list[tuple[int, int, int]] = []
    for line, start in _single_lines(before).items():
        if line in there:
            shift = there[line] - start
            if common and common[-1][1] + 1 == start and common[-1][2] == shift:
                start = common.pop()[0]
            common.append((start, there[line] - shift + len(line), shift))
    return common


def _single_lines(text: str) -> dict[str, int]:
    """Where each line begins that the text has once, in text order."""
    found: dict[str, int] = {}
    repeated: set[str] = set()
    start = 0
    for line in text.split("\n"):
        if line in found:
            repeated.add(line)
        found.setdefault(line, start)
        start += len(line) + 1
    return {line: start for line, start in found.items() if line not in repeated}
