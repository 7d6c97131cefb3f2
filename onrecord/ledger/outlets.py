"""Outlets of the ledger, whom they quote, and how.

Outlets of one name in searched words are one; articles without an outlet are together under "".
"""

from collections import Counter
from dataclasses import dataclass

from onrecord.ledger.counts import Counted, ranked
from onrecord.ledger.database import Database


@dataclass(frozen=True, slots=True)
class OutletCount:
    """An outlet and its statements by manner and by framing; without a name where none is told."""

    key: str
    name: str | None
    articles: int
    statements: int
    denied: int
    manners: tuple[Counted, ...]
    framings: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class QuotedSpeaker:
    """A speaker as an outlet quotes them, and how many of the statements are told in which way.

    `told` are those that stand in the words of another speaker, whom the outlet quotes.
    """

    key: str
    name: str
    kind: str | None
    articles: int
    statements: int
    told: int
    direct: int
    mixed: int
    doubting: int
    endorsing: int
    charged: int


def find_outlets(database: Database, key: str | None = None) -> list[OutletCount]:
    """All outlets, or the one with the key; those with the most statements first."""
    narrowed, parameters = ("", ()) if key is None else ("WHERE outlet_words = ? ", (key,))
    names: dict[str, Counter[str]] = {}
    articles: Counter[str] = Counter()
    for words, name, count in database.rows(
        f"SELECT outlet_words, outlet, count(*) FROM current_article {narrowed}"
        "GROUP BY outlet_words, outlet",
        parameters,
    ):
        articles[words] += count
        names.setdefault(words, Counter())[name or ""] += count
    told: dict[str, list[tuple[str | None, str | None, int, int]]] = {}
    for words, *rest in database.rows(
        "SELECT outlet_words, manner, framing, count(*), sum(is_denied) FROM current_article "
        f"JOIN statement ON statement.article_id = current_article.article_id {narrowed}"
        "GROUP BY outlet_words, manner, framing",
        parameters,
    ):
        told.setdefault(words, []).append((rest[0], rest[1], int(rest[2]), int(rest[3])))
    found = [
        OutletCount(
            words,
            _most_frequent(names[words]) or None,
            articles[words],
            sum(count for _, _, count, _ in told.get(words, [])),
            sum(denied for *_, denied in told.get(words, [])),
            ranked((manner, count) for manner, _, count, _ in told.get(words, [])),
            ranked((framing, count) for _, framing, count, _ in told.get(words, [])),
        )
        for words in names
    ]
    return sorted(found, key=lambda one: (-one.statements, one.key))


def count_speakers_of(database: Database, outlet: str) -> int:
    """How many speak in the articles of the outlet, those who are nobody by name as well."""
    ((count,),) = database.rows(
        "SELECT count(DISTINCT name_words) FROM current_article "
        "JOIN party ON party.article_id = current_article.article_id "
        "WHERE outlet_words = ? AND party.statements > 0",
        (outlet,),
    )
    return int(count)


def find_quoted(database: Database, outlet: str, limit: int = 20) -> list[QuotedSpeaker]:
    """Those whom the outlet quotes most.

    Those whom it quotes most itself come first, not by what others tell that they said. Without its
    own voice and people in general, who are nobody that it quotes.
    """
    rows = database.rows(
        "SELECT name_words, min(name), min(kind), count(*), "
        "sum(party.statements), sum(told), "
        "sum(direct), sum(mixed), sum(doubting), sum(endorsing), sum(charged) "
        "FROM current_article JOIN party ON party.article_id = current_article.article_id "
        "WHERE outlet_words = ? AND party.statements > 0 "
        "AND (kind IS NULL OR kind NOT IN ('generic', 'author')) GROUP BY name_words "
        "ORDER BY sum(party.statements) - sum(told) DESC, sum(party.statements) DESC, name_words "
        "LIMIT ?",
        (outlet, limit),
    )
    return [QuotedSpeaker(key, name, kind, *map(int, counts)) for key, name, kind, *counts in rows]


def _most_frequent(counts: Counter[str]) -> str:
    return min(counts, key=lambda one: (-counts[one], one))
