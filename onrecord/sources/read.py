"""Locations to articles, one after the other; an input that fails becomes a Failure."""

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.sources import compressed
from onrecord.sources.dates import AMBIGUOUS_DATE, UNREADABLE_DATE, given_date
from onrecord.sources.failures import failed_by_defect
from onrecord.sources.formats import tell_format
from onrecord.sources.locations import STDIN, NotePath, expand_locations, is_folder, is_url
from onrecord.sources.options import SourceOptions
from onrecord.sources.raw import RawInput, with_head
from onrecord.sources.surrogates import with_whole_characters
from onrecord.sources.web.fetcher import Fetcher
from onrecord.types import Article, Failure
from onrecord.types.given import refuse_single

_NO_OPTIONS = SourceOptions()
_LOOKS_LIKE_ADDRESS = re.compile(r"www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)+/", re.IGNORECASE)


def read_sources(
    locations: Iterable[str | PathLike[str]],
    options: SourceOptions = _NO_OPTIONS,
    *,
    note_passed_over: NotePath | None = None,
) -> Iterator[Article | Failure]:
    """Every article of every location comes in order, and a Failure for what gave none.

    A location is a file, a folder, `-` for standard input, or an http(s) address. Every one gives
    an article or a failure at least. `note_passed_over` is called with the path of each file in
    a folder that is passed over, being in no known format, as the reading comes by it. Raises
    UsageError for a single location that is not in a list.
    """
    refuse_single(locations, "locations")
    fetcher = Fetcher(options)
    found = expand_locations(locations, note_passed_over=note_passed_over)
    return chain.from_iterable(_read_location(location, options, fetcher) for location in found)


def _read_location(
    location: str, options: SourceOptions, fetcher: Fetcher
) -> Iterator[Article | Failure]:
    try:
        with _opened(location, options, fetcher) as raw:
            bare = compressed.decompressed(raw, options.limits.table)
            for result in tell_format(bare).read(bare, options):
                yield _finished(result, options) if isinstance(result, Article) else result
    except InputError as error:
        yield Failure(location, error.kind, str(error))
    except Exception as error:  # noqa: BLE001 a defect of ours must not cost the other inputs
        yield failed_by_defect(location, error)


@contextmanager
def _opened(location: str, options: SourceOptions, fetcher: Fetcher) -> Iterator[RawInput]:
    if is_url(location):
        yield fetcher.fetch(location)
    elif location == STDIN:
        yield _raw(location, options.stdin or sys.stdin.buffer)
    else:
        with _open_file(location) as stream:
            yield _raw(location, stream, name=Path(location).name)


def _raw(location: str, stream: BinaryIO, name: str = "") -> RawInput:
    head, stream = with_head(stream)
    return RawInput(location, stream, head, name)


def _open_file(location: str) -> BinaryIO:
    if is_folder(location):
        raise InputError(
            "The folder holds no file in a known format, or may not be listed. "
            "Name a file by itself to have it read whatever its name.",
            kind="empty-folder",
        )
    try:
        return Path(location).open("rb")
    except FileNotFoundError as error:
        raise InputError(f"There is no such file. {_advice(location)}", kind="not-found") from error
    except (OSError, ValueError) as error:
        raise InputError(f"It cannot be opened: {error}.", kind="unreadable") from error


def _advice(location: str) -> str:
    if "://" in location:
        return "Only http and https addresses are read."
    if _LOOKS_LIKE_ADDRESS.match(location):
        return f"If a web page is meant, write https://{location}."
    return "Check the path."


def _finished(article: Article, options: SourceOptions) -> Article:
    return with_whole_characters(_with_given(article, options))


def _with_given(article: Article, options: SourceOptions) -> Article:
    """The article with what the user said of it in place of what its source says."""
    if options.outlet is not None:
        article = replace(article, outlet=options.outlet)
    if options.published is not None:
        doubts = (AMBIGUOUS_DATE, UNREADABLE_DATE)  # of a date that is of no account now
        problems = tuple(problem for problem in article.problems if problem.kind not in doubts)
        day = given_date(options.published)
        article = replace(article, published=day, published_basis="given", problems=problems)
    return article
