from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.lines import find_lines
from onrecord.text.quotation import find_quotations
from onrecord.types import Span


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in find_quotations(text, list(find_lines(text)))]


def test_curly_and_straight_marks_belong_to_the_quotation() -> None:
    assert quoted('He said "no," and “yes.”') == ['"no,"', "“yes.”"]


def test_angle_and_low_marks_quote_too() -> None:
    assert quoted("« Bonjour », dit-il") == ["« Bonjour »"]
    assert quoted("„Hallo“, sagte er; »So«") == ["„Hallo“", "»So«"]


def test_two_straight_single_marks_are_one_double_mark() -> None:
    assert quoted("In ''Pimp My Chopper.'' he said") == ["''Pimp My Chopper.''"]


def test_single_marks_quote() -> None:
    assert quoted("Trump: ‘I’m the Worst’ Ever") == ["‘I’m the Worst’"]
    assert quoted("With 'woman's card,' Trump wins") == ["'woman's card,'"]


def test_apostrophes_quote_nothing() -> None:
    assert quoted("The boys' ball, rock 'n' roll and the '90s: don't, can't, O’Brien’s") == []


def test_a_possessive_does_not_close_a_quotation_that_goes_on() -> None:
    assert quoted("‘The boys’ ball was good,’ he said") == ["‘The boys’ ball was good,’"]
    assert quoted("‘losers’ and the Republicans’ fate") == ["‘losers’"]


def test_the_outermost_of_nested_quotations_counts() -> None:
    assert quoted("“He said ‘no’ to me,” she said") == ["“He said ‘no’ to me,”"]
    assert quoted("‘He said “no” to me’") == ["‘He said “no” to me’"]
    assert quoted("“They call it “hell” here,” he said") == ["“They call it “hell” here,”"]


def test_a_quotation_over_paragraphs_is_one_span_a_paragraph() -> None:
    text = "“First of all.\n“Then this.\n“And that,” he said."
    assert quoted(text) == ["“First of all.", "“Then this.", "“And that,”"]


def test_a_quotation_may_go_on_without_repeating_its_mark() -> None:
    assert quoted("“I open\nand I close,” he said.") == ["“I open", "and I close,”"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = '"I open and never close.\nNothing here.\nHe said "no".'
    assert quoted(text) == ['"I open and never close.', '"no"']


def test_inches_close_nothing() -> None:
    assert quoted('"He is 6\'2" tall," he said') == ['"He is 6\'2" tall,"']


def test_a_lone_mark_quotes_nothing() -> None:
    assert quoted('"') == []
    assert quoted("said”") == []


@given(st.text(alphabet="ab .,s\n\"'“”‘’«»„`", max_size=80))
def test_quotations_stand_in_order_within_their_paragraphs(text: str) -> None:
    limits = list(find_lines(text))
    found = find_quotations(text, limits)
    assert all(any(limit.contains(span) for limit in limits) for span in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(span.start < span.end for span in found)


def test_a_million_marks_take_linear_time() -> None:
    text = '"a" ' * 250_000
    assert len(find_quotations(text, [Span(0, len(text))])) == 250_000
