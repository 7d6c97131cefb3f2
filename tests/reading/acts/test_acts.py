"""The act, the polarity and the framing of a statement, from its cue in the sentence."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.acts import tell_act
from onrecord.types import Span
from onrecord.types.act import ActReading
from onrecord.types.roles import Spans

# Source in < >, cue in [ ], content in { }.


def told(marked: str) -> ActReading:
    """What is told of a sentence whose parts are marked."""
    text = ""
    found: dict[str, list[Span]] = {"<": [], "[": [], "{": []}
    opened: dict[str, int] = {}
    for piece in re.split(r"([<>\[\]{}])", marked):
        if piece in found:
            opened[piece] = len(text)
        elif piece in (">", "]", "}"):
            mark = {">": "<", "]": "[", "}": "{"}[piece]
            found[mark].append(Span(opened[mark], len(text)))
        else:
            text += piece
    return tell_act(text, Spans(tuple(found["<"]), tuple(found["["]), tuple(found["{"])))


ACTS = {
    "<The minister> [said] {taxes will rise}.": "state",
    "{Taxes will rise}, [according to] <the minister>.": "state",
    "{Taxes will rise}, [according to] <a poll by the institute>.": "report",
    "{Taxes will rise}, [according to] <the Wall Street Journal>.": "report",
    "<The study> [suggests] {that taxes will rise}.": "report",
    "<She> [suggested] {that taxes would rise}.": "claim",
    "<She> [suggested] {waiting until May}.": "demand",
    "<She> [insisted] {that taxes would rise}.": "claim",
    "<Reporters> [asked] {whether taxes would rise}.": "ask",
    "<Reporters> [asked] {him to resign}.": "demand",
    '<She> [said], {"Will taxes rise?"}': "ask",
    "<The mayor> [called] {the plan a disgrace}.": "accuse",
    "<The mayor> [called] {the plan a triumph}.": "praise",
    "<The mayor> [called] {the plan a beginning}.": "state",
    "<The mayor> [called for] {an inquiry}.": "demand",
    "<The mayor> [called] {for an inquiry}.": "demand",
    "<The army> [called] {the report baseless}.": "deny",
    "<Tehran> [rejected] {the allegation}.": "deny",
    "<The judge> [rejected] {a request to unseal the file}.": "refuse",
    "<The spokesman> [declined to comment on] {the arrests}.": "refuse",
    "<She> [said] {she could not comment on the case}.": "refuse",
    "<She> [agreed] {to resign}.": "promise",
    "<She> [agreed with] {the mayor}.": "praise",
    "<They> [feel] {that nobody listens}.": "believe",
    "<They> [feel] {the loss of the harbour}.": "feel",
    "<He> [saw] {the remark as an insult}.": "believe",
    "<The court> [found] {the law was void}.": "decide",
    "<The survey> [found] {that trust fell}.": "report",
    "<The firm> [announced] {it would close the plant}.": "decide",
    "<The firm> [announced] {a profit of two million}.": "state",
    "<He> [expressed] {concern at the delay}.": "feel",
    "<He> [expressed concern about] {the delay}.": "feel",
    "<His> [refusal to] {testify} angered them.": "refuse",
    "[the claim] {that taxes fell} was repeated": "claim",
    "[accusations] {that he had lied} were made": "accuse",
    "<They> [made it clear] {that taxes would rise}.": "state",
    "<He> [is convinced] {that taxes will rise}.": "believe",
    "<She> [tweeted] {a picture}": "state",
    "<She> [vowed] {to fight on}.": "promise",
    "<She> [threatened] {to resign}.": "threaten",
    "<She> [refused to say] {who paid}.": "refuse",
    "<Poll>[:] {Voters turn away}": "report",
    "<Trump's statement> [read]: {“We will win.”}": "state",
    "<Trump's statement> [read] {that they would win}.": "state",
    "They carried signs <which> [read] {No war}.": "state",
    "<The firm> [released a statement which read], {we regret it}.": "state",
    "<She> [read] {“We regret it”} aloud.": "state",
    "<She> [read] {that the plan was dead}.": "know",
    "<She> [read] {the statement}.": "know",
    "She saw the ministers <who> [read] {the plan}.": "know",
    "{Talks a sham}[:] <negotiator>": "state",
}


@pytest.mark.parametrize("sentence", ACTS)
def test_the_act_is_that_of_the_cue_in_its_sentence(sentence: str) -> None:
    assert told(sentence).act == ACTS[sentence]


POLARITIES = {
    "<She> [said] {taxes will rise}.": "affirmed",
    "<She> [did not say] {who paid}.": "negated",
    "<She> [didn’t say] {who paid}.": "negated",
    "<She> [cannot say] {who paid}.": "negated",
    "<She> never [said] {that taxes would rise}.": "negated",
    "<Nobody> [said] {that taxes would rise}.": "negated",
    "<She> [has yet to say] {who paid}.": "negated",
    "<She> [stopped short of endorsing] {him}.": "negated",
    "<She> [offered] {no proof}.": "negated",
    "<The bank> [neither confirmed nor denied] {the loss}.": "negated",
    "<The bank> [would neither deny nor confirm] {the loss}.": "negated",
    "<The bank> did not confirm nor [deny] {the loss}.": "negated",
    "<She> [said] {no proof was found}.": "affirmed",
    "<She> [said] {no}.": "affirmed",
    "<She>[:] {No. I made it up}.": "affirmed",
    "<She> [said] {no to the offer}.": "affirmed",
    "<She> [replied], {“No, never”}.": "affirmed",
    "<She> [said] {nothing}.": "affirmed",
    "<She> [told] us {nothing new}.": "affirmed",
    "<She> [did not say] {no}.": "negated",
    "<She> [said nothing about] {the war}.": "negated",
    "<She> [proposed] {nothing that would help}.": "negated",
    "<She> [did not fail to mention] {the delay}.": "affirmed",
    "<She> [not only said] {so} but wrote it.": "affirmed",
    "<She> [doubted] {that taxes would rise}.": "negated",
    "<She> [did not doubt] {that taxes would rise}.": "affirmed",
    "<She> [refused to say] {who paid}.": "affirmed",
    "<She> [may say] {who paid}.": "uncertain",
    "<She> [might not want] {to pay}.": "uncertain",
    "If <she> [says] {so}, they leave.": "uncertain",
    "Critics want <her> [to admit] {that she lied}.": "uncertain",
    "He called on <her> [to say] {who paid}.": "uncertain",
    "He went to <her office> [to say] {who paid}.": "affirmed",
    "Perhaps <she> [will demand] {an answer}.": "uncertain",
    "<She> [appeared to blame] {the clerk}.": "uncertain",
    "{“I would not pay,”} [said] <the mayor>.": "affirmed",
}


@pytest.mark.parametrize("sentence", POLARITIES)
def test_the_polarity_is_that_of_the_words_around_the_cue(sentence: str) -> None:
    assert told(sentence).polarity == POLARITIES[sentence]


def test_the_framing_comes_with_the_line_that_it_is_from() -> None:
    reading = told("<The minister> [alleged] {that votes were bought}.")
    assert (reading.framing, reading.line) == ("doubting", "allege.verb")


def test_a_noun_and_a_verb_of_one_form_are_told_apart() -> None:
    assert told("<Their> [attack on] {the press} went on").line == "attack.noun"
    assert told("<They> [attack] {the press}").line == "attack.verb"


def test_an_unknown_cue_has_no_line_and_no_framing() -> None:
    reading = told("<She> [glorped] {the plan}.")
    assert (reading.act, reading.framing, reading.line) == ("other", "neutral", None)


def test_words_in_quotation_marks_were_said_whatever_the_cue() -> None:
    assert told('<She> [glorped], {"It rains."}').act == "state"


places = st.integers(min_value=0, max_value=60)
spans = st.lists(st.tuples(places, places), max_size=3).map(
    lambda pairs: tuple(Span(min(pair), max(pair)) for pair in sorted(pairs))
)


@given(st.text(max_size=60), spans, spans.filter(bool), spans)
def test_any_spans_of_any_text_have_an_act(
    text: str, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]
) -> None:
    reading = tell_act(text, Spans(source, cue, content))
    assert reading == tell_act(text, Spans(source, cue, content))
