import gzip
import hashlib
import json
import socket
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from loopback_site import Site
from source_files import article_of, failure_of, results_of

from onrecord import __version__
from onrecord.sources import Limits, SourceOptions, Timeouts

PAGE = (
    "<!DOCTYPE html><html><head><title>Bridge</title></head><body><article><h1>Bridge to close</h1>"
    "<p>The harbour bridge will close for three weeks from Saturday, said the council.</p>"
    "<p>The mayor said “no” – twice – to all of them in the hall.</p></article></body></html>"
)
OPEN = SourceOptions(allow_private_addresses=True)


def test_a_page_is_fetched_and_read(site: Site) -> None:
    url = site.page("/news/bridge", PAGE)
    article = article_of(url, OPEN)
    assert article.location == url
    assert article.title == "Bridge to close"
    assert "“no” – twice" in article.text
    assert article.outlet == "127.0.0.1"


def test_we_say_who_we_are(site: Site) -> None:
    article_of(site.page("/a", PAGE), OPEN)
    assert {headers["User-Agent"] for _, headers in site.asked} == {f"onrecord/{__version__}"}


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_the_own_machine_is_refused_unless_allowed(site: Site, host: str) -> None:
    url = site.page("/a", PAGE).replace("127.0.0.1", host, 1)
    failure = failure_of(url)
    assert failure.kind in ("private-address", "unknown-host")
    assert site.asked == []


def test_a_redirect_into_a_private_network_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.address.rsplit(":", 1)[1])
    connect, ask = socket.create_connection, socket.getaddrinfo

    def pretended(host: str, *_args: object, **_named: object) -> object:
        public = [(2, 1, 6, "", ("93.184.216.34", port))]
        return public if host == "public.test" else ask(host, port, type=1)

    monkeypatch.setattr(socket, "getaddrinfo", pretended)
    monkeypatch.setattr(
        socket, "create_connection", lambda to, *rest: connect(("127.0.0.1", to[1]), *rest)
    )
    site.answers["/a"] = (302, {"Location": f"http://127.0.0.1:{port}/secret"}, b"")
    failure = failure_of(f"http://public.test:{port}/a")
    assert failure.kind == "private-address"
    assert "/secret" not in site.paths


def test_the_connection_goes_to_the_address_that_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1"])
    connected: list[str] = []

    def rebinding(*_args: object, **_named: object) -> object:
        return [(2, 1, 6, "", (next(answers), 80))]

    def refusing(to: tuple[str, int], *_rest: object) -> None:
        connected.append(to[0])
        raise ConnectionRefusedError("refused for the test")

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket, "create_connection", refusing)
    assert failure_of("http://rebinding.test/a").kind == "no-answer"
    assert connected == ["93.184.216.34"]


def test_proxies_of_the_environment_are_not_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert article_of(site.page("/a", PAGE), OPEN).title == "Bridge to close"


def test_redirects_are_followed_and_the_location_stays_the_one_given(site: Site) -> None:
    site.page("/c.html", PAGE)
    site.answers["/b"] = (301, {"Location": "c.html"}, b"")
    site.answers["/a"] = (302, {"Location": site.address + "/b"}, b"")
    assert article_of(site.address + "/a", OPEN).location == site.address + "/a"


def test_redirects_in_a_circle_end(site: Site) -> None:
    site.answers["/a"] = (302, {"Location": "/a"}, b"")
    assert failure_of(site.address + "/a", OPEN).kind == "redirects"
    assert site.paths.count("/a") == 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/a", "http://[::1"])
def test_a_redirect_to_what_is_no_web_address_is_refused(site: Site, target: str) -> None:
    site.answers["/a"] = (302, {"Location": target}, b"")
    assert failure_of(site.address + "/a", OPEN).kind in ("not-http", "fetch")


@pytest.mark.parametrize(
    "url", ["http://", "http://[bad", "https://exa mple.org/\x00", "http://a:99999/"]
)
def test_a_malformed_address_is_a_failure(url: str) -> None:
    assert failure_of(url).kind in ("fetch", "not-http", "unknown-host")


def test_passwords_in_addresses_are_refused(site: Site) -> None:
    url = site.page("/a", PAGE).replace("//", "//ann:secret@")
    assert failure_of(url, OPEN).kind == "credentials"
    assert site.asked == []


@pytest.mark.parametrize(
    ("status", "advice"), [(404, "Check"), (403, "Check"), (503, "later"), (429, "later")]
)
def test_a_page_that_is_not_there_says_so(site: Site, status: int, advice: str) -> None:
    site.answers["/a"] = (status, {"Content-Type": "text/html"}, PAGE.encode())
    failure = failure_of(site.address + "/a", OPEN)
    assert failure.kind == "http-status"
    assert str(status) in failure.message
    assert advice in failure.message


def test_robots_txt_is_honoured_with_its_wildcards(site: Site) -> None:
    rules = (
        "User-agent: *\nDisallow: /*/private\n\nUser-agent: onrecord\nDisallow: /closed*.html$\n"
    )
    site.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, rules.encode())
    failure = failure_of(site.page("/closed-1.html", PAGE), OPEN)
    assert failure.kind == "robots"
    assert "/closed-1.html" not in site.paths
    assert article_of(site.page("/x/private", PAGE), OPEN)


