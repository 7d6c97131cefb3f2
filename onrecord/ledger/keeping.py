"""The current state of an article, made anew from its reading and its corrections."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Any, cast

from onrecord.ledger.correction import ACROSS_ARTICLES, Correction, standing
from onrecord.ledger.database import Database
from onrecord.ledger.difference import speaker_of
from onrecord.ledger.places import Move
from onrecord.ledger.query import as_vector
from onrecord.ledger.revision import Revision
from onrecord.ledger.tallies import Tally, days_of, tallies_of
from onrecord.ledger.telling import tellers
from onrecord.ledger.values import PartyValue, RecordValue, StatementValue
from onrecord.ledger.words import LONGEST_NAME, LONGEST_WORD, name_in_words, stretches

CORRECTIONS = (
    "SELECT id, kind, article_id, version_id, target, value, note, author, made_at, undoes "
    "FROM correction "
)


def storable(text: str) -> str:
    r"""The text as every database takes it: NUL and lone surrogates are spelt `\x00`, `\ud800`."""
    if "\0" not in text and text.isascii():
        return text
    text = text.replace("\0", "\\x00")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _stored(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _word(text: object) -> str | None:
    """A word of the contract, cut where one from outside is longer than any is."""
    return storable(text)[:LONGEST_WORD] or None if isinstance(text, str) else None


def encoded(value: object) -> str:
    """The value as JSON in ASCII, which keeps every text exactly."""
    return json.dumps(value, separators=(",", ":"))


def text_of_version(database: Database, version_id: int) -> str:
    """The text as it was read, to the last character."""
    ((data,),) = database.rows("SELECT text FROM version WHERE id = ?", (version_id,))
    return bytes(data).decode("utf-8", "surrogatepass")


def newest_reading(database: Database, version_id: int, text: str) -> RecordValue:
    """What the newest model made of the version, as it gave it."""
    ((line,),) = database.rows(
        "SELECT record FROM reading WHERE version_id = ? ORDER BY id DESC LIMIT 1", (version_id,)
    )
    return with_text(line, text)


def with_text(line: str, text: str) -> RecordValue:
    """The stored record and the text that it was stored without."""
    record = json.loads(line)
    record["article"]["text"] = text
    return cast(RecordValue, record)


def without_text(record: RecordValue) -> str:
    """The record as it is stored: as JSON, its text kept once, with the version."""
    article = {name: value for name, value in record["article"].items() if name != "text"}
    return encoded({**record, "article": article})


def corrections_of(database: Database, article_id: int) -> list[Correction]:
    """The events about the article, and those that hold everywhere, undone ones as well."""
    rows = database.rows(
        CORRECTIONS + "WHERE article_id = ? OR article_id IS NULL ORDER BY id", (article_id,)
    )
    found = (correction_of_row(row) for row in rows)
    return [one for one in found if one.kind not in ACROSS_ARTICLES]


def correction_of_row(row: tuple[Any, ...]) -> Correction:
    """The event that a row of the table holds."""
    number, kind, article, version, target, value, note, author, made_at, undoes = row
    return Correction(
        number, kind, article, version, json.loads(target), json.loads(value), note, author,
        made_at, undoes,
    )  # fmt: skip


def revised(database: Database, article_id: int, version_id: int) -> Revision:
    """The newest reading of the version with the corrections in it."""
    text = text_of_version(database, version_id)
    corrections = standing(corrections_of(database, article_id))
    older = {one.version_id for one in corrections if one.version_id not in (None, version_id)}
    moves = {one: Move(text_of_version(database, one), text) for one in older if one is not None}
    revision = Revision(newest_reading(database, version_id, text), moves)
    revision.apply(corrections)
    return revision


def keep_current(database: Database, article_id: int, version_id: int) -> RecordValue:
    """The tables that are searched hold the current state of the article, which comes back."""
    revision = revised(database, article_id, version_id)
    record = revision.record
    _forget(database, article_id)
    _keep_article(database, article_id, record)
    parties = _keep_parties(database, article_id, record)
    statements = _keep_statements(database, article_id, record, revision.keys)
    _keep_links(database, record, statements, parties)
    _keep_names(database, record, statements)
    database.run_many(
        "INSERT INTO conflict (correction_id, article_id, kind, message) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        [
            (one.correction, article_id, one.kind, storable(one.message))
            for one in revision.conflicts
        ],
    )
    return record


def _forget(database: Database, article_id: int) -> None:
    """Nothing is left of an earlier state of the article in the tables that are searched."""
    column = "rowid" if database.dialect == "sqlite" else "statement_id"
    database.rows(
        f"DELETE FROM statement_words WHERE {column} IN "
        "(SELECT id FROM statement WHERE article_id = ?)",
        (article_id,),
    )
    for table in ("statement", "party", "conflict", "current_article"):
        database.rows(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))


def _keep_article(database: Database, article_id: int, record: RecordValue) -> None:
    article = record["article"]
    outlet = article.get("outlet")
    known = (article.get("title"), article.get("published"), article.get("language"))
    plain = (outlet, name_in_words(outlet or ""), *known)
    database.rows(
        "INSERT INTO current_article (article_id, outlet, outlet_words, title, published, "
        "language, model, statements, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article_id,
            *map(_stored, plain),
            storable(record["reader"]["model"]),
            len(record["statements"]),
            without_text(record),
        ),
    )


def keep_words_of_text(database: Database, article_id: int, text: str) -> None:
    """The words of the article's newest text are found, and those of older ones are not."""
    if database.dialect == "sqlite":
        rows = database.rows("SELECT rowid FROM article_words WHERE article_id = ?", (article_id,))
        database.run_many("DELETE FROM article_words WHERE rowid = ?", rows)
    else:
        database.rows("DELETE FROM article_words WHERE article_id = ?", (article_id,))
    mark = "?" if database.dialect == "sqlite" else "CAST(? AS tsvector)"
    database.run_many(
        f"INSERT INTO article_words (words, article_id) VALUES ({mark}, ?)",
        [(_indexed(database, words), article_id) for words in stretches(text)],
    )


