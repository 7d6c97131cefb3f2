"""Feeds that are followed: what is new in them, asked for only when it may have changed."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from http import HTTPStatus

from onrecord.errors import FetchError, InputError, extra_needed
from onrecord.ledger.adding import now
from onrecord.ledger.database import Database
from onrecord.ledger.keeping import storable
from onrecord.sources.options import Limits, SourceOptions
from onrecord.sources.web.request import get
from onrecord.sources.web.response import Response
from onrecord.sources.web.robots import Robots

# Feeds of news outlets have 10 to 500 entries of a few kilobytes.
MOST_BYTES = 5_000_000
MOST_ENTRIES = 1_000


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed answered: the addresses in it that are new, and how to ask for less next time."""

    address: str
    new: tuple[str, ...]
    etag: str | None = None
    last_modified: str | None = None


def ask_feed(database: Database, address: str, options: SourceOptions) -> Feed:
    """The feed is asked for, unless it says that nothing changed since the last time.

    Raises FetchError where it cannot be had, and InputError where it is no feed.
    """
    robots = Robots(lambda url: get(url, options, check=lambda _url: None))
    small = replace(options, limits=Limits(article=MOST_BYTES))
    known = database.rows(
        "SELECT etag, last_modified FROM feed WHERE address = ?", (storable(address),)
    )
    headers = dict(_conditions(*known[0])) if known else {}
    response = get(address, small, check=robots.check, headers=headers)
    if response.status == HTTPStatus.NOT_MODIFIED:
        return Feed(address, (), *known[0]) if known else Feed(address, ())
    if response.status != HTTPStatus.OK:
        raise FetchError(f"The server answered {response.status}. Check the address of the feed.")
    fresh = [one for one in entries_of(response) if not _is_known(database, address, one)]
    # The oldest first, as it was published.
    return Feed(
        address,
        tuple(reversed(fresh)),
        response.headers.get("etag"),
        response.headers.get("last-modified"),
    )


def entries_of(response: Response) -> list[str]:
    """The addresses of the articles in the feed, in its order, each once."""
    try:
        import feedparser
    except ImportError as error:
        raise extra_needed("Following feeds", "feeds") from error
    headers = {
        "content-type": response.headers.get("content-type", ""),
        "content-location": response.final_url,
    }
    parsed = feedparser.parse(io.BytesIO(response.body), response_headers=headers)
    if not parsed.get("version") and not parsed.entries:
        raise InputError("This is no feed (RSS or Atom). Check its address.", kind="no-feed")
    links = (str(entry.get("link") or "") for entry in parsed.entries[:MOST_ENTRIES])
    return list(dict.fromkeys(link for link in links if link.startswith(("http://", "https://"))))


def keep_feed(database: Database, feed: Feed, done: Iterable[str]) -> None:
    """What was done of the feed is not asked for again.

    Only when all of it was done is the feed next asked whether it changed; otherwise it is asked
    for whole, so that the rest has another chance.
    """
    done = set(done)
    is_whole = done.issuperset(feed.new)
    etag, modified = (feed.etag, feed.last_modified) if is_whole else (None, None)
    with database.writing():
        database.rows(
            "INSERT INTO feed (address, etag, last_modified, asked_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (address) DO UPDATE SET etag = excluded.etag, "
            "last_modified = excluded.last_modified, asked_at = excluded.asked_at",
            (storable(feed.address), _kept(etag), _kept(modified), now()),
        )
        database.run_many(
            "INSERT INTO feed_entry (feed_address, address, added_at) VALUES (?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            [(storable(feed.address), storable(one), now()) for one in sorted(done)],
        )


def _kept(header: str | None) -> str | None:
    return None if header is None else storable(header)


def _conditions(etag: str | None, last_modified: str | None) -> Iterable[tuple[str, str]]:
    if etag:
        yield "If-None-Match", etag
    if last_modified:
        yield "If-Modified-Since", last_modified


def _is_known(database: Database, feed: str, address: str) -> bool:
    return bool(
        database.rows(
            "SELECT 1 FROM feed_entry WHERE feed_address = ? AND address = ? "
            "UNION ALL SELECT 1 FROM article WHERE address = ?",
            (storable(feed), storable(address), storable(address)),
        )
    )
