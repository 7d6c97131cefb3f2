"""What stands behind a name and a comma: a role, or the next clause."""

import pytest

from tests.reading.speaking import at, named, parties_of, said, speakers, told


def _roles(text: str, *others: str) -> tuple[str, ...]:
    """The roles of Jane Doe, who speaks last in the text."""
    names = [named(text, "Jane Doe", "person"), named(text, "Doe", "person", 1)]
    names += [named(text, other, "person") for other in others]
    found = told(text, [said(0, text, at(text, "Doe", 1))], names)
    return parties_of(found)[0].roles


@pytest.mark.parametrize(
    "opening",
    [
        "In a call with Jane Doe, the president urged restraint.",
        "According to Jane Doe, the president of China agreed to talks.",
        "Unlike Jane Doe, the Greek minister opposed the plan.",
        "Per request of Jane Doe, the Queen suspended parliament for five weeks yesterday.",
        "Speaking after Jane Doe, the Polish minister warned of war.",
        "When she met Jane Doe, the minister hired a lawyer.",
        "He said that after a call with Jane Doe, the minister agreed.",
        "They had met Jane Doe, the minister said.",
        "Unlike Jane Doe, the minister wants a war.",
    ],
)
def test_the_subject_behind_an_opening_phrase_is_no_role(opening: str) -> None:
    assert _roles(f"{opening} Doe said it will rain.") == ()


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("In a call with Jane Doe, the French president, they agreed.", "French president"),
        ("They met Jane Doe, a leader praised for her calm.", "leader"),
        ("After a meeting with Jane Doe, a lawyer hired by the bank, they left.", "lawyer"),
        ("They met Jane Doe, a professor teaching at the college.", "professor"),
        (
            "They met Jane Doe, head of the college of applied arts.",
            "head of the college of applied arts",
        ),
        ("Jane Doe, a spokeswoman for the bank said so.", "spokeswoman for the bank"),
        ("They met Jane Doe, the mayor when the bridge fell.", "mayor"),
    ],
)
def test_a_role_ends_before_a_verb(sentence: str, role: str) -> None:
    assert _roles(f"{sentence} Doe said it will rain.") == (role,)


def test_the_title_of_the_next_one_named_is_no_role() -> None:
    text = "They met Jane Doe, President John Roe and others. Doe said it will rain."
    assert _roles(text, "John Roe") == ()


def test_who_is_named_in_an_opening_phrase_is_not_the_subject_behind_it() -> None:
    text = "In a call with Jane Doe, the president urged restraint."
    assert speakers(text, at(text, "the president"), named(text, "Jane Doe", "person")) == [
        "president"
    ]


def test_an_apposition_that_is_taken_for_a_source_means_whom_it_stands_behind() -> None:
    text = "A letter came from Jane Doe, the governor. It was short."
    assert speakers(text, at(text, "the governor"), named(text, "Jane Doe", "person")) == [
        "Jane Doe"
    ]
