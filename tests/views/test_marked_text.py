"""The full view is the text itself, with every mark in it."""

import re
from dataclasses import replace

from onrecord.views.marked_text import show_marked_text
from onrecord.views.marks import cut_at_marks
from onrecord.views.runs import Layout
from tests.example_records import TEXT, example_record, statement


def test_without_colour_brackets_and_numbers_show_the_marks() -> None:
    shown = show_marked_text(example_record(), Layout(width=80))
    assert "3  <The talks have failed>1, [the foreign minister]1 {said}1 on Tuesday." in shown
    assert "5  <“We will not sign,”>2 [Jane Doe]2 {told reporters}2. <“Nobody here" in shown
    assert "6  friends]3 {said that}3 <he knows>3.”>2" in shown
    assert "8  It {was reported}4 that <“no one” stayed>4." in shown


def test_without_its_marks_it_is_the_text() -> None:
    shown = show_marked_text(replace(example_record(), statements=()), Layout(width=500))
    body = shown.split("statement\n", 1)[1]
    lines = [re.sub(r"^\d+  ", "", line) for line in body.splitlines() if line]
    assert lines == [line for line in TEXT.splitlines() if line]


def test_with_colour_brackets_are_around_the_numbers_alone() -> None:
    shown = show_marked_text(example_record(), Layout(width=80, colour=True))
    words = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "\x1b[1;35mJane Doe\x1b[0m\x1b[2m[2]\x1b[0m" in shown
    assert "5  “We will not sign,”[2] Jane Doe[2] told reporters[2]. “Nobody here" in words
    assert "6  friends[3] said that[3] he knows[3].”[2]" in words
    assert not set(re.sub(r"\[[0-9]+\]", "", words)) & set("[]{}<>")


def test_stretches_cover_the_text_and_hold_the_marks_over_them() -> None:
    record = example_record()
    stretches = list(cut_at_marks(record))
    assert "".join(TEXT[stretch.start : stretch.end] for stretch in stretches) == TEXT
    nested = next(s for s in stretches if TEXT[s.start : s.end] == "he knows")
    assert [(mark.role, mark.number) for mark in nested.marks] == [
        ("content", "2"),
        ("content", "3"),
    ]
    assert nested.role == "content"


def test_spans_outside_the_text_are_not_marked() -> None:
    odd = replace(example_record(), article=replace(example_record().article, text="short"))
    assert [s.marks for s in cut_at_marks(odd)] == [()]


def test_crossing_marks_are_both_shown() -> None:
    text = "one two three"
    crossing = statement(1, "one two", "three", ("two three",), text=text)
    record = replace(
        example_record(),
        article=replace(example_record().article, text=text),
        statements=(crossing,),
    )
    assert "[one <two]1 {three}1>1" in show_marked_text(record, Layout())
