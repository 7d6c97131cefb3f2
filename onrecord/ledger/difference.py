"""How the statements of an article differ from one version of its text to the next."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.ledger.values import PartyValue, RecordValue, StatementValue
from onrecord.ledger.words import find_words, in_words

DifferenceKind = Literal["added", "dropped", "reworded", "reattributed"]

# Two contents are one reworded where they share so much of the words that either has. Of 3,257
# pairs of different statements by one source in one article (polnear dev, the marked Wikinews
# articles) 19 would be taken for one at 0.3, 10 at 0.4, 4 at 0.5 and 3 at 0.6.
LEAST_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that is new, gone, has other words or is given to another speaker."""

    kind: DifferenceKind
    before: StatementValue | None
    after: StatementValue | None


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement as it is compared: who, in which words."""

    statement: StatementValue
    speaker: str
    content: str


def compare(before: RecordValue, after: RecordValue) -> list[Difference]:
    """The differences, in the order of the newer text, what was dropped last.

    A statement is the same while speaker and content have the same words, wherever it stands.
    """
    old, new = _said(before), _said(after)
    old, new = _without_same(old, new)
    found: dict[int, Difference] = {}
    _pair_same_content(old, new, found)
    _pair_like_contents(old, new, found)
    kept = [found[id(one)] if id(one) in found else _added(one) for one in new]
    gone = [Difference("dropped", one.statement, None) for one in old if id(one) not in found]
    return kept + gone


def _added(one: _Said) -> Difference:
    return Difference("added", None, one.statement)


def _said(record: RecordValue) -> list[_Said]:
    parties = {party["id"]: party for party in record.get("parties") or []}
    return [
        _Said(one, in_words(speaker_of(one, parties) or ""), in_words(one["content"]["text"]))
        for one in record["statements"]
    ]


def speaker_of(statement: StatementValue, parties: dict[str, PartyValue]) -> str | None:
    """Who is meant, by name; else who the text names; None where it names nobody."""
    names = [parties[one]["name"] for one in statement.get("by") or [] if one in parties]
    if names:
        return "; ".join(names)
    return statement["source"]["text"] if statement["source"] else None


def _without_same(old: Sequence[_Said], new: Sequence[_Said]) -> tuple[list[_Said], list[_Said]]:
    """Both sides without the statements that the other has as well, as often as it has them."""
    ours = Counter((one.speaker, one.content) for one in old)
    theirs = Counter((one.speaker, one.content) for one in new)
    same = ours & theirs
    return _beyond(old, same.copy()), _beyond(new, same)


def _beyond(said: Sequence[_Said], same: Counter[tuple[str, str]]) -> list[_Said]:
    left = []
    for one in said:
        if same[one.speaker, one.content]:
            same[one.speaker, one.content] -= 1
        else:
            left.append(one)
    return left


def _pair_same_content(
    old: Sequence[_Said], new: Sequence[_Said], found: dict[int, Difference]
) -> None:
    """Contents of the same words that another is now said to have spoken are noted."""
    waiting: dict[str, list[_Said]] = defaultdict(list)
    for one in reversed(old):
        waiting[one.content].append(one)
    for one in new:
        if waiting[one.content]:
            before = waiting[one.content].pop()
            found[id(one)] = found[id(before)] = Difference(
                "reattributed", before.statement, one.statement
            )


def _pair_like_contents(
    old: Sequence[_Said], new: Sequence[_Said], found: dict[int, Difference]
) -> None:
    """Contents of one speaker that share enough words are noted, the most alike first."""
    by_speaker: dict[str, list[_Said]] = defaultdict(list)
    for one in old:
        if id(one) not in found:
            by_speaker[one.speaker].append(one)
    pairs = [
        (alike(before.content, one.content), before, one)
        for one in new
        if id(one) not in found
        for before in by_speaker[one.speaker]
    ]
    for likeness, before, one in sorted(pairs, key=lambda pair: -pair[0]):
        if likeness >= LEAST_SHARED and not {id(before), id(one)} & found.keys():
            found[id(one)] = found[id(before)] = Difference(
                "reworded", before.statement, one.statement
            )


def alike(first: str, second: str) -> float:
    """The share of words that both have of those that either has."""
    ours, theirs = _forms(first), _forms(second)
    return len(ours & theirs) / max(1, len(ours | theirs))


def _forms(text: str) -> set[str]:
    return {word.form for word in find_words(text)}
