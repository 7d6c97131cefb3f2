"""When an article was published, told from its datelines."""

import pytest

from onrecord.reading.parts import tell_parts
from onrecord.reading.times import find_times, tell_published
from onrecord.types import Article

STORY = "The minister left on Tuesday, officials said. He was glad.\n\nMore is known."


def published(head: str, story: str = STORY) -> str | None:
    article = tell_parts(Article("a", f"Minister leaves\n\n{head}\n\n{story}"))
    return tell_published(article).published


@pytest.mark.parametrize(
    "head",
    [
        "Saturday, May 4, 2024",
        "Published: 4 May 2024",
        "Posted on 2024-05-04 at 10:30",
        "Monday, 4th of May, 2024",
        "By Jane Doe\nMay 4, 2024, 9 a.m.",
        "25/12/2023 | Published: 4 May 2024",
        "Updated: 5 May 2024 | Published: 4 May 2024",
        "LONDON, May 4, 2024 (Reuters) — The minister left.",
        "London, 4 May 2024 - The minister left.",
        "Published: 4 May 2024\n\nLONDON, May 3, 2024 (Reuters) — The minister left.",
        "A minister has left, and nobody knows why.\n\nPublished 4 May 2024",
    ],
)
def test_a_full_date_in_a_dateline_at_the_head_is_that_of_publication(head: str) -> None:
    assert published(head) == "2024-05-04"


@pytest.mark.parametrize(
    "head",
    [
        "LONDON, May 4 (Reuters) — The minister left on May 5, 2024.",
        "Updated: 4 May 2024",
        "31 February 2024",
        "03/04/2024",
        "The minister in Kabul, May 4, 2024. (AP Photo/John Roe)",
        "May 4, 2024 (AP Photo/John Roe)",
        "The minister left on May 4, 2024, and nobody knows why.",
        "It began in spring, and nobody knew it then.\n\nMay 4, 2024",
    ],
)
def test_no_other_date_is_that_of_publication(head: str) -> None:
    assert published(head) is None


def test_the_days_of_a_chronicle_are_not_that_of_publication() -> None:
    story = "The war began, he said.\n\nMay 5, 2024\n\nThe war went on, he said."
    assert published("May 4, 2024", story) is None


def test_a_date_that_may_mean_two_days_is_a_problem() -> None:
    article = tell_parts(Article("a", f"Minister leaves\n\n03/04/2024\n\n{STORY}"))
    problems = find_times(tell_published(article))[1]
    assert {problem.kind for problem in problems} == {"ambiguous-date", "no-publication-date"}


def test_a_date_that_was_given_stands() -> None:
    text = f"Minister leaves\n\nMay 4, 2024\n\n{STORY}"
    given = Article("a", text, published="2024-05-01", published_basis="metadata")
    assert tell_published(tell_parts(given)).published == "2024-05-01"
