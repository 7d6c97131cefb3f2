from onrecord.text.lines import find_lines, join_broken_lines, trim
from onrecord.types import Span

BROKEN = """Minister says tea is bad for everybody

The minister of tea said on Monday that he would not
drink tea any more, since it is "bad for everybody in
the country", according to people who were there when
he spoke to them.

He added that coffee was no better and that the whole
country should think about water instead of it.
By contrast milk is good."""


def joined(text: str) -> list[str]:
    return [span.of(text)[:12] for span in join_broken_lines(text, list(find_lines(text)))]


def test_blank_lines_and_outer_space_are_no_lines() -> None:
    text = " \n a b \r\n\u2028\tc\x0c"
    assert [span.of(text) for span in find_lines(text)] == ["a b", "c"]


def test_lines_broken_for_want_of_width_are_one_paragraph() -> None:
    assert joined(BROKEN) == ["Minister say", "The minister", "He added tha", "By contrast "]


def test_short_paragraphs_stay_apart() -> None:
    text = "\n".join(f"The minister said on day {n} that he would go." for n in range(10, 20))
    assert len(joined(text)) == 10


def test_trimming_white_space_alone_leaves_an_empty_span() -> None:
    assert trim("a  \n b", Span(1, 4)).of("a  \n b") == ""
    assert trim("a  b c ", Span(1, 7)) == (3, 6)
