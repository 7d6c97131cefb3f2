"""Hostile text cannot act on a terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.visible import one_line, spell_out

ANYTHING = st.text(st.characters())


@given(ANYTHING)
def test_no_control_character_but_tab_and_line_break_is_left(text: str) -> None:
    kinds = {
        unicodedata.category(character) for character in spell_out(text) if character not in "\t\n"
    }
    assert not kinds & {"Cc", "Cs"}


@given(ANYTHING)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_what_would_act_is_spelt_out() -> None:
    assert spell_out("\x1b]0;title\x07") == r"\x1b]0;title\x07"
    assert spell_out("a\u202eb\u2066c") == r"a\u202eb\u2066c"
    assert spell_out("\ud800") == r"\ud800"
    assert spell_out("\x9b31m") == r"\x9b31m"


def test_what_reporters_write_is_left_alone() -> None:
    text = "“Zażółć” – naïve… 漢字 👩‍💻 שלום\n\tline"
    assert spell_out(text) == text
