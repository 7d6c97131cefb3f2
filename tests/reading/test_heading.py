"""Title and byline are filled in from the parts, where nobody gave them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.heading import names_in_byline, tell_heading
from onrecord.types import Article, Part

TEXT = "Talks fail\nin the capital\n\nBy Jane Doe and John Roe, Staff Writers\n\nThe talks failed."
PARTS = (
    Part("headline", 0, 25),
    Part("byline", 27, 66),
    Part("paragraph", 68, len(TEXT)),
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("BY JANE DOE", ("JANE DOE",)),
        ("By: Jane Doe", ("Jane Doe",)),
        ("Posted by Jane Doe", ("Jane Doe",)),
        ("Co-authored by Jane Doe.", ("Jane Doe",)),
        ("By Jane Doe and John Roe, Staff Writers", ("Jane Doe", "John Roe")),
        ("By Jane Doe, John Roe and Cy Ash", ("Jane Doe", "John Roe", "Cy Ash")),
        ("By Jane Doe, John Roe, and Cy Ash, Example Times", ("Jane Doe", "John Roe", "Cy Ash")),
        ("By Jane Doe & John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, Staff Writer", ("Jane Doe",)),
        ("Jane Doe, Associated Press", ("Jane Doe",)),
        ("By Jane Doe in Ankara", ("Jane Doe",)),
        ("Jane Doe | Example Times", ("Jane Doe",)),
        ("By Jane Q. Doe-Smith", ("Jane Q. Doe-Smith",)),
        ("By María de la Cruz and Ömer Çelik", ("María de la Cruz", "Ömer Çelik")),
        ("By Staff Writers", ()),
        ("By Associated Press", ()),
        ("By Jane Doe and Associated Press", ("Jane Doe",)),
        ("By Reuters", ()),
        ("By the way", ()),
        ("", ()),
    ],
)
def test_the_people_in_a_byline_are_named(line: str, names: tuple[str, ...]) -> None:
    assert names_in_byline(line) == names


def test_title_and_byline_are_those_of_the_parts() -> None:
    article = tell_heading(Article("a.txt", TEXT, parts=PARTS))
    assert article.title == "Talks fail in the capital"
    assert article.byline == ("Jane Doe", "John Roe")


def test_what_was_given_wins() -> None:
    given = Article("a.txt", TEXT, title="Talks", byline=("Ann Lee",), parts=PARTS)
    assert tell_heading(given) == given


def test_where_no_part_shows_it_there_is_no_title_and_no_byline() -> None:
    plain = Article("a.txt", TEXT, parts=(Part("paragraph", 0, len(TEXT)),))
    assert tell_heading(plain) == plain


@given(st.text(alphabet="Aa .,&|andby\n", max_size=300))
def test_names_stand_in_the_line(line: str) -> None:
    for name in names_in_byline(line):
        assert name in line


def test_a_hostile_byline_takes_no_time() -> None:
    began = time.process_time()
    for line in ("By " + "A. " * 20_000, "By " + "Aa, " * 20_000, "By " + "and " * 20_000):
        names_in_byline(line)
    assert time.process_time() - began < 2
