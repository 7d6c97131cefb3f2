import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.sources.dates import any_date, given_date, iso_date, last_date, read_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-05-06", "2024-05-06"),
        ("20240506", "2024-05-06"),
        ("2024-05-06T07:30:00Z", "2024-05-06T07:30:00+00:00"),
        ("2024-05-06T07:30:00.123-0500", "2024-05-06T07:30:00-05:00"),
        ("2024-05-06 07:30:00 +02:00", "2024-05-06T07:30:00+02:00"),
        ("2024/05/06", "2024-05-06"),
        ("May 6, 2024", "2024-05-06"),
        ("Sept. 6, 2024", "2024-09-06"),
        ("Mon, 06 May 2024 07:30:00 GMT", "2024-05-06T07:30:00+00:00"),
        ("6 May 2024", "2024-05-06"),
        ("25/04/2019", "2019-04-25"),
        ("4/25/2019", "2019-04-25"),
        ("25.04.2019", "2019-04-25"),
        ("04/04/2019", "2019-04-04"),
        ("1714521600", "2024-05-01T00:00:00+00:00"),
        ("1714521600.5", "2024-05-01T00:00:00+00:00"),
        ("1714521600123", "2024-05-01T00:00:00+00:00"),
        ("202405011030", None),
        ("17145216", None),
        ("03/04/2019", None),
        ("25/04-2019", None),
        ("31/02/2019", None),
        ("25/04/0019", None),
        ("yesterday", None),
        ("2024", None),
        ("0001-01-01", None),
        ("Feb 30, 2024", None),
        ("2024-05-06" + " " * 100_000 + "x", None),
    ],
)
def test_dates_are_brought_to_iso_8601(written: str, expected: str | None) -> None:
    assert any_date(written) == expected


@given(st.text(max_size=70))
def test_any_text_is_a_date_or_none(written: str) -> None:
    found = any_date(written)
    assert found is None or iso_date(found) == found


@pytest.mark.parametrize("written", ["03/04/2019", "4-3-2019", "03/04/2019 10:30"])
def test_a_date_that_may_mean_two_days_is_none_and_both_are_named(written: str) -> None:
    published, (problem,) = read_date(written)
    assert (published, problem.kind) == (None, "ambiguous-date")
    assert "may mean 2019-03-04 or 2019-04-03" in problem.message


def test_what_is_no_date_is_a_problem_of_its_own() -> None:
    published, (problem,) = read_date("yesterday")
    assert (published, problem.kind) == (None, "unreadable-date")


@pytest.mark.parametrize("written", [None, "", "2019-04-03"])
def test_no_date_and_a_clear_one_are_no_problem(written: str | None) -> None:
    assert read_date(written) == (written or None, ())


@given(st.text(max_size=70))
def test_any_text_is_a_date_or_a_problem(written: str) -> None:
    published, problems = read_date(written)
    assert bool(written) == (published is not None or len(problems) == 1)


@pytest.mark.parametrize("line", ["By Ann 2019-04-10", "  By Ann 2019-04-10", "By Ann 2019-04-10 "])
def test_the_date_at_the_end_of_a_line_is_found_whatever_white_space_is_around_it(
    line: str,
) -> None:
    assert last_date(line) == line.index("2019")


def test_a_given_date_that_is_none_is_refused_in_words_for_everybody() -> None:
    with pytest.raises(UsageError, match="10:30:00, not 'soon'"):
        given_date("soon")
