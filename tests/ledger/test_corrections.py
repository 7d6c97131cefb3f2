"""What people put right stays right, is told apart, and can be undone."""

from datetime import date
from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.ledger.correction_events import (
    CorrectionEvent,
    corrections_everywhere,
    count_corrections,
    list_corrections,
)
from onrecord.ledger.dating import day_at
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.search import Search
from onrecord.reading.times import find_times
from onrecord.types import Article
from tests.ledger.faults import faults
from tests.ledger.sample import (
    CHANGED,
    TEXT,
    harvest,
    make_party,
    make_record,
    make_statement,
    span_of,
    talks,
)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add(talks())
    return ledger


def places(words: str, text: str = TEXT) -> str:
    start, end = span_of(words, text)
    return f"{start}-{end}"


def statement(ledger: Ledger, number: int, article: int = 1) -> dict[str, Any]:
    return dict(ledger.record(article)["statements"][number])


def names(ledger: Ledger, number: int, article: int = 1) -> list[str]:
    record = ledger.record(article)
    parties = {party["id"]: party["name"] for party in record["parties"]}
    return [parties[one] for one in record["statements"][number]["by"]]


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        ("act", "warn", "warn"),
        ("act", "none", None),
        ("manner", "mixed", "mixed"),
        ("polarity", "negated", "negated"),
        ("parent", "s2", "s2"),
        ("denies", "s2;s3", ["s2", "s3"]),
        ("evidence", "0-5", [[0, 5]]),
        ("said_at", "none", None),
        (
            "said_at",
            "2024-04-28..2024-04-29",
            {"text": None, "span": None, "from": "2024-04-28", "to": "2024-04-29"},
        ),
        ("part", "caption", "caption"),
    ],
)
def test_any_field_can_be_put_right(filled: Ledger, field: str, value: str, found: object) -> None:
    number = filled.corrector("Ann").change(1, "s1", field, value)
    assert statement(filled, 0)[field] == found
    assert statement(filled, 0)["corrections"] == [number]
    assert faults(filled) == []


def test_words_follow_from_their_places(filled: Ledger) -> None:
    desk = filled.corrector("Ann")
    desk.change(1, "s1", "source", places("foreign minister"))
    desk.change(1, "s1", "cue", places("said on Tuesday"))
    desk.change(1, "s2", "content", places("“We will not sign,”"))
    desk.change(1, "s3", "framing", "doubting")
    first, second, third = filled.record(1)["statements"]
    assert first["source"] is not None
    assert first["source"]["text"] == "foreign minister"
    assert first["cue"]["text"] == "said on Tuesday"
    assert second["content"]["text"] == "“We will not sign,”"
    assert second["content"]["quoted"] == [span_of("“We will not sign,”")]
    assert second["manner"] == "direct"
    assert third["cue"]["framing"] == "doubting"
    desk.change(1, "s1", "source", "none")
    assert statement(filled, 0)["source"] is None
    assert faults(filled) == []


def test_a_statement_is_given_to_another_speaker(filled: Ledger) -> None:
    desk = filled.corrector("Ann")
    desk.change(1, "s1", "by", "Jane Doe")
    assert names(filled, 0) == ["Jane Doe"]
    desk.change(1, "s1", "by", "Jane Doe; Hakan Fidan (person)")
    assert names(filled, 0) == ["Jane Doe", "Hakan Fidan"]
    assert len(filled.search(Search(by="Fidan"))) == 1
    assert faults(filled) == []


def test_a_missed_statement_is_added_and_a_false_one_dropped(filled: Ledger) -> None:
    desk = filled.corrector("Ann")
    desk.add(
        1, {"cue": places("fail"), "content": places("Talks"), "by": "Jane Doe", "act": "claim"}
    )
    added = statement(filled, 0)
    assert (added["content"]["text"], added["act"], added["manner"]) == (
        "Talks",
        "claim",
        "indirect",
    )
    assert names(filled, 0) == ["Jane Doe"]
    assert len(filled.search(Search(words="talks"))) == 3
    desk.drop(1, "s3")
    assert len(filled.record(1)["statements"]) == 3
    assert len(filled.search(Search(words="talks"))) == 2
    assert not filled.search(Search(denied=True))
    assert faults(filled) == []


