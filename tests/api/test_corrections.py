"""Corrections made, looked at and undone over HTTP."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

CHANGE = {"kind": "change", "article": 1, "statement": "s1", "field": "act", "value": "claim"}


def make(client: TestClient, **given: Any) -> dict[str, Any]:
    answer = client.post("/api/v1/corrections", json=given)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"/api/v1/corrections/{made['number']}"
    assert client.get(answer.headers["location"]).json() == made
    return made


def statements(client: TestClient) -> dict[str, dict[str, Any]]:
    record = client.get("/api/v1/articles/1").json()["record"]
    return {one["id"]: one for one in record["statements"]}


def parties(client: TestClient) -> list[str]:
    record = client.get("/api/v1/articles/1").json()["record"]
    return [one["name"] for one in record["parties"]]


def test_a_change_stands_until_it_is_undone(client: TestClient) -> None:
    made = make(client, **CHANGE, note="see the lead", author="A. Editor")
    assert (made["author"], made["note"], made["counts"]) == ("A. Editor", "see the lead", True)
    assert made["value"] == {"field": "act", "to": "claim", "was": "state"}
    assert statements(client)["s1"]["act"] == "claim"
    undone = client.post(f"/api/v1/corrections/{made['number']}/undo", json={})
    assert undone.status_code == 201
    assert undone.json()["undoes"] == made["number"]
    assert statements(client)["s1"]["act"] == "state"
    assert client.get(f"/api/v1/corrections/{made['number']}").json()["counts"] is False
    again = client.post(f"/api/v1/corrections/{made['number']}/undo", json={})
    assert again.status_code == 409
    client.post(f"/api/v1/corrections/{undone.json()['number']}/undo", json={})
    assert statements(client)["s1"]["act"] == "claim"


def test_who_names_nobody_signs_as_who_started_the_service(client: TestClient) -> None:
    assert make(client, **CHANGE)["author"] == "Tester"


def test_a_missed_statement_is_added_and_a_false_one_dropped(client: TestClient) -> None:
    make(client, kind="add", article=1, values={"cue": "95-99", "content": "100-110"})
    assert len(statements(client)) == 4
    make(client, kind="drop", article=1, statement="s1")
    assert "s1" not in statements(client)


def test_parties_are_renamed_joined_and_split(client: TestClient) -> None:
    make(
        client, kind="change-party", article=1, party="foreign minister", field="name",
        value="Ann Smith",
    )  # fmt: skip
    assert "Ann Smith" in parties(client)
    make(client, kind="join", names=["Ann Smith"], into="Jane Doe", article=1)
    assert "Ann Smith" not in parties(client)
    make(
        client, kind="split", article=1, party="Jane Doe", statements=["s1"],
        into="Ann Smith (person)",
    )  # fmt: skip
    assert "Ann Smith" in parties(client)


def test_parties_are_joined_everywhere(client: TestClient) -> None:
    made = make(client, kind="join", names=["foreign minister"], into="Jane Doe")
    assert made["article_id"] is None
    assert "foreign minister" not in parties(client)


def test_what_is_known_of_an_article_is_changed(client: TestClient) -> None:
    make(client, kind="change-article", article=1, field="outlet", value="Morning Post")
    record = client.get("/api/v1/articles/1").json()["record"]
    assert record["article"]["outlet"] == "Morning Post"


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"article": 99}, 404),
        ({"statement": "s9"}, 422),
        ({"field": "mood"}, 422),
        ({"value": "shout"}, 422),
        ({"field": "content", "value": "5-9999"}, 422),
        ({"field": "content", "value": "none"}, 422),
        ({"author": " "}, 422),
        ({"kind": "erase"}, 422),
        ({"more": 1}, 422),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_no_trace(
    client: TestClient, wrong: dict[str, Any], status: int
) -> None:
    before = client.get("/api/v1/articles/1").json(), client.get("/api/v1/corrections").json()
    answer = client.post("/api/v1/corrections", json={**CHANGE, **wrong})
    assert answer.status_code == status
    assert answer.json()["detail"]
    after = client.get("/api/v1/articles/1").json(), client.get("/api/v1/corrections").json()
    assert before == after


def test_a_party_cannot_lose_its_name(client: TestClient) -> None:
    given = {"kind": "change-party", "article": 1, "party": "Jane Doe", "field": "name"}
    for value in ("none", " "):
        answer = client.post("/api/v1/corrections", json={**given, "value": value})
        assert answer.status_code == 422
    assert "Jane Doe" in parties(client)


def test_the_trail_comes_in_pages(client: TestClient) -> None:
    for value in ("claim", "report", "deny"):
        make(client, **{**CHANGE, "value": value})
    first = client.get("/api/v1/corrections", params={"limit": 3}).json()
    rest = client.get("/api/v1/corrections", params={"limit": 3, "cursor": first["next"]}).json()
    assert [one["number"] for one in first["items"] + rest["items"]] == [1, 2, 3, 4]
    assert rest["next"] is None
    assert client.get("/api/v1/corrections", params={"article": 2}).json()["items"] == []
    assert client.get("/api/v1/corrections", params={"conflicts": True}).json()["items"] == []


def test_several_fields_are_changed_at_once(client: TestClient) -> None:
    given = {"kind": "change", "article": 1, "statement": "s1"}
    values = {"act": "claim", "polarity": "uncertain"}
    answer = client.post("/api/v1/corrections", json={**given, "values": values})
    assert answer.status_code == 201
    made = answer.json()["items"]
    assert [one["value"]["field"] for one in made] == ["act", "polarity"]
    assert client.get(answer.headers["location"]).json()["items"][-2:] == made
    first = statements(client)["s1"]
    assert (first["act"], first["polarity"]) == ("claim", "uncertain")


def test_several_fields_of_an_article_are_changed_at_once(client: TestClient) -> None:
    values = {"outlet": "Morning Post", "section": "World"}
    given = {"kind": "change-article", "article": 1, "values": values}
    assert client.post("/api/v1/corrections", json=given).status_code == 201
    article = client.get("/api/v1/articles/1").json()["record"]["article"]
    assert (article["outlet"], article["section"]) == ("Morning Post", "World")


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "change", "statement": "s1", "values": {"act": "claim", "denies": "999"}},
        {"kind": "change", "statement": "s1", "values": {}},
        {"kind": "change", "statement": "s1", "field": "act"},
        {"kind": "change", "statement": "s1", "field": "act", "value": "ask", "values": {"a": "b"}},
        {"kind": "change-article", "values": {"outlet": "Post", "published": "yesterday"}},
    ],
)
def test_of_several_fields_none_is_changed_where_one_is_refused(
    client: TestClient, given: dict[str, Any]
) -> None:
    before = client.get("/api/v1/articles/1").json(), client.get("/api/v1/corrections").json()
    answer = client.post("/api/v1/corrections", json={**given, "article": 1})
    assert answer.status_code == 422, answer.text
    after = client.get("/api/v1/articles/1").json(), client.get("/api/v1/corrections").json()
    assert before == after
