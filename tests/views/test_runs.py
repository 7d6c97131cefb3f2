"""Lines are no wider than asked, lose no word, and no style runs on."""

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.runs import Layout, Run, Style, columns, paint, wrap

STYLES: list[Style] = ["plain", "source", "cue"]
RUNS = st.lists(st.builds(Run, st.text("ab “”é漢\u0301 \n\t"), st.sampled_from(STYLES)), max_size=8)


@given(RUNS, st.integers(8, 40))
def test_wrapped_lines_fit_and_hold_every_character_that_is_no_space(
    runs: list[Run], width: int
) -> None:
    lines = list(wrap(runs, width, "1. ", "   "))
    texts = ["".join(run.text for run in line) for line in lines]
    assert all(columns(text) <= width for text in texts)
    assert texts[0].startswith("1. ")
    assert all(text.startswith("   ") for text in texts[1:])
    words = "".join(texts).removeprefix("1. ")
    assert "".join(words.split()) == "".join("".join(run.text for run in runs).split())


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert [paint(line, Layout()) for line in wrap([Run("abcdefgh")], 5, "", " ")] == [
        "abcd",
        " efgh",
    ]


def test_a_word_in_two_styles_is_not_torn_apart() -> None:
    lines = list(wrap([Run("so [the minister"), Run("]1", "dim")], 14))
    assert [paint(line, Layout()) for line in lines] == ["so [the", "minister]1"]


@given(RUNS)
def test_every_style_that_begins_ends(runs: list[Run]) -> None:
    painted = paint(runs, Layout(colour=True))
    assert len(re.findall(r"\x1b\[[0-9;]+m(?<!\[0m)", painted)) == painted.count("\x1b[0m")


def test_without_colour_nothing_is_painted() -> None:
    assert paint([Run("who", "source"), Run(" how", "cue")], Layout(colour=False)) == "who how"


def test_wide_and_combining_characters_take_their_own_columns() -> None:
    assert columns("漢字") == 4
    assert columns("e\u0301") == 1
