"""The figures in the docs are those of the gates."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "quality.md").read_text("utf-8")
# Each gate, and how the part of the page that tells of its measure begins.
PARTS = {
    "polnear-dev": "## Who said what",
    "wikinews-dev": "## Who said what",
    "names": "## Names",
    "parties": "## Parties",
    "parties-wikinews": "## Parties",
    "register": "## Parties across articles",
    "register-polnear": "## Parties across articles",
    "acts": "- **Acts**",
    "times": "- **Times**",
    "denials": "- **Denials**",
    "figures": "- **Figures**",
}


def numbers_told(page: str, beginning: str) -> set[str]:
    """The numbers with one place after the point from a heading or an item up to the next one."""
    part = page.split(f"\n{beginning}", 1)[1]
    part = re.split(r"^(?:## |- \*\*)", part, maxsplit=1, flags=re.M)[0]
    return set(re.findall(r"(?<![\d.])\d+\.\d(?![\d]|\.\d)", part))


@pytest.mark.parametrize("gate", PARTS)
def test_every_floor_stands_where_the_page_tells_of_its_measure(gate: str) -> None:
    floors = json.loads((ROOT / "tests" / "gates" / f"{gate}.json").read_text())["floors"]
    told = numbers_told(PAGE, PARTS[gate])
    assert {name: floor for name, floor in floors.items() if f"{floor:.1f}" not in told} == {}


def test_every_gate_is_told_of() -> None:
    assert {path.stem for path in (ROOT / "tests" / "gates").glob("*.json")} == set(PARTS)


def test_a_number_is_told_whole_and_in_its_own_part() -> None:
    page = "\n## Names\n| 184.2 | 4.25 | 7.5 |\n\n## Parties\n84.2\n"
    assert numbers_told(page, "## Names") == {"184.2", "7.5"}
