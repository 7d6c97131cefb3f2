"""The corrections of an article as a page tells them: what the reading said, what a person said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.ledger.correction import (
    ACROSS_ARTICLES,
    Conflict,
    Correction,
    counting,
    subject,
)
from onrecord.ledger.fields import PLACES
from onrecord.ledger.values import words_of
from onrecord.views.visible import one_line
from onrecord.views.wording import in_words

NOTHING = "nothing"
_FIELDS = {
    "by": "speaker",
    "source": "words that name the speaker",
    "cue": "words that introduce it",
    "content": "what was said",
    "quoted": "words in quotation marks",
    "said_at": "date",
    "how": "way of naming",
    "part": "part of the article",
    "lemma": "dictionary form",
    "parent": "stands in",
    "speaks_for": "speaks for",
    "title": "headline",
}
_LONGEST_WORDS = 160
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Change:
    """One correction in words. `was` is the reading's value, `to` the person's; None where the
    correction has none. `statement` is the key of the statement that it is about.

    `turn` is the number of the event to undo so that it stops counting, or counts again;
    None where nothing can be undone here.
    """

    number: int
    what: str
    field: str
    was: str | None
    to: str | None
    author: str
    day: str
    moment: str
    note: str | None
    counts: bool
    turn: int | None
    statement: str | None
    conflict: str | None


@dataclass(frozen=True, slots=True)
class Trail:
    """All corrections of an article, the newest first."""

    changes: tuple[Change, ...]

    def of_statement(self, key: str) -> tuple[Change, ...]:
        """The changes that count of one statement; of a field, the last."""
        latest: dict[str, Change] = {}
        for change in reversed(self.changes):
            if change.counts and change.statement == key:
                latest[change.field or change.what] = change
        return tuple(latest.values())

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """Those that a newer reading does not agree with."""
        return tuple(change for change in self.changes if change.conflict)


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the words of a trail are made from: the events, and what their values name."""

    corrections: Sequence[Correction]
    conflicts: Sequence[Conflict]
    text: str
    numbers: Mapping[str, str]  # of the statements shown, by key


def trail_of(corrected: Corrected) -> Trail:
    """The corrections in words."""
    counts = counting(corrected.corrections)
    undoing = {
        one.undoes: one.number
        for one in corrected.corrections
        if one.undoes is not None and one.number in counts
    }
    told = {one.correction: one.message for one in corrected.conflicts}
    found = [
        _change(one, corrected, counts=one.number in counts, undone_by=undoing.get(one.number),
                conflict=told.get(one.number))
        for one in corrected.corrections
        if one.kind != "undo"
    ]  # fmt: skip
    return Trail(tuple(reversed(found)))


def _change(
    one: Correction,
    corrected: Corrected,
    *,
    counts: bool,
    undone_by: int | None,
    conflict: str | None,
) -> Change:
    field = str(one.value.get("field", "")) if one.kind.startswith("change") else ""
    was, to = (
        value_in_words(field, one.value.get(name), corrected) if field else None
        for name in ("was", "to")
    )
    return Change(
        number=one.number,
        what=" ".join(_what(one, field, corrected)),
        field=field,
        was=was,
        to=to,
        author=one_line(one.author),
        day=in_words(one.made_at) or one.made_at,
        moment=one.made_at,
        note=one_line(one.note) if one.note else None,
        counts=counts,
        turn=one.number if counts else undone_by,
        statement=_statement(one),
        conflict=conflict if counts else None,
    )


def _statement(one: Correction) -> str | None:
    """The key of the statement that the event is about."""
    return subject(one)[1] if one.kind in ("change", "add", "drop") else None


def _what(one: Correction, field: str, corrected: Corrected) -> Iterator[str]:
    """What was done, like "Speaker of statement 3"."""
    target, value = one.target, one.value
    if one.kind == "change":
        number = corrected.numbers.get(target["key"])
        yield _sentence_case(field_in_words(field))
        yield f"of statement {number}" if number else f"of “{_said(target)}”"
    elif one.kind == "add":
        yield f"Added “{_said(value)}”"
    elif one.kind == "drop":
        yield f"Dropped “{_said(target)}”"
    elif one.kind == "change-party":
        yield f"{_sentence_case(field_in_words(field))} of {one_line(target['party']['name'])}"
    elif one.kind == "join":
        yield f"{'; '.join(map(one_line, target['parties']))} and {one_line(value['name'])} are one"
        yield "" if one.article_id else "everywhere"
    elif one.kind in ACROSS_ARTICLES:
        yield one_line(across_articles(one))
    elif one.kind == "split":
        yield f"Some statements of {one_line(target['party']['name'])} are by"
        yield one_line(value["name"])
    else:
        yield f"{_sentence_case(field_in_words(field))} of the article"


def across_articles(one: Correction) -> str:
    """Like "Doe in article 3, J. Doe in article 7 are one"."""
    places = (one.target["parties"], one.value["others"])
    parties, others = (
        ", ".join(f"{each['name']} in article {each['article']}" for each in some[:_MOST_NAMED])
        + (f" and {len(some) - _MOST_NAMED:,} more" if len(some) > _MOST_NAMED else "")
        for some in places
    )
    if one.kind == "same-party":
        return f"{parties} are one"
    return f"{parties}: another party than {others}"


def _said(holder: Mapping[str, Any]) -> str:
    return _cut(one_line(holder["statement"]["content"]["text"]))


def field_in_words(field: str) -> str:
    """What people call a field."""
    return _FIELDS.get(field, field)


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def value_in_words(field: str, value: Any, corrected: Corrected) -> str:
    """The value of a correction as people read it."""
    if value is None or value == []:
        return NOTHING
    if field in PLACES:
        # The places are of the text as it then was; in another text they may stand outside.
        return f"“{_cut(one_line(words_of(value, corrected.text)))}”"
    if field == "by":
        return "; ".join(one_line(str(party["name"])) for party in value)
    if field in ("denies", "parent"):
        anchors = value if isinstance(value, list) else [value]
        return "; ".join(_anchor(one, corrected) for one in anchors)
    if field == "said_at":
        days = [in_words(day) or day for day in dict.fromkeys((value["from"], value["to"])) if day]
        return " to ".join(days) or one_line(value["text"] or "") or NOTHING
    return "; ".join(map(one_line, value)) if isinstance(value, list) else one_line(str(value))


def _anchor(anchor: Mapping[str, Any], corrected: Corrected) -> str:
    number = corrected.numbers.get(anchor["key"])
    return f"statement {number}" if number else f"“{_said(anchor)}”"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_WORDS else words[: _LONGEST_WORDS - 1] + "…"
