"""How the statements of an article differ from one version of its text to the next."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.ledger.values import PartyValue, RecordValue, StatementValue
from onrecord.ledger.words import find_words, in_words
from onrecord.lexicon.lemma import lemma_of_cue

DifferenceKind = Literal["added", "dropped", "retold", "reworded", "reattributed"]

# Two contents are one reworded where they share so much of the words that either has. Of 3,257
# pairs of different statements by one source in one article (polnear dev, the marked Wikinews
# articles) 19 would be taken for one at 0.3, 10 at 0.4, 4 at 0.5 and 3 at 0.6.
LEAST_SHARED = 0.5
_CUE = 2  # so many of what says how a statement is told are about its cue


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that is new, gone, told otherwise, has other words or another speaker.

    One that is told otherwise (see `is_retold`) may have other words as well, and so may one that
    is given to another speaker be told otherwise.
    """

    kind: DifferenceKind
    before: StatementValue | None
    after: StatementValue | None


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement as it is compared: who, in which words, told how."""

    statement: StatementValue
    speaker: str
    content: str
    telling: tuple[str | None, ...]


def compare(before: RecordValue, after: RecordValue) -> list[Difference]:
    """The differences, in the order of the newer text, what was dropped last.

    A statement is the same while speaker and content have the same words and it is told alike,
    wherever it stands.
    """
    old, new = _without_same(_said(before), _said(after))
    old, new, found = _retold(old, new)
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
        _Said(
            one,
            in_words(speaker_of(one, parties) or ""),
            in_words(one["content"]["text"]),
            _telling(one),
        )
        for one in record["statements"]
    ]


def _telling(statement: StatementValue) -> tuple[str | None, ...]:
    """How it is told: line and dictionary form of the cue, act and polarity, as far as known."""
    cue = statement["cue"]
    lemma = cue.get("lemma") or lemma_of_cue(cue["text"])
    return cue.get("line"), lemma, statement.get("act"), statement.get("polarity")


def is_retold(before: StatementValue, after: StatementValue) -> bool:
    """True where cue, act or polarity is another one: "denied" has become "admitted".

    "Says" and "said" are one cue. What a reader did not tell is no change, nor are act and polarity
    where a person put right only one of the two: the text has not changed by that.
    """
    pairs = list(zip(_telling(before), _telling(after), strict=True))
    if before.get("corrections") != after.get("corrections"):
        pairs = pairs[:_CUE]
    return any(None not in pair and len(set(pair)) > 1 for pair in pairs)


def speaker_of(statement: StatementValue, parties: dict[str, PartyValue]) -> str | None:
    """Who is meant, by name; else who the text names; None where it names nobody."""
    names = [parties[one]["name"] for one in statement.get("by") or [] if one in parties]
    if names:
        return "; ".join(names)
    return statement["source"]["text"] if statement["source"] else None


def _without_same(old: Sequence[_Said], new: Sequence[_Said]) -> tuple[list[_Said], list[_Said]]:
    """Both sides without the statements that the other has as well, as often as it has them."""
    same = Counter(map(_whole, old)) & Counter(map(_whole, new))
    return _beyond(old, same.copy()), _beyond(new, same)


def _whole(one: _Said) -> tuple[object, ...]:
    return one.speaker, one.content, one.telling


def _beyond(said: Sequence[_Said], same: Counter[tuple[object, ...]]) -> list[_Said]:
    left = []
    for one in said:
        if same[_whole(one)]:
            same[_whole(one)] -= 1
        else:
            left.append(one)
    return left


def _retold(
    old: Sequence[_Said], new: Sequence[_Said]
) -> tuple[list[_Said], list[_Said], dict[int, Difference]]:
    """Both sides without what is the same after all, and those of the same words told otherwise.

    The same is here what differs only in what one of the two readers did not tell.
    """
    waiting: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for one in reversed(old):
        waiting[one.speaker, one.content].append(one)
    found: dict[int, Difference] = {}
    same: set[int] = set()
    for one in new:
        if not waiting[one.speaker, one.content]:
            continue
        before = waiting[one.speaker, one.content].pop()
        if is_retold(before.statement, one.statement):
            found[id(one)] = found[id(before)] = Difference(
                "retold", before.statement, one.statement
            )
        else:
            same |= {id(before), id(one)}
    old, new = ([one for one in side if id(one) not in same] for side in (old, new))
    return old, new, found


def _pair_same_content(
    old: Sequence[_Said], new: Sequence[_Said], found: dict[int, Difference]
) -> None:
    """Contents of the same words that another is now said to have spoken are noted."""
    waiting: dict[str, list[_Said]] = defaultdict(list)
    for one in reversed(old):
        if id(one) not in found:
            waiting[one.content].append(one)
    for one in new:
        if id(one) not in found and waiting[one.content]:
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
            kind: DifferenceKind = (
                "retold" if is_retold(before.statement, one.statement) else "reworded"
            )
            found[id(one)] = found[id(before)] = Difference(kind, before.statement, one.statement)


def alike(first: str, second: str) -> float:
    """The share of words that both have of those that either has."""
    ours, theirs = _forms(first), _forms(second)
    return len(ours & theirs) / max(1, len(ours | theirs))


def _forms(text: str) -> set[str]:
    return {word.form for word in find_words(text)}
