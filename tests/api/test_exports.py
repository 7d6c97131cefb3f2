"""Exports sent as they are written."""

import gc
import io
import json
import threading
import time
import zipfile
from typing import BinaryIO

import pytest
from fastapi.testclient import TestClient

from onrecord.api.exports import SENT_AS, sent_pieces
from onrecord.errors import UsageError
from onrecord.export import FORMATS
from onrecord.export.write import write_stream
from onrecord.ledger.ledger import open_ledger


def test_every_format_is_sent() -> None:
    assert set(SENT_AS) == set(FORMATS)


@pytest.mark.parametrize(
    "name", [name for name, one in FORMATS.items() if one.shape == "stream" and name != "parquet"]
)
def test_what_is_sent_is_what_export_writes(
    client: TestClient, ledger_path: str, name: str
) -> None:
    if FORMATS[name].extra == "spacy":
        pytest.importorskip("spacy")
    written = io.BytesIO()
    with open_ledger(ledger_path) as ledger:
        write_stream(name, ledger.records(), written)
    answer = client.get(f"/api/v1/exports/{name}")
    assert answer.status_code == 200
    assert answer.content == written.getvalue()
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.headers["content-type"].partition(";")[0] == SENT_AS[name][0].partition(";")[0]


def test_parquet_is_sent_whole(client: TestClient) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(client.get("/api/v1/exports/parquet").content))
    assert table.num_rows == 5


def test_the_folder_of_brat_is_sent_as_a_zip_file(client: TestClient) -> None:
    answer = client.get("/api/v1/exports/brat")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert "annotation.conf" in names
    assert sum(name.endswith(".ann") for name in names) == 2


def test_single_articles_are_exported(client: TestClient) -> None:
    lines = client.get("/api/v1/exports/jsonl", params={"article": 2}).text.splitlines()
    assert [json.loads(line)["article"]["title"] for line in lines] == ["Harvest"]


def test_positions_for_javascript_are_those_of_annotations_only(client: TestClient) -> None:
    assert client.get("/api/v1/exports/annotation?utf16=true").status_code == 200
    assert client.get("/api/v1/exports/csv?utf16=true").status_code == 422


def test_an_unknown_format_is_refused(client: TestClient) -> None:
    assert client.get("/api/v1/exports/docx").status_code == 422


def test_a_package_that_is_missing_is_named(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise UsageError("Parquet needs one more package: pip install 'onrecord[parquet]'")

    monkeypatch.setattr("onrecord.api.exports.write_stream", missing)
    answer = client.get("/api/v1/exports/parquet")
    assert answer.status_code == 501
    assert "onrecord[parquet]" in answer.json()["detail"]


def writing_threads() -> int:
    return sum(thread.name == "onrecord-export" for thread in threading.enumerate())


def test_who_stops_taking_ends_the_writing() -> None:
    def endless(stream: BinaryIO) -> None:
        while True:
            stream.write(b"x" * 100_000)

    pieces = sent_pieces(endless)
    assert next(pieces)
    assert writing_threads() == 1
    del pieces
    gc.collect()
    for _ in range(100):
        if not writing_threads():
            return
        time.sleep(0.05)
    raise AssertionError("it goes on writing")


def test_hardly_more_is_written_ahead_than_is_taken() -> None:
    written = 0

    def much(stream: BinaryIO) -> None:
        nonlocal written
        for _ in range(1_000):
            stream.write(b"x" * 65_536)
            written += 1

    pieces = sent_pieces(much)
    next(pieces)
    time.sleep(0.3)
    assert written < 40
    assert sum(map(len, pieces)) == 999 * 65_536


def test_what_goes_wrong_halfway_breaks_off() -> None:
    def half(stream: BinaryIO) -> None:
        stream.write(b"x" * 200_000)
        raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        list(sent_pieces(half))