def test_parties_are_joined_and_split(filled: Ledger) -> None:
    desk = filled.corrector("Ann")
    desk.join(["foreign minister", "Jane Doe"], "Jane Doe", article=1)
    assert names(filled, 0) == names(filled, 1) == ["Jane Doe"]
    assert len(filled.record(1)["parties"]) == 2
    assert len(filled.search(Search(by="foreign minister"))) == 2
    desk.split(1, "Jane Doe", ["s1"], "Hakan Fidan (person)")
    assert (names(filled, 0), names(filled, 1)) == (["Hakan Fidan"], ["Jane Doe"])
    assert len(filled.search(Search(by="Fidan"))) == 1
    assert faults(filled) == []


def test_parties_joined_everywhere_are_one_in_later_articles_too(filled: Ledger) -> None:
    number = filled.corrector("Ann").join(["Government of Turkey"], "Türkiye")
    filled.add(talks(location="https://times.example/later"))
    for article in (1, 2):
        assert names(filled, 2, article) == ["Türkiye"]
    assert len(filled.search(Search(by="turkiye"))) == 2
    filled.corrector("Ann").undo(number)
    for article in (1, 2):
        assert names(filled, 2, article) == ["Government of Turkey"]
    assert faults(filled) == []


def test_a_party_and_an_article_are_put_right(filled: Ledger) -> None:
    desk = filled.corrector("Ann", "as their site has it")
    desk.change_party(1, "Jane Doe", "roles", "minister; mother")
    desk.change_party(1, "jane doe", "name", "Jane A. Doe")
    desk.change_article(1, "outlet", "The Example Times")
    desk.change_article(1, "published", "2024-05-02")
    record = filled.record(1)
    assert record["parties"][1]["roles"] == ["minister", "mother"]
    assert record["parties"][1]["name"] == "Jane A. Doe"
    assert record["article"]["outlet"] == "The Example Times"
    assert len(filled.search(Search(by="jane a doe", since="2024-05-02"))) == 1
    assert faults(filled) == []


def test_an_undone_correction_no_longer_counts_and_may_count_again(filled: Ledger) -> None:
    desk = filled.corrector("Ann")
    first = desk.change(1, "s1", "act", "warn")
    undo = desk.undo(first)
    assert statement(filled, 0)["act"] == "state"
    with pytest.raises(UsageError, match="undone already"):
        desk.undo(first)
    again = desk.undo(undo)
    assert statement(filled, 0)["act"] == "warn"
    desk.undo(again)
    assert statement(filled, 0)["act"] == "state"
    assert len(filled.corrections()) == 4
    assert faults(filled) == []


def test_the_trail_has_author_time_note_and_both_values(filled: Ledger) -> None:
    filled.corrector("Ann", "she asked").change(1, "s1", "act", "ask")
    (correction,) = filled.corrections(1)
    assert (correction.author, correction.note) == ("Ann", "she asked")
    assert correction.made_at.startswith("20")
    assert correction.value == {"field": "act", "to": "ask", "was": "state"}
    assert filled.corrected_articles() == [1]


def test_corrections_outlive_a_newer_reading(filled: Ledger) -> None:
    desk = filled.corrector("Ann")
    desk.change(1, "s1", "act", "warn")
    desk.change(1, "s1", "by", "Jane Doe")
    desk.drop(1, "s3")
    newer = talks(model="newer@1")
    newer["statements"] = newer["statements"][::-1]
    for number, one in enumerate(newer["statements"]):
        one["id"] = f"n{number}"
        one["denies"] = []
    filled.add(newer, again=True)
    assert [one["act"] for one in filled.record(1)["statements"]] == ["warn", "refuse"]
    assert names(filled, 0) == ["Jane Doe"]
    assert filled.conflicts() == []
    assert faults(filled) == []


def test_a_reading_that_says_something_new_is_a_conflict_and_the_person_stands(
    filled: Ledger,
) -> None:
    desk = filled.corrector("Ann")
    number = desk.change(1, "s1", "act", "warn")
    newer = talks(model="newer@1")
    newer["statements"][0]["act"] = "predict"
    filled.add(newer, again=True)
    assert statement(filled, 0)["act"] == "warn"
    ((article, conflict),) = filled.conflicts()
    assert (article, conflict.correction, conflict.kind) == (1, number, "other-value")
    assert "predict" in conflict.message
    desk.change(1, "s1", "act", "warn")
    assert filled.conflicts() == []


