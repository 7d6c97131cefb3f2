"""Stretches that spans cover together."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.covered import Covered
from onrecord.types import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 6)).map(
    lambda drawn: Span(drawn[0], sum(drawn))
)


def test_nothing_is_covered_by_no_spans() -> None:
    assert not Covered([]).touches(0, 9)


def test_a_stretch_that_only_meets_a_span_does_not_touch_it() -> None:
    covered = Covered([Span(3, 5)])
    assert not covered.touches(0, 3)
    assert not covered.touches(5, 9)
    assert covered.touches(4, 9)


def test_a_span_holds_its_first_character_and_not_the_one_behind_it() -> None:
    covered = Covered([Span(3, 5)])
    assert [place for place in range(9) if covered.holds(place)] == [3, 4]


@given(st.lists(SPANS, max_size=8), SPANS)
def test_a_stretch_touches_what_is_covered_as_it_overlaps_any_of_the_spans(
    spans: list[Span], asked: Span
) -> None:
    assert Covered(spans).touches(*asked) == any(asked.overlaps(span) for span in spans)
