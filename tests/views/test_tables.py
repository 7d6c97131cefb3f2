"""Tables of what is counted, and the steps of a timeline."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.counts import Counted
from onrecord.views.tables import counts_table, timeline


def steps(*days: str | None) -> list[tuple[object, ...]]:
    return list(timeline("t", "T", [Counted(day, 1) for day in days]).table.rows)


def test_a_short_time_is_told_day_by_day() -> None:
    assert steps("2024-02-28", "2024-03-01") == [
        ("2024-02-28", 1),
        ("2024-02-29", 0),
        ("2024-03-01", 1),
    ]


def test_a_longer_time_is_told_month_by_month() -> None:
    assert steps("2023-11-30", "2024-02-01", "2024-02-29") == [
        ("2023-11", 1),
        ("2023-12", 0),
        ("2024-01", 0),
        ("2024-02", 2),
    ]


def test_a_long_time_is_told_year_by_year() -> None:
    assert steps("2010-05-01", "2022-05-01")[::12] == [("2010", 1), ("2022", 1)]


def test_what_has_no_day_is_told_beside() -> None:
    drawn = timeline("t", "T", [Counted("2024-05-01", 3), Counted(None, 2), Counted("May 1", 1)])
    assert drawn.table.rows == (("2024-05-01", 3),)
    assert drawn.table.note == "Not drawn: of no known day: 3."


def test_few_that_lie_far_off_are_told_beside() -> None:
    drawn = timeline("t", "T", [Counted("1945-05-08", 1), Counted("2024-05-01", 150)])
    assert drawn.table.rows == (("2024-05-01", 150),)
    assert drawn.table.note == "Not drawn: before 2024-05-01: 1."


def test_nothing_has_no_steps() -> None:
    assert steps() == []
    assert steps(None) == []


@given(st.lists(st.tuples(st.dates().map(str) | st.none() | st.text(), st.integers(1, 500))))
def test_no_statement_is_lost(days: list[tuple[str | None, int]]) -> None:
    table = timeline("t", "T", [Counted(*one) for one in days]).table
    beside = [piece.rpartition(" ")[2] for piece in table.note.rstrip(".").split(";") if piece]
    shown = sum(int(str(row[1])) for row in table.rows)
    told = sum(int(number.replace(",", "")) for number in beside)
    assert shown + told == sum(count for _, count in days)
    assert [row[0] for row in table.rows] == sorted(str(row[0]) for row in table.rows)


def test_what_is_not_told_has_a_row_of_its_own() -> None:
    table = counts_table("acts", "Acts", "act", [Counted("deny", 2), Counted(None, 1)])
    assert table.rows == (("deny", 2), ("not told", 1))
    assert [column.name for column in table.columns] == ["act", "statements"]
