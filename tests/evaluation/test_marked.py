"""Marked statements are read as they were written, and what is damaged is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.marked import (
    MarkedStatement,
    MarkedText,
    as_statements,
    pair_statements,
    read_marked_texts,
)
from onrecord.types import Span
from onrecord.types.roles import Spans, spans_of
from tests.evaluation.marking import row_of, write_lines, write_marked

TEXT = "The minister said taxes will rise.\r\nThe bank denied it."
SAID = Spans((Span(0, 12),), (Span(13, 17),), (Span(18, 33),))
DENIED = Spans((Span(36, 44),), (Span(45, 51),), (Span(52, 54),))
MARKED = (
    MarkedStatement("1", SAID, "minister", "unnamed", "description", "state", "affirmed"),
    MarkedStatement("2", DENIED, "Bank", "organization", "name", "deny", "affirmed", ("1",)),
)


def test_marked_statements_are_read_with_their_text(tmp_path: Path) -> None:
    write_marked(tmp_path, TEXT, MARKED)
    assert list(read_marked_texts(tmp_path)) == [MarkedText("a", TEXT, MARKED)]


def test_the_text_may_stand_beside_the_folder_of_marks(tmp_path: Path) -> None:
    write_marked(tmp_path, TEXT, MARKED)
    (tmp_path / "text" / "a.txt").rename(tmp_path / "a.txt")
    assert [read.text for read in read_marked_texts(tmp_path)] == [TEXT]


def test_a_folder_without_marked_statements_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no marked statements"):
        list(read_marked_texts(tmp_path))


def test_a_missing_text_is_told(tmp_path: Path) -> None:
    write_marked(tmp_path, TEXT, MARKED)
    (tmp_path / "text" / "a.txt").unlink()
    with pytest.raises(InputError, match=r"a\.jsonl: its article is missing"):
        list(read_marked_texts(tmp_path))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"act": "speak"}, "'speak' is none of state, "),
        ({"kind": "dog"}, "'dog' is none of person, "),
        ({"how": ["name"]}, "is none of name, "),
        ({"cue": []}, "has a cue and a content"),
        ({"content": [[18, 999]]}, "no place in an article"),
        ({"source": [[3, 3]]}, "no place in an article"),
        ({"source": [[1, 2, 3]]}, "no marked statement"),
        ({"n": None}, "no marked statement"),
        ({"denies": 1}, "no marked statement"),
    ],
)
def test_a_damaged_line_is_named_with_what_is_wrong(
    tmp_path: Path, changed: dict[str, Any], says: str
) -> None:
    good = json.dumps(row_of(MARKED[0]))
    write_lines(tmp_path, TEXT, [good, "", json.dumps(row_of(MARKED[1]) | changed)])
    with pytest.raises(InputError, match=rf"a\.jsonl, line 3: .*{says}"):
        list(read_marked_texts(tmp_path))


@pytest.mark.parametrize("line", ['{"n": 1', "[]", "7", '{"n": 1}'])
def test_a_line_that_is_no_statement_is_named(tmp_path: Path, line: str) -> None:
    write_lines(tmp_path, TEXT, [line])
    with pytest.raises(InputError, match=r"a\.jsonl, line 1: "):
        list(read_marked_texts(tmp_path))


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    row = row_of(MARKED[0])
    del row["party"]
    write_lines(tmp_path, TEXT, [json.dumps(row)])
    with pytest.raises(InputError, match="line 1: 'party' is missing"):
        list(read_marked_texts(tmp_path))


def test_marked_statements_stand_where_they_were_marked() -> None:
    statements = as_statements(MARKED)
    assert [(one.id, spans_of(one)) for one in statements] == [("1", SAID), ("2", DENIED)]


def test_a_statement_pairs_with_the_marked_one_of_the_same_content() -> None:
    assert pair_statements(TEXT, [DENIED], [SAID, DENIED]) == [(0, 1)]


def test_where_only_parties_are_marked_no_act_is_told(tmp_path: Path) -> None:
    row = row_of(MARKED[0])
    del row["act"], row["polarity"], row["denies"]
    write_lines(tmp_path, TEXT, [json.dumps(row)])
    ((statement,),) = [read.statements for read in read_marked_texts(tmp_path)]
    with pytest.raises(InputError, match="only its speaker is marked"):
        statement.told()
