"""Reading in worker processes, watched from outside."""

import io
import json
import multiprocessing
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.parallel import Crew
from onrecord.service.app import create_app
from onrecord.service.job import Job
from onrecord.service.jobs import Jobs
from onrecord.service.ledgers import Ledgers
from onrecord.service.problems import Problem
from onrecord.service.request import ReadRequest, request_of_files, request_of_text
from onrecord.service.run import Run
from onrecord.sources.options import SourceOptions
from tests.example_records import no_reader
from tests.service.asking import events_of, read_to_the_end
from tests.service.serving import settings_for


def wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(600):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to be")


def test_a_text_is_read_into_the_ledger_and_its_events_tell_how(client: TestClient) -> None:
    answer = client.post("/api/v1/jobs", json={"text": "He said so.", "title": "Talks"})
    assert answer.status_code == 202
    job = answer.json()
    assert answer.headers["location"] == f"/api/v1/jobs/{job['id']}"
    assert (job["title"], job["done"], job["outcomes"]) == ("Talks", 0, [])
    events = events_of(client, job["id"])
    assert [name for name, _, _ in events].count("end") == 1
    assert events[-1][0] == "end"
    assert events[-1][2]["state"] == "done"
    ((number, outcome),) = [(label, data) for name, label, data in events if name == "outcome"]
    assert number == "1"
    assert (outcome["kind"], outcome["statements"], outcome["title"]) == ("new", 1, "Talks")
    record = client.get(f"/api/v1/articles/{outcome['article']}").json()["record"]
    assert record["article"]["text"] == "He said so."


def test_a_job_can_be_looked_at_again_and_stands_first_among_the_jobs(client: TestClient) -> None:
    read_to_the_end(client, text="one said")
    job = read_to_the_end(client, text="two said", published="2024-05-01")
    assert job["state"] == "done"
    assert client.get(f"/api/v1/jobs/{job['id']}").json() == job
    first = client.get("/api/v1/jobs").json()["items"][0]
    assert first == {name: value for name, value in job.items() if name != "outcomes"}


def test_the_same_text_is_not_read_again(client: TestClient) -> None:
    first, second = (read_to_the_end(client, text="He said so.")["outcomes"][0] for _ in range(2))
    assert (first["kind"], second["kind"]) == ("new", "unchanged")
    assert first["article"] == second["article"]


def test_a_worker_that_dies_fails_its_job_and_is_replaced(client: TestClient) -> None:
    dead = read_to_the_end(client, text="DIE")
    assert dead["state"] == "failed"
    assert dead["outcomes"][0]["reason"] == "worker-died"
    assert "ended by signal 9" in dead["outcomes"][0]["message"]
    assert read_to_the_end(client, text="He said so.")["state"] == "done"


def test_an_article_that_cannot_be_read_fails_with_the_reason(client: TestClient) -> None:
    job = read_to_the_end(client, text="REFUSED")
    assert (job["state"], job["failed"]) == ("failed", 1)
    assert job["outcomes"][0]["message"] == "it is refused."


def test_a_reader_that_cannot_be_made_fails_the_job_and_not_the_service(ledger_path: str) -> None:
    app = create_app(settings_for(ledger_path, make_reader=no_reader))
    with TestClient(app, base_url="http://localhost") as client:
        job = read_to_the_end(client, text="He said so.")
        assert job["state"] == "failed"
        assert job["outcomes"][0]["reason"] == "no-reader"
        assert client.get("/api/v1/health").status_code == 200
        answer = client.post("/api/v1/read", json={"text": "He said so."})
        assert answer.status_code == 503