def test_a_statement_is_known_again_with_other_edges(filled: Ledger) -> None:
    filled.corrector("Ann").change(1, "s1", "act", "warn")
    newer = talks(model="newer@1")
    start, end = span_of("have failed")
    newer["statements"][0]["content"] |= {"spans": [[start, end]], "text": "have failed"}
    filled.add(newer, again=True)
    first = statement(filled, 0)
    assert (first["act"], first["content"]["text"]) == ("warn", "have failed")
    assert faults(filled) == []


def test_a_statement_that_a_reading_lost_is_kept_and_told(filled: Ledger) -> None:
    filled.corrector("Ann").change(1, "s1", "act", "warn")
    newer = talks(model="newer@1")
    del newer["statements"][0]
    newer["statements"][1]["denies"] = []
    filled.add(newer, again=True)
    assert statement(filled, 0)["content"]["text"] == "The talks have failed"
    assert [conflict.kind for _, conflict in filled.conflicts(1)] == ["not-found"]
    assert faults(filled) == []


def test_an_added_statement_meets_the_one_that_a_newer_reading_found(filled: Ledger) -> None:
    found = talks()["statements"][0]
    older = talks(location="b")
    del older["statements"][0]
    older["statements"][1]["denies"] = []
    filled.add(older)
    cue, content = places("said"), places("The talks have failed")
    source = places("the foreign minister")
    values = {"cue": cue, "content": content, "source": source, "act": "warn"}
    filled.corrector("Ann").add(2, values)
    filled.add(talks(location="b", model="newer@1"), again=True)
    statements = filled.record(2)["statements"]
    assert len(statements) == 3
    assert statements[0]["act"] == "warn"
    assert statements[0]["content"] == found["content"]
    assert faults(filled) == []


def test_a_correction_follows_its_words_into_a_changed_text(filled: Ledger) -> None:
    desk = filled.corrector("Ann")
    desk.change(1, "s1", "act", "warn")
    desk.change(1, "s3", "evidence", places("the talks have failed."))
    filled.add(talks(CHANGED))
    assert statement(filled, 0)["act"] == "warn"
    ((start, end),) = statement(filled, 2)["evidence"]
    assert CHANGED[start:end] == "the talks have failed."
    assert filled.conflicts() == []
    assert faults(filled) == []


def test_a_correction_of_words_that_were_changed_is_a_conflict(filled: Ledger) -> None:
    filled.corrector("Ann").change(1, "s2", "act", "threaten")
    filled.add(talks(CHANGED))
    assert statement(filled, 1)["act"] == "refuse"
    assert [conflict.kind for _, conflict in filled.conflicts()] == ["text-changed"]
    filled.add(talks())
    assert statement(filled, 1)["act"] == "threaten"
    assert filled.conflicts() == []


def test_a_party_is_known_again_by_its_mentions(filled: Ledger) -> None:
    filled.corrector("Ann").change_party(1, "foreign minister", "name", "Hakan Fidan")
    newer = talks(model="newer@1")
    newer["parties"][0] = make_party("p1", "the foreign minister", "person", "the foreign minister")
    filled.add(newer, again=True)
    assert names(filled, 0) == ["Hakan Fidan"]
    assert [conflict.kind for _, conflict in filled.conflicts()] == ["other-value"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("act", "shout"),
        ("colour", "red"),
        ("content", "none"),
        ("content", "5-2"),
        ("content", "0-99999"),
        ("content", "0-5,3-8"),
        ("cue", "said"),
        ("by", "Nobody Known"),
        ("by", "Nobody Known (ghost)"),
        ("said_at", "soon"),
        ("said_at", "2024-05-03..2024-05-01"),
        ("denies", "s9"),
    ],
)
def test_what_makes_no_sense_is_refused(filled: Ledger, field: str, value: str) -> None:
    with pytest.raises(UsageError):
        filled.corrector("Ann").change(1, "s1", field, value)
    assert filled.corrections() == []


