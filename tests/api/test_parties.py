"""Who speaks, asked for over HTTP."""

from fastapi.testclient import TestClient


def test_parties_are_listed_and_shown(client: TestClient) -> None:
    listed = client.get("/api/v1/parties", params={"kind": "person"}).json()["items"]
    assert [one["name"] for one in listed] == ["foreign minister", "Jane Doe"]
    shown = client.get("/api/v1/parties/JANE DOE").json()
    assert shown["roles"] == [{"value": "spokeswoman", "count": 1}]
    assert shown["statements"] == 1
    assert client.get("/api/v1/parties/Nobody").status_code == 404


def test_parties_are_found_by_the_beginning_of_a_name_and_come_in_pages(client: TestClient) -> None:
    first = client.get("/api/v1/parties", params={"limit": 2, "order": "name"}).json()
    given = {"limit": 2, "order": "name", "cursor": first["next"]}
    rest = client.get("/api/v1/parties", params=given).json()
    names = [one["name"] for one in first["items"] + rest["items"]]
    assert names == sorted(names, key=str.casefold)
    assert len(names) == 3
    (found,) = client.get("/api/v1/parties", params={"name": "turk"}).json()["items"]
    assert found["name"] == "Government of Turkey"
