"""Quotes found again by their words, by who spoke, when, where and how."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.errors import UsageError
from onrecord.ledger.counts import Whose
from onrecord.ledger.database import Database, Dialect
from onrecord.ledger.keeping import storable, text_of_version
from onrecord.ledger.query import (
    Condition,
    Phrase,
    for_postgres,
    for_sqlite,
    parse_query,
    phrases,
)
from onrecord.ledger.sentence import sentence_around
from onrecord.ledger.values import StatementValue
from onrecord.ledger.words import find_words, in_words
from onrecord.types import Span

# Where words find more statements, these, added last, are ranked; in SQLite, where narrowing costs
# as much, only where words alone find them. Of 100,000 made-up statements 68,000 have one word:
# ranking all of them took SQLite 56 ms, the last 20,000 20, the last 10,000 12.
MOST_RANKED = 10_000
# Of one day, what nobody else tells comes first (see `tellers`). Not so among what words find:
# asking it of each of 10,000 ranked ones took SQLite more time than all the rest of the search.
_NEWEST_FIRST = "statement.last_day DESC NULLS LAST, statement.is_told, statement.id"
_COLUMNS = (
    "statement.id, statement.article_id, article.version_id, article.address, "
    "current_article.outlet, current_article.title, current_article.published, "
    "statement.key, statement.speaker, statement.told_by, statement.is_denied, statement.value"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for. `words` is a query (see `query.py`); all the rest narrows it.

    `by` and `about` are names, whole words of them; `since` and `until` are days (ISO 8601),
    which a statement was said on, or was published on where the text does not tell. `party` is
    the id of a party in the register across articles, which must be up to date. `speaker` and
    `published_by` are whole names of one speaker and of one outlet (see `Whose`).
    """

    words: str = ""
    by: str | None = None
    about: str | None = None
    acts: tuple[str, ...] = ()
    manner: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    denied: bool = False
    party: str | None = None
    speaker: str | None = None
    published_by: str | None = None
    limit: int = 20
    offset: int = 0

    def __post_init__(self) -> None:
        if self.limit < 1 or self.offset < 0:
            raise UsageError("A search shows 1 result or more, from the first or a later one.")


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A statement that was found, in its sentence. Spans point into the article's text.

    `sentence` begins at `sentence_start`; `hits` are the words that were looked for. `told_by` is
    who tells it where it stands in the words of another (empty where nobody is named), else None.
    """

    article: int
    address: str
    outlet: str | None
    title: str | None
    published: str | None
    key: str
    speaker: str | None
    told_by: str | None
    is_denied: bool
    statement: StatementValue
    line: int
    sentence: str
    sentence_start: int
    hits: tuple[Span, ...]


@dataclass(slots=True)
class Question:
    """SQL under way: the tables joined, the conditions, and their parameters in order."""

    tables: list[str]
    conditions: list[str]
    parameters: list[Any]

    def need(self, condition: str, *parameters: object) -> None:
        """One more condition has to hold."""
        self.conditions.append(condition)
        self.parameters.extend(parameters)

    def sql(self, columns: str, order: str | None = None, grouped: str | None = None) -> str:
        """The whole of it, asking for the columns."""
        where = " AND ".join(self.conditions) or "1 = 1"
        groups = f" GROUP BY {grouped}" if grouped else ""
        ordered = f" ORDER BY {order}" if order else ""
        return f"SELECT {columns} FROM {' '.join(self.tables)} WHERE {where}{groups}{ordered}"


def search_quotes(database: Database, search: Search) -> list[FoundQuote]:
    """The statements found, the best first; without words, the newest first."""
    condition = parse_query(search.words)
    question = question_about_quotes(database, search, condition)
    if condition is None:
        sql = question.sql("statement.id", _NEWEST_FIRST)
    elif database.dialect == "sqlite":
        sql = _best_in_sqlite(database, question, search)
    else:
        sql = _best_in_postgres(question, search)
        question.parameters.append(for_postgres(condition))
    # Ids first, so that only what is shown is read whole.
    ids = database.rows(
        f"{sql} LIMIT ? OFFSET ?", (*question.parameters, search.limit, search.offset)
    )
    return found_quotes(database, [number for (number,) in ids], condition)


def found_quotes(
    database: Database, ids: Sequence[int], condition: Condition | None = None
) -> list[FoundQuote]:
    """The statements of these ids, in their order, with what the condition finds in them."""
    wanted = list(phrases(condition))
    texts: dict[int, str] = {}
    return [_found_quote(database, row, wanted, texts) for row in _rows_of(database, ids)]


def count_quotes(database: Database, search: Search) -> int:
    """How many statements there are to be found."""
    question = question_about_quotes(database, search, parse_query(search.words))
    ((count,),) = database.rows(question.sql("count(*)"), question.parameters)
    return int(count)


def question_about_quotes(
    database: Database, search: Search, condition: Condition | None
) -> Question:
    """The statements that the search, whose words are the condition, is about."""
    question = Question(["statement"], [], [])
    _narrow_by_names(database, question, search)
    if search.acts:
        marks = ", ".join("?" * len(search.acts))
        question.need(f"statement.act IN ({marks})", *map(storable, search.acts))
    if search.manner:
        question.need("statement.manner = ?", storable(search.manner))
    if search.party is not None:
        question.need(_BY_PARTY, storable(search.party), storable(search.party))
    if search.since:
        question.need("statement.last_day >= ?", search.since)
    if search.until:
        question.need("statement.first_day <= ?", search.until)
    if search.denied:
        question.need("statement.is_denied = 1")
    narrow_by_outlet(database, question, search, "statement")
    if search.speaker is not None or search.published_by is not None:
        told, parameters = Whose(speaker=search.speaker, outlet=search.published_by).condition()
        question.need(told, *parameters)
    return question if condition is None else _with_words(database, question, condition)


def _with_words(database: Database, narrowed: Question, condition: Condition) -> Question:
    """The question about those of the statements whose content has the words."""
    question = Question(["statement_words"], [], [])
    need_words(database, question, "statement_words", condition)
    if narrowed.conditions:
        # By the plus, all ids are had once, in place of a look at the words of each of them.
        key = "+statement_words.rowid"
        if database.dialect == "postgres":
            key = "statement_words.statement_id"
        question.need(f"{key} IN ({narrowed.sql('statement.id')})", *narrowed.parameters)
    return question


def _ranks_all(search: Search) -> bool:
    """True for a page beyond those that are ranked, where more are found."""
    return search.offset + search.limit > MOST_RANKED


def _best_in_sqlite(database: Database, question: Question, search: Search) -> str:
    """The ids by rank; of words alone, those added last where there are more than can be ranked.

    Not by the column `rank`: FTS5 would rank what the other conditions leave out as well.
    """
    key = "statement_words.rowid"
    if len(question.conditions) == 1 and not _ranks_all(search):
        found = database.rows(
            question.sql(key, f"{key} DESC") + " LIMIT 1 OFFSET ?",
            (*question.parameters, MOST_RANKED - 1),
        )
        for (first,) in found:
            question.need(f"{key} >= ?", first)
    return question.sql(key, f"{_rank('sqlite', 'statement_words')}, {key}")


def _best_in_postgres(question: Question, search: Search) -> str:
    """The ids by rank, of those added last where there are more than can be ranked.

    What is ranked is found first: PostgreSQL would rank and sort what the other conditions leave
    out as well. One parameter comes after those of the question, the words to rank by.
    """
    found = question.sql(
        "statement_words.statement_id, statement_words.words", "statement_words.statement_id DESC"
    )
    most = "ALL" if _ranks_all(search) else MOST_RANKED
    rank = _rank("postgres", "found")
    return f"SELECT statement_id FROM ({found} LIMIT {most}) AS found ORDER BY {rank}, statement_id"


def need_words(database: Database, question: Question, table: str, condition: Condition) -> None:
    """Only what has the words is found, by its full-text index."""
    if database.dialect == "sqlite":
        question.need(f"{table} MATCH ?", for_sqlite(condition))
    else:
        question.need(f"{table}.words @@ CAST(? AS tsquery)", for_postgres(condition))


def _rank(dialect: Dialect, table: str) -> str:
    """The order in which the best comes first: bm25 in SQLite, cover density in PostgreSQL."""
    if dialect == "sqlite":
        return f"bm25({table})"
    # 1: divided by the logarithm of the length.
    return f"ts_rank_cd({table}.words, CAST(? AS tsquery), 1) DESC"


def _narrow_by_names(database: Database, question: Question, search: Search) -> None:
    one = f"{_unindexed(database)}statement.id"
    if search.by is not None:
        question.need(f"{one} IN ({_NAMED})", "by", *_whole_words(search.by))
    if search.about is not None:
        words = _whole_words(search.about)
        phrase = Phrase(tuple(in_words(search.about).split()))
        if database.dialect == "sqlite":
            inside = "SELECT rowid FROM statement_words WHERE statement_words MATCH ?"
            parameter = for_sqlite(phrase)
        else:
            inside = "SELECT statement_id FROM statement_words WHERE words @@ CAST(? AS tsquery)"
            parameter = for_postgres(phrase)
        question.need(f"{one} IN ({_NAMED} UNION {inside})", "about", *words, parameter)


# The names first, of which there are few; then, by the index, the statements that have one.
_NAMED = (
    "SELECT statement_id FROM statement_name WHERE role = ? AND name_id IN "
    "(SELECT id FROM name WHERE ' ' || words || ' ' LIKE ?)"
)


def _unindexed(database: Database) -> str:
    """Before a column: SQLite goes through the statements in order and looks whether each is meant.

    It does not know how many are meant and would look each up and sort them, be they a third of
    all. PostgreSQL knows.
    """
    return "+" if database.dialect == "sqlite" else ""


_BY_PARTY = (
    "statement.id IN (SELECT statement_party.statement_id FROM register_member "
    "JOIN party ON party.article_id = register_member.article_id "
    "AND party.label = register_member.label "
    "JOIN statement_party ON statement_party.party_id = party.id "
    "WHERE register_member.entry_id = ? OR register_member.entry_id IN "
    "(SELECT entry_id FROM register_former WHERE id = ?))"
)


def _whole_words(name: str) -> tuple[str]:
    words = in_words(name)
    if not words:
        raise UsageError(f"{name!r} is no name: it has neither letters nor digits.")
    return (f"% {words} %",)


def narrow_by_outlet(
    database: Database, question: Question, search: Search, what: Literal["statement", "article"]
) -> None:
    """Only what stands in an outlet whose name has the words of the search's `outlet`."""
    if search.outlet is None:
        return
    matches = "' ' || current_article.outlet_words || ' ' LIKE ?"
    if what == "statement":
        matches = (
            f"{_unindexed(database)}statement.article_id IN "
            f"(SELECT article_id FROM current_article WHERE {matches})"
        )
    question.need(matches, *_whole_words(search.outlet))


