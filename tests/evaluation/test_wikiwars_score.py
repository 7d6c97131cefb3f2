import pytest

from onrecord.evaluation.wikiwars import TimeScores, add_article, plain_value, read_marked
from onrecord.types.time import TimeExpression

MARKED = (
    '<DOC><DATETIME> <TIMEX2 val="2009-12-19">x</TIMEX2> </DATETIME><TEXT>In '
    '<TIMEX2 val="1940">1940</TIMEX2> A&amp;B rose <TIMEX2 val="P1D" set="YES">daily</TIMEX2>.'
    "</TEXT></DOC>"
)


def test_marks_are_taken_out_and_their_places_kept():
    marked = read_marked(MARKED, "a")
    assert marked.article.text == "In 1940 A&B rose daily."
    assert [key.span.of(marked.article.text) for key in marked.keys] == ["1940", "daily"]
    assert marked.article.published == "2009-12-19"


def test_an_overlapping_time_counts_as_found_but_not_as_the_same_stretch():
    marked, scores = read_marked(MARKED, "a"), TimeScores()
    add_article(scores, marked, (TimeExpression(0, 7, "In 1940", "DATE", "1940", None, None),))
    assert scores.extents(strict=True).right == 0
    assert scores.extents(strict=False).recall == 50
    assert scores.value_accuracy == 100


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("1941-XX-XX", "1941"),
        ("1941-05-01T10:00:00", "1941-05-01T10:00"),
        ("", None),
        ("187", "187"),
    ],
)
def test_values_are_compared_without_what_is_only_notation(written, plain):
    assert plain_value(written) == plain
