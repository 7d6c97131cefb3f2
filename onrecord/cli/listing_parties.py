"""`onrecord parties list` at work: from sources, a register file or a ledger to the list."""

import gzip
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

import click

from onrecord.cli.progress import progress_for
from onrecord.cli.record_files import BadLine, read_record_files
from onrecord.cli.register_choice import opened_register
from onrecord.cli.report import ALL_READ, NONE_READ, SOME_FAILED
from onrecord.cli.settings import STDOUT, ReadSettings
from onrecord.errors import InputError, UsageError
from onrecord.export.table import write_rows
from onrecord.export.write import output_file
from onrecord.ledger.checked import checked_record
from onrecord.ledger.fields import KINDS
from onrecord.ledger.values import RecordValue
from onrecord.parallel import load_reader, read_parallel
from onrecord.register.home import RegisterFile
from onrecord.register.register import Entry, Member, Register, build_register
from onrecord.register.sighting import Sighting, sightings_of
from onrecord.sources.locations import is_url
from onrecord.sources.read import read_sources
from onrecord.types import Failure
from onrecord.types.record import SCHEMA
from onrecord.views.party_list import show_party
from onrecord.views.runs import Layout
from onrecord.views.visible import one_line, without_password
from onrecord.views.wording import counted, named
from onrecord.worker import MakeReader

_WIDEST = 100
_READ_OPTIONS = (
    *("sources", "published", "outlet", "workers", "quiet", "keep", "allow_private_addresses"),
    *("text_column", "title_column", "url_column", "date_column", "model"),
)
_FORMATS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".txt": "text"}
_COLUMNS = (
    *("id", "name", "kind", "statements", "articles", "roles", "aliases", "wikidata"),
    "first_words",
)


def list_all(
    options: dict[str, Any], *, ledger_is_named: bool, make_reader: MakeReader | None
) -> int:
    """The parties are written; the exit status comes back."""
    shown_as = _format_of(options)
    if options["kind"] and options["kind"] not in KINDS:
        raise UsageError(f"There is no kind {options['kind']!r}; there is {', '.join(KINDS)}.")
    status = ALL_READ
    if not options["sources"]:
        with opened_register(options["where"], options["register_file"]) as home:
            entries: Sequence[Entry] = home.register().entries
    else:
        if ledger_is_named:
            raise UsageError("What is in a ledger is listed without SOURCEs; `onrecord add` adds.")
        reading = _Reading(options, make_reader)
        entries, status = _of_sources(reading, options["register_file"])
    chosen, unnamed = _chosen(entries, options)
    _write(chosen, shown_as, options)
    if unnamed and not options["quiet"]:
        click.echo(f"{unnamed:,} without a name are left out; --unnamed lists them.", err=True)
    return status


def _of_sources(reading: "_Reading", register_file: Path | None) -> tuple[Sequence[Entry], int]:
    """The entries of the parties of the sources, and the exit status."""
    sightings = list(reading.sightings())
    if register_file is None:
        register = build_register(sightings)
    elif sightings:
        register = RegisterFile(register_file).add(sightings)
    else:
        register = Register()
    spoken = {register.by_place[one.place].id for one in sightings}
    return [one for one in register.entries if one.id in spoken], reading.status()


class _Reading:
    """Reads the sources, articles and records, and names what cannot be read."""

    def __init__(self, options: dict[str, Any], make_reader: MakeReader | None) -> None:
        self._settings = ReadSettings(**{name: options[name] for name in _READ_OPTIONS})
        self._make_reader = make_reader or partial(load_reader, self._settings.model)
        self._all_records: bool = options["records"]
        self._read = self._failed = 0

    def status(self) -> int:
        """The exit status, when all sightings were taken."""
        if not self._read:
            if not self._failed:
                click.echo("onrecord: the sources hold no article.", err=True)
            return NONE_READ
        return SOME_FAILED if self._failed else ALL_READ

    def sightings(self) -> Iterator[Sighting]:
        """The parties of all sources come."""
        sources = self._settings.sources
        records = [one for one in sources if self._all_records or holds_records(one)]
        articles = [one for one in sources if one not in records]
        for record in self._records(records):
            self._read += 1
            yield from sightings_of(record)
        for record in self._articles(articles):
            self._read += 1
            yield from sightings_of(record)

    def _records(self, sources: Sequence[str]) -> Iterator[RecordValue]:
        for line in read_record_files(sources):
            if isinstance(line, BadLine):
                self._fail(line.failure)
                continue
            try:
                yield checked_record(line.value)
            except InputError as error:
                self._fail(Failure(line.place, error.kind, str(error)))

    def _articles(self, sources: Sequence[str]) -> Iterator[RecordValue]:
        if not sources:
            return
        with progress_for(self._settings) as progress:
            items = read_sources(sources, self._settings.source_options)
            outcomes = read_parallel(items, self._make_reader, workers=self._settings.workers)
            with closing(outcomes):
                for outcome in outcomes:
                    if isinstance(outcome, Failure):
                        progress.clear()
                        self._fail(outcome)
                    else:
                        yield cast(RecordValue, outcome.to_dict())
                    progress.advance()

    def _fail(self, failure: Failure) -> None:
        self._failed += 1
        message = one_line(without_password(failure.message))
        click.echo(f"onrecord: {named(failure.location)}: {message}", err=True)


