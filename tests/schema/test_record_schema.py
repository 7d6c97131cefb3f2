"""The published schema is the contract that records keep."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from onrecord.cli.schema import SCHEMA_FILE
from onrecord.types import Article
from tests.example_records import StandIn, example_record, with_value

SCHEMA = json.loads(Path(SCHEMA_FILE).read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_records_keep_it() -> None:
    VALIDATOR.validate(json.loads(example_record().to_json()))
    VALIDATOR.validate(StandIn().read(Article("-", "FOREIGN")).to_dict())


def test_it_describes_every_field_that_a_record_has() -> None:
    assert set(example_record().to_dict()) == set(SCHEMA["properties"])
    described = SCHEMA["$defs"]
    record = example_record().to_dict()
    statement = record["statements"][0]
    values = {
        "article": record["article"],
        "part": record["article"]["parts"][0],
        "statement": statement,
        "source": statement["source"],
        "cue": statement["cue"],
        "content": statement["content"],
        "reader": record["reader"],
    }
    for name, value in values.items():
        assert set(value) == set(described[name]["properties"]) == set(described[name]["required"])


def test_a_field_may_be_added() -> None:
    record = example_record().to_dict() | {"stories": []}
    record["statements"][0]["mood"] = "calm"
    VALIDATOR.validate(record)


def _wrong(path: str, value: object) -> dict[str, Any]:
    return with_value(json.loads(example_record().to_json()), path, value)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", "onrecord/2"),
        ("article.id", "short"),
        ("article.text", None),
        ("article.published_basis", "guess"),
        ("statements.0.manner", "shouted"),
        ("statements.0.confidence", 1.2),
        ("statements.0.cue", None),
        ("statements.0.content.spans", []),
        ("statements.0.content.spans", [[1, 2, 3]]),
        ("statements.0.content.spans", [[-1, 2]]),
        ("statements.0.part", "advert"),
        ("statements.0.act", "shout"),
        ("statements.0.denies", "s1"),
        ("parties", None),
        ("reader.model", None),
    ],
)
def test_what_breaks_it_is_found(path: str, value: object) -> None:
    assert not VALIDATOR.is_valid(_wrong(path, value))
