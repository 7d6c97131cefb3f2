"""Whatever a text holds, its places and words are the same in the ledger and in what it exports."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.export.rows import rows_of
from onrecord.export.write import write_stream
from onrecord.ledger.ledger import open_ledger
from onrecord.ledger.search import Search
from onrecord.ledger.words import find_words
from tests.ledger.faults import faults
from tests.ledger.sample import make_record

TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("ab. \n\r“”\"='𝒮é\0\ud800-+@")),
    min_size=1,
    max_size=60,
)


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A record of any text, with a few statements anywhere in it."""
    text = draw(TEXTS)
    statements = []
    for number in range(draw(st.integers(0, 3))):
        roles = [_role(draw, text) for _ in range(3)]
        statements.append(
            {
                "id": f"s{number}",
                "source": draw(st.sampled_from([None, roles[0]])),
                "cue": roles[1],
                "content": roles[2] | {"quoted": []},
                "manner": "indirect",
                "parent": None,
            }
        )
    return make_record(draw(TEXTS), text, statements, [], title=draw(TEXTS))


def _role(draw: st.DrawFn, text: str) -> dict[str, Any]:
    """Up to two spans that do not overlap, and their words."""
    count = min(2 * draw(st.integers(1, 2)), len(text) // 2 * 2) or 0
    places = st.lists(st.integers(0, len(text)), min_size=count, max_size=count, unique=True)
    edges = sorted(draw(places)) if count else [0, len(text)]
    spans = [list(pair) for pair in zip(edges[::2], edges[1::2], strict=True)]
    return {"spans": spans, "text": " ".join(text[start:end] for start, end in spans)}


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=records(), data=st.data())
def test_any_record_is_kept_found_put_right_and_exported(
    tmp_path_factory: pytest.TempPathFactory, record: dict[str, Any], data: st.DataObject
) -> None:
    path: Path = tmp_path_factory.mktemp("any") / "ledger.sqlite"
    text = record["article"]["text"]
    with open_ledger(path, create=True) as ledger:
        article = ledger.add(record).article
        assert ledger.record(article) == record
        _check_found(ledger, record)
        for statement in record["statements"][:1]:
            ((start, end),) = _role(data.draw, text)["spans"][:1]
            if statement["content"]["spans"] != [[start, end]]:  # else it is so already
                desk = ledger.corrector("Ann")
                desk.change(article, statement["id"], "content", f"{start}-{end}")
            changed = next(
                one for one in ledger.record(article)["statements"] if one["id"] == statement["id"]
            )
            assert changed["content"]["text"] == text[start:end]
        assert faults(ledger) == []
        kept: Any = ledger.record(article)
    for row, statement in zip(rows_of(kept), kept["statements"], strict=True):
        pieces = [text[start:end] for start, end in row.content_spans]
        assert " ".join(pieces) == row.content == statement["content"]["text"]
    _check_exports(kept)


def _check_found(ledger: Any, record: dict[str, Any]) -> None:
    """Each statement is found by its first word, with hits where its words are."""
    for statement in record["statements"]:
        word = next(find_words(statement["content"]["text"]), None)
        if word is None:
            continue
        found = ledger.search(Search(words=f'"{word.form}"'))
        assert statement["id"] in {one.statement["id"] for one in found}
        text = record["article"]["text"]
        for one in found:
            assert text[one.sentence_start :].startswith(one.sentence)
            assert all(0 <= hit.start < hit.end <= len(text) for hit in one.hits)


def _check_exports(record: Any) -> None:
    """The formats for text are written and read again."""
    for name in ("jsonl", "annotation", "schema-org"):
        stream = io.BytesIO()
        write_stream(name, [record], stream)
        json.loads(stream.getvalue())
    stream = io.BytesIO()
    write_stream("csv", [record], stream)
    text = stream.getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == len(record["statements"])