def holds_records(source: str) -> bool:
    """True for a file whose first line is a record that `onrecord read` wrote."""
    name = source.lower().removesuffix(".gz")
    if is_url(source) or not name.endswith((".jsonl", ".ndjson", ".json")):
        return False
    try:
        with _opened(Path(source)) as file:
            value = json.loads(file.readline())
    except (OSError, EOFError, ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("schema") == SCHEMA


def _opened(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def _format_of(options: dict[str, Any]) -> str:
    """The format asked for, else the one that the file's name tells; UsageError where none."""
    output: Path | None = options["output"]
    if output is not None and str(output) == STDOUT:
        output = options["output"] = None
    if options["overwrite"] and output is None:
        raise UsageError("--overwrite is about the file that is written; name it with -o FILE.")
    if options["output_format"]:
        return str(options["output_format"])
    if output is None:
        return "text" if sys.stdout.isatty() else "jsonl"
    if output.suffix.lower() not in _FORMATS:
        raise UsageError(f"{output}: name the file .jsonl, .csv or .txt, or say --format.")
    return _FORMATS[output.suffix.lower()]


def _chosen(entries: Iterable[Entry], options: dict[str, Any]) -> tuple[list[Entry], int]:
    """The entries that are wanted, and how many are left out for want of a name."""
    found, unnamed = [], 0
    for entry in entries:
        if options["kind"] and entry.kind != options["kind"]:
            continue
        if options["unnamed"] or any(one.sighting.is_named for one in entry.members):
            found.append(entry)
        else:
            unnamed += 1
    return found[: options["limit"]], unnamed


def _write(entries: Sequence[Entry], shown_as: str, options: dict[str, Any]) -> None:
    output: Path | None = options["output"]
    if output is not None:
        with output_file(output, overwrite=options["overwrite"]) as stream:
            _write_stream(entries, shown_as, options, stream)
    elif shown_as == "csv":
        _write_stream(entries, shown_as, options, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        for text in _texts(entries, shown_as, options):
            click.echo(text, nl=False, color=_is_coloured(options))


def _write_stream(
    entries: Sequence[Entry], shown_as: str, options: dict[str, Any], stream: BinaryIO
) -> None:
    if shown_as == "csv":
        values = (entry_value(entry) for entry in entries)
        rows = ([value[column] for column in _COLUMNS] for value in values)
        write_rows(_COLUMNS, rows, stream)
        return
    for text in _texts(entries, shown_as, options):
        stream.write(text.encode("utf-8", "replace"))


def _texts(entries: Sequence[Entry], shown_as: str, options: dict[str, Any]) -> Iterator[str]:
    """Each entry as its text or its line of JSON."""
    width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    layout = Layout(max(30, width), _is_coloured(options) and options["output"] is None)
    for number, entry in enumerate(entries):
        if shown_as == "jsonl":
            value = {**entry_value(entry), "members": [member_value(m) for m in entry.members]}
            yield json.dumps(value, separators=(",", ":")) + "\n"
        else:
            yield ("\n" if number else "") + show_party(entry, layout, why=options["why"])
    if shown_as == "text":
        yield f"\n{counted(len(entries), 'speaker')}.\n"


def _is_coloured(options: dict[str, Any]) -> bool:
    if options["color"] is not None:
        return bool(options["color"])
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def entry_value(entry: Entry) -> dict[str, Any]:
    """The entry for programs."""
    link = entry.link
    return {
        "id": entry.id,
        "name": entry.name,
        "kind": entry.kind,
        "statements": entry.statements,
        "articles": len(entry.articles),
        "roles": list(entry.roles),
        "aliases": list(entry.aliases),
        "wikidata": entry.wikidata,
        "wikidata_score": link.score if link else None,
        "wikidata_reason": link.reason if link else None,
        "first_words": entry.first_words,
    }


def member_value(member: Member) -> dict[str, Any]:
    """A party of an article for programs, and why it is the same as the others."""
    sighting = member.sighting
    day = sighting.setting.day
    return {
        "article": sighting.setting.article,
        "location": sighting.setting.location,
        "outlet": sighting.setting.outlet,
        "published": date.fromordinal(day).isoformat() if day else None,
        "party": sighting.label,
        "name": sighting.name,
        "statements": sighting.statements,
        "points": member.points,
        "why": [reason.to_dict() for reason in member.why],
    }