def test_what_is_not_there_cannot_be_put_right(filled: Ledger) -> None:
    desk = filled.corrector("Ann")
    for call in (
        lambda: desk.change(9, "s1", "act", "warn"),
        lambda: desk.drop(1, "s9"),
        lambda: desk.undo(9),
        lambda: desk.change_party(1, "Nobody", "kind", "person"),
        lambda: desk.join(["Nobody"], "Jane Doe", article=1),
        lambda: desk.split(1, "Jane Doe", ["s1"], "Other (person)"),
        lambda: desk.add(1, {"cue": "0-5"}),
        lambda: filled.corrector(" "),
    ):
        with pytest.raises(UsageError):
            call()
    assert filled.corrections() == []


def test_a_record_of_an_older_reader_can_be_put_right(ledger: Ledger) -> None:
    ledger.add(harvest())
    desk = ledger.corrector("Ann")
    desk.change(1, "s2", "by", "Ali Hassan (person)")
    desk.change(1, "s2", "act", "claim")
    assert names(ledger, 1) == ["Ali Hassan"]
    assert len(ledger.search(Search(by="hassan", acts=("claim",)))) == 1
    assert faults(ledger) == []


def test_a_key_or_its_beginning_names_a_statement(filled: Ledger) -> None:
    key = filled.keys(1)["s2"]
    filled.corrector("Ann").change(1, key, "act", "warn")
    filled.corrector("Ann").change(1, key[:6], "polarity", "negated")
    assert statement(filled, 1)["act"] == "warn"
    assert statement(filled, 1)["polarity"] == "negated"


DATED = "Talks failed\n\nJane Doe said on Tuesday that the talks failed. Others spoke yesterday."


def dated(published: str | None = None) -> dict[str, Any]:
    """A statement of a Tuesday, as the reader tells it by the date of the article."""
    article = Article("dated", DATED, published=published)
    times, problems = find_times(article)
    statements = [
        make_statement(
            "s1", "Jane Doe", "said", "that the talks failed", text=DATED, by=["p1"],
            said_at={"text": "on Tuesday", "span": span_of("Tuesday", DATED),
                     "from": None, "to": None},
        )
    ]  # fmt: skip
    parties = [make_party("p1", "Jane Doe", "person", "Jane Doe", text=DATED)]
    record = make_record("dated", DATED, statements, parties, published=published)
    record["times"] = [one.to_dict() for one in times]
    other = {"stage": "parts", "kind": "odd", "message": "Another problem."}
    record["problems"] = [*(one.to_dict() for one in problems), other]
    return record


def test_times_are_told_from_a_corrected_publication_date_until_that_is_undone(
    ledger: Ledger,
) -> None:
    ledger.add(dated())
    before = ledger.record(1)
    number = ledger.corrector("Ann").change_article(1, "published", "2024-05-03")
    record = ledger.record(1)
    said_at = record["statements"][0]["said_at"]
    assert said_at is not None
    assert (said_at["from"], said_at["to"]) == ("2024-04-30", "2024-04-30")
    assert [one["from"] for one in record["times"]] == ["2024-04-30", "2024-05-02"]
    assert [one["kind"] for one in record["problems"]] == ["odd"]
    assert [one.statement["id"] for one in ledger.search(Search(until="2024-04-30"))] == ["s1"]
    assert faults(ledger) == []
    ledger.corrector("Ann").undo(number)
    assert ledger.record(1) == before


def test_a_publication_date_corrected_to_a_day_to_come_is_a_problem(ledger: Ledger) -> None:
    ledger.add(dated())
    ledger.corrector("Ann").change_article(1, "published", "2999-01-01")
    kinds = [one["kind"] for one in ledger.record(1)["problems"]]
    assert kinds == ["future-publication-date", "odd"]
    assert faults(ledger) == []


def test_a_date_is_to_come_only_where_no_clock_on_earth_has_it() -> None:
    assert day_at("2024-05-01T09:59:59+00:00") == date(2024, 5, 1)
    assert day_at("2024-05-01T10:00:00+00:00") == date(2024, 5, 2)


def test_a_day_that_a_person_gave_stands_when_the_publication_date_is_corrected(
    ledger: Ledger,
) -> None:
    ledger.add(dated("2024-05-03"))
    desk = ledger.corrector("Ann")
    desk.change(1, "s1", "said_at", "2024-01-01")
    desk.change_article(1, "published", "2024-06-07")
    assert statement(ledger, 0)["said_at"]["from"] == "2024-01-01"
    assert ledger.record(1)["times"][0]["from"] == "2024-06-04"


