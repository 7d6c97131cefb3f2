"""Articles of our own, read whole: what is disputed is found, and nothing is made up."""

from pathlib import Path

import pytest

from onrecord.run import Reader

FOLDER = Path(__file__).parent.parent / "data" / "own-denials"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def links(reader: Reader, name: str) -> set[tuple[str, str]]:
    """Who denies whom, each by name."""
    record = reader.read((FOLDER / f"{name}.txt").read_text("utf-8"), published="2024-05-15")
    names = {party.id: party.name for party in record.parties}
    by = {one.id: " and ".join(names[party] for party in one.by) for one in record.statements}
    return {(by[one.id], by[other]) for one in record.statements for other in one.denies}


def test_who_is_accused_denies_who_accuses(reader: Reader) -> None:
    assert ("Osk Brandt", "Mira Tolvan") in links(reader, "bridge-contract")


def test_a_report_called_a_fabrication_is_denied_and_so_is_who_calls_it_that(
    reader: Reader,
) -> None:
    found = links(reader, "border-shelling")
    assert {("Pavel Mirov", "Hanna Reyes"), ("Hanna Reyes", "Pavel Mirov")} <= found


def test_a_ministry_does_not_deny_its_spokesman(reader: Reader) -> None:
    assert ("defence ministry of Ostravia", "Pavel Mirov") not in links(reader, "border-shelling")


def test_a_rejected_argument_and_a_claim_called_untrue_are_denied(reader: Reader) -> None:
    found = links(reader, "clinic-closure")
    assert {("health board", "Jo Field"), ("Jo Field", "Petra Hull")} <= found


def test_where_nobody_disputes_anything_nothing_is_linked(reader: Reader) -> None:
    assert links(reader, "ferry-line") == set()
