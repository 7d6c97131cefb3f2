"""A local index of Wikidata items, made from an extract that the user has.

The extract is JSON lines of the public dump (one entity a line, also as the dump's one big array,
with a comma behind each) or CSV with the columns id, label, aliases, description; either may be
compressed with gzip. https://www.wikidata.org/wiki/Wikidata:Database_download
"""

import csv
import gzip
import hashlib
import io
import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from onrecord.errors import UsageError
from onrecord.register.body_name import body_name
from onrecord.register.person_name import person_name

_FORMAT = 1
_LANGUAGES = ("en", "en-gb", "en-ca", "mul")
_INSTANCE_OF, _POSITION, _CITIZEN, _OCCUPATION = "P31", "P39", "P27", "P106"
_EMPLOYER, _MEMBER, _BIRTH, _DEATH = "P108", "P102", "P569", "P570"
_HUMAN = "Q5"
_LONGEST_LINE = 50_000_000  # bytes; the largest entity of the dump has a few millions
_MOST_NAMES = 60
MOST_CANDIDATES = 50  # items that are weighed for one party, the most prominent
_MOST_TOLD = 10  # broken lines that are named one by one
_BATCH = 1000

Note = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Item:
    """What is known of an item. `facts` are ids of what it is, holds, does; `is_person` of P31.

    `prominence` is the number of the item's site links, the best sign of who is mostly meant.
    """

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    is_person: bool | None = None
    facts: tuple[str, ...] = ()
    prominence: int = 0
    born: int | None = None
    died: int | None = None


@dataclass(slots=True)
class Indexed:
    """How the making of an index went: items, and lines that hold none."""

    items: int = 0
    broken: int = 0
    told: list[str] = field(default_factory=list)

    def note_broken(self, place: str, why: str) -> None:
        """One more line is none; the first ones are told."""
        self.broken += 1
        if len(self.told) < _MOST_TOLD:
            self.told.append(f"{place}: {why}")


