"""Feeds are followed politely and each article is had once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.cli.read import ReaderChoice
from onrecord.ledger.ledger import open_ledger
from tests.example_records import StandIn
from tests.sources.loopback_site import Site, serving

pytest.importorskip("feedparser", reason="feedparser is not installed")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    with serving() as found:
        found.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /secret")
        yield found


def rss(site: Site, *paths: str) -> bytes:
    items = "".join(f"<item><link>{site.address}{path}</link></item>" for path in paths)
    return f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'.encode()


def page(site: Site, path: str, words: str) -> None:
    body = f"<html><body><article><h1>News</h1><p>{words} " + "It goes on and on. " * 20
    site.page(path, body + "</p></article></body></html>")


def follow(site: Site, *options: str) -> Result:
    call = ["follow", f"{site.address}/rss", "--allow-private-addresses", "--delay", "0", *options]
    return CliRunner().invoke(main, call, obj=ReaderChoice(StandIn), prog_name="onrecord")


def addresses() -> list[str]:
    with open_ledger("onrecord.sqlite") as ledger:
        rows = ledger.database.rows("SELECT address FROM article ORDER BY id")
    return [address for (address,) in rows]


def test_what_is_new_is_added_and_a_feed_that_did_not_change_is_not_read(site: Site) -> None:
    page(site, "/a", "First.")
    page(site, "/b", "Second.")
    asked: list[str | None] = []

    def answer(handler: Any) -> None:
        condition = handler.headers.get("If-None-Match")
        asked.append(condition)
        body = rss(site, "/b", "/a")
        handler.send_response(304 if condition == '"1"' else 200)
        handler.send_header("ETag", '"1"')
        handler.send_header("Content-Length", "0" if condition else str(len(body)))
        handler.end_headers()
        if not condition:
            handler.wfile.write(body)

    site.answers["/rss"] = answer
    assert follow(site).exit_code == 0
    assert addresses() == [f"{site.address}/a", f"{site.address}/b"]
    fetched = len(site.paths)
    again = follow(site)
    assert (again.exit_code, again.stderr) == (0, f"{site.address}/rss: nothing new.\n")
    assert asked == [None, '"1"']
    assert "/a" not in site.paths[fetched:]


def test_only_what_is_new_is_fetched(site: Site) -> None:
    for path in ("/a", "/b"):
        page(site, path, path)
    site.answers["/rss"] = (200, {}, rss(site, "/a"))
    follow(site)
    site.answers["/rss"] = (200, {}, rss(site, "/b", "/a"))
    follow(site)
    assert site.paths.count("/a") == site.paths.count("/b") == 1
    assert len(addresses()) == 2


def test_what_robots_may_not_read_is_told_once(site: Site) -> None:
    page(site, "/secret", "Hidden.")
    site.answers["/rss"] = (200, {}, rss(site, "/secret"))
    first = follow(site)
    assert first.exit_code == 3
    assert "does not let programs read this page" in first.stderr
    assert "/secret" not in site.paths
    assert "nothing new" in follow(site).stderr


def test_what_failed_in_passing_is_tried_again(site: Site) -> None:
    site.answers["/a"] = lambda handler: handler.connection.close()
    site.answers["/rss"] = (200, {"ETag": '"1"'}, rss(site, "/a"))
    assert follow(site).exit_code == 3
    page(site, "/a", "Here it is.")
    assert follow(site).exit_code == 0
    assert addresses() == [f"{site.address}/a"]


@pytest.mark.parametrize(
    "answer", [(404, {}, b""), (200, {}, b"<html>no feed</html>"), (200, {}, b"")]
)
def test_what_is_no_feed_is_named(site: Site, answer: Any) -> None:
    site.answers["/rss"] = answer
    result = follow(site)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"onrecord: {site.address}/rss: ")


def test_pages_of_one_site_are_not_fetched_at_once(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("onrecord.cli.follow.time.sleep", waited.append)
    for path in ("/a", "/b"):
        page(site, path, path)
    site.answers["/rss"] = (200, {}, rss(site, "/a", "/b"))
    follow(site, "--delay", "30")
    assert len(waited) == 2
    assert all(20 < seconds <= 30 for seconds in waited)
