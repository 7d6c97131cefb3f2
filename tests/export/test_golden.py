"""Each format writes the sample records as it did. ONRECORD_WRITE_GOLDEN=1 writes them anew."""

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from onrecord.export import FORMATS
from onrecord.export.write import write_file, write_stream
from tests.export.sample import samples

GOLDEN = Path(__file__).parent / "golden"
WRITE = bool(os.environ.get("ONRECORD_WRITE_GOLDEN"))


def written(name: str) -> bytes:
    stream = io.BytesIO()
    write_stream(name, samples(), stream)  # type: ignore[arg-type]
    return stream.getvalue()


def compare(path: Path, found: bytes) -> None:
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found)
    assert path.read_bytes() == found


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("jsonl", "records.jsonl"),
        ("csv", "statements.csv"),
        ("annotation", "annotations.jsonld"),
        ("schema-org", "things.jsonld"),
    ],
)
def test_text_is_as_it_was(name: str, file: str) -> None:
    compare(GOLDEN / file, written(name))


def test_standoff_is_as_it_was(tmp_path: Path) -> None:
    write_file("brat", samples(), tmp_path)  # type: ignore[arg-type]
    names = sorted(path.name for path in tmp_path.iterdir())
    if not WRITE:
        assert names == sorted(path.name for path in (GOLDEN / "brat").iterdir())
    for name in names:
        compare(GOLDEN / "brat" / name, (tmp_path / name).read_bytes())


def test_parquet_holds_what_it_did() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    rows = parquet.read_table(io.BytesIO(written("parquet"))).to_pylist()
    compare(GOLDEN / "statements.parquet.json", json.dumps(rows, indent=1).encode())


def test_docs_hold_what_they_did() -> None:
    tokens = pytest.importorskip("spacy.tokens", reason="spaCy is not installed")
    import spacy

    docs = tokens.DocBin().from_bytes(written("docbin")).get_docs(spacy.blank("en").vocab)
    found: list[dict[str, Any]] = [
        {
            role: [[span.id_, span.text] for span in doc.spans[role]]
            for role in ("source", "cue", "content")
        }
        for doc in docs
    ]
    compare(GOLDEN / "docs.spacy.json", json.dumps(found, indent=1).encode())


def test_every_format_has_a_golden_file() -> None:
    kept = {"jsonl", "csv", "annotation", "schema-org", "brat", "parquet", "docbin"}
    assert set(FORMATS) == kept


def test_the_switch_is_not_left_on() -> None:
    assert not WRITE, "the golden files were written anew; run once more without the switch"
