"""How parties across articles are scored."""

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.outcome import no_progress
from onrecord.evaluation.register import Told, judge, measure, read_told
from onrecord.run import Reader
from tests.register.sightings import sighting


def test_pairs_and_b_cubed_are_counted_by_hand() -> None:
    told = [
        Told(sighting(name), who) for name, who in (("a", "x"), ("a", "x"), ("a", "y"), ("b", "y"))
    ]
    found = judge(told, lambda one: one.name)
    pairs = found["pairs"]
    assert (pairs.right, pairs.found, pairs.marked) == (1, 3, 2)
    # Each "a" of "x" is with 2 of 3, that of "y" with 1 of 3, "b" alone.
    assert found["B3"].precision == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, abs=0.01)
    assert found["B3"].recall == pytest.approx(100 * (1 + 1 + 1 / 2 + 1 / 2) / 4, abs=0.01)


def test_a_list_is_read_field_by_field(tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    path.write_text(
        "# who\nDoe\ta1\t2020-01-02\tPost\tperson\tJ. Doe\tmayor; judge\tDoe\troe\toslo\n"
    )
    (one,) = read_told(path)
    assert one.who == "Doe"
    assert (one.sighting.roles, one.sighting.company) == (("mayor", "judge"), {"roe"})
    path.write_text("Doe\ta1\n")
    with pytest.raises(InputError, match="line 1: 10 fields were expected"):
        read_told(path)


def test_a_folder_without_lists_is_not_scored(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no marked parties here"):
        measure(tmp_path, Reader(), no_progress)
