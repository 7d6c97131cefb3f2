import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quantities import find_quantities
from onrecord.types import Article
from tests.work import lines_run

WORDS = """one two 12 1,200 3.5 2016 ½ dozen dozens of a hundred million half third percent % $ US$
between and to - – at least more than about in every people miles km dead killed 's ( ) , . \n
twenty five-foot 9/11 Nov. Seven the over er -3 1.000,50 10^9 were m bn and a half . a.m."""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n", "\r\n", "\u2028", "\ud800", "İ"])
TEXTS = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))


@given(TEXTS)
def test_every_figure_is_its_words_and_can_be_kept_in_json(text: str) -> None:
    end = 0
    for figure in find_quantities(Article("here", text), ()):
        assert text[figure.start : figure.end] == figure.text
        assert end <= figure.start < figure.end
        end = figure.end
        for number in (figure.value, figure.low, figure.high):
            assert number is None or math.isfinite(number)
            assert not isinstance(number, int) or abs(number) < 2**53
        assert json.loads(json.dumps(figure.to_dict()))["value"] == figure.value


@given(TEXTS)
def test_the_value_lies_within_its_bounds(text: str) -> None:
    for figure in find_quantities(Article("here", text), ()):
        low = -math.inf if figure.low is None else figure.low
        high = math.inf if figure.high is None else figure.high
        assert low <= high
        assert figure.value is None or low <= figure.value <= high


@pytest.mark.parametrize(
    "piece",
    ["9", "12 ", "450 people and $3.5m, ", "one ", "half of the ", "two hundred and ", "1-", "½",
     "at least ", "toll of in the ", "US$", "dozens of ", "\n \n", "5 of ", "1 or 2 or ", "one $ "],
)  # fmt: skip
def test_twice_the_text_takes_twice_the_work(piece: str) -> None:
    once, twice = (_work(piece * (length // len(piece))) for length in (2_000, 4_000))
    assert twice < 2.2 * once


def _work(text: str) -> int:
    return lines_run(lambda: find_quantities(Article("here", text), ()))
