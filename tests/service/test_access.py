"""Who may ask the service what."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord.service.access import (
    COOKIE,
    SECONDS_OF_A_SESSION,
    is_session,
    new_session,
    same_secret,
)
from onrecord.service.app import create_app
from onrecord.service.settings import ServiceSettings, Sizes, is_loopback
from tests.service.serving import settings_for

TOKEN = "correct-horse-battery-staple"
OTHER_SITE = "https://evil.example"


def asking(ledger: str, base: str = "http://localhost", **settings: Any) -> TestClient:
    app = create_app(settings_for(ledger, **settings))
    return TestClient(app, base_url=base, follow_redirects=False)


@pytest.fixture
def guarded(ledger_path: str) -> Iterator[TestClient]:
    with asking(ledger_path, token=TOKEN) as client:
        yield client


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "192.0.2.7", "", "[::1", "127.0.0.1.nip.io"]
)
def test_another_host_name_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/api/v1/health", headers={"Host": host})
    assert answer.status_code == 400
    assert answer.json()["type"] == "urn:onrecord:problem:other-host"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8642", "127.0.0.1:9000", "[::1]:8642"])
def test_the_names_of_this_machine_are_answered_to(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/health", headers={"Host": host}).status_code == 200


def test_a_name_that_was_given_is_answered_to_and_others_are_not() -> None:
    settings = ServiceSettings(ledger="x", host="0.0.0.0", names=("Desk.example",))
    assert settings.answers_to("desk.example")
    assert settings.answers_to("192.0.2.7")
    assert not settings.answers_to("evil.example")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": OTHER_SITE},
        {"Origin": "null"},
        {"Origin": "http://localhost:3000"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {
            "Sec-Fetch-Site": "cross-site",
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Dest": "document",
        },
    ],
)
def test_a_page_of_another_site_changes_nothing(
    client: TestClient, headers: dict[str, str]
) -> None:
    change = {"kind": "drop", "article": 1, "statement": "s1"}
    answer = client.post("/api/v1/corrections", json=change, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:onrecord:problem:cross-site"
    assert len(client.get("/api/v1/corrections").json()["items"]) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://localhost"},
        {"Sec-Fetch-Site": "none"},
        {},
    ],
)
def test_its_own_pages_and_programs_may_change_something(
    client: TestClient, headers: dict[str, str]
) -> None:
    change = {"kind": "drop", "article": 1, "statement": "s1"}
    assert client.post("/api/v1/corrections", json=change, headers=headers).status_code == 201


def test_another_site_may_link_here_and_not_embed_or_ask(client: TestClient) -> None:
    cross = {"Sec-Fetch-Site": "cross-site"}
    link = {**cross, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    frame = {**cross, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}
    assert client.get("/read", headers=link).status_code == 200
    assert client.get("/read", headers=frame).status_code == 403
    assert client.get("/api/v1/statements", headers=cross).status_code == 403


def test_a_body_that_a_form_of_another_site_could_send_is_no_json(client: TestClient) -> None:
    answer = client.post(
        "/api/v1/corrections",
        content=b'{"kind": "drop", "article": 1, "statement": "s1"}',
        headers={"Content-Type": "text/plain"},
    )
    assert answer.status_code == 422


def test_without_the_token_the_api_is_closed(guarded: TestClient) -> None:
    answer = guarded.get("/api/v1/statements")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["content-type"] == "application/problem+json"
    for wrong in ("Bearer", "Bearer x", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer \xe9"):
        headers = {"Authorization": wrong.encode("latin-1")}
        assert guarded.get("/api/v1/statements", headers=headers).status_code == 401


def test_with_the_token_it_is_open(guarded: TestClient) -> None:
    headers = {"Authorization": f"bearer {TOKEN}"}
    assert guarded.get("/api/v1/statements", headers=headers).status_code == 200


def test_without_the_token_a_page_leads_to_signing_in(guarded: TestClient) -> None:
    answer = guarded.get("/read?a=1&b=2")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?next=/read%3Fa%3D1%26b%3D2"
    page = guarded.get(answer.headers["location"])
    assert 'name="next" value="/read?a=1&amp;b=2"' in page.text
    assert guarded.get("/static/style.css").status_code == 200
    assert guarded.get("/api/v1/health").status_code == 200


def test_who_signs_in_is_known_from_then_on(guarded: TestClient) -> None:
    answer = guarded.post("/login", data={"token": TOKEN, "next": "/read"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/read"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert guarded.get("/api/v1/statements").status_code == 200
    guarded.post("/logout")
    assert guarded.get("/api/v1/statements").status_code == 401


def test_who_gives_a_wrong_token_is_told_so_and_not_let_in(guarded: TestClient) -> None:
    answer = guarded.post("/login", data={"token": "guess", "next": "/read"})
    assert answer.status_code == 403
    assert "This is not the token." in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "wanted", ["https://evil.example", "//evil.example", "/\\evil", "x", "/\t/e"]
)
def test_signing_in_leads_to_no_other_site(guarded: TestClient, wanted: str) -> None:
    answer = guarded.post("/login", data={"token": TOKEN, "next": wanted})
    assert answer.headers["location"] == "/"


def test_a_session_ends_and_cannot_be_made_or_stretched() -> None:
    session = new_session(TOKEN)
    assert is_session(session, TOKEN)
    assert not is_session(session, "another token of some length")
    assert not is_session(new_session(TOKEN, moment=0), TOKEN)
    end, _, signature = session.partition(".")
    assert not is_session(f"{int(end) + SECONDS_OF_A_SESSION}.{signature}", TOKEN)
    assert not any(is_session(given, TOKEN) for given in ("", ".", "x.y", f"{end}.", "\xe9.\xe9"))


def test_secrets_are_the_same_only_when_they_are() -> None:
    assert same_secret("é", "é")
    assert not same_secret("", "é")


def test_a_damaged_cookie_is_no_session(guarded: TestClient) -> None:
    for cookie in (f"{COOKIE}=\x01", f'{COOKIE}="', "a=b; =;", f"{COOKIE}={'9' * 5000}.x"):
        answer = guarded.get("/api/v1/statements", headers={"Cookie": cookie.encode("latin-1")})
        assert answer.status_code == 401


@pytest.mark.parametrize("path", ["/read", "/api/v1/health", "/nowhere", "/static/style.css"])
def test_every_answer_tells_the_browser_to_be_strict(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_refusals_tell_it_too(client: TestClient) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})
    assert "content-security-policy" in answer.headers


def test_a_file_named_with_its_version_is_kept_and_another_is_asked_for_again(
    client: TestClient,
) -> None:
    assert "immutable" in client.get("/static/style.css?v=1").headers["cache-control"]
    assert client.get("/static/style.css").headers["cache-control"] == "no-cache"
    assert client.get("/read").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("way", ["/static/../app.py", "/static/%2e%2e/rendering.py"])
def test_nothing_but_the_static_files_is_served(client: TestClient, way: str) -> None:
    assert client.get(way).status_code == 404


def test_a_request_that_declares_too_much_is_refused_before_it_is_taken(ledger_path: str) -> None:
    with asking(ledger_path, sizes=Sizes(files=2_000, request=1_000)) as client:
        answer = client.post("/api/v1/jobs", content=b"x" * 1_001)
        assert answer.status_code == 413
        assert answer.json()["detail"] == "A request brings at most 1,000 bytes here."


def test_a_request_that_declares_nothing_is_refused_when_it_has_brought_too_much(
    ledger_path: str,
) -> None:
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        yield b'{"text": "'
        for _ in range(50):
            sent += 1
            yield b"x" * 100

    with asking(ledger_path, sizes=Sizes(files=2_000, request=1_000)) as client:
        headers = {"Content-Type": "application/json"}
        answer = client.post("/api/v1/jobs", content=pieces(), headers=headers)
        assert answer.status_code == 413
        assert answer.headers["content-type"] == "application/problem+json"


def test_files_may_bring_more_than_other_requests(ledger_path: str) -> None:
    with asking(ledger_path, sizes=Sizes(files=5_000, request=1_000)) as client:
        small = client.post("/api/v1/jobs/files", files={"files": ("a.txt", b"a" * 2_000)})
        large = client.post("/api/v1/jobs/files", files={"files": ("a.txt", b"a" * 6_000)})
    assert small.status_code == 202
    assert large.status_code == 413


def test_only_this_machine_reaches_a_loopback_address() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.9.9.9", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "192.0.2.7", "desk.example", "::")))
