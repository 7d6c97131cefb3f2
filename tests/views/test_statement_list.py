"""The list says who, how, what and where, to people."""

import re
from dataclasses import replace

from onrecord.types import Problem, Record
from onrecord.views.marked_text import show_marked_text
from onrecord.views.order import in_reading_order
from onrecord.views.runs import Layout, columns
from onrecord.views.statement_list import show_statements
from tests.example_records import example_record, statement

PLAIN = Layout(width=60)

WHOLE = """\
Talks fail in the capital
Example Times · 1 May 2024
talks.txt

 1  the foreign minister — said      in other words · line 3
    The talks have failed

 2  Jane Doe — told reporters                quoted · line 5
    “We will not sign,” … “Nobody here means to keep it, and
    my friends said that he knows.”

     3  my friends — said that       in other words · line 6
        he knows

 4  (no speaker named) — was reported
                     may be misread · partly quoted · line 8
    “no one” stayed

4 statements.
"""


def test_the_whole_list_reads_like_this() -> None:
    shown = show_statements(example_record(), PLAIN)
    assert shown == WHOLE


def nested_first() -> Record:
    """A nested statement that begins before the one around it."""
    inner = statement(1, None, "said that", ("he knows",), parent="s2")
    outer = statement(2, "Jane Doe", "told reporters", ("Nobody here",))
    last = statement(3, None, "was reported", ("“no one” stayed",))
    return replace(example_record(), statements=(inner, outer, last))


def test_numbers_ascend_where_a_nested_statement_comes_first() -> None:
    shown = show_statements(nested_first(), PLAIN)
    assert re.findall(r"^ +(\d+)  (?=.* — )", shown, re.MULTILINE) == ["1", "2", "3"]
    assert " 1  Jane Doe — told reporters" in shown


def test_every_view_has_the_numbers_of_the_list() -> None:
    assert "{told reporters}1" in show_marked_text(nested_first(), PLAIN)
    html = nested_first()._repr_html_()
    assert "told reporters</span><sup>1</sup>" in html
    assert html.index(">Jane Doe</td>") < html.index(">he knows</td>")


def test_an_article_from_standard_input_says_so() -> None:
    record = example_record()
    titled = replace(record, article=replace(record.article, location="-"))
    bare = replace(record, article=replace(record.article, location="-", parts=()))
    assert show_statements(titled, PLAIN).splitlines()[2] == "standard input"
    assert show_statements(bare, PLAIN).splitlines()[0] == "standard input"


def test_a_password_in_an_address_is_not_shown() -> None:
    address = "https://me:p@ss@news.example/a?to=b@c.example"
    record = example_record()
    shown = show_statements(
        replace(record, article=replace(record.article, location=address)), PLAIN
    )
    assert "https://***@news.example/a?to=b@c.example\n" in shown


def test_no_line_is_wider_than_the_terminal() -> None:
    for width in (30, 45, 60, 80):
        shown = show_statements(example_record(), Layout(width=width))
        assert max(columns(line) for line in shown.splitlines()) <= width


def test_colour_changes_no_word() -> None:
    painted = show_statements(example_record(), Layout(width=60, colour=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == show_statements(example_record(), PLAIN)


def test_hostile_text_is_spelt_out_everywhere() -> None:
    text = "A\x1b[2J said\x1b[1m “yes\x07”"
    hostile = statement(1, "A\x1b[2J", "said\x1b[1m", ("“yes\x07”",), text=text)
    record = example_record()
    article = replace(record.article, text=text, title="T\x1b]0;x\x07", parts=(), outlet="O\x9b")
    problem = Problem("sources", "odd", "Odd\x1b[1m.")
    shown = show_statements(Record(article, (hostile,), (problem,), record.reader), PLAIN)
    assert not set(shown) & set("\x1b\x07\x9b")
    assert r"A\x1b[2J — said\x1b[1m" in shown


def test_an_article_without_statements_says_so() -> None:
    assert "No statements found." in show_statements(
        replace(example_record(), statements=()), PLAIN
    )


def test_what_could_not_be_done_stands_under_the_heading() -> None:
    record = replace(example_record(), problems=(Problem("language", "x", "Not read."),))
    assert "Note: Not read.\n" in show_statements(record, PLAIN)


def test_statements_inside_each_other_come_all_the_same() -> None:
    pair = (
        statement(1, None, "said", ("he knows",), parent="s2"),
        statement(2, None, "told", ("he knows",), parent="s1"),
        statement(3, None, "said", ("he knows",), parent="gone"),
    )
    assert sorted(s.id for s, _ in in_reading_order(pair)) == ["s1", "s2", "s3"]


def test_statements_nested_a_thousand_deep_are_shown_in_readable_width() -> None:
    chain = tuple(
        statement(n, None, "said", ("he knows",), parent=f"s{n - 1}") for n in range(1, 1001)
    )
    shown = show_statements(replace(example_record(), statements=chain), PLAIN)
    assert shown.count("he knows") == 1000
    assert max(len(line) for line in shown.splitlines()) <= 60