def _rows_of(database: Database, ids: Sequence[int]) -> Iterable[tuple[Any, ...]]:
    """The rows of the statements, in the order of their ids."""
    if not ids:
        return []
    marks = ", ".join("?" * len(ids))
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM statement "
        "JOIN article ON article.id = statement.article_id "
        "JOIN current_article ON current_article.article_id = statement.article_id "
        f"WHERE statement.id IN ({marks})",
        ids,
    )
    by_id = {row[0]: row[1:] for row in rows}
    return [by_id[number] for number in ids if number in by_id]


def _found_quote(
    database: Database, row: tuple[Any, ...], wanted: Sequence[Phrase], texts: dict[int, str]
) -> FoundQuote:
    article, version, address, outlet, title, published, key, speaker, told_by, denied, value = row
    if version not in texts:
        texts[version] = text_of_version(database, version)
    text = texts[version]
    statement: StatementValue = json.loads(value)
    spans = [Span(*span) for span in statement["content"]["spans"]]
    whole = Span(*_extent(statement))
    around = sentence_around(text, whole)
    hits = tuple(hit for span in spans for hit in find_hits(text, span, wanted))
    line = text.count("\n", 0, whole.start) + 1
    return FoundQuote(
        article, address, outlet, title, published, key, speaker, told_by, bool(denied), statement,
        line, around.of(text), around.start, hits,
    )  # fmt: skip


def _extent(statement: StatementValue) -> tuple[int, int]:
    """From the first to the last word of source, cue and content."""
    roles = (statement["source"], statement["cue"], statement["content"])
    spans = [span for role in roles if role for span in role["spans"]]
    return min(start for start, _ in spans), max(end for _, end in spans)


def find_hits(text: str, span: Span, wanted: Sequence[Phrase]) -> Iterator[Span]:
    """Where the phrases stand within the span, in text order and not overlapping."""
    words = list(find_words(span.of(text)))
    forms = [word.form for word in words]
    end = 0
    for at in range(len(words)):
        if at < end:
            continue
        lengths = [len(one.words) for one in wanted if _stands_at(forms, at, one)]
        if lengths:
            end = at + max(lengths)
            yield Span(span.start + words[at].start, span.start + words[end - 1].end)


def _stands_at(forms: Sequence[str], at: int, phrase: Phrase) -> bool:
    *whole, last = phrase.words
    there = forms[at : at + len(phrase.words)]
    if len(there) < len(phrase.words) or there[:-1] != whole:
        return False
    return there[-1].startswith(last) if phrase.is_prefix else there[-1] == last
