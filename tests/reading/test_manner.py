from onrecord.reading.manner import tell_manner
from onrecord.text.quotation import find_quotations
from onrecord.types import Manner, Span


def told(text: str, *contents: str) -> tuple[Manner, list[str]]:
    spans = tuple(Span(text.index(c), text.index(c) + len(c)) for c in contents)
    manner, quoted = tell_manner(spans, find_quotations(text, [Span(0, len(text))]), text)
    return manner, [span.of(text) for span in quoted]


def test_all_words_in_marks_are_direct() -> None:
    assert told("“I won,” she said.", "“I won,”") == ("direct", ["“I won,”"])


def test_all_pieces_in_marks_are_direct() -> None:
    text = "“I won,” she said. “Yes.”"
    assert told(text, "“I won,”", "“Yes.”") == ("direct", ["“I won,”", "“Yes.”"])


def test_marks_and_an_introducing_colon_at_the_edge_do_not_count() -> None:
    assert told('He said: "no".', ': "no".') == ("direct", ['"no"'])


def test_one_word_in_marks_is_mixed() -> None:
    assert told("He says it is “unfair” to him.", "it is “unfair” to him") == (
        "mixed",
        ["“unfair”"],
    )


def test_one_piece_in_marks_and_one_without_are_mixed() -> None:
    assert told("“I won,” she said, and left.", "“I won,”", "and left")[0] == "mixed"


def test_no_words_in_marks_are_indirect() -> None:
    assert told("He said he won. “Yes.”", "he won.") == ("indirect", [])


def test_a_closing_mark_alone_quotes_nothing() -> None:
    assert told("“I won.” He left", "” He left") == ("indirect", [])


def test_quoted_stretches_are_clipped_to_the_content() -> None:
    assert told("“I won and I left”", "I left") == ("direct", ["I left"])
