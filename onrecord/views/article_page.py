"""What the page of one article shows: the marked text, its statements as cards, and their trail."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from onrecord.ledger.correction import Conflict, Correction
from onrecord.ledger.difference import speaker_of
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.values import RecordValue, Spans, StatementValue
from onrecord.types import Party, Record, Statement
from onrecord.views.article_text import Block, Marked, blocks_of
from onrecord.views.order import in_reading_order, numbers
from onrecord.views.particulars import ACTS, POLARITIES, Particulars, said_when
from onrecord.views.stored_record import record_of
from onrecord.views.trail import Change, Corrected, Trail, trail_of
from onrecord.views.visible import one_line
from onrecord.views.wording import (
    MANNERS,
    NO_SPEAKER,
    PART_WORDS,
    counted,
    in_words,
    is_pasted,
    may_be_misread,
    named,
    speaker,
    title_of,
)

_ARTICLE = re.compile(r"^(the|an|a) ")
# Above it no address is a number that a database can look up.
_HIGHEST = 2**63 - 1
VOICES = 8  # as many as `style.css` has colours for
_DIFFERENCES = {
    "added": "new",
    "dropped": "no longer there",
    "reworded": "reworded",
    "reattributed": "given to another speaker",
}


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """All that the ledger holds of an article, taken at one moment."""

    number: int
    record: RecordValue
    keys: Mapping[str, str]  # of the statements, by id
    corrections: Sequence[Correction]
    conflicts: Sequence[Conflict]
    versions: Sequence[tuple[int, str]]
    differences: Sequence[Mapping[str, Any]]


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
    denies: str


@dataclass(frozen=True, slots=True)
class Card:
    """One statement in words. `changes` are the corrections of it that count."""

    key: str
    id: str
    number: str
    depth: int
    voice: int
    speakers: tuple[str, ...]
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


@dataclass(frozen=True, slots=True)
class Counted:
    """A speaker or an act, and how many statements of the article are by him or of it."""

    name: str
    words: str
    count: int
    voice: int = 0


@dataclass(frozen=True, slots=True)
class Speaking:
    """A party that speaks in the article; `name` is as the ledger has it, for corrections."""

    name: str
    shown: str
    about: str
    voice: int


@dataclass(frozen=True, slots=True)
class Differing:
    """How one statement of a version differs from the version before."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """One text that stood at the address, and what changed in its statements."""

    number: int
    day: str
    differences: tuple[Differing, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The values of the page."""

    number: int
    title: str
    outlet: str
    section: str
    published: str
    published_iso: str
    byline: str
    location: str
    address: str | None
    language: str
    problems: tuple[str, ...]
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]
    total: int
    speakers: tuple[Counted, ...]
    acts: tuple[Counted, ...]
    parties: tuple[Party, ...]
    speaking: tuple[Speaking, ...]
    facts: tuple[tuple[str, str], ...]
    trail: Trail
    versions: tuple[Version, ...]
    choice: Choice
    reader: str


def stored_article(ledger: Ledger, number: int) -> StoredArticle | None:
    """All that the ledger holds of the article; None where it has none of the number."""
    with ledger.database.reading():
        if not 0 < number <= _HIGHEST or not (versions := ledger.versions(number)):
            return None
        return StoredArticle(
            number,
            ledger.record(number),
            ledger.keys(number),
            ledger.corrections(number),
            [conflict for _, conflict in ledger.conflicts(number)],
            versions,
            ledger.differences(number),
        )


def article_page(stored: StoredArticle, choice: Choice) -> ArticlePage:
    """The values of the page of the article, with the statements that were chosen."""
    return _Page(stored, choice).values()


def chosen_statements(stored: StoredArticle, choice: Choice) -> RecordValue:
    """The record with the statements alone that the page shows."""
    page = _Page(stored, choice)
    kept = {card.id for card in page.cards}
    statements = [one for one in stored.record["statements"] if one["id"] in kept]
    return {**stored.record, "statements": statements}


def chance_in_words(confidence: float | None) -> str:
    """How many of such readings are right: "about 9 in 10"; empty where a person made it."""
    if confidence is None:
        return ""
    if confidence >= 0.95:
        return "over 9 in 10"
    tenths = round(confidence * 10)
    return f"about {tenths} in 10" if tenths else "under 1 in 10"