def _indexed(database: Database, words: list[str]) -> str:
    return " ".join(words) if database.dialect == "sqlite" else as_vector(words)


def _keep_parties(database: Database, article_id: int, record: RecordValue) -> dict[str, int]:
    """The ids that the parties have in the ledger, by their ids in the record."""
    found: dict[str, int] = {}
    tallies = tallies_of(record)
    names = {party["id"]: party["name"] for party in record.get("parties") or []}
    for party in record.get("parties") or []:
        name = storable(party["name"])[:LONGEST_NAME]
        tally = tallies.get(party["id"], Tally())
        ((number,),) = database.rows(
            "INSERT INTO party (article_id, label, name, name_words, kind, described, last_day, "
            "statements, told, denied, denying, direct, mixed, doubting, endorsing, charged) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                article_id,
                storable(party["id"]),
                name,
                name_in_words(party["name"]),
                _word(party.get("kind")),
                encoded(_described(party, names)),
                stored_day(tally.last_day),
                *(tally.statements, tally.told, tally.denied, tally.denying),
                *(tally.direct, tally.mixed, tally.doubting, tally.endorsing, tally.charged),
            ),
        )
        found[party["id"]] = number
    return found


def _described(party: PartyValue, names: Mapping[str, str]) -> dict[str, Any]:
    """What the record tells of the party beside its name and kind."""
    return {
        "roles": party.get("roles") or [],
        "aliases": party.get("aliases") or [],
        "speaks_for": names.get(party.get("speaks_for") or ""),
        "wikidata": party.get("wikidata"),
    }


def stored_day(day: str | None) -> str | None:
    """The day as tables have it, without a time; None for none."""
    return storable(day or "")[:10] or None


def _keep_statements(
    database: Database, article_id: int, record: RecordValue, keys: Mapping[str, str]
) -> dict[str, int]:
    """The ids that the statements have in the ledger, by their ids in the record."""
    found: dict[str, int] = {}
    parties = {party["id"]: party for party in record.get("parties") or []}
    denied = {one for statement in record["statements"] for one in statement.get("denies") or []}
    published = record["article"].get("published")
    told_by = tellers(record)
    for position, statement in enumerate(record["statements"]):
        row = _row(statement, parties, published, is_denied=statement["id"] in denied)
        teller = told_by.get(statement["id"])
        ((number,),) = database.rows(
            "INSERT INTO statement (article_id, position, key, label, speaker, content, act, "
            "manner, polarity, framing, part, cue, confidence, first_day, last_day, is_denied, "
            "is_corrected, value, told_by, is_told) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                *(article_id, position, keys[statement["id"]], *row),
                *(_stored(teller), int(teller is not None)),
            ),
        )
        found[statement["id"]] = number
    mark = "rowid, words) VALUES (?, ?)"
    if database.dialect == "postgres":
        mark = "statement_id, words) VALUES (?, CAST(? AS tsvector))"
    database.run_many(f"INSERT INTO statement_words ({mark}", _words(database, record, found))
    return found