class WikidataIndex:
    """Items by the keys of their names, in an SQLite file beside the extract."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def close(self) -> None:
        """The file is closed."""
        self._connection.close()

    def candidates(self, keys: Sequence[str]) -> list[Item]:
        """The `MOST_CANDIDATES` most prominent items that have one of the keys, in that order."""
        marks = ", ".join("?" * len(keys))
        rows = self._connection.execute(
            f"SELECT DISTINCT value, prominence, id FROM item WHERE id IN "
            f"(SELECT item FROM name WHERE key IN ({marks})) "
            "ORDER BY prominence DESC, id LIMIT ?",
            (*keys, MOST_CANDIDATES),
        )
        return [_item_of(json.loads(value)) for value, _, _ in rows]

    def label_of(self, item: str) -> str:
        """The label of an item; its id where the extract has it not."""
        rows = self._connection.execute("SELECT label FROM item WHERE id = ?", (item,)).fetchall()
        return str(rows[0][0]) if rows else item


def open_index(
    extract: Path, index: Path, note: Note = lambda _: None
) -> tuple[WikidataIndex, Indexed | None]:
    """The index of the extract stands open, made now where there is none of just this extract.

    It is under its name only when it is whole. Raises UsageError where the extract cannot be
    read, or holds no item.
    """
    try:
        mark = _mark_of(extract)
    except OSError as error:
        raise UsageError(f"{extract}: it cannot be read ({error.strerror}).") from error
    if _is_of(index, mark):
        return WikidataIndex(index), None
    unfinished = index.with_name(index.name + f".{os.getpid()}.part")
    try:
        done = _make(extract, unfinished, mark, note)
        if not done.items:
            first = f" {done.told[0]}." if done.told else ""
            raise UsageError(
                f"{extract}: it holds no item of Wikidata.{first} Give JSON lines of the dump, or "
                "CSV with the columns id, label, aliases and description."
            )
        unfinished.replace(index)
    except sqlite3.Error as error:
        raise UsageError(f"{index}: the index cannot be written ({error}).") from error
    except OSError as error:
        raise UsageError(f"{extract}: it cannot be read ({error}).") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return WikidataIndex(index), done


def _mark_of(extract: Path) -> str:
    """Tells one state of the file from another without reading it."""
    about = extract.stat()
    told = f"{_FORMAT} {extract.resolve()} {about.st_size} {about.st_mtime_ns}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _is_of(index: Path, mark: str) -> bool:
    if not index.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"file:{index}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT mark FROM made_of").fetchall() == [(mark,)]
    except sqlite3.Error:
        return False


def _make(extract: Path, index: Path, mark: str, note: Note) -> Indexed:
    done = Indexed()
    index.unlink(missing_ok=True)
    with closing(sqlite3.connect(index, isolation_level=None)) as connection:
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE made_of (mark TEXT);"
            "CREATE TABLE item (id TEXT PRIMARY KEY, label TEXT, prominence INTEGER, value TEXT);"
            "CREATE TABLE name (key TEXT, item TEXT, PRIMARY KEY (key, item)) WITHOUT ROWID;"
        )
        connection.execute("BEGIN")
        for item in _items(extract, done):
            value = json.dumps(_item_to_dict(item), separators=(",", ":"))
            connection.execute(
                "INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)",
                (item.id, _storable(item.label), item.prominence, value),
            )
            connection.executemany(
                "INSERT OR IGNORE INTO name VALUES (?, ?)",
                [(_storable(key), item.id) for key in keys_of_item(item)],
            )
            done.items += 1
            if done.items % _BATCH == 0:
                note(f"{done.items:,} items")
        connection.execute("INSERT INTO made_of VALUES (?)", (mark,))
        connection.execute("COMMIT")
    return done


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def keys_of_item(item: Item) -> set[str]:
    """Under what an item is found."""
    keys: set[str] = set()
    for name in (item.label, *item.aliases):
        if item.is_person is not False:
            keys |= keys_of_name(name, "person")
        if item.is_person is not True:
            keys |= keys_of_name(name, "body")
    return keys


def keys_of_name(name: str, kind: str) -> set[str]:
    """Under what the party of a name is looked for: its family name's consonants, or its words."""
    if kind == "person":
        person = person_name(name)
        if person is None:
            return set()
        first = person.given[0][:1] if person.given else ""
        return {f"person {person.block} {first}".rstrip()}
    body = body_name(name)
    if body is None:
        return set()
    words = " ".join(sorted(body.words))
    return {f"body {words}", *([f"letters {body.acronym}"] if body.is_acronym else ())}


def _items(extract: Path, done: Indexed) -> Iterator[Item]:
    name = extract.name.lower().removesuffix(".gz")
    with _opened(extract) as stream:
        try:
            read = _csv_items if name.endswith((".csv", ".tsv")) else _json_items
            yield from read(extract.name, stream, done, name.endswith(".tsv"))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            # What came before it stands; a download that was cut short is of use.
            done.note_broken(
                extract.name, f"the compressed data ends early or is damaged ({error})"
            )


def _opened(extract: Path) -> BinaryIO:
    with extract.open("rb") as file:
        compressed = file.read(2) == b"\x1f\x8b"
    return cast(BinaryIO, gzip.open(extract, "rb")) if compressed else extract.open("rb")


def _json_items(where: str, stream: BinaryIO, done: Indexed, _tabs: bool) -> Iterator[Item]:
    number = 0
    while line := stream.readline(_LONGEST_LINE):
        number += 1
        place = f"{where}, line {number}"
        if len(line) >= _LONGEST_LINE and not line.endswith(b"\n"):
            done.note_broken(place, "it is longer than an item is")
            _skip_line(stream)
            continue
        line = line.strip().rstrip(b",")
        if line in (b"", b"[", b"]"):
            continue
        try:
            item = _item_of_entity(json.loads(line))
        except (ValueError, RecursionError):
            done.note_broken(place, "it is no JSON")
        except (KeyError, TypeError, AttributeError):
            done.note_broken(place, "it is no item of Wikidata")
        else:
            if item is not None:
                yield item


