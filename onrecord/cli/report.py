"""What the user hears of a run on standard error, and its exit status."""

import sys
import time

import click

from onrecord.cli.earlier import NOT_ENGLISH, Found
from onrecord.cli.output import Output
from onrecord.cli.progress import Progress
from onrecord.cli.remarks import Remarks
from onrecord.cli.settings import ReadSettings
from onrecord.types import Failure, Record
from onrecord.views.visible import one_line, without_password
from onrecord.views.wording import counted, named

ALL_READ = 0
NONE_READ = 1
SOME_FAILED = 3

# What was said before so many lines of records is easily missed on a terminal.
_LINES_IN_SIGHT = 5
_MOST_NAMES = 10


class Report:
    """Counts what came of the articles and names each that was not read."""

    def __init__(self, settings: ReadSettings, progress: Progress, output: Output) -> None:
        self.progress = progress
        self._quiet = settings.quiet
        self._output = output
        self._remarks = Remarks()
        self._begun = time.monotonic()
        records_on_terminal = settings.output is None and sys.stdout.isatty()
        self._on_terminal = records_on_terminal and sys.stderr.isatty()
        self._as_text = settings.format == "text"
        self._names: list[str] = []  # of the first that were not read
        self._lines_since = 0  # how many lines of records came after the first of them
        self._read = self._statements = self._earlier = self._failed = self._foreign = 0

    def note_shown(self, text: str) -> None:
        """The text of a record counts as lines that went by."""
        if self._names and self._on_terminal:
            self._lines_since += text.count("\n")

    def note(self, outcome: Record | Failure) -> None:
        """The outcome is counted, and named where it is no article that was read."""
        if isinstance(outcome, Failure):
            self._failed += 1
            self._keep_name(outcome.location)
            self._say(outcome.location, outcome.message)
        elif foreign := next((p for p in outcome.problems if p.kind == NOT_ENGLISH), None):
            self._note_foreign(outcome.article.location, foreign.message)
        else:
            self._read += 1
            self._statements += len(outcome.statements)
            self._remarks.note_problems(outcome)
        self.progress.advance()

    def note_passed_over(self, path: str) -> None:
        """A file in a folder that is in no known format is counted."""
        self._remarks.note_passed_over(path)

    def note_earlier(self, location: str, found: Found) -> None:
        """An article that an earlier run had is counted, and named where that run skipped it."""
        if found.problem is None:
            self._earlier += 1
        else:
            self._note_foreign(location, found.problem)
        self.progress.skip()

    def interrupted(self) -> None:
        """The user knows what was done, what is kept and how to go on."""
        self.progress.clear()
        click.echo(f"Interrupted. {self._summary()}{self._kept()}", err=True)

    def close(self) -> int:
        """The summary is said where it is news; the exit status comes back."""
        self.progress.clear()
        missing = self._failed + self._foreign
        nothing = not (self._read + self._earlier + missing)
        if nothing:
            click.echo("onrecord: the sources hold no article.", err=True)
        elif not self._quiet and (self._read + missing > 1 or self._earlier or self._output.name):
            click.echo(self._summary() + self._written(), err=True)
            self._repeat_names()
        if not self._quiet:
            for line in self._remarks.lines():
                click.echo(line, err=True)
        if nothing or (missing and not self._read + self._earlier):
            return NONE_READ
        return SOME_FAILED if missing else ALL_READ

    def _note_foreign(self, location: str, message: str) -> None:
        self._foreign += 1
        self._keep_name(location)
        if self._on_terminal and self._as_text:
            return  # the text itself says it, and which article it is
        shown = self._as_text and self._output.name is None
        self._say(
            location, "It is not in English; the text has a note on it." if shown else message
        )

    def _keep_name(self, location: str) -> None:
        if len(self._names) < _MOST_NAMES:
            self._names.append(named(location))

    def _repeat_names(self) -> None:
        if self._lines_since <= _LINES_IN_SIGHT:
            return
        click.echo("Not read:", err=True)
        for name in self._names:
            click.echo(f"  {name}", err=True)
        if more := self._failed + self._foreign - len(self._names):
            click.echo(f"  and {more:,} more", err=True)

    def _say(self, location: str, message: str) -> None:
        self.progress.clear()
        message = one_line(without_password(message))
        click.echo(f"onrecord: {named(location)}: {message}", err=True)

    def _summary(self) -> str:
        seconds = time.monotonic() - self._begun
        found = f" with {counted(self._statements, 'statement')}" if self._read else ""
        parts = [f"Read {counted(self._read, 'article')}{found} in {seconds:,.1f} s"]
        if self._earlier:
            parts.append(f"{self._earlier:,} had been read before")
        if self._failed:
            parts.append(f"{self._failed:,} could not be read")
        if self._foreign:
            parts.append(f"{self._foreign:,} not in English")
        return "; ".join(parts) + "."

    def _written(self) -> str:
        return f" Written to {self._output.name}." if self._output.name else ""

    def _kept(self) -> str:
        if self._output.kept is None:
            return ""
        on = "; --resume goes on from there" if self._output.resumable else ""
        return f" They are kept in {self._output.kept}{on}."
