"""The figures in the docs are those of the gates."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


GATES = ("polnear-dev", "wikinews-dev", "names", "parties", "acts", "times", "denials", "figures")


@pytest.mark.parametrize("gate", GATES)
def test_every_floor_stands_in_the_quality_page(gate: str) -> None:
    page = (ROOT / "docs" / "quality.md").read_text("utf-8")
    floors = json.loads((ROOT / "tests" / "gates" / f"{gate}.json").read_text())["floors"]
    assert [value for value in floors.values() if f"{value}" not in page] == []
