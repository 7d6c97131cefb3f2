import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.surrogates import with_whole_characters
from onrecord.types import Article, Part

HALVES = st.sampled_from(["\ud83d", "\ude00", "\ud83d\ude00", "\udc80", "a", "😀", "\n", "\ufeff"])


@pytest.mark.parametrize(
    ("text", "whole", "kinds"),
    [
        ("She said 😀.", "She said 😀.", []),
        ("She said \ud83d\ude00.", "She said 😀.", ["joined-characters"]),
        ("She said \ud83d.", "She said \ufffd.", ["damaged-characters"]),
        ("\ude00\ud83d", "\ufffd\ufffd", ["damaged-characters"]),
        ("\ud83d\ud83d\ude00", "\ufffd😀", ["joined-characters", "damaged-characters"]),
    ],
)
def test_halves_that_belong_together_are_joined_and_others_are_lost(
    text: str, whole: str, kinds: list[str]
) -> None:
    article = with_whole_characters(Article("x", text))
    assert article.text == whole
    assert [problem.kind for problem in article.problems] == kinds


def test_parts_stay_on_their_words() -> None:
    text = "\ud83d\ude00 Bridge \ud83d\ude00\n\nIt closes \ud83d."
    parts = (Part("headline", 0, 12), Part("paragraph", 14, len(text)))
    article = with_whole_characters(Article("x", text, parts=parts))
    assert [part.span.of(article.text) for part in article.parts] == [
        *("😀 Bridge 😀", "It closes \ufffd.")
    ]


def test_what_is_said_of_the_article_is_whole_too() -> None:
    article = Article("x", "Words.", title="\ud83d\ude00", byline=("A\ud83d",), outlet="B\ude00")
    whole = with_whole_characters(article)
    assert (whole.title, whole.byline, whole.outlet) == ("😀", ("A\ufffd",), "B\ufffd")


@given(st.lists(HALVES).map("".join), st.integers(0, 20), st.integers(0, 20))
def test_any_text_comes_out_as_utf_8_can_hold_it_and_parts_fit(
    text: str, start: int, length: int
) -> None:
    end = min(start + length, len(text))
    parts = (Part("headline", 0, start), Part("paragraph", start, end)) if start < end else ()
    article = with_whole_characters(Article("x", text, parts=parts[not start :]))
    assert article.text == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    article.text.encode("utf-8")
    ends = [0]
    for part in article.parts:
        assert ends[-1] <= part.start < part.end <= len(article.text)
        ends.append(part.end)
    assert with_whole_characters(article) is article
