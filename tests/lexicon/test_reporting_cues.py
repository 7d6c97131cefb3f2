"""The lexicon of reporting cues says what it should, and a wrong line is named."""

from collections import Counter
from typing import get_args

import pytest

from onrecord.lexicon.reporting_cues import (
    CueLexicon,
    CueWord,
    load_reporting_cues,
    parse_reporting_cues,
)
from onrecord.reading.acts.conditions import load_conditions
from onrecord.types.act import Act, Framing

LINES = load_reporting_cues().lines
FRAMINGS = {
    "say.verb": "neutral",
    "according to.phrase": "neutral",
    "claim.verb": "doubting",
    "allege.verb": "doubting",
    "claim.noun": "doubting",
    "confirm.verb": "endorsing",
    "reveal.verb": "endorsing",
    "point out.verb": "endorsing",
    "admit.verb": "charged",
    "blast.verb": "charged",
}


def row(*cells: str) -> str:
    return "\t".join(cells)


def test_the_lexicon_has_six_hundred_cues() -> None:
    assert len(LINES) >= 600


def test_every_act_and_every_framing_has_cues() -> None:
    assert {line.act for line in LINES} == set(get_args(Act))
    assert {line.framing for line in LINES} == set(get_args(Framing))


def test_every_condition_of_the_lexicon_is_known() -> None:
    named = {name for line in LINES for choice in line.choices for name in choice.conditions}
    assert named <= set(load_conditions())


def test_every_known_condition_is_used() -> None:
    named = {name for line in LINES for choice in line.choices for name in choice.conditions}
    assert set(load_conditions()) <= named


def test_no_line_stands_twice() -> None:
    assert [name for name, count in Counter(line.id for line in LINES).items() if count > 1] == []


@pytest.mark.parametrize("name", FRAMINGS)
def test_how_a_cue_introduces_a_voice(name: str) -> None:
    assert {line.id: line.framing for line in LINES}[name] == FRAMINGS[name]


def test_a_line_is_read_with_its_choices_in_order() -> None:
    text = row("call ... out", "verb", "plain", "accuse", "charged", "affirmed", "a+b=ask c=deny")
    (line,) = parse_reporting_cues(f"# comment\n\n{text}\n")
    assert (line.id, line.words) == ("call ... out.verb", ("call", None, "out"))
    assert [(choice.conditions, choice.act) for choice in line.choices] == [
        (("a", "b"), "ask"),
        (("c",), "deny"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (row("say", "verb", "plain", "state", "neutral"), "columns"),
        (row("say", "verbs", "plain", "state", "neutral", "affirmed"), "kind 'verbs'"),
        (row("say", "verb", "plain", "speak", "neutral", "affirmed"), "act 'speak'"),
        (row("say", "verb", "plain", "state", "neutral", "affirmed", "query"), "condition=act"),
        (row("...", "verb", "plain", "state", "neutral", "affirmed"), "begins and ends"),
        ("\n".join([row("say", "verb", "plain", "state", "neutral", "affirmed")] * 2), "twice"),
    ],
)
def test_a_wrong_line_is_named(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=rf"line \d: .*{message}"):
        list(parse_reporting_cues(text))


def lexicon(*rows: str) -> CueLexicon:
    return CueLexicon(list(parse_reporting_cues("\n".join(rows))))


def words(*forms: str) -> list[CueWord]:
    return [CueWord(form, form, form) for form in forms]


PLAIN = ("plain", "state", "neutral", "affirmed")


def test_the_longest_line_at_a_place_is_found() -> None:
    cues = lexicon(row("call", "verb", *PLAIN), row("call for", "verb", *PLAIN))
    assert [match.line.id for match in cues.find(words("call", "for"), 0, 1)] == ["call for.verb"]


def test_a_gap_holds_up_to_four_words() -> None:
    cues = lexicon(row("call ... out", "verb", *PLAIN))
    near, far = words("call", *"abcd", "out"), words("call", *"abcde", "out")
    assert [(match.start, match.end) for match in cues.find(near, 0, 6)] == [(0, 6)]
    assert cues.find(far, 0, 7) == []


def test_a_line_begins_within_the_cue() -> None:
    cues = lexicon(row("say", "verb", *PLAIN))
    assert cues.find(words("he", "say"), 0, 1) == []
