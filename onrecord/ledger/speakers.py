"""Who speaks in the ledger, how much, and who denies whom.

Each article has one row at most for a speaker with `statements > 0` (see `tallies.py`).

Parties of one name in searched words are one speaker, over all articles: what people join has one
name from then on. Of unnamed and generic parties ("officials") that says no more than that they
are called so.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.errors import UsageError
from onrecord.ledger.counts import EVERYBODY, Counted, Whose, ranked
from onrecord.ledger.database import Database
from onrecord.ledger.keeping import storable
from onrecord.ledger.search import FoundQuote, found_quotes
from onrecord.ledger.words import name_in_words

SpeakerOrder = Literal["statements", "denied", "denying", "latest", "name"]
ORDERS: tuple[SpeakerOrder, ...] = ("statements", "denied", "denying", "latest", "name")
# Kinds of those who are the same one wherever they have the same name.
NAMED_KINDS = ("person", "organization", "government", "group", "document")

_SQL_ORDERS: dict[SpeakerOrder, str] = {
    "statements": "sum(statements) - sum(told) DESC, sum(statements) DESC",
    "denied": "sum(denied) DESC, sum(statements) DESC",
    "denying": "sum(denying) DESC, sum(statements) DESC",
    "latest": "max(last_day) DESC NULLS LAST",
    "name": "name_words",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerSearch:
    """Which speakers are wanted: with words of the name (or their beginnings), of some kinds."""

    name: str = ""
    kinds: tuple[str, ...] = ()
    order: SpeakerOrder = "statements"
    limit: int = 50
    offset: int = 0

    def __post_init__(self) -> None:
        if self.limit < 1 or self.offset < 0:
            raise UsageError("A list shows 1 speaker or more, from the first or a later one.")


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker and how much there is; `key` is the name in searched words.

    `told` counts the statements that stand in the words of another ("Johnson said that Corbyn
    dithers" has one of Corbyn's), `denied` and `denying` those that others deny, and those that
    deny others.
    """

    key: str
    name: str
    kinds: tuple[str, ...]
    statements: int
    told: int
    articles: int
    denied: int
    denying: int
    last_day: str | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a speaker is, after all articles: each list has the most frequent first."""

    key: str
    name: str
    names: tuple[Counted, ...]
    kinds: tuple[Counted, ...]
    roles: tuple[Counted, ...]
    aliases: tuple[Counted, ...]
    speaks_for: tuple[Counted, ...]
    wikidata: tuple[Counted, ...]
    articles: int
    statements: int
    told: int
    denied: int
    denying: int


@dataclass(frozen=True, slots=True)
class Registered:
    """A party of the register across articles: the names it speaks under, the most used first."""

    id: str
    name: str
    kind: str
    statements: int
    names: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Opponent:
    """One whose statements are denied, or who denies; without a name where the text gives none."""

    key: str | None
    name: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement, and one that it denies."""

    denying: FoundQuote
    denied: FoundQuote


def find_speakers(database: Database, search: SpeakerSearch) -> list[SpeakerCount]:
    """The speakers, in the order that is asked for."""
    condition, having, parameters = _wanted(search)
    rows = database.rows(
        "SELECT name_words, sum(statements), sum(told), count(*), sum(denied), "
        f"sum(denying), max(last_day) FROM party WHERE {condition} GROUP BY name_words {having} "
        f"ORDER BY {_SQL_ORDERS[search.order]}, name_words LIMIT ? OFFSET ?",
        (*parameters, search.limit, search.offset),
    )
    names, kinds = _names_and_kinds(database, [row[0] for row in rows])
    return [
        SpeakerCount(
            key,
            names[key][0],
            kinds[key],
            int(statements),
            int(told),
            articles,
            int(denied),
            int(denying),
            day,
        )
        for key, statements, told, articles, denied, denying, day in rows
    ]


def count_speakers(database: Database, search: SpeakerSearch) -> int:
    """How many speakers there are in all."""
    condition, having, parameters = _wanted(search)
    ((count,),) = database.rows(
        f"SELECT count(*) FROM (SELECT 1 FROM party WHERE {condition} "
        f"GROUP BY name_words {having}) AS found",
        parameters,
    )
    return int(count)


def _wanted(search: SpeakerSearch) -> tuple[str, str, list[Any]]:
    """The condition on parties, that on groups of them, and the parameters of both."""
    conditions, parameters = ["statements > 0"], []
    for word in name_in_words(search.name).split():
        conditions.append("' ' || name_words LIKE ?")
        parameters.append(f"% {word}%")
    having = []
    if search.kinds:
        marks = ", ".join("?" * len(search.kinds))
        having.append(f"max(CASE WHEN kind IN ({marks}) THEN 1 ELSE 0 END) = 1")
        parameters.extend(search.kinds)
    if search.order in ("denied", "denying"):
        having.append(f"sum({search.order}) > 0")
    return " AND ".join(conditions), f"HAVING {' AND '.join(having)}" if having else "", parameters


