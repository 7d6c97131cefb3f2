import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon.inflection import noun_lemma, verb_lemma
from onrecord.lexicon.lemma import lemma_of_cue

CUES = {
    "said": "say",
    "has learned": "learn",
    "was told by": "tell",
    "according to": "according to",
    "’s according to": "according to",
    "did not say": "say",
    "isn’t saying": "say",
    "is being accused of": "accuse",
    "claim": "claim",
    "the claims": "claim",
    "statement": "statement",
    "a letter that": "letter",
    "allegations of": "allegation",
    "tweeted": "tweet",
    "Says": "say",
    "said in a statement": "say",
    "said on Glenn Beck’s radio program": "say",
    "issued a statement saying": "say",
    "went on to say": "say",
    "declined to comment on": "comment",
    "seemed to": "seem",
    "raised questions about": "raise",
    "expressed concern": "express",
    "pointed out": "point",
    "made it clear": "make",
    "would like": "like",
    "is warning": "warn",
    "has since said": "say",
    "are confident in": "confident",
    "replied:": "reply",
    ":": ":",
    "was": "be",
    "": "",
}


@pytest.mark.parametrize("cue", CUES)
def test_a_cue_has_the_dictionary_form_of_its_head(cue: str) -> None:
    assert lemma_of_cue(cue) == CUES[cue]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("endorses", "endorse"),
        ("criticized", "criticize"),
        ("planned", "plan"),
        ("called", "call"),
        ("denies", "deny"),
        ("vetoes", "veto"),
        ("snubbed", "snub"),
        ("quoting", "quote"),
        ("visited", "visit"),
        ("withdrew", "withdraw"),
        ("glorped", "glorp"),
    ],
)
def test_verbs_have_their_dictionary_form(form: str, lemma: str) -> None:
    assert verb_lemma(form) == lemma


def test_nouns_have_their_singular() -> None:
    nouns = ["remarks", "analyses", "stories", "speeches", "analysis", "press"]
    assert [noun_lemma(noun) for noun in nouns] == [
        "remark",
        "analysis",
        "story",
        "speech",
        "analysis",
        "press",
    ]


@given(st.text(max_size=60))
def test_any_cue_has_a_dictionary_form(cue: str) -> None:
    assert lemma_of_cue(cue) == lemma_of_cue(cue)
    assert lemma_of_cue(cue) or not cue.strip()
