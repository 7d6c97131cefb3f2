"""Whatever stands in a record, each view shows it within its bounds."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from onrecord.types import (
    Article,
    Content,
    Cue,
    Problem,
    ReaderName,
    Record,
    Source,
    Span,
    Statement,
)
from onrecord.views.marked_text import show_marked_text
from onrecord.views.notebook import show_in_notebook
from onrecord.views.runs import Layout, columns
from onrecord.views.statement_list import show_statements

WORDS = st.text(st.one_of(st.sampled_from("ab “”\n\r\t\x1b<&é漢\u202e\ud800"), st.characters()))


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(WORDS.filter(bool))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda pair: Span(min(pair), max(pair))
    )
    some = st.lists(spans, min_size=1, max_size=3).map(lambda found: tuple(sorted(found)))
    ids = st.sampled_from(["s1", "s2", "s3"])
    statements = draw(
        st.lists(
            st.builds(
                Statement,
                id=ids,
                source=st.none() | st.builds(Source, some, WORDS),
                cue=st.builds(Cue, some, WORDS, WORDS),
                content=st.builds(Content, some, WORDS, some),
                parent=st.none() | ids,
            ),
            max_size=5,
        )
    )
    article = Article(draw(WORDS), text, title=draw(st.none() | WORDS), published=draw(WORDS))
    problems = (Problem("stage", "kind", draw(WORDS)),)
    return Record(article, tuple(statements), problems, ReaderName("0", "by-hand"))


def acting(shown: str) -> set[str]:
    """The characters that act on a terminal, line breaks apart."""
    return {c for c in shown if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")}


@given(records(), st.integers(30, 100))
def test_the_list_is_as_wide_as_asked_and_nothing_in_it_acts(record: Record, width: int) -> None:
    shown = show_statements(record, Layout(width=width))
    assert not acting(shown)
    heading, _, rest = shown.partition("\n\n")
    assert all(columns(line) <= width for line in rest.splitlines())
    assert heading or rest


@given(records(), st.integers(30, 100))
def test_the_marked_text_holds_every_letter_of_the_text(record: Record, width: int) -> None:
    plain = show_marked_text(record, Layout(width=width))
    painted = show_marked_text(record, Layout(width=width, colour=True))
    assert not acting(plain)
    assert not acting(re.sub(r"\x1b\[[0-9;]*m", "", painted))
    body = "".join(plain.split())
    assert all(character in body for character in record.article.text if character.isalnum())


@given(records())
def test_the_notebook_view_opens_no_tag_of_the_article(record: Record) -> None:
    shown = show_in_notebook(record)
    ours = {"div", "b", "details", "summary", "span", "sup", "table", "tr", "th", "td"}
    assert set(re.findall(r"</?([^\s>]*)", shown)) <= ours
    assert not acting(shown.replace("\t", ""))
