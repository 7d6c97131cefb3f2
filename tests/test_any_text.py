"""Whatever the text, the record keeps the law of offsets, and no error leaves but ours."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.run import Reader
from onrecord.sources.own_records import article_of_record
from tests.fuzz import check

READER = Reader()
SURROGATE_PROBLEMS = ("joined-characters", "damaged-characters")
# Words by which statements are found, between characters of every kind.
PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["The minister ", "said ", "“We agree,” ", "according to ", '"', "\n\n", ". "]),
    st.sampled_from(["\ud800", "\ude00", "\ud83d\ude00"]),
    st.sampled_from(["\u202e", "\x00", "\r", "\u2028", "😀", "e\u0301", "KYIV — "]),
)


@settings(max_examples=100)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_gives_a_sound_record_or_is_refused(text: str) -> None:
    try:
        record = READER.read(text)
    except InputError:
        assert not text.strip()
        return
    check(record)
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert record.article.text == whole
    assert (whole != text) == any(p.kind in SURROGATE_PROBLEMS for p in record.problems)
    again = article_of_record(json.loads(record.to_json()), "elsewhere")
    assert (again.text, again.parts) == (whole, record.article.parts)
