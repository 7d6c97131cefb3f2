"""What pages count, asked for over HTTP."""

from typing import Any

from fastapi.testclient import TestClient


def rows(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table, by the names of its columns."""
    names = [column["name"] for column in table["columns"]]
    return [dict(zip(names, row, strict=True)) for row in table["rows"]]


def named(answer: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of the table with the name."""
    (table,) = [one for one in answer["items"] if one["name"] == name]
    return rows(table)


def test_the_ledger_is_counted(client: TestClient) -> None:
    answer = client.get("/api/v1/overview").json()
    assert answer["totals"]["statements"] == sum(
        row["statements"] for row in named(answer, "timeline")
    )
    assert named(answer, "disputed") == [
        {"speaker": "foreign minister", "statements": 1, "denied": 1}
    ]


def test_who_denies_a_party_is_told(client: TestClient) -> None:
    answer = client.get("/api/v1/parties/foreign minister/tables").json()
    assert named(answer, "denials") == [
        {
            "speaker": "Government of Turkey",
            "relation": "denies foreign minister",
            "statements": 1,
        }
    ]
    assert client.get("/api/v1/parties/Nobody/tables").status_code == 404


def test_outlets_are_told_with_how_they_quote(client: TestClient) -> None:
    listed = rows(client.get("/api/v1/outlets").json())
    times = next(row for row in listed if row["outlet"] == "Example Times")
    assert (times["statements"], times["direct"], times["neutral"]) == (3, 1, 3)
    answer = client.get("/api/v1/outlets/example times/tables").json()
    assert {row["speaker"] for row in named(answer, "quoted")} == {
        "foreign minister",
        "Government of Turkey",
        "Jane Doe",
    }
    assert client.get("/api/v1/outlets/Nowhere/tables").status_code == 404
