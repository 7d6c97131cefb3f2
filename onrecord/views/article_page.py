"""What the page of one article shows: the marked text, its statements as cards, and their trail."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.ledger.correction import Conflict, Correction
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.values import RecordValue, StatementValue
from onrecord.ledger.versions import StoredDifference, StoredVersion
from onrecord.types import Party, Record
from onrecord.views.article_text import Block, Marked, blocks_of
from onrecord.views.particulars import ACTS
from onrecord.views.statement_card import Card, Cards, Choice
from onrecord.views.stored_record import record_of
from onrecord.views.text_changes import TextChanges, text_changes
from onrecord.views.trail import Corrected, Trail, trail_of
from onrecord.views.versions import DIFFERENCES, said_before
from onrecord.views.visible import one_line
from onrecord.views.wording import (
    NO_ADVICE,
    counted,
    in_words,
    is_pasted,
    named,
    parties_named,
    problem_in_words,
    title_of,
)

# Above it no address is a number that a database can look up.
_HIGHEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """All that the ledger holds of an article, taken at one moment."""

    number: int
    record: RecordValue
    keys: Mapping[str, str]  # of the statements, by id
    corrections: Sequence[Correction]
    conflicts: Sequence[Conflict]
    versions: Sequence[StoredVersion]
    differences: Sequence[StoredDifference]
    texts: Sequence[str] = ()  # of the versions, in their order, where there are several


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
    """One text that stood at the address, and what changed in its statements and its lines."""

    number: int
    day: str
    differences: tuple[Differing, ...]
    lines: TextChanges


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The values of the page. `headline` is where the block begins that is it, if one is."""

    number: int
    title: str
    headline: int | None
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
            [ledger.text(number, one.number) for one in versions] if len(versions) > 1 else (),
        )


def article_page(
    stored: StoredArticle, choice: Choice, advice: Mapping[str, str] = NO_ADVICE
) -> ArticlePage:
    """The values of the page of the article, with the statements that were chosen.

    `advice` is what can be done about problems, by their kinds.
    """
    return _Page(stored, choice, advice).values()


def chosen_statements(stored: StoredArticle, choice: Choice) -> frozenset[str]:
    """The ids of the statements that the page shows."""
    return frozenset(card.id for card in _Page(stored, choice).cards)


class _Page:
    """Gathers the values of one page; what several of them need is made once."""

    def __init__(
        self, stored: StoredArticle, choice: Choice, advice: Mapping[str, str] = NO_ADVICE
    ) -> None:
        self._stored = stored
        self._choice = choice
        self._advice = advice
        self._record: Record = record_of(stored.record)
        self._cards = Cards(stored.record, self._record, stored.keys)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The statements that were chosen."""
        return self._cards.chosen(self._choice, self._trail)

    def values(self) -> ArticlePage:
        article = self._record.article
        ends = {one.id: max(span.end for span in one.cue.spans) for one in self._record.statements}
        marked = {one.number: Marked(one.key, one.voice, ends[one.id]) for one in self.cards}
        blocks = blocks_of(self._record, marked)
        where = article.location
        return ArticlePage(
            number=self._stored.number,
            title=title_of(self._record),
            headline=next((one.start for one in blocks if one.kind == "headline"), None),
            outlet=one_line(article.outlet or ""),
            section=one_line(article.section or ""),
            published=in_words(article.published) or "",
            published_iso=article.published or "",
            byline=", ".join(map(one_line, article.byline)),
            location="pasted text" if is_pasted(self._record) else named(where),
            address=where if where.startswith(("http://", "https://")) else None,
            language=article.language or "en",
            problems=tuple(
                problem_in_words(problem, self._advice) for problem in self._record.problems
            ),
            blocks=blocks,
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

    def _speakers(self) -> tuple[Counted, ...]:
        return tuple(
            Counted(name, parties_named(name), count, self._cards.voices[name])
            for name, count in self._cards.counts.most_common()
        )

    def _speaking(self) -> Iterator[Speaking]:
        """The parties that speak come, those with most statements first."""
        parties = {one_line(party.name): party for party in reversed(self._record.parties)}
        for name, count in self._cards.counts.most_common():
            if name in parties:
                party = parties[name]
                about = (party.kind, *map(one_line, party.roles), counted(count, "statement"))
                yield Speaking(party.name, name, " · ".join(about), self._cards.voices[name])

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
                {keys[label]: number for label, number in self._cards.number.items()},
            )
        )

    def _versions(self) -> Iterator[Version]:
        """The newest version first; the parties of older ones have no names any more."""
        changes = [TextChanges(), *(text_changes(*pair) for pair in pairwise(self._stored.texts))]
        dated = zip(self._stored.versions, changes, strict=True)
        for version, lines in reversed(list(dated)):
            differences = tuple(
                Differing(DIFFERENCES[one.kind], _told(one.before), _told(one.after))
                for one in self._stored.differences
                if one.version == version.number
            )
            day = in_words(version.added_at) or ""
            yield Version(version.number, day, differences, lines)


def _told(statement: StatementValue | None) -> str:
    """Who said what in an older version; empty where it does not have the statement."""
    return "" if statement is None else said_before(statement)
