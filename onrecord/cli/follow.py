"""`onrecord follow`: what is new in feeds comes into the ledger."""

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from onrecord.cli.commands import CommandWithExamples
from onrecord.cli.ledger_choice import ledger_option, opened_ledger
from onrecord.cli.options import (
    fetching_options,
    model_option,
    outlet_option,
    quiet_option,
)
from onrecord.cli.read import ReaderChoice
from onrecord.cli.settings import ReadSettings
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.ledger.ledger import Ledger
    from onrecord.worker import MakeReader

_EXAMPLES = """
onrecord follow https://news.example/rss.xml
onrecord follow https://news.example/rss.xml https://post.example/atom --every 30
"""
# What may well go another time; all else was tried once and is not tried again.
_PASSING = frozenset({"timeout", "no-answer", "unknown-host", "fetch", "worker-died"})


@click.command(cls=CommandWithExamples, examples=_EXAMPLES)
@click.argument("feeds", metavar="FEED...", nargs=-1, required=True)
@ledger_option
@click.option(
    "--every", type=click.FloatRange(min=1), metavar="MINUTES", help="Again and again; else once."
)
@click.option(
    "--delay",
    type=click.FloatRange(min=0),
    default=2.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait between two pages of one site.",
)
@outlet_option
@quiet_option
@fetching_options
@model_option
@click.pass_context
def follow(
    context: click.Context,
    /,
    feeds: tuple[str, ...],
    where: str,
    every: float | None,
    delay: float,
    **options: Any,
) -> None:
    """Add what is new in feeds, once or every so often.

    FEEDs are addresses of RSS or Atom. A feed is asked whether it changed, a site what its
    robots.txt lets programs read, and pages are fetched one by one. What could not be had for a
    passing reason is tried again the next time.

    Exit status: 0 all went well, 3 something could not be had, 130 interrupted.
    """
    settings = ReadSettings(sources=feeds, workers=1, **options)
    choice = context.find_object(ReaderChoice)
    with opened_ledger(where, create=True) as ledger:
        pace = _Pace(delay)
        while True:
            went_well = [
                _follow_one(ledger, feed, settings, pace, choice.make_reader if choice else None)
                for feed in feeds
            ]
            if every is None:
                context.exit(0 if all(went_well) else 3)
            time.sleep(every * 60)


class _Pace:
    """Waits between two pages of one site."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._last: dict[str, float] = {}

    def each(self, addresses: Iterable[str]) -> Iterator[str]:
        """The addresses come, each when it may be fetched."""
        for address in addresses:
            site = urlsplit(address).netloc
            wait = self._last.get(site, 0.0) + self._seconds - time.monotonic()
            if site in self._last and wait > 0:
                time.sleep(wait)
            self._last[site] = time.monotonic()
            yield address
            self._last[site] = time.monotonic()  # when it was had, where the caller comes back


def _follow_one(
    ledger: "Ledger",
    address: str,
    settings: ReadSettings,
    pace: _Pace,
    make_reader: "MakeReader | None",
) -> bool:
    """What is new in the feed is in the ledger; False where some of it could not be had."""
    from onrecord.cli.adding import Adding  # help need not wait for what reading needs
    from onrecord.ledger.feeds import ask_feed, keep_feed
    from onrecord.views.wording import named

    try:
        feed = ask_feed(ledger.database, next(pace.each([address])), settings.source_options)
    except InputError as error:
        click.echo(f"onrecord: {named(address)}: {error}", err=True)
        return False
    adding = Adding(ledger, settings)
    if feed.new:
        adding.read_and_add(make_reader, pace.each(feed.new))
        if not settings.quiet:
            adding.close()
    elif not settings.quiet:
        click.echo(f"{named(address)}: nothing new.", err=True)
    passing = {one for one, kind in adding.failures.items() if kind in _PASSING}
    keep_feed(ledger.database, feed, set(feed.new) - passing)
    return not adding.failures
