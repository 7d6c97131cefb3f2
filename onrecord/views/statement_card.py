"""The statements of an article as cards: who, how, what, and all that is told beside it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.ledger.values import RecordValue, SaidAtValue, Spans, StatementValue
from onrecord.types import Record, Statement
from onrecord.views.order import in_reading_order, numbers
from onrecord.views.particulars import ACTS, POLARITIES, Particulars, said_when
from onrecord.views.trail import Change, Trail
from onrecord.views.visible import one_line
from onrecord.views.wording import (
    MANNERS,
    NO_SPEAKER,
    PART_WORDS,
    may_be_misread,
    parties_named,
    speaker,
)

VOICES = 8  # as many as `style.css` has colours for
_ARTICLE = re.compile(r"^(the|an|a) ")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which statements the page shows: those by the speaker, of the act; empty means any."""

    by: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Another statement of the article, as it is named in a card."""

    key: str
    number: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Fields:
    """What a statement has in the fields that people put right, as a correction writes them."""

    by: str
    act: str
    manner: str
    polarity: str
    source: str
    cue: str
    content: str
    evidence: str
    framing: str
    said_at: str
    denies: str


@dataclass(frozen=True, slots=True)
class Card:
    """One statement in words. `changes` are the corrections of it that count.

    `speakers` are the names of parties, or else the words of the text that name the speaker.
    """

    key: str
    id: str
    number: str
    depth: int
    voice: int
    speakers: tuple[str, ...]
    are_parties: bool
    written: str
    cue: str
    said: str
    manner: str
    act: str
    act_in_words: str
    polarity: str
    place: str
    when: str
    figures: tuple[str, ...]
    evidence: tuple[str, ...]
    parent: Link | None
    denies: tuple[Link, ...]
    denied_by: tuple[Link, ...]
    chance: str
    may_be_misread: bool
    changes: tuple[Change, ...]
    fields: Fields


def chance_in_words(confidence: float | None) -> str:
    """How many of such readings are right: "about 9 in 10"; empty where a person made it."""
    if confidence is None:
        return ""
    if confidence >= 0.95:
        return "over 9 in 10"
    tenths = round(confidence * 10)
    return f"about {tenths} in 10" if tenths else "under 1 in 10"


class Cards:
    """Makes the cards of one article; `keys` are the keys of the statements, by id."""

    def __init__(self, value: RecordValue, record: Record, keys: Mapping[str, str]) -> None:
        self._record = record
        self._keys = keys
        self._particulars = Particulars(record)
        self.number = numbers(record)
        self._parties = {party.id: party for party in record.parties}
        self._values = {one["id"]: one for one in value["statements"]}

    def chosen(self, choice: Choice, trail: Trail) -> tuple[Card, ...]:
        """The statements that were chosen, in reading order."""
        found = in_reading_order(self._record.statements)
        return tuple(
            self._card(one, depth, trail) for one, depth in found if self._is_chosen(one, choice)
        )

    def _is_chosen(self, statement: Statement, choice: Choice) -> bool:
        if choice.act and (statement.act or "other") != choice.act:
            return False
        return not choice.by or choice.by in self.names[statement.id]

    def _card(self, statement: Statement, depth: int, trail: Trail) -> Card:
        text = self._record.article.text
        key = self._keys[statement.id]
        names = self.names[statement.id]
        written = speaker(statement) if statement.source else ""
        value = self._values[statement.id]
        return Card(
            key=key,
            id=statement.id,
            number=self.number[statement.id],
            depth=depth,
            voice=self.voices[names[0]] if names else 0,
            speakers=names,
            are_parties=bool(statement.by),
            written=written if names and _bare(written) not in map(_bare, names) else "",
            cue=one_line(statement.cue.text),
            said=" … ".join(one_line(span.of(text)) for span in statement.content.spans),
            manner=MANNERS.get(statement.manner, one_line(statement.manner)),
            act=statement.act or "other",
            act_in_words=ACTS.get(statement.act, "") if statement.act else "",
            polarity=POLARITIES.get(statement.polarity, "") if statement.polarity else "",
            place=PART_WORDS.get(statement.part, ""),
            when=said_when(statement.said_at) if statement.said_at else "",
            figures=tuple(self._particulars.figures.get(statement.id, ())),
            evidence=tuple(one_line(span.of(text)) for span in statement.evidence),
            parent=next(self._links([statement.parent] if statement.parent else []), None),
            denies=tuple(self._links(statement.denies)),
            denied_by=tuple(self._links(self._particulars.denied_by.get(statement.id, ()))),
            chance=chance_in_words(value.get("confidence")),
            may_be_misread=may_be_misread(statement),
            changes=trail.of_statement(key),
            fields=self._fields(value),
        )

    def _links(self, ids: Sequence[str]) -> Iterator[Link]:
        for one in ids:
            if one in self.number:
                names = parties_named("; ".join(self.names[one])) or NO_SPEAKER
                yield Link(self._keys[one], self.number[one], names)

    def _fields(self, value: StatementValue) -> Fields:
        source = value["source"]
        by = (self._parties[one].name for one in value.get("by") or [] if one in self._parties)
        keys = self._keys
        return Fields(
            by="; ".join(by),
            act=value.get("act") or "other",
            manner=value.get("manner") or "indirect",
            polarity=value.get("polarity") or "affirmed",
            source=_places(source["spans"]) if source else "",
            cue=_places(value["cue"]["spans"]),
            content=_places(value["content"]["spans"]),
            evidence=_places(value.get("evidence") or []),
            framing=value["cue"].get("framing") or "neutral",
            said_at=_days(value.get("said_at")),
            denies="; ".join(keys[one] for one in value.get("denies") or [] if one in keys),
        )

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Who says each statement, by its id: the parties meant, else the words of the text."""
        found: dict[str, tuple[str, ...]] = {}
        for statement in self._record.statements:
            meant = [one_line(self._parties[one].name) for one in statement.by]
            written = [speaker(statement)] if statement.source else []
            found[statement.id] = tuple(dict.fromkeys(meant or written))
        return found

    @cached_property
    def counts(self) -> Counter[str]:
        """How many statements each speaker makes."""
        return Counter(name for names in self.names.values() for name in names)

    @cached_property
    def voices(self) -> dict[str, int]:
        """The colour of each speaker, in the order in which they first speak.

        So neighbours differ, and a correction changes no colour but of those behind it.
        """
        found = in_reading_order(self._record.statements)
        speaking = dict.fromkeys(name for one, _ in found for name in self.names[one.id])
        return {name: number % VOICES + 1 for number, name in enumerate(speaking)}


def _bare(name: str) -> str:
    """The name as two that differ by their article or by capitals alone share it."""
    return _ARTICLE.sub("", name.casefold())


def _days(said_at: SaidAtValue | None) -> str:
    """The days as a correction writes them; empty where none is known."""
    days = [said_at["from"], said_at["to"]] if said_at else []
    return "..".join(dict.fromkeys(day[:10] for day in days if day))


def _places(spans: Spans) -> str:
    return ",".join(f"{start}-{end}" for start, end in spans)