def test_a_statement_cannot_deny_itself(filled: Ledger) -> None:
    with pytest.raises(UsageError, match="s2 denies itself"):
        filled.corrector("Ann").change(1, "s2", "denies", "s2")
    assert filled.corrections() == []


def test_a_statement_cannot_stand_in_itself(filled: Ledger) -> None:
    desk = filled.corrector("Ann")
    first = desk.change(1, "s1", "parent", "s2")
    with pytest.raises(UsageError, match="s1 stands in itself"):
        desk.change(1, "s2", "parent", "s1")
    undone = desk.undo(first)
    desk.change(1, "s2", "parent", "s1")
    with pytest.raises(UsageError, match="stands in itself"):
        desk.undo(undone)  # the first would count again


def test_a_statement_that_is_there_is_not_added_once_more(filled: Ledger) -> None:
    values = {"cue": places("said"), "content": places("talks have failed")}
    with pytest.raises(UsageError, match="Statement s1 stands there already"):
        filled.corrector("Ann").add(1, values)
    assert statement(filled, 0)["source"] is not None


def test_what_is_so_already_is_refused_and_nothing_is_kept(filled: Ledger) -> None:
    desk = filled.corrector("Jo")
    with pytest.raises(UsageError, match="by is “jane doe” already"):
        desk.change(1, "s2", "by", "jane doe")
    with pytest.raises(UsageError, match="act is “refuse” already, manner is “direct” already"):
        desk.change_several(1, "s2", {"act": "refuse", "manner": "direct"})
    with pytest.raises(UsageError, match="kind is “person” already"):
        desk.change_party(1, "Jane Doe", "kind", "person")
    with pytest.raises(UsageError, match="outlet is “Example Times” already"):
        desk.change_article(1, "outlet", "Example Times")
    assert filled.corrections() == []


def test_a_denial_can_be_taken_away(filled: Ledger) -> None:
    filled.corrector("Jo").change(1, "s3", "denies", "none")
    assert statement(filled, 2)["denies"] == []


def test_of_several_fields_those_that_are_so_already_are_no_corrections(filled: Ledger) -> None:
    made = filled.corrector("Jo").change_several(1, "s2", {"act": "refuse", "polarity": "negated"})
    assert len(made) == len(filled.corrections()) == 1


def test_what_is_so_already_settles_a_conflict_with_a_newer_reading(filled: Ledger) -> None:
    filled.corrector("Jo").change(1, "s2", "act", "warn")
    newer = talks(model="by-hand@1")
    newer["statements"][1]["act"] = "threaten"
    filled.add(newer, again=True)
    assert len(filled.conflicts()) == 1
    filled.corrector("Jo").change(1, "s2", "act", "warn")
    assert filled.conflicts() == []


def test_corrections_are_listed_the_newest_first_without_those_that_only_undo(
    filled: Ledger,
) -> None:
    desk = filled.corrector("Ann")
    first = desk.change(1, "s1", "act", "warn")
    second = desk.change(1, "s2", "act", "state")
    desk.undo(second)
    everywhere = desk.join(["Ankara"], "Government of Turkey")
    database = filled.database
    assert list_corrections(database, limit=10) == [
        CorrectionEvent(everywhere, None), CorrectionEvent(second, 1), CorrectionEvent(first, 1)
    ]  # fmt: skip
    assert list_corrections(database, limit=1, offset=1) == [CorrectionEvent(second, 1)]
    assert count_corrections(database) == 3
    (held,), conflicts = corrections_everywhere(database)
    assert (held.number, conflicts) == (everywhere, [])


def test_only_corrections_with_a_conflict_are_listed_where_these_are_asked_for(
    filled: Ledger,
) -> None:
    desk = filled.corrector("Ann")
    number = desk.change(1, "s1", "act", "warn")
    desk.change(1, "s2", "act", "state")
    newer = talks(model="newer@1")
    newer["statements"][0]["act"] = "predict"
    filled.add(newer, again=True)
    found = list_corrections(filled.database, conflicts=True, limit=10)
    assert found == [CorrectionEvent(number, 1)]
    assert count_corrections(filled.database, conflicts=True) == 1