def _words(
    database: Database, record: RecordValue, statements: Mapping[str, int]
) -> Iterable[tuple[int, str]]:
    for statement in record["statements"]:
        for words in stretches(statement["content"]["text"]):
            yield statements[statement["id"]], _indexed(database, words)
            break  # a quote of more words than a stretch is found by its first ones


def _row(
    statement: StatementValue,
    parties: dict[str, PartyValue],
    published: str | None,
    *,
    is_denied: bool,
) -> tuple[Any, ...]:
    speaker = speaker_of(statement, parties)
    first, last = days_of(statement, published)
    texts = (statement["id"], speaker, statement["content"]["text"])
    return (
        *map(_stored, texts),
        *(_word(statement.get(field)) for field in ("act", "manner", "polarity")),
        _word(statement["cue"].get("framing")),
        _word(statement.get("part")),
        _word(statement["cue"].get("lemma")),
        statement.get("confidence"),
        stored_day(first),
        stored_day(last),
        int(is_denied),
        int(bool(statement.get("corrections"))),
        encoded(statement),
    )


def _keep_links(
    database: Database,
    record: RecordValue,
    statements: Mapping[str, int],
    parties: Mapping[str, int],
) -> None:
    """Who said what, and who denies what, is kept by the ids of the ledger."""
    database.run_many(
        "INSERT INTO statement_party (statement_id, party_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [
            (statements[statement["id"]], parties[party])
            for statement in record["statements"]
            for party in statement.get("by") or []
        ],
    )
    database.run_many(
        "INSERT INTO denial (statement_id, denied_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [
            (statements[statement["id"]], statements[denied])
            for statement in record["statements"]
            for denied in statement.get("denies") or []
            if denied in statements
        ],
    )


def _keep_names(database: Database, record: RecordValue, statements: Mapping[str, int]) -> None:
    """The statements are found by every name of who spoke and of who is spoken of."""
    found = sorted(set(_names(record)))
    words = sorted({name for name, _, _ in found})
    # In one order in every process, so that two that add at once never wait for each other.
    database.run_many(
        "INSERT INTO name (words) VALUES (?) ON CONFLICT DO NOTHING", [(one,) for one in words]
    )
    numbers = {
        one: database.rows("SELECT id FROM name WHERE words = ?", (one,))[0][0] for one in words
    }
    database.run_many(
        "INSERT INTO statement_name (statement_id, name_id, role) VALUES (?, ?, ?)",
        [(statements[label], numbers[name], role) for name, role, label in found],
    )


def _names(record: RecordValue) -> Iterable[tuple[str, str, str]]:
    """Name in searched words, role, and id of the statement, for each that has one."""
    parties = {party["id"]: party for party in record.get("parties") or []}
    names = {label: _names_of(party) for label, party in parties.items()}
    mentions = sorted(
        (mention["start"], mention["end"], label)
        for label, party in parties.items()
        for mention in party.get("mentions") or []
    )
    for statement in record["statements"]:
        label = statement["id"]
        speakers = [name for one in statement.get("by") or [] for name in names[one]]
        if statement["source"]:
            speakers.append(name_in_words(statement["source"]["text"]))
        yield from ((name, "by", label) for name in speakers if name)
        for party in _mentioned(statement, mentions):
            yield from ((name, "about", label) for name in names[party])


def _names_of(party: PartyValue) -> list[str]:
    """Every way to name the party. A pronoun among its aliases would find everybody."""
    written = (name_in_words(one) for one in (party["name"], *(party.get("aliases") or [])))
    return [words for words in dict.fromkeys(written) if words]


def _mentioned(statement: StatementValue, mentions: list[tuple[int, int, str]]) -> Iterable[str]:
    """The parties come that are named or meant within the content. Mentions stand in text order."""
    for start, end in statement["content"]["spans"]:
        first = bisect_left(mentions, (start, 0, ""))
        for number in range(first, len(mentions)):
            mention_start, mention_end, label = mentions[number]
            if mention_start >= end:
                break
            if mention_end <= end:
                yield label
