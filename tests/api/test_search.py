"""What is kept, asked for over HTTP."""

import base64
import json

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger.ledger import open_ledger
from tests.ledger.sample import make_record, make_statement, talks


def test_statements_are_found_with_their_sentence_and_hits(client: TestClient) -> None:
    found = client.get("/api/v1/statements", params={"words": "sign*", "count": True}).json()
    (item,) = found["items"]
    assert (found["next"], found["total"]) == (None, 1)
    assert item["speaker"] == "Jane Doe"
    assert item["statement"]["content"]["text"].startswith("“We will not sign,”")
    text = client.get(f"/api/v1/articles/{item['article']}").json()["record"]["article"]["text"]
    assert [text[start:end] for start, end in item["hits"]] == ["sign"]
    assert text[item["sentence_start"] :].startswith(item["sentence"])


@pytest.mark.parametrize(
    ("narrowed", "count"),
    [
        ({"by": "jane doe"}, 1),
        ({"about": "talks"}, 2),
        ({"act": ["deny", "state"]}, 3),
        ({"manner": "direct"}, 2),
        ({"outlet": "Evening Post"}, 2),
        ({"since": "2024-06-01"}, 2),
        ({"until": "2024-04-30"}, 1),
        ({"denied": True}, 1),
        ({}, 5),
    ],
)
def test_statements_are_narrowed(client: TestClient, narrowed: dict[str, str], count: int) -> None:
    answer = client.get("/api/v1/statements", params={**narrowed, "count": True})
    assert answer.json()["total"] == len(answer.json()["items"]) == count


@pytest.mark.parametrize("path", ["/api/v1/statements", "/api/v1/articles"])
def test_pages_follow_one_another_to_the_end(
    client: TestClient, ledger_path: str, path: str
) -> None:
    with open_ledger(ledger_path) as ledger:
        for number in range(5):
            text = f"Day {number}\n\nHe said that it rains.\n"
            statement = make_statement("s1", "He", "said", "that it rains", text=text)
            ledger.add(make_record(f"https://a.example/{number}", text, [statement], []))
    whole = client.get(path, params={"limit": 100}).json()["items"]
    paged, cursor = [], None
    for _ in range(20):
        given = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = client.get(path, params=given).json()
        paged += page["items"]
        if (cursor := page["next"]) is None:
            break
    assert paged == whole
    assert len(whole) >= 7


def test_a_cursor_of_another_search_is_refused(client: TestClient) -> None:
    cursor = client.get("/api/v1/statements", params={"limit": 1}).json()["next"]
    answer = client.get("/api/v1/statements", params={"words": "talks", "cursor": cursor})
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:onrecord:problem:unfit-cursor"
    # The size of the page is no part of the search.
    answer = client.get("/api/v1/statements", params={"limit": 3, "cursor": cursor})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "value", [[-1, "x"], [10**30, "x"], "x", {}, None, ["1", "x"], [True, "x"], [1]]
)
def test_a_cursor_that_was_made_up_is_refused(client: TestClient, value: object) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(value).encode()).decode()
    for given in (cursor, "é", "=", "%%%"):
        answer = client.get("/api/v1/statements", params={"cursor": given})
        assert answer.status_code == 422


@pytest.mark.parametrize(
    "given",
    [
        {"words": "(talks"},
        {"words": "-talks"},
        {"words": "x" * 1001},
        {"by": "?!"},
        {"act": "shout"},
        {"since": "2024-02-31"},
        {"since": "1714521600"},
        {"limit": 0},
        {"limit": 201},
        {"word": "talks"},
    ],
)
def test_a_search_that_makes_no_sense_is_told_so(client: TestClient, given: dict[str, str]) -> None:
    for path in ("/api/v1/statements", "/api/v1/articles"):
        answer = client.get(path, params=given)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == 422


def test_articles_are_found_by_their_text(client: TestClient) -> None:
    (item,) = client.get("/api/v1/articles", params={"words": "Idlib"}).json()["items"]
    assert item["title"] == "Harvest"
    assert item["statements"] == 2
    shown = client.get(f"/api/v1/articles/{item['number']}").json()
    assert shown["address"] == item["address"] == "https://post.example/harvest"
    assert set(shown["keys"]) == {"s1", "s2"}
    assert shown["conflicts"] == []


def test_a_statement_is_shown_by_id_and_by_key(client: TestClient) -> None:
    by_id = client.get("/api/v1/articles/1/statements/s2").json()
    by_key = client.get(f"/api/v1/articles/1/statements/{by_id['key'][:6]}").json()
    assert by_id == by_key
    assert by_id["statement"]["act"] == "deny"  # as it was corrected
    assert client.get("/api/v1/articles/1/statements/s9").status_code == 404


def test_versions_tell_what_changed(client: TestClient, ledger_path: str) -> None:
    from tests.ledger.sample import CHANGED

    with open_ledger(ledger_path) as ledger:
        ledger.add(talks(CHANGED))
    items = client.get("/api/v1/articles/1/versions").json()["items"]
    assert [(one["version"], one["kind"]) for one in items] == [(2, "reworded")]


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/articles/99",
        "/api/v1/articles/99/versions",
        "/api/v1/articles/99/statements/s1",
        "/api/v1/corrections/99",
        "/api/v1/corrections?article=99",
        "/api/v1/exports/csv?article=99",
        "/api/v1/jobs/none",
        "/api/v1/jobs/none/events",
        "/api/v1/nothing",
        "/api/v2/health",
    ],
)
def test_what_is_not_there_is_a_problem(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert set(told) == {"type", "title", "status", "detail"}
    assert told["type"] == "urn:onrecord:problem:not-found"


def test_a_way_of_asking_that_is_not_there_names_those_that_are(client: TestClient) -> None:
    answer = client.put("/api/v1/jobs/x")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "DELETE, GET"
    assert answer.headers["content-type"] == "application/problem+json"


def test_numbers_beyond_any_database_are_refused(client: TestClient) -> None:
    for number in (0, -1, 2**63, 10**40):
        assert client.get(f"/api/v1/articles/{number}").status_code == 422


def test_a_text_with_lone_surrogates_and_nuls_is_given_back_exactly(
    client: TestClient, ledger_path: str
) -> None:
    text = "He said \ud800 and \x00 so."
    with open_ledger(ledger_path) as ledger:
        statement = make_statement("s1", "He", "said", "\ud800 and \x00 so", text=text)
        number = ledger.add(make_record("https://a.example/x", text, [statement], [])).article
    answer = client.get(f"/api/v1/articles/{number}")
    assert answer.json()["record"]["article"]["text"] == text
    assert client.get("/api/v1/statements", params={"words": "so"}).status_code == 200


def test_a_page_that_is_not_there_is_shown_as_a_page(client: TestClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


def test_a_defect_is_a_problem_that_says_nothing_of_the_inside(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("onrecord.ledger.ledger.Ledger.record", fail)
    answer = client.get("/api/v1/articles/1")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers
