import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.dates import any_date, iso_date


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
