"""`onrecord read` at work: from the sources to the output, with a word on how it goes."""

import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial

import click

from onrecord.cli.output import Output, open_output
from onrecord.cli.own_files import locations_to_read, refuse_own_sources
from onrecord.cli.progress import progress_for
from onrecord.cli.rendering import render
from onrecord.cli.report import Report
from onrecord.cli.settings import ReadSettings
from onrecord.parallel import load_reader, read_parallel, refuse_worker_count
from onrecord.sources.locations import STDIN, is_url
from onrecord.sources.read import read_sources
from onrecord.types import Article, Failure, Record
from onrecord.worker import MakeReader


def read_all(settings: ReadSettings, make_reader: MakeReader | None = None) -> int:
    """Every source is read, written and reported; the exit status comes back."""
    refuse_own_sources(settings)
    refuse_worker_count(settings.workers)
    make_reader = make_reader or partial(load_reader, settings.model)
    if STDIN in settings.sources and sys.stdin.isatty() and not settings.quiet:
        click.echo("Reading from the keyboard; Ctrl-D on a line of its own ends it.", err=True)
    with progress_for(settings) as progress, open_output(settings) as output:
        report = Report(settings, progress, output)
        try:
            items = _new_items(settings, output, report)
            outcomes = read_parallel(items, make_reader, workers=settings.workers)
            with closing(outcomes):
                for outcome in outcomes:
                    _take(outcome, settings, output, report)
            output.finish()
        except KeyboardInterrupt:
            output.keep()
            report.interrupted()
            raise
        return report.close()


def _take(
    outcome: Record | Failure, settings: ReadSettings, output: Output, report: Report
) -> None:
    if isinstance(outcome, Record):
        report.progress.clear()
        whole = outcome
        outcome = settings.selection.of(whole)
        text = render(outcome, settings, chosen_from=whole)
        output.write(text)
        report.note_shown(text)
    report.note(outcome)


def _new_items(
    settings: ReadSettings, output: Output, report: Report
) -> Iterator[Article | Failure]:
    """What the sources hold comes, without what the output has already."""
    locations = _new_locations(settings, output, report)
    for item in read_sources(locations, settings.source_options):
        if isinstance(item, Article) and (found := output.earlier.take(item)):
            report.note_earlier(item.location, found)
        else:
            yield item


def _new_locations(settings: ReadSettings, output: Output, report: Report) -> Iterator[str]:
    for location in locations_to_read(settings, report.note_passed_over):
        # An address is not even fetched again; a file may have changed and is looked into.
        if is_url(location) and (found := output.earlier.take_address(location)):
            report.note_earlier(location, found)
        else:
            yield location
