"""The register of a ledger: brought up to date with its articles, and read."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.errors import UsageError
from onrecord.ledger.correcting import all_corrections, undone_by
from onrecord.ledger.correction import ACROSS_ARTICLES, Correction, standing
from onrecord.ledger.database import Database
from onrecord.ledger.keeping import encoded, storable
from onrecord.ledger.ledger import Ledger
from onrecord.register.decision import Decision, PartyPlace
from onrecord.register.group import known_of
from onrecord.register.lines import (
    entry_of,
    entry_to_dict,
    member_of,
    member_to_dict,
    setting_of,
    setting_to_dict,
)
from onrecord.register.register import Entry, Register, build_register
from onrecord.register.sighting import Setting, Sighting, sightings_of

# Any number, the same in every process: who has it may change the register (PostgreSQL; in
# SQLite there is one writer anyhow).
_LOCK = 7_011_053
_MOST_AT_ONCE = 500  # parameters of one question to the database


def bring_up_to_date(ledger: Ledger, *, anew: bool = False) -> int:
    """The register knows every article of the ledger as it is now; how many were new comes back.

    Only what the new parties may be one with is looked at again: what was one stays one. With
    `anew` all is put together again from the start, and ids stay where most of a party does.
    """
    database = ledger.database
    decisions = decisions_of(ledger)
    if not anew and not _changed(database) and _is_decided(database, decisions):
        return 0
    with database.writing():
        if database.dialect == "postgres":
            database.rows("SELECT pg_advisory_xact_lock(?)", (_LOCK,))
        changed = _changed(database)
        articles = ledger.articles() if anew else sorted(changed)
        sightings = [
            one
            for number in articles
            if number in changed or anew
            for one in _sightings(ledger, number)
        ]
        whole = anew or not _is_decided(database, decisions)
        before = read_kept(database) if whole else _around(database, sightings, articles)
        released = _released(ledger, decisions)
        after = build_register(sightings, before=before, decisions=decisions, released=released)
        _write(database, before, after)
        _keep_articles(database, articles, {one.setting for one in sightings})
        _keep_decisions(database, decisions)
    return len(changed)


def follow(ledger: Ledger, number: int) -> None:
    """The register is up to date after a correction across articles, or the undoing of one."""
    if undone_by(ledger.database, number).kind in ACROSS_ARTICLES:
        bring_up_to_date(ledger)


def register_of(ledger: Ledger, *, anew: bool = False) -> Register:
    """The whole register of the ledger, up to date."""
    bring_up_to_date(ledger, anew=anew)
    return read_kept(ledger.database, decisions_of(ledger))


def entry_in(ledger: Ledger, label: str) -> Entry:
    """The entry with the id, or that once had it. Raises UsageError where there is none."""
    database = ledger.database
    rows = database.rows("SELECT entry_id FROM register_former WHERE id = ?", (storable(label),))
    found = _entries(database, [rows[0][0] if rows else label])
    if not found:
        raise UsageError(f"The register has no party {label!r}; `onrecord parties` lists them.")
    return found[0]


def entry_ids(ledger: Ledger, article: int) -> dict[str, str]:
    """The id in the register of each party of the article, by its id there."""
    rows = ledger.database.rows(
        "SELECT label, entry_id FROM register_member WHERE article_id = ?", (article,)
    )
    return {str(label): str(entry) for label, entry in rows}


def decisions_of(ledger: Ledger) -> tuple[Decision, ...]:
    """What people decided about the register and did not undo."""
    return tuple(
        _decision(one) for one in standing(all_corrections(ledger.database))
        if one.kind in ACROSS_ARTICLES
    )  # fmt: skip


def decide(ledger: Ledger, decision: Decision) -> int:
    """The decision stands in the ledger; its number, under which it can be undone, comes back."""
    desk = ledger.corrector(decision.author, decision.note)
    parties, others = (
        [{"article": int(one.article), "name": one.name} for one in places]
        for places in (decision.parties, decision.others)
    )
    kind = "same-party" if decision.kind == "join" else "other-party"
    return desk.decide_parties(kind, parties, others)  # type: ignore[arg-type]


def read_kept(database: Database, decisions: Sequence[Decision] = ()) -> Register:
    """The register as it was kept."""
    ids = [label for (label,) in database.rows("SELECT id FROM register_entry")]
    entries = _entries(database, ids)
    ordered = sorted(entries, key=lambda one: (-one.statements, one.name, one.id))
    return Register(tuple(ordered), tuple(decisions))


def keep_link(database: Database, entry: Entry) -> None:
    """The item that the entry was found to be is kept with it."""
    database.rows(
        "UPDATE register_entry SET wikidata = ?, value = ? WHERE id = ?",
        (_plain(entry.wikidata), encoded(entry_to_dict(entry)), entry.id),
    )


def _decision(correction: Correction) -> Decision:
    parties, others = (
        tuple(PartyPlace(str(one["article"]), one["name"]) for one in places)
        for places in (correction.target["parties"], correction.value["others"])
    )
    return Decision(
        correction.number,
        "join" if correction.kind == "same-party" else "split",
        parties,
        others,
        correction.author,
        correction.made_at,
        correction.note,
    )


def _is_decided(database: Database, decisions: Sequence[Decision]) -> bool:
    """True where the register was last made with these decisions."""
    rows = database.rows("SELECT decisions FROM register_state")
    return (rows[0][0] if rows else "") == _numbers(decisions)


def _released(ledger: Ledger, decisions: Sequence[Decision]) -> list[PartyPlace]:
    """The parties of decisions that the register was last made with and that were undone since."""
    rows = ledger.database.rows("SELECT decisions FROM register_state")
    known = {int(number) for number in (rows[0][0] if rows else "").split(",") if number}
    undone = known - {one.number for one in decisions}
    found = [_decision(one) for one in all_corrections(ledger.database) if one.number in undone]
    return [place for one in found for place in one.parties]


def _keep_decisions(database: Database, decisions: Sequence[Decision]) -> None:
    database.rows("DELETE FROM register_state")
    database.rows("INSERT INTO register_state (decisions) VALUES (?)", (_numbers(decisions),))


def _numbers(decisions: Sequence[Decision]) -> str:
    return ",".join(str(one.number) for one in decisions)


# A party has a new row, with a higher id, whenever its article changes.
_NEWEST = "SELECT article_id, max(id) FROM party GROUP BY article_id"
_KNOWN = "SELECT article_id, newest_party FROM register_article"


def _parties_of(database: Database, question: str) -> dict[int, int]:
    """The newest row of the parties of each article, now or as the register knows it."""
    return {int(article): int(party) for article, party in database.rows(question)}


def _changed(database: Database) -> set[int]:
    """The numbers of the articles whose parties are not as the register knows them."""
    newest = _parties_of(database, _NEWEST)
    known = _parties_of(database, _KNOWN)
    return {n for n in newest.keys() | known.keys() if newest.get(n, 0) != known.get(n, 0)}


def _sightings(ledger: Ledger, article: int) -> Iterable[Sighting]:
    try:
        return sightings_of(ledger.record(article), str(article))
    except UsageError:  # it is gone from the ledger
        return []


def _around(database: Database, sightings: Sequence[Sighting], articles: Sequence[int]) -> Register:
    """The entries that the sightings may belong to, or did until now."""
    blocks = {known.block for one in sightings if (known := known_of(one))}
    ids: dict[str, None] = {}
    for column, table, values in (
        ("block", "register_block", [storable(one) for one in sorted(blocks)]),
        ("article_id", "register_member", list(articles)),
    ):
        for some in _pieces(values):
            marks = ", ".join("?" * len(some))
            rows = database.rows(
                f"SELECT DISTINCT entry_id FROM {table} WHERE {column} IN ({marks})", some
            )
            ids |= dict.fromkeys(label for (label,) in rows)
    return Register(tuple(_entries(database, list(ids))))


def _pieces(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[at : at + _MOST_AT_ONCE] for at in range(0, len(values), _MOST_AT_ONCE))


def _entries(database: Database, ids: Sequence[str]) -> list[Entry]:
    found = []
    for some in _pieces([storable(label) for label in ids]):
        marks = ", ".join("?" * len(some))
        values = database.rows(f"SELECT id, value FROM register_entry WHERE id IN ({marks})", some)
        rows = database.rows(
            "SELECT entry_id, register_member.value, register_article.value FROM register_member "
            "JOIN register_article ON register_article.article_id = register_member.article_id "
            f"WHERE entry_id IN ({marks}) ORDER BY register_member.article_id",
            some,
        )
        members = defaultdict(list)
        settings: dict[str, Setting] = {}
        for label, member, setting in rows:
            value = json.loads(member)
            if value["article"] not in settings:
                settings[value["article"]] = setting_of(json.loads(setting))
            members[label].append(member_of(value, settings))
        found += [entry_of(json.loads(value), members[label]) for label, value in values]
    return found


def _write(database: Database, before: Register, after: Register) -> None:
    """The entries of `after` stand in the place of those of `before`; equal ones are let be."""
    same = {entry.id for entry in before.entries if after.by_id.get(entry.id) == entry}
    gone = [(entry.id,) for entry in before.entries if entry.id not in same]
    for table in ("register_member", "register_block", "register_former"):
        database.run_many(f"DELETE FROM {table} WHERE entry_id = ?", gone)
    database.run_many("DELETE FROM register_entry WHERE id = ?", gone)
    new = [entry for entry in after.entries if entry.id not in same]
    database.run_many(
        "INSERT INTO register_entry (id, name, kind, articles, statements, wikidata, value) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [_row(entry) for entry in new],
    )
    database.run_many(
        "INSERT INTO register_former (id, entry_id) VALUES (?, ?)",
        [(old, entry.id) for entry in new for old in entry.was],
    )
    database.run_many(
        "INSERT INTO register_member (article_id, label, entry_id, value) VALUES (?, ?, ?, ?)",
        [
            (
                int(one.sighting.setting.article),
                storable(one.sighting.label),
                entry.id,
                encoded(member_to_dict(one)),
            )
            for entry in new
            for one in entry.members
        ],
    )
    blocks = {
        (storable(known.block), entry.id)
        for entry in new
        for one in entry.members
        if (known := known_of(one.sighting))
    }
    database.run_many("INSERT INTO register_block (block, entry_id) VALUES (?, ?)", sorted(blocks))


def _row(entry: Entry) -> tuple[Any, ...]:
    return (
        entry.id,
        storable(entry.name),
        storable(entry.kind),
        len(entry.articles),
        entry.statements,
        _plain(entry.wikidata),
        encoded(entry_to_dict(entry)),
    )


def _plain(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _keep_articles(
    database: Database, articles: Sequence[int], settings: Iterable[Setting]
) -> None:
    """The register knows the articles as they are."""
    values = {int(one.article): encoded(setting_to_dict(one)) for one in settings}
    newest = _parties_of(database, _NEWEST)
    database.run_many("DELETE FROM register_article WHERE article_id = ?", [(n,) for n in articles])
    database.run_many(
        "INSERT INTO register_article (article_id, newest_party, value) VALUES (?, ?, ?)",
        [(number, newest[number], values[number]) for number in articles if number in values],
    )