def test_robots_txt_is_asked_for_once_a_site(site: Site) -> None:
    for path in ("/a", "/b"):
        site.page(path, PAGE)
    from onrecord.sources import read_sources

    assert len(list(read_sources([site.address + "/a", site.address + "/b"], OPEN))) == 2
    assert site.paths == ["/robots.txt", "/a", "/b"]


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Site) -> None:
    site.answers["/robots.txt"] = (500, {}, b"")
    failure = failure_of(site.page("/a", PAGE), OPEN)
    assert failure.kind == "robots"
    assert "later" in failure.message
    assert "/a" not in site.paths


def test_a_page_above_the_limit_is_a_failure(site: Site) -> None:
    url = site.page("/a", PAGE * 50)
    assert failure_of(
        url, SourceOptions(allow_private_addresses=True, limits=Limits(article=5000))
    ).kind == ("too-large")


def test_a_compressed_bomb_stops_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(b"x" * 30_000_000)
    site.answers["/a"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, bomb)
    assert failure_of(site.address + "/a", OPEN).kind == "too-large"


def test_damaged_compression_is_a_failure(site: Site) -> None:
    site.answers["/a"] = (
        200,
        {"Content-Encoding": "gzip", "Content-Type": "text/html"},
        b"not gzip",
    )
    assert failure_of(site.address + "/a", OPEN).kind == "fetch"


def test_the_whole_fetch_ends_in_time_though_bytes_keep_coming(site: Site) -> None:
    def dripping(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    site.answers["/a"] = dripping
    began = time.monotonic()
    options = SourceOptions(allow_private_addresses=True, timeouts=Timeouts(total=0.5))
    assert failure_of(site.address + "/a", options).kind == "timeout"
    assert time.monotonic() - began < 3


def test_a_silent_server_is_given_up(site: Site) -> None:
    site.answers["/a"] = lambda _handler: time.sleep(2)
    options = SourceOptions(allow_private_addresses=True, timeouts=Timeouts(read=0.2))
    assert failure_of(site.address + "/a", options).kind == "timeout"


def test_a_server_that_speaks_no_http_is_a_failure(site: Site) -> None:
    site.answers["/a"] = lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")
    assert failure_of(site.address + "/a", OPEN).kind == "no-answer"


def test_a_closed_port_is_a_failure() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert failure_of(f"http://127.0.0.1:{port}/a", OPEN).kind == "no-answer"


def test_a_server_without_tls_behind_https_is_a_failure(site: Site) -> None:
    assert failure_of(site.address.replace("http:", "https:") + "/a", OPEN).kind in (
        "no-tls",
        "no-answer",
    )


@pytest.mark.parametrize(
    ("path", "media_type", "content", "texts"),
    [
        ("/a.csv", "text/csv", b"text\nShe said so.\n", ["She said so."]),
        ("/a.csv", "text/plain", b"text\nShe said so.\n", ["She said so."]),
        ("/a.txt", "text/plain; charset=cp1252", b"\x93No,\x94 she said.", ["“No,” she said."]),
        ("/a", "application/octet-stream", b'{"text": "one"}\n{"text": "two"}', ["one", "two"]),
        ("/a.txt.gz", "application/gzip", gzip.compress(b"She said so."), ["She said so."]),
    ],
)
def test_other_formats_are_read_from_addresses_too(
    site: Site, path: str, media_type: str, content: bytes, texts: list[str]
) -> None:
    site.answers[path] = (200, {"Content-Type": media_type}, content)
    assert [result.text for result in results_of(site.address + path, OPEN)] == texts  # type: ignore[union-attr]


def test_fetched_pages_are_kept_as_evidence(site: Site, tmp_path: Path) -> None:
    site.answers["/old"] = (302, {"Location": "/a"}, b"")
    site.page("/a", PAGE)
    options = SourceOptions(allow_private_addresses=True, keep=tmp_path / "kept")
    article_of(site.address + "/old", options)
    digest = hashlib.sha256(PAGE.encode()).hexdigest()
    assert (tmp_path / "kept" / f"{digest}.html").read_bytes() == PAGE.encode()
    (about,) = (tmp_path / "kept").glob(f"{digest}.*.json")
    told = json.loads(about.read_text())
    assert told["url"] == site.address + "/old"
    assert told["final_url"] == site.address + "/a"
    assert (told["status"], told["sha256"]) == (200, digest)
    assert told["headers"]["content-type"].startswith("text/html")
    assert told["fetched"].endswith("+00:00")


def test_every_fetch_leaves_its_own_note_and_the_content_is_kept_once(
    site: Site, tmp_path: Path
) -> None:
    options = SourceOptions(allow_private_addresses=True, keep=tmp_path)
    for _ in range(2):
        article_of(site.page("/a", PAGE), options)
    assert len(list(tmp_path.glob("*.html"))) == 1
    assert len(list(tmp_path.glob("*.json"))) == 2
    assert not list(tmp_path.glob(".unfinished*"))


def test_evidence_that_cannot_be_kept_is_a_failure(site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    options = SourceOptions(allow_private_addresses=True, keep=tmp_path / "file")
    assert failure_of(site.page("/a", PAGE), options).kind == "not-kept"
