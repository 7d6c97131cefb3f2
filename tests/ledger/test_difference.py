"""How statements of two versions are compared."""

from typing import Any, cast

from onrecord.ledger.difference import Difference, compare
from onrecord.ledger.values import RecordValue
from onrecord.views.versions import kind_in_words

_WORDS = "that she had taken bribes"


def _statement(cue: str, lemma: str, act: str = "state", **more: Any) -> dict[str, Any]:
    return {
        "id": "s1",
        "source": {"spans": [[0, 1]], "text": "Duarte"},
        "cue": {"spans": [[2, 3]], "text": cue, "lemma": lemma},
        "content": {"spans": [[4, 5]], "text": _WORDS},
        "act": act,
        "polarity": "affirmed",
    } | more


def _compared(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    old, new = ({"statements": [one]} for one in (before, after))
    return compare(cast(RecordValue, old), cast(RecordValue, new))


def _in_words(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return list(map(kind_in_words, _compared(before, after)))


def test_a_denial_that_has_become_an_admission_is_told_otherwise() -> None:
    told = _in_words(_statement("denied", "deny", "deny"), _statement("admitted", "admit", "admit"))
    assert told == ["told otherwise: denied → admitted"]


def test_a_negation_that_is_gone_is_told_otherwise() -> None:
    before = _statement("did not say", "say", polarity="negated")
    assert _in_words(before, _statement("said", "say")) == ["told otherwise: did not say → said"]


def test_another_tense_of_the_cue_is_the_same() -> None:
    assert _compared(_statement("says", "say"), _statement("said", "say")) == []


def test_what_a_reader_did_not_tell_is_no_change() -> None:
    before = _statement("said", "say")
    del before["act"], before["polarity"]
    assert _compared(before, _statement("said", "say")) == []


def test_what_a_person_put_right_in_one_version_only_is_no_change() -> None:
    corrected = _statement("said", "say", "deny", corrections=[1])
    assert _compared(corrected, _statement("said", "say")) == []
    assert _in_words(corrected, _statement("admitted", "admit", "admit")) == [
        "told otherwise: said → admitted"
    ]


def test_one_cue_that_means_something_else_is_told_by_its_meaning() -> None:
    before, after = _statement("said", "say", "promise"), _statement("said", "say", "deny")
    assert _in_words(before, after) == ["told otherwise: promises → denies"]


def test_a_turn_is_told_of_what_is_reworded_as_well() -> None:
    content = {"spans": [[4, 5]], "text": "that she had taken any bribes"}
    after = _statement("admitted", "admit", "admit", content=content)
    assert _in_words(_statement("denied", "deny", "deny"), after) == [
        "told otherwise: denied → admitted"
    ]


def test_a_turn_is_told_of_what_is_given_to_another_speaker_as_well() -> None:
    after = _statement("claimed", "claim", source={"spans": [[0, 1]], "text": "Lund"})
    assert _in_words(_statement("said", "say"), after) == [
        "given to another speaker, told otherwise: said → claimed"
    ]