class _Page:
    """Gathers the values of one page; what several of them need is made once."""

    def __init__(self, stored: StoredArticle, choice: Choice) -> None:
        self._stored = stored
        self._choice = choice
        self._record: Record = record_of(stored.record)
        self._particulars = Particulars(self._record)
        self._number = numbers(self._record)
        self._parties = {party.id: party for party in self._record.parties}
        self._values = {one["id"]: one for one in stored.record["statements"]}

    def values(self) -> ArticlePage:
        article = self._record.article
        ends = {one.id: max(span.end for span in one.cue.spans) for one in self._record.statements}
        marked = {one.number: Marked(one.key, one.voice, ends[one.id]) for one in self.cards}
        where = article.location
        return ArticlePage(
            number=self._stored.number,
            title=title_of(self._record),
            outlet=one_line(article.outlet or ""),
            section=one_line(article.section or ""),
            published=in_words(article.published) or "",
            published_iso=article.published or "",
            byline=", ".join(map(one_line, article.byline)),
            location="pasted text" if is_pasted(self._record) else named(where),
            address=where if where.startswith(("http://", "https://")) else None,
            language=article.language or "en",
            problems=tuple(one_line(problem.message) for problem in self._record.problems),
            blocks=blocks_of(self._record, marked),
            cards=self.cards,
            total=len(self._record.statements),
            speakers=self._speakers(),
            acts=self._acts(),
            parties=self._record.parties,
            speaking=tuple(self._speaking()),
            facts=self._facts(),
            trail=self._trail,
            versions=tuple(self._versions()),
            choice=self._choice,
            reader=one_line(f"{self._record.reader.version} · {self._record.reader.model}"),
        )

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The statements that were chosen, in reading order."""
        found = in_reading_order(self._record.statements)
        return tuple(self._card(one, depth) for one, depth in found if self._is_chosen(one))

    def _is_chosen(self, statement: Statement) -> bool:
        if self._choice.act and (statement.act or "other") != self._choice.act:
            return False
        return not self._choice.by or self._choice.by in self._names[statement.id]

    def _card(self, statement: Statement, depth: int) -> Card:
        text = self._record.article.text
        key = self._stored.keys[statement.id]
        names = self._names[statement.id]
        written = speaker(statement) if statement.source else ""
        value = self._values[statement.id]
        return Card(
            key=key,
            id=statement.id,
            number=self._number[statement.id],
            depth=depth,
            voice=self._voice[names[0]] if names else 0,
            speakers=names,
            written=written if names and _bare(written) not in map(_bare, names) else "",
            cue=one_line(statement.cue.text),
            said=" … ".join(one_line(span.of(text)) for span in statement.content.spans),
            manner=MANNERS[statement.manner],
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
            changes=self._trail.of_statement(key),
            fields=self._fields(value),
        )

    def _links(self, ids: Sequence[str]) -> Iterator[Link]:
        for one in ids:
            if one in self._number:
                names = "; ".join(self._names[one]) or NO_SPEAKER
                yield Link(self._stored.keys[one], self._number[one], names)

    def _fields(self, value: StatementValue) -> Fields:
        source = value["source"]
        by = (self._parties[one].name for one in value.get("by") or [] if one in self._parties)
        keys = self._stored.keys
        return Fields(
            by="; ".join(by),
            act=value.get("act") or "other",
            manner=value.get("manner") or "indirect",
            polarity=value.get("polarity") or "affirmed",
            source=_places(source["spans"]) if source else "",
            cue=_places(value["cue"]["spans"]),
            content=_places(value["content"]["spans"]),
            denies="; ".join(keys[one] for one in value.get("denies") or [] if one in keys),
        )

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """Who says each statement, by its id: the parties meant, else the words of the text."""
        found: dict[str, tuple[str, ...]] = {}
        for statement in self._record.statements:
            meant = [one_line(self._parties[one].name) for one in statement.by]
            written = [speaker(statement)] if statement.source else []
            found[statement.id] = tuple(dict.fromkeys(meant or written))
        return found

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(name for names in self._names.values() for name in names)

    @cached_property
    def _voice(self) -> dict[str, int]:
        """The colour of each speaker, those with most statements first."""
        ranked = [name for name, _ in self._counts.most_common()]
        return {name: rank % VOICES + 1 for rank, name in enumerate(ranked)}

    def _speakers(self) -> tuple[Counted, ...]:
        return tuple(
            Counted(name, name, count, self._voice[name])
            for name, count in self._counts.most_common()
        )

    def _speaking(self) -> Iterator[Speaking]:
        """The parties that speak come, those with most statements first."""
        parties = {one_line(party.name): party for party in reversed(self._record.parties)}
        for name, count in self._counts.most_common():
            if name in parties:
                party = parties[name]
                about = (party.kind, *map(one_line, party.roles), counted(count, "statement"))
                yield Speaking(party.name, name, " · ".join(about), self._voice[name])

    def _facts(self) -> tuple[tuple[str, str], ...]:
        """Field and value of what people put right of the article itself."""
        article = self._record.article
        return (
            ("title", article.title or ""),
            ("outlet", article.outlet or ""),
            ("published", article.published or ""),
            ("section", article.section or ""),
            ("byline", "; ".join(article.byline)),
        )

    def _acts(self) -> tuple[Counted, ...]:
        counts = Counter(one.act or "other" for one in self._record.statements)
        words = {act: ACTS.get(act, f"{act}s" if act == "state" else act) for act in counts}
        return tuple(Counted(act, words[act], count) for act, count in counts.most_common())

    @cached_property
    def _trail(self) -> Trail:
        keys = self._stored.keys
        return trail_of(
            Corrected(
                self._stored.corrections,
                self._stored.conflicts,
                self._record.article.text,
                {keys[label]: number for label, number in self._number.items()},
            )
        )

    def _versions(self) -> Iterator[Version]:
        """The newest version first; the parties of older ones have no names any more."""
        for number, added_at in reversed(self._stored.versions):
            differences = tuple(
                Differing(_DIFFERENCES[one["kind"]], _told(one["before"]), _told(one["after"]))
                for one in self._stored.differences
                if one["version"] == number
            )
            yield Version(number, in_words(added_at) or "", differences)


def _bare(name: str) -> str:
    """The name as two that differ by their article or by capitals alone share it."""
    return _ARTICLE.sub("", name.casefold())


def _places(spans: Spans) -> str:
    return ",".join(f"{start}-{end}" for start, end in spans)


def _told(statement: Mapping[str, Any] | None) -> str:
    """Who said what in an older version; empty where it does not have the statement."""
    if statement is None:
        return ""
    who = speaker_of(cast(StatementValue, statement), {}) or NO_SPEAKER
    return f"{one_line(who)}: {one_line(statement['content']['text'])}"
