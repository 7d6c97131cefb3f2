"""Corrections made: each an event that is appended, and the article brought up to date at once."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from onrecord.errors import UsageError
from onrecord.ledger.adding import now
from onrecord.ledger.correction import (
    ACROSS_ARTICLES,
    Correction,
    CorrectionKind,
    counting,
    standing,
)
from onrecord.ledger.database import Database
from onrecord.ledger.fields import article_field_of, party_field_of, set_field
from onrecord.ledger.keeping import (
    CORRECTIONS,
    correction_of_row,
    corrections_of,
    encoded,
    keep_current,
    revised,
    storable,
)
from onrecord.ledger.naming import (
    article_value,
    key_named,
    name_and_kind,
    party_meant,
    party_value,
    statement_value,
)
from onrecord.ledger.places import key_of, nearest
from onrecord.ledger.revision import Revision, comparable
from onrecord.ledger.tangles import tangles
from onrecord.ledger.values import StatementValue
from onrecord.ledger.words import name_in_words


class Corrector:
    """Makes corrections in one person's name, with a note on why.

    Statements are named by id (`s3`), key, or the beginning of a key; parties by name; values
    as people write them (see `naming.py`). Each call gives the number of its event, and raises
    UsageError where what is meant is not there.
    """

    def __init__(self, database: Database, author: str, note: str | None = None) -> None:
        if not author.strip():
            raise UsageError("A correction has an author; name one with --author.")
        self._database = database
        self._author = author
        self._note = note

    def change(self, article: int, statement: str, field: str, value: str) -> int:
        """The field of the statement has the value, now and after every new reading."""
        (number,) = self.change_several(article, statement, {field: value})
        return number

    def change_several(self, article: int, statement: str, values: dict[str, str]) -> list[int]:
        """All fields of the statement have their values, or none has where one is refused.

        They are set in the order given; each is an event of its own, but one that has its value
        already, which is none. UsageError where all have.
        """
        with self._database.writing(durable=True):
            key = key_named(statement, self._open(article)[1].keys)
            made = [self._change(article, key, field, to) for field, to in values.items()]
            return _some(made, values)

    def add(self, article: int, values: dict[str, str]) -> int:
        """A statement that the reading missed stands in the article."""
        if "cue" not in values or "content" not in values:
            raise UsageError("A statement has a cue and a content: cue=82-86 content=88-140.")
        with self._database.writing(durable=True):
            version, revision = self._open(article)
            given = {name: self._value(revision, name, text) for name, text in values.items()}
            by = given.pop("by", [])
            statement = _new_statement(revision, given)
            _refuse_second(statement, revision.record["statements"])
            target = {"key": key_of(statement)}
            return self._keep("add", article, version, target, {"statement": statement, "by": by})

    def drop(self, article: int, statement: str) -> int:
        """The statement, which nobody made, is gone."""
        with self._database.writing(durable=True):
            version, revision = self._open(article)
            label = _label(revision, key_named(statement, revision.keys))
            return self._keep("drop", article, version, _anchors(revision)[label], {})

    def change_party(self, article: int, party: str, field: str, value: str) -> int:
        """The field of the party has the value."""
        (number,) = self.change_several_of_party(article, party, {field: value})
        return number

    def change_several_of_party(
        self, article: int, party: str, values: dict[str, str]
    ) -> list[int]:
        """All fields of the party have their values, or none has where one is refused.

        The party has the name `party` until it is given another one.
        """
        with self._database.writing(durable=True):
            made = [self._change_party(article, party, field, to) for field, to in values.items()]
            return _some(made, values)

    def join(self, names: Sequence[str], into: str, *, article: int | None = None) -> int:
        """The parties are one, under the name `into`; without an article, everywhere."""
        parties = [name for name in names if name.casefold() != into.casefold()]
        if not parties:
            raise UsageError("Name the parties that are one, and the name that they have together.")
        with self._database.writing(durable=True):
            version = None
            if article is not None:
                version, revision = self._open(article)
                for name in parties:
                    party_meant(name, revision.record.get("parties") or [])
            target = {"parties": parties}
            return self._keep("join", article, version, target, {"name": into})

    def split(self, article: int, party: str, statements: Sequence[str], into: str) -> int:
        """The statements of the party are those of another one, `into`."""
        with self._database.writing(durable=True):
            version, revision = self._open(article)
            parties = revision.record.get("parties") or []
            found = party_meant(party, parties)
            anchors = _anchors(revision)
            keys = [key_named(one, revision.keys) for one in statements]
            chosen = [anchors[_label(revision, key)] for key in keys]
            for one in chosen:
                if found["id"] not in one["statement"].get("by", []):
                    raise UsageError(f"Statement {one['key']} is not by {found['name']}.")
            target = {"party": found, "statements": chosen}
            return self._keep("split", article, version, target, name_and_kind(into, parties))

    def decide_parties(
        self,
        kind: Literal["same-party", "other-party"],
        parties: Sequence[Mapping[str, Any]],
        others: Sequence[Mapping[str, Any]] = (),
    ) -> int:
        """Parties of several articles are one, or are another one than `others`, for good.

        Each is an article's number and the party's name there: `{"article": 3, "name": "Doe"}`.
        """
        with self._database.writing(durable=True):
            target, value = {"parties": list(parties)}, {"others": list(others)}
            return self._keep(kind, None, None, target, value)

    def change_article(self, article: int, field: str, value: str) -> int:
        """The field of the article has the value."""
        (number,) = self.change_several_of_article(article, {field: value})
        return number

    def change_several_of_article(self, article: int, values: dict[str, str]) -> list[int]:
        """All fields of the article have their values, or none has where one is refused."""
        with self._database.writing(durable=True):
            made = [self._change_article(article, field, to) for field, to in values.items()]
            return _some(made, values)

    def undo(self, number: int) -> int:
        """The correction no longer counts; undoing an undo makes it count again."""
        with self._database.writing(durable=True):
            correction = correction_numbered(self._database, number)
            if number not in counting(all_corrections(self._database)):
                raise UsageError(f"Correction {number} is undone already.")
            article, version = correction.article_id, correction.version_id
            return self._keep("undo", article, version, {}, {}, undoes=number)

    def _change(self, article: int, key: str, field: str, value: str) -> int | None:
        """The number of the event; None where it is so already and no reading says otherwise."""
        version, revision = self._open(article)
        anchor = _anchors(revision)[_label(revision, key)]
        to = self._value(revision, field, value)
        is_so = comparable(field, to) == comparable(field, revision.field_now(key, field))
        if is_so and not revision.is_open("change", key, field):
            return None
        change = {"field": field, "to": to, "was": revision.read_field(key, field)}
        return self._keep("change", article, version, anchor, change)

    def _change_party(self, article: int, party: str, field: str, value: str) -> int | None:
        """The number of the event; None where it is so already and no reading says otherwise."""
        version, revision = self._open(article)
        found = party_meant(party, revision.record.get("parties") or [])
        to = party_value(field, value)
        is_open = revision.is_open("change-party", found["name"], field)
        if to == party_field_of(found, field) and not is_open:
            return None
        change = {"field": field, "to": to, "was": revision.read_party_field(found, field)}
        return self._keep("change-party", article, version, {"party": found}, change)

    def _change_article(self, article: int, field: str, value: str) -> int | None:
        """The number of the event; None where it is so already and no reading says otherwise."""
        version, revision = self._open(article)
        to, is_open = article_value(field, value), revision.is_open("change-article", "", field)
        if to == article_field_of(revision.record["article"], field) and not is_open:
            return None
        was = revision.read_article_field(field)
        change = {"field": field, "to": to, "was": was}
        return self._keep("change-article", article, version, {}, change)

    def _open(self, article: int) -> tuple[int, Revision]:
        """The newest version of the article and its state; others wait to change it."""
        version = _locked(self._database, article)
        return version, revised(self._database, article, version)

    def _value(self, revision: Revision, field: str, given: str) -> Any:
        return statement_value(
            field,
            given,
            length=len(revision.record["article"]["text"]),
            parties=revision.record.get("parties") or [],
            anchors=_anchors(revision),
        )

    def _keep(
        self,
        kind: CorrectionKind,
        article: int | None,
        version: int | None,
        target: dict[str, Any],
        value: dict[str, Any],
        *,
        undoes: int | None = None,
    ) -> int:
        note = None if self._note is None else storable(self._note)
        ((number,),) = self._database.rows(
            "INSERT INTO correction (article_id, version_id, kind, target, value, note, author, "
            "made_at, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (article, version, kind, encoded(target), encoded(value), note,
             storable(self._author), now(), undoes),
        )  # fmt: skip
        touched = [article] if article is not None else self._named(undoes or number)
        for one in touched:
            self._bring_up_to_date(one)
        return int(number)

    def _bring_up_to_date(self, article: int) -> None:
        """The article has its new state; UsageError where a statement then refers to itself."""
        before = self._database.rows(
            "SELECT record FROM current_article WHERE article_id = ?", (article,)
        )
        known = {one for (line,) in before for one in tangles(json.loads(line)["statements"])}
        record = keep_current(self._database, article, _locked(self._database, article))
        for what in tangles(record["statements"]):
            if what not in known:
                raise UsageError(f"This cannot be: {what}. Nothing was put right.")

    def _named(self, number: int) -> list[int]:
        """The articles with a party of the names that are joined everywhere, in order."""
        correction = undone_by(self._database, number)
        if correction.kind in ACROSS_ARTICLES:
            return []
        names = [*correction.target["parties"], correction.value["name"]]
        marks = ", ".join("?" * len(names))
        rows = self._database.rows(
            f"SELECT DISTINCT article_id FROM party WHERE name_words IN ({marks}) "
            "ORDER BY article_id",
            [name_in_words(name) for name in names],
        )
        return [article for (article,) in rows]


def undone_by(database: Database, number: int) -> Correction:
    """What the event with the number undoes in the end, or makes count again; else itself."""
    correction = correction_numbered(database, number)
    while correction.undoes is not None:
        correction = correction_numbered(database, correction.undoes)
    return correction


def correction_numbered(database: Database, number: int) -> Correction:
    """The event with the number; UsageError where there is none."""
    rows = database.rows(CORRECTIONS + "WHERE id = ?", (number,))
    if not rows:
        raise UsageError(f"There is no correction {number}.")
    return correction_of_row(rows[0])


def all_corrections(database: Database, article: int | None = None) -> list[Correction]:
    """The whole trail in order, undone events as well; of one article where it is given."""
    if article is not None:
        return corrections_of(database, article)
    return [correction_of_row(row) for row in database.rows(CORRECTIONS + "ORDER BY id")]


def corrected_articles(database: Database) -> list[int]:
    """The numbers of the articles that people put right and that are so still."""
    kept = standing(all_corrections(database))
    return sorted({one.article_id for one in kept if one.article_id is not None})


def _locked(database: Database, article: int) -> int:
    lock = " FOR UPDATE" if database.dialect == "postgres" else ""
    rows = database.rows(f"SELECT version_id FROM article WHERE id = ?{lock}", (article,))
    if not rows:
        raise UsageError(f"The ledger has no article {article}.")
    return int(rows[0][0])


def _some(made: Sequence[int | None], values: Mapping[str, str]) -> list[int]:
    """The numbers of the events; UsageError where there is none, since all is so already."""
    numbers = [number for number in made if number is not None]
    if values and not numbers:
        raise _so_already(values)
    return numbers


def _so_already(values: Mapping[str, str]) -> UsageError:
    told = ", ".join(f"{field} is “{value}” already" for field, value in values.items())
    return UsageError(f"{told}; nothing was changed.")


def _label(revision: Revision, key: str) -> str:
    return next(label for label, one in revision.keys.items() if one == key)


def _anchors(revision: Revision) -> dict[str, dict[str, Any]]:
    """Each statement of the article as a correction names it, by its id."""
    keys = revision.keys
    return {
        statement["id"]: {"key": keys[statement["id"]], "statement": statement}
        for statement in revision.record["statements"]
    }


def _refuse_second(wanted: StatementValue, statements: Sequence[StatementValue]) -> None:
    """Raises UsageError where one of the statements stands where the new one would."""
    found, _ = nearest(wanted, statements)
    if found is not None:
        raise UsageError(
            f"Statement {found['id']} stands there already: it has this cue and words of this "
            "content. Change that one, or drop it first."
        )


def _new_statement(revision: Revision, given: dict[str, Any]) -> StatementValue:
    """A statement with these fields; what was not given is what it mostly is."""
    article = revision.record["article"]
    nowhere: StatementValue = {
        "id": "new",
        "source": None,
        "by": [],
        "cue": {"spans": [], "text": "", "lemma": "", "framing": "neutral"},
        "content": {"spans": [], "text": "", "quoted": []},
        "manner": "indirect",
        "act": "state",
        "polarity": "affirmed",
        "part": "paragraph",
        "parent": None,
        "said_at": None,
        "evidence": [],
        "denies": [],
        "confidence": None,
    }
    for field in ("source", "cue", "content"):
        if field in given:
            set_field(nowhere, field, given.pop(field), article)
    for part in article.get("parts") or []:
        if part["start"] <= nowhere["cue"]["spans"][0][0] < part["end"]:
            nowhere["part"] = part["kind"]
    for field, value in given.items():
        if field == "denies":
            nowhere["denies"] = [one["statement"]["id"] for one in value]
        elif field == "parent":
            nowhere["parent"] = value["statement"]["id"] if value else None
        else:
            set_field(nowhere, field, value, article)
    return nowhere
