"""What tests of the service ask again and again."""

import json
from typing import Any

from fastapi.testclient import TestClient

Event = tuple[str, str | None, dict[str, Any]]


def events_of(client: TestClient, job: str, *, after: int = 0) -> list[Event]:
    """Name, id and data of each event, until the job is over."""
    headers = {"Last-Event-ID": str(after)} if after else {}
    answer = client.get(f"/api/v1/jobs/{job}/events", headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/event-stream")
    found: list[Event] = []
    for block in answer.text.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if line[0] != ":")
        if fields:
            found.append((fields["event"], fields.get("id"), json.loads(fields["data"])))
    return found


def read_to_the_end(client: TestClient, **given: str) -> dict[str, Any]:
    """A job for what is given has been read; it comes back."""
    answer = client.post("/api/v1/jobs", json=given)
    assert answer.status_code == 202, answer.text
    job = answer.json()["id"]
    events_of(client, job)
    found: dict[str, Any] = client.get(f"/api/v1/jobs/{job}").json()
    return found
