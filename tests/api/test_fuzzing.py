"""The short form of `python -m tests.api.fuzzing`, and the document itself."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.fuzzing import fuzz
from tests.service.serving import serving, settings_for


def test_no_answer_is_a_server_error_or_one_that_the_document_does_not_tell_of(
    ledger_path: str,
) -> None:
    told: list[str] = []
    with serving(settings_for(ledger_path)) as address:
        done, bad = fuzz(address, 200, 1, told.append)
    assert done >= 200
    assert bad == 0, "\n".join(told)


@pytest.fixture
def document(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return found


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_every_error_in_the_document_is_a_problem(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        for status, answer in operation["responses"].items():
            if status >= "400":
                assert list(answer["content"]) == ["application/problem+json"], name


def test_the_document_tells_of_the_api_alone_and_says_what_each_does(
    document: dict[str, Any],
) -> None:
    for name, operation in operations(document):
        assert " /api/v1/" in name
        assert operation["description"].endswith(".")


def test_the_page_in_the_docs_names_every_path(document: dict[str, Any]) -> None:
    from pathlib import Path

    page = Path(__file__).parent.parent.parent.joinpath("docs", "service.md").read_text("utf-8")
    for name, _ in operations(document):
        assert f"`{name}`" in page


def test_no_page_loads_from_another_host(client: TestClient) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
