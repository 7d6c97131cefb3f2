"""What a source is said to rest on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.evidence import find_evidence, tell_evidence
from onrecord.text.lines import find_lines
from onrecord.text.quotation import find_quotations
from onrecord.types import Span
from onrecord.types.roles import Spans
from tests.reading.speaking import at, said


def found(text: str, *cues: str, source: str = "") -> list[list[str]]:
    """What each statement rests on, in words, its cue given as it first stands."""
    sources = (Span(text.index(source), text.index(source) + len(source)),) if source else ()
    statements = [
        Spans(sources, (Span(text.index(cue), text.index(cue) + len(cue)),), ()) for cue in cues
    ]
    quotations = find_quotations(text, list(find_lines(text)))
    spans = find_evidence(text, statements, quotations)
    return [[span.of(text) for span in evidence] for evidence in spans]


EVIDENCE = {
    "He said it fell, citing satellite images.": ["satellite images"],
    "He said it fell, pointing to phone records and receipts.": ["phone records and receipts"],
    "He said it fell, citing low growth, unemployment and debt.": [
        "low growth, unemployment and debt"
    ],
    "He said it fell, citing the views of Mr. Smith of the U.S. embassy.": [
        "the views of Mr. Smith of the U.S. embassy"
    ],
    "Citing satellite images, the ministry said it fell.": ["satellite images"],
    "Based on a review of the files, the ministry said it fell.": ["a review of the files"],
    'He said it fell, citing his "long experience," and left.': ['his "long experience,"'],
    "He said it fell, citing images, and she added more.": ["images"],
    # None is offered.
    "He said it fell, without giving details.": [],
    "He said it fell, citing no evidence.": [],
    "He said it was a film based on a novel.": [],
    "He said it fell, referring to his brother.": [],
    "He said it fell. Citing images, she left.": [],
    '"It fell, citing images," he said.': [],
}


@pytest.mark.parametrize("text", EVIDENCE)
def test_evidence_is_what_the_marker_names(text: str) -> None:
    assert found(text, "said") == [EVIDENCE[text]]


def test_a_marker_speaks_of_the_nearest_cue_before_it() -> None:
    text = "He said it fell and warned of more, citing images."
    assert found(text, "said", "warned") == [[], ["images"]]


def test_a_marker_beside_the_source_speaks_of_that_sources_cue() -> None:
    text = "She denied it but the Times, citing officials, reported it again."
    assert found(text, "reported", source="the Times") == [["officials"]]


def test_a_marker_within_the_source_speaks_of_its_cue() -> None:
    text = "The Times, citing officials, reported it again."
    assert found(text, "reported", source="The Times, citing officials") == [["officials"]]


def test_a_statement_whose_cue_is_the_marker_has_none() -> None:
    assert found("He left, citing images.", "citing") == [[]]


def test_what_is_cited_as_proof_is_evidence() -> None:
    text = "She cited the leaked letters as proof of a plan."
    content = Span(text.index("the leaked"), len(text) - 1)
    statement = Spans((), (Span(4, 9),), (content,))
    ((span,),) = find_evidence(text, [statement], ())
    assert span.of(text) == "the leaked letters"


def test_what_is_cited_has_no_word_of_the_statement_that_rests_on_it() -> None:
    text = "Reuters reported on Monday, citing two officials, that Iran had agreed."
    reuters = at(text, "Reuters")
    agreed = said(
        1, text, reuters, cue=at(text, "reported"), content=at(text, "that Iran had agreed")
    )
    cited = said(
        2,
        text,
        reuters,
        cue=at(text, "citing"),
        content=at(text, "two officials, that Iran had agreed"),
    )
    first, second = tell_evidence(text, [agreed, cited], ())
    assert [span.of(text) for span in first.evidence] == ["two officials"]
    assert first.content == agreed.content
    assert second.content.text == "two officials"
    assert second.content.spans == first.evidence


pieces = st.sampled_from(
    ["He said", ", citing ", "Citing ", "images", ", ", ". ", '"', "“", "\n", "Mr. X", " based on "]
)


@given(st.lists(pieces, max_size=30).map("".join))
def test_evidence_lies_in_the_text_and_is_not_blank(text: str) -> None:
    cue = Span(0, min(7, len(text)))
    quotations = find_quotations(text, list(find_lines(text)))
    for span in find_evidence(text, [Spans((), (cue,), ())], quotations)[0]:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip() == span.of(text)
