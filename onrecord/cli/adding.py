"""`onrecord add` at work: from the sources into the ledger, with a word on how it goes."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

import click

from onrecord.cli.progress import Progress, progress_for
from onrecord.cli.record_files import BadLine, RecordLine, read_record_files
from onrecord.cli.report import ALL_READ, NONE_READ, SOME_FAILED
from onrecord.cli.settings import ReadSettings
from onrecord.errors import InputError
from onrecord.ledger.adding import Added
from onrecord.ledger.ledger import Ledger
from onrecord.parallel import load_reader, read_parallel
from onrecord.sources.locations import STDIN, is_url
from onrecord.sources.read import read_sources
from onrecord.types import Article, Failure, Record
from onrecord.views.versions import DIFFERENCES
from onrecord.views.visible import one_line, without_password
from onrecord.views.wording import counted, named
from onrecord.worker import MakeReader

_MOST_TOLD = 5  # reasons why lines of one file are no records; all others are only counted


class Adding:
    """Puts what the sources hold into the ledger, and counts what became of it."""

    def __init__(self, ledger: Ledger, settings: ReadSettings, *, again: bool = False) -> None:
        # A path is an address that must mean the same from wherever the ledger is used.
        sources = tuple(_absolute(source) for source in settings.sources)
        self._settings = replace(settings, sources=sources)
        self._ledger = ledger
        self._again = again
        self._counts: Counter[str] = Counter()
        self.failures: dict[str, str] = {}  # what kind, by location
        self._progress = Progress(shown=False)

    def read_and_add(
        self, make_reader: MakeReader | None = None, locations: Iterable[str] | None = None
    ) -> None:
        """Every article of the sources that is new is read and in the ledger.

        `locations` may stand in for the sources; one is taken when the one before is done.
        """
        make_reader = make_reader or partial(load_reader, self._settings.model)
        if STDIN in self._settings.sources and sys.stdin.isatty() and not self._settings.quiet:
            click.echo("Reading from the keyboard; Ctrl-D on a line of its own ends it.", err=True)
        try:
            with progress_for(self._settings) as self._progress:
                outcomes = read_parallel(
                    self._new_items(locations), make_reader, workers=self._settings.workers
                )
                with closing(outcomes):
                    for outcome in outcomes:
                        self._take(outcome)
        except KeyboardInterrupt:
            self._say(f"Interrupted. {self._summary()} The same call goes on from there.")
            raise

    def add_records(self) -> None:
        """Every record of the files is in the ledger."""
        found = read_record_files(self._settings.sources)
        for file, lines in groupby(found, key=lambda line: line.file):
            self._add_file(file, lines)

    def _add_file(self, file: str, lines: Iterable[RecordLine | BadLine]) -> None:
        """The records of the file are in the ledger; why lines are none is told once a reason."""
        told: set[str] = set()
        more = 0
        for failure in filter(None, map(self._failure_of, lines)):
            self._count_failure(failure)
            if failure.message in told or len(told) == _MOST_TOLD:
                more += 1
            else:
                told.add(failure.message)
                self._tell(failure)
        if more:
            were = "line is" if more == 1 else "lines are"
            self._say(f"onrecord: {named(file)}: {more:,} more {were} no record either.")

    def _failure_of(self, line: RecordLine | BadLine) -> Failure | None:
        """The record of the line is in the ledger; why not, where it is not."""
        if isinstance(line, BadLine):
            return line.failure
        return self._add(line.place, line.value)

    def close(self) -> int:
        """The summary is said; the exit status comes back."""
        kept = sum(self._counts[kind] for kind in ("new", "version", "reread", "unchanged"))
        failed = self._counts["failed"]
        if not kept + failed:
            self._say("onrecord: the sources hold no article.")
        elif not self._settings.quiet:
            self._say(self._summary())
        if not kept:
            return NONE_READ
        return SOME_FAILED if failed else ALL_READ

    def _new_items(self, locations: Iterable[str] | None) -> Iterator[Article | Failure]:
        """What the sources hold comes, without the texts that the ledger has already."""
        sources = self._settings.sources if locations is None else locations
        for item in read_sources(sources, self._settings.source_options):
            known = isinstance(item, Article) and self._ledger.has(item.location, item.text)
            if known and not self._again:
                self._counts["unchanged"] += 1
                self._progress.skip()
            else:
                yield item

    def _take(self, outcome: Record | Failure) -> None:
        failure = (
            outcome
            if isinstance(outcome, Failure)
            else self._add(outcome.article.location, outcome.to_dict())
        )
        if failure is not None:
            self._count_failure(failure)
            self._tell(failure)
        self._progress.advance()

    def _count_failure(self, failure: Failure) -> None:
        self._counts["failed"] += 1
        self.failures[failure.location] = failure.kind

    def _tell(self, failure: Failure) -> None:
        message = one_line(without_password(failure.message))
        self._say(f"onrecord: {named(failure.location)}: {message}")

    def _add(self, location: str, record: object) -> Failure | None:
        """The record is in the ledger and counted; why not, where it is no record."""
        try:
            added = self._ledger.add(record, again=self._again)
        except InputError as error:
            return Failure(location, error.kind, str(error))
        self._counts[added.kind] += 1
        if added.kind != "unchanged":
            self._counts["statements"] += added.statements
        if added.kind == "version":
            self._progress.clear()
            click.echo(f"{named(added.address)}: {_changes(added)}")
        return None

    def _summary(self) -> str:
        counts = self._counts
        parts = [f"Added {counted(counts['new'], 'article')}"]
        if counts["version"]:
            parts.append(f"{counted(counts['version'], 'new version')}")
        if counts["reread"]:
            parts.append(f"{counts['reread']:,} read anew")
        parts[-1] += f" with {counted(counts['statements'], 'statement')}"
        if counts["unchanged"]:
            parts.append(f"{counts['unchanged']:,} had been added before")
        if counts["failed"]:
            parts.append(f"{counts['failed']:,} could not be read")
        return f"{'; '.join(parts)}. The ledger is {self._ledger.database.where}."

    def _say(self, text: str) -> None:
        self._progress.clear()
        click.echo(text, err=True)


def _absolute(source: str) -> str:
    return source if source == STDIN or is_url(source) else str(Path(source).absolute())


def _changes(added: Added) -> str:
    """Like "a new version of article 3; statements: 2 new, 1 reworded"."""
    counts = Counter[str](one.kind for one in added.differences)
    kinds = [f"{counts[kind]} {word}" for kind, word in DIFFERENCES.items() if counts[kind]]
    changes = ", ".join(kinds) or "none changed"
    return f"a new version of article {added.article}; statements: {changes}"