def _skip_line(stream: BinaryIO) -> None:
    while (piece := stream.readline(_LONGEST_LINE)) and not piece.endswith(b"\n"):
        pass


def _csv_items(where: str, stream: BinaryIO, done: Indexed, tabs: bool) -> Iterator[Item]:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    rows = csv.DictReader(text, delimiter="\t" if tabs else ",")
    missing = {"id", "label"} - set(rows.fieldnames or ())
    if missing:
        done.note_broken(f"{where}, line 1", f"the column {sorted(missing)[0]!r} is missing")
        return
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            done.note_broken(f"{where}, line {rows.line_num}", f"it is no row ({error})")
            continue
        if row is None:
            return
        identifier, label = (row.get("id") or "").strip(), (row.get("label") or "").strip()
        identifier = identifier.rpartition("/")[2]
        if not _is_id(identifier) or not label:
            done.note_broken(f"{where}, line {rows.line_num}", "it has no id like Q42, or no label")
            continue
        aliases = tuple(one.strip() for one in (row.get("aliases") or "").split("|") if one.strip())
        yield Item(identifier, label, aliases[:_MOST_NAMES], (row.get("description") or "").strip())


def _is_id(text: str) -> bool:
    return text[:1] == "Q" and text[1:].isascii() and text[1:].isdigit()


def _item_of_entity(entity: Mapping[str, Any]) -> Item | None:
    """The item of an entity of the dump; None for a property or an item without a name."""
    if not _is_id(entity["id"]):
        if entity["id"][:1] in ("P", "L"):
            return None
        raise KeyError("id")
    labels = _in_language(entity.get("labels") or {})
    if not labels:
        return None
    aliases = [
        one["value"]
        for language in _LANGUAGES
        for one in (entity.get("aliases") or {}).get(language, ())
    ]
    claims = entity.get("claims") or {}
    kinds = _values_of(claims, _INSTANCE_OF)
    facts = [
        one
        for what in (_POSITION, _CITIZEN, _OCCUPATION, _EMPLOYER, _MEMBER, _INSTANCE_OF)
        for one in _values_of(claims, what)
    ]
    described = _in_language(entity.get("descriptions") or {})
    return Item(
        entity["id"],
        labels[0],
        tuple(dict.fromkeys([*labels[1:], *aliases]))[:_MOST_NAMES],
        described[0] if described else "",
        (_HUMAN in kinds) if kinds else None,
        tuple(dict.fromkeys(facts)),
        len(entity.get("sitelinks") or ()),
        _year(claims, _BIRTH),
        _year(claims, _DEATH),
    )


def _in_language(texts: Mapping[str, Any]) -> list[str]:
    return [texts[one]["value"] for one in _LANGUAGES if one in texts]


def _values_of(claims: Mapping[str, Any], what: str) -> list[str]:
    found = []
    for claim in claims.get(what, ()):
        value = (claim.get("mainsnak") or {}).get("datavalue", {}).get("value")
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            found.append(value["id"])
    return found


def _year(claims: Mapping[str, Any], what: str) -> int | None:
    for claim in claims.get(what, ()):
        value = (claim.get("mainsnak") or {}).get("datavalue", {}).get("value")
        time = value.get("time", "") if isinstance(value, dict) else ""
        if time[1:5].isdigit():
            return int(time[:5])
    return None


def _item_to_dict(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "label": item.label,
        "aliases": list(item.aliases),
        "description": item.description,
        "is_person": item.is_person,
        "facts": list(item.facts),
        "prominence": item.prominence,
        "born": item.born,
        "died": item.died,
    }


def _item_of(value: Mapping[str, Any]) -> Item:
    return Item(
        value["id"], value["label"], tuple(value["aliases"]), value["description"],
        value["is_person"], tuple(value["facts"]), value["prominence"], value["born"],
        value["died"],
    )  # fmt: skip
