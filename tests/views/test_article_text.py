"""The text of a page: every word once, in its place, whatever is marked in it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.types import Article, Part, ReaderName, Record, Span
from onrecord.views.article_text import MOST_MARKS, Block, Marked, blocks_of, shown
from onrecord.views.order import numbers
from tests.example_records import TEXT, example_record, span_of, statement


def _marked(record: Record) -> dict[str, Marked]:
    number = numbers(record)
    return {
        number[one.id]: Marked(f"key-{one.id}", 1, max(span.end for span in one.cue.spans))
        for one in record.statements
    }


def _words(block: Block) -> str:
    return "".join(run.text for run in block.runs)


def _blocks(record: Record) -> tuple[Block, ...]:
    return blocks_of(record, _marked(record))


@given(st.text(alphabet=st.characters(), max_size=200))
def test_what_is_shown_is_as_long_as_the_text(text: str) -> None:
    assert len(shown(text)) == len(text)


@given(
    st.text(st.characters(exclude_characters="\r"), max_size=200),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200))),
)
def test_every_word_stands_once_and_in_its_place(text: str, edges: list[tuple[int, int]]) -> None:
    parts = tuple(Part("list", min(pair), max(pair)) for pair in edges if max(pair) <= len(text))
    article = Article("text", text, parts=tuple(sorted(parts, key=lambda part: part.start)))
    record = Record(article, (), (), ReaderName("0", "none@0"))
    covered: list[int] = []
    for block in _blocks(record):
        words = _words(block)
        assert words == shown(text)[block.start : block.start + len(words)]
        covered += range(block.start, block.start + len(words))
    assert len(covered) == len(set(covered))
    assert {place for place, one in enumerate(text) if not one.isspace()} <= set(covered)


def test_a_carriage_return_moves_no_word() -> None:
    assert shown("a\r\nb\rc") == "a \nb\nc"


def test_what_would_act_is_shown_as_a_sign() -> None:
    assert shown("\x1b[2J\u202eabc\ud800") == "␛[2J\ufffdabc\ufffd"


def test_parts_of_one_line_are_one_block() -> None:
    text = "CAIRO — Rain fell.\nMore"
    parts = (Part("dateline", 0, 7), Part("paragraph", 8, 18), Part("furniture", 19, 23))
    record = Record(Article("text", text, parts=parts), (), (), ReaderName("0", "none@0"))
    first, second = _blocks(record)
    assert (first.kind, _words(first)) == ("paragraph", "CAIRO — Rain fell.")
    assert first.runs[0].part == "dateline"
    assert (second.kind, second.start) == ("furniture", 19)


def test_a_nested_statement_lies_over_the_one_around_it() -> None:
    record = example_record()
    runs = [run for block in _blocks(record) for run in block.runs]
    (inner,) = (run for run in runs if "he knows" in run.text)
    assert [(one.role, one.number) for one in inner.layers] == [("content", "2"), ("content", "3")]


def test_the_number_stands_where_the_cue_ends() -> None:
    record = example_record()
    runs = [run for block in _blocks(record) for run in block.runs]
    assert [run.text for run in runs if run.cues] == [
        *("said", "told reporters", "said that", "was reported")
    ]


def test_statements_that_were_not_chosen_are_not_marked() -> None:
    record = example_record()
    kept = {"1": _marked(record)["1"]}
    runs = [run for block in blocks_of(record, kept) for run in block.runs]
    assert {one.number for run in runs for one in run.layers} == {"1"}


def test_a_thousand_statements_of_the_same_words_are_not_a_thousand_marks() -> None:
    many = tuple(
        replace(statement(number, None, "said", ("The talks have failed",)))
        for number in range(1, 1001)
    )
    record = replace(example_record(), statements=many)
    runs = [run for block in _blocks(record) for run in block.runs]
    assert max(len(run.layers) for run in runs) == MOST_MARKS


def test_text_without_parts_is_paragraphs_by_its_lines() -> None:
    article = replace(example_record().article, parts=())
    blocks = _blocks(replace(example_record(), article=article))
    assert {block.kind for block in blocks} == {"paragraph"}
    assert Span(blocks[0].start, len(_words(blocks[0]))) == span_of("Talks fail in the capital")
    assert sum(len(_words(block)) for block in blocks) == len(TEXT) - TEXT.count("\n")