def test_every_article_of_every_file_has_its_outcome(client: TestClient) -> None:
    files = [
        ("files", ("talks.txt", b"He said so.")),
        ("files", ("table.csv", b"text,title\nShe said that it would rain.,Rain\nREFUSED,No\n")),
        ("files", ("../../etc/evil name?.pdf", b"%PDF-1.4 broken")),
    ]
    answer = client.post("/api/v1/jobs/files", files=files, data={"outlet": "Example Times"})
    assert answer.status_code == 202
    assert answer.json()["title"] == "talks.txt and 2 more"
    events_of(client, answer.json()["id"])
    job = client.get(f"/api/v1/jobs/{answer.json()['id']}").json()
    found = {one["location"].partition("/")[2]: one["kind"] for one in job["outcomes"]}
    assert found == {
        "talks.txt": "new",
        "table.csv#row-1": "new",
        "table.csv#row-2": "failed",
        "evil name_.pdf": "failed",
    }
    assert (job["state"], job["done"], job["failed"]) == ("done", 4, 2)
    number = next(one["article"] for one in job["outcomes"] if one["kind"] == "new")
    article = client.get(f"/api/v1/articles/{number}").json()["record"]["article"]
    assert article["outlet"] == "Example Times"


def test_uploaded_files_are_gone_when_they_are_read(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    answer = client.post("/api/v1/jobs/files", files={"files": ("a.txt", b"He said so.")})
    events_of(client, answer.json()["id"])
    wait_until(lambda: not list(tmp_path.glob("onrecord-*")))


def test_two_files_of_one_name_are_two_articles_and_one_file_twice_is_one(
    client: TestClient,
) -> None:
    numbers = []
    for words in (b"He said so.", b"She said no.", b"He said so."):
        answer = client.post("/api/v1/jobs/files", files={"files": ("a.txt", words)})
        events = events_of(client, answer.json()["id"])
        numbers += [data["article"] for name, _, data in events if name == "outcome"]
    assert numbers[0] == numbers[2] != numbers[1]


def test_private_addresses_are_refused(client: TestClient) -> None:
    job = read_to_the_end(client, address="http://127.0.0.1:9/secret")
    assert job["state"] == "failed"
    assert job["outcomes"][0]["reason"] == "private-address"


@pytest.mark.parametrize("given", ["/etc/passwd", "file:///etc/passwd", "-", "ftp://a.example/"])
def test_nothing_but_web_addresses_is_opened(client: TestClient, given: str) -> None:
    for path in ("/api/v1/jobs", "/api/v1/read"):
        answer = client.post(path, json={"address": given})
        assert answer.status_code == 422
        assert "https://" in answer.json()["detail"]


def test_a_source_that_hangs_is_ended_and_the_job_fails(
    ledger_path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.service.run.MOST_SECONDS_OF_SILENCE", 0.5)
    monkeypatch.setattr("onrecord.service.jobs._SECONDS_BETWEEN_LOOKS", 0.1)
    app = create_app(settings_for(ledger_path, allow_private_addresses=True))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with TestClient(app, base_url="http://localhost") as client:
            job = read_to_the_end(client, address=address)
            assert client.post("/api/v1/read", json={"address": address}).status_code == 503
    assert job["state"] == "failed"
    assert job["outcomes"][0]["reason"] == "source-silent"
    assert not multiprocessing.active_children()


def test_the_password_in_an_address_is_not_shown(client: TestClient) -> None:
    job = read_to_the_end(client, address="http://jane:secret@news.example/a")
    assert job["state"] == "failed"
    assert "secret" not in json.dumps(job)


def test_events_go_on_after_the_last_that_was_had(client: TestClient) -> None:
    table = b"text\n" + b"".join(b"He said that %d times over.\n" % n for n in range(5))
    answer = client.post("/api/v1/jobs/files", files={"files": ("t.csv", table)})
    job = answer.json()["id"]
    every = [label for name, label, _ in events_of(client, job) if name == "outcome"]
    assert every == ["1", "2", "3", "4", "5"]
    rest = [label for name, label, _ in events_of(client, job, after=3) if name == "outcome"]
    assert rest == ["4", "5"]


def test_a_dropped_job_is_read_no_further_and_forgotten(client: TestClient) -> None:
    table = b"text\n" + b"".join(b"SLOW he said %d\n" % n for n in range(200))
    job = client.post("/api/v1/jobs/files", files={"files": ("t.csv", table)}).json()["id"]
    wait_until(lambda: client.get(f"/api/v1/jobs/{job}").json()["done"] > 0)
    assert client.delete(f"/api/v1/jobs/{job}").status_code == 204
    assert client.get(f"/api/v1/jobs/{job}").status_code == 404
    assert client.get(f"/api/v1/jobs/{job}/events").status_code == 404
    # The next one need not wait for the two hundred.
    assert read_to_the_end(client, text="He said so.")["state"] == "done"


def test_a_short_text_does_not_wait_for_a_long_table(client: TestClient) -> None:
    table = b"text\n" + b"".join(b"SLOW he said %d\n" % n for n in range(200))
    long = client.post("/api/v1/jobs/files", files={"files": ("t.csv", table)}).json()["id"]
    wait_until(lambda: client.get(f"/api/v1/jobs/{long}").json()["done"] > 0)
    assert read_to_the_end(client, text="He said so.")["state"] == "done"
    assert client.get(f"/api/v1/jobs/{long}").json()["state"] == "reading"


def test_a_table_that_is_known_gives_others_their_turn_after_every_article(tmp_path: Path) -> None:
    table = b"text\n" + b"".join(b"He said that %d times.\n" % number for number in range(30))
    ledgers = Ledgers(str(tmp_path / "ledger.sqlite"))
    settings = settings_for("unused")

    def request() -> ReadRequest:
        return request_of_files([("t.csv", io.BytesIO(table))], SourceOptions())

    with ExitStack() as opened:
        opened.callback(ledgers.close)
        jobs = Jobs(settings, ledgers)
        opened.callback(jobs.close)
        jobs.start()
        first = jobs.submit(request())
        wait_until(lambda: first.is_over)
        again = Run(Job("t.csv"), request(), ledgers)
        opened.callback(again.end)
        crew = Crew(settings.make_reader, 1)
        opened.callback(crew.end)
        noted_in_a_turn = []

        def take_a_turn() -> bool:
            before = again.job.done
            again.advance(crew)
            noted_in_a_turn.append(again.job.done - before)
            return again.is_over

        wait_until(take_a_turn)
    assert {one.kind for one in again.job.outcomes} == {"unchanged"}
    assert again.job.done == 30
    assert max(noted_in_a_turn) == 1


def test_too_many_jobs_are_told_to_come_back(ledger_path: str) -> None:
    ledgers = Ledgers(ledger_path)
    jobs = Jobs(settings_for(ledger_path, most_waiting=2), ledgers)  # not started: all wait
    request = request_of_text("He said so.", title=None, outlet=None, published=None)
    for _ in range(2):
        jobs.submit(request)
    with pytest.raises(Problem) as refused:
        jobs.submit(request)
    assert refused.value.status == 429
    assert int(refused.value.headers["Retry-After"]) > 0
    waiting = jobs.all()
    jobs.close()
    ledgers.close()
    assert [job.state for job in waiting] == ["cancelled", "cancelled"]


def test_reading_at_once_gives_the_record_and_keeps_nothing(client: TestClient) -> None:
    before = client.get("/api/v1/articles").json()
    answer = client.post("/api/v1/read", json={"text": "He said so.", "outlet": "Example Times"})
    assert answer.status_code == 200
    record = answer.json()
    assert record["schema"] == "onrecord/1"
    assert record["article"]["outlet"] == "Example Times"
    assert client.get("/api/v1/articles").json() == before
    assert client.get("/api/v1/jobs").json() == {"items": []}


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, 422),
        ({"text": "a", "address": "https://a.example"}, 422),
        ({"text": " \n"}, 422),
        ({"text": "a", "published": "yesterday"}, 422),
        ({"text": "a", "published": "2024-02-31"}, 422),
        ({"text": "a", "unknown": 1}, 422),
        ({"text": "REFUSED"}, 422),
    ],
)
def test_what_cannot_be_read_is_told_as_a_problem(
    client: TestClient, given: dict[str, object], status: int
) -> None:
    answer = client.post("/api/v1/read", json=given)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_a_job_that_is_over_stays_as_it_is() -> None:
    job = Job("talks")
    told: list[str] = []
    with job.watched(lambda: told.append(job.state)):
        for state in ("reading", "done", "cancelled"):
            job.set_state(state)  # type: ignore[arg-type]
    job.set_state("failed")
    assert told == ["reading", "done"]
