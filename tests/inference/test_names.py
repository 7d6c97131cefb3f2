import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.inference.names import KINDS, NAME_TAGS, find_names

BEGIN_PERSON, IN_PERSON, BEGIN_PLACE, IN_PLACE = 1, 2, 5, 6


def scores(*tags: int) -> np.ndarray:
    rows = np.full((len(tags), NAME_TAGS), -5.0, np.float32)
    rows[np.arange(len(tags)), tags] = 5.0
    return rows


def test_words_that_go_on_belong_to_the_name_before() -> None:
    (name,) = find_names(scores(0, BEGIN_PERSON, IN_PERSON, 0))
    assert (name.first, name.after, name.kind) == (1, 3, "person")


def test_two_names_side_by_side_stay_two() -> None:
    found = find_names(scores(BEGIN_PERSON, BEGIN_PLACE, IN_PLACE))
    assert [(name.first, name.after, name.kind) for name in found] == [
        (0, 1, "person"),
        (1, 3, "location"),
    ]


def test_a_name_never_starts_in_its_middle() -> None:
    rows = scores(0, IN_PERSON, IN_PERSON, 0)
    rows[1, BEGIN_PERSON] = 4.0
    (name,) = find_names(rows)
    assert (name.first, name.after, name.kind) == (1, 3, "person")


def test_a_name_does_not_go_on_as_another_kind() -> None:
    rows = scores(BEGIN_PERSON, IN_PLACE)
    rows[1, IN_PERSON] = 4.0
    (name,) = find_names(rows)
    assert (name.after, name.kind) == (2, "person")


def test_no_words_have_no_names() -> None:
    assert find_names(np.zeros((0, NAME_TAGS), np.float32)) == []


@given(st.lists(st.integers(0, NAME_TAGS - 1), min_size=1, max_size=40), st.integers(0, 9))
def test_names_stand_apart_in_text_order(tags: list[int], seed: int) -> None:
    noise = np.random.default_rng(seed).normal(0, 3, (len(tags), NAME_TAGS))
    found = find_names((scores(*tags) + noise).astype(np.float32))
    ends = [edge for name in found for edge in (name.first, name.after)]
    assert ends == sorted(ends)
    assert all(name.first < name.after <= len(tags) for name in found)
    assert all(name.kind in KINDS and 0 <= name.confidence <= 1 for name in found)