def _names_and_kinds(
    database: Database, keys: Sequence[str]
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The names and the kinds that the speakers are given, the most frequent first."""
    marks = ", ".join("?" * len(keys)) or "NULL"
    rows = database.rows(
        "SELECT name_words, name, kind, sum(statements) FROM party "
        f"WHERE statements > 0 AND name_words IN ({marks}) GROUP BY name_words, name, kind",
        keys,
    )
    told: dict[str, list[tuple[str, str | None, int]]] = {key: [] for key in keys}
    for key, name, kind, count in rows:
        told[key].append((name, kind, int(count)))
    names = {key: _values((name, count) for name, _, count in of) for key, of in told.items()}
    kinds = {key: _values((kind, count) for _, kind, count in of) for key, of in told.items()}
    return names, kinds


def _values(counts: Iterable[tuple[str | None, int]]) -> tuple[str, ...]:
    return tuple(one.value for one in ranked(counts) if one.value is not None)


def find_speaker(database: Database, key: str) -> Speaker | None:
    """All that the records tell of the speaker; None where nobody of the name speaks."""
    rows = database.rows(
        "SELECT name, kind, described, statements, denied, denying, article_id, told FROM party "
        "WHERE name_words = ? AND statements > 0 ORDER BY id",
        (key,),
    )
    if not rows:
        return None
    described = [json.loads(row[2]) for row in rows]
    names = ranked((row[0], row[3]) for row in rows)
    return Speaker(
        key=key,
        name=names[0].value or key,
        names=names,
        kinds=ranked((row[1], row[3]) for row in rows),
        roles=ranked((words, 1) for one in described for words in one["roles"]),
        aliases=ranked((words, 1) for one in described for words in one["aliases"]),
        speaks_for=_told(one["speaks_for"] for one in described),
        wikidata=_told(one["wikidata"] for one in described),
        articles=len({row[6] for row in rows}),
        statements=sum(row[3] for row in rows),
        told=sum(row[7] for row in rows),
        denied=sum(row[4] for row in rows),
        denying=sum(row[5] for row in rows),
    )


def _told(values: Iterable[str | None]) -> tuple[Counted, ...]:
    return ranked((value, 1) for value in values if value)


def registered_as(database: Database, key: str) -> list[Registered]:
    """The parties of the register that speak under the name, those with the most statements first.

    As the register was last made; none where it was not made yet.
    """
    rows = database.rows(
        "SELECT register_entry.id, register_entry.name, register_entry.kind, min(party.name), "
        "sum(party.statements) FROM register_entry "
        "JOIN register_member ON register_member.entry_id = register_entry.id "
        "JOIN party ON party.article_id = register_member.article_id "
        "AND party.label = register_member.label "
        "WHERE party.statements > 0 AND register_entry.id IN "
        "(SELECT entry_id FROM party JOIN register_member "
        "ON register_member.article_id = party.article_id AND register_member.label = party.label "
        "WHERE party.name_words = ? AND party.statements > 0) "
        "GROUP BY register_entry.id, register_entry.name, register_entry.kind, party.name_words",
        (key,),
    )
    told: dict[tuple[str, str, str], list[tuple[str, int]]] = {}
    for entry, name, kind, written, count in rows:
        told.setdefault((entry, name, kind), []).append((written, int(count)))
    found = [
        Registered(*entry, sum(count for _, count in names), ranked(names))
        for entry, names in told.items()
    ]
    return sorted(found, key=lambda one: (-one.statements, one.id))


def denied_by(database: Database, key: str) -> list[Opponent]:
    """Whom the speaker denies, and how many of their statements, the most first."""
    return _opponents(database, key, mine="statement_id", theirs="denied_id")


def deniers_of(database: Database, key: str) -> list[Opponent]:
    """Who denies the speaker, and with how many statements, the most first."""
    return _opponents(database, key, mine="denied_id", theirs="statement_id")


def _opponents(database: Database, key: str, *, mine: str, theirs: str) -> list[Opponent]:
    rows = database.rows(
        f"SELECT party.name_words, min(party.name), count(DISTINCT denial.{theirs}) FROM denial "
        f"LEFT JOIN statement_party ON statement_party.statement_id = denial.{theirs} "
        "LEFT JOIN party ON party.id = statement_party.party_id "
        f"WHERE denial.{mine} IN (SELECT statement_id FROM party "
        "JOIN statement_party ON party_id = party.id WHERE party.name_words = ?) "
        "GROUP BY party.name_words ORDER BY 3 DESC, 1",
        (key,),
    )
    return [Opponent(*row) for row in rows]


def find_denials(
    database: Database,
    *,
    by: Whose = EVERYBODY,
    of: Whose = EVERYBODY,
    limit: int = 20,
) -> list[Denial]:
    """Denials that statements `by` one make and that are `of` statements of one, newest first."""
    told, parameters = by.condition("denying")
    denied, more = of.condition("denied")
    pairs = database.rows(
        "SELECT denial.statement_id, denial.denied_id FROM denial "
        "JOIN statement AS denying ON denying.id = denial.statement_id "
        "JOIN statement AS denied ON denied.id = denial.denied_id "
        f"WHERE {told} AND {denied} "
        "ORDER BY denying.last_day DESC NULLS LAST, denying.id DESC, denied.id LIMIT ?",
        (*parameters, *more, limit),
    )
    ids = sorted({number for pair in pairs for number in pair})
    quotes = dict(zip(ids, found_quotes(database, ids), strict=True))
    return [Denial(quotes[denying], quotes[denied]) for denying, denied in pairs]


def registered_name(database: Database, party: str) -> str | None:
    """The name of the party that has the id in the register, or once had it; None where none."""
    rows = database.rows(
        "SELECT name FROM register_entry WHERE id = ? OR id IN "
        "(SELECT entry_id FROM register_former WHERE id = ?)",
        (storable(party), storable(party)),
    )
    return str(rows[0][0]) if rows else None
