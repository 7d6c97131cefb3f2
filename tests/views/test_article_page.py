"""The values of the page of an article, made from a ledger."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from onrecord.ledger.checked import checked_record
from onrecord.ledger.ledger import Ledger, open_ledger
from onrecord.ledger.versions import StoredVersion
from onrecord.views.article_page import (
    ArticlePage,
    StoredArticle,
    article_page,
    chosen_statements,
    stored_article,
)
from onrecord.views.runs import Layout
from onrecord.views.statement_card import Choice, chance_in_words
from onrecord.views.statement_list import show_statements
from onrecord.views.stored_record import record_of
from onrecord.web.rendering import render
from tests.ledger.sample import CHANGED, harvest, span_of, talks
from tests.ledger.test_any_record import records


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with two articles."""
    with open_ledger(tmp_path / "ledger.sqlite", create=True) as opened:
        opened.add(talks())
        opened.add(harvest())
        yield opened


def _stored(ledger: Ledger, number: int = 1) -> StoredArticle:
    found = stored_article(ledger, number)
    assert found is not None
    return found


def _page(ledger: Ledger, number: int = 1, choice: Choice = Choice()) -> ArticlePage:  # noqa: B008
    return article_page(_stored(ledger, number), choice)


def test_a_card_tells_who_how_and_what(ledger: Ledger) -> None:
    first = _page(ledger).cards[0]
    assert first.speakers == ("foreign minister",)
    assert first.written == ""  # "the foreign minister" says the same
    assert (first.cue, first.said, first.manner) == (
        *("said", "The talks have failed", "in other words"),
    )
    assert first.when == "30 April 2024"


def test_the_words_of_the_text_stand_beside_another_name(ledger: Ledger) -> None:
    assert _page(ledger).cards[2].written == "Ankara"


def test_a_denial_is_told_on_both_cards(ledger: Ledger) -> None:
    first, _, last = _page(ledger).cards
    assert [link.key for link in first.denied_by] == [last.key]
    assert [link.key for link in last.denies] == [first.key]
    assert last.denies[0].speaker == "foreign minister"


def test_each_speaker_has_a_colour_of_its_own(ledger: Ledger) -> None:
    voices = [card.voice for card in _page(ledger).cards]
    assert len(set(voices)) == 3
    assert 0 not in voices


def test_colours_are_given_in_the_order_in_which_speakers_first_speak(ledger: Ledger) -> None:
    seen = list(dict.fromkeys(card.voice for card in _page(ledger).cards))
    assert seen == [1, 2, 3]


def test_speakers_and_acts_are_counted(ledger: Ledger) -> None:
    page = _page(ledger)
    assert {one.name: one.count for one in page.speakers} == {
        **{"foreign minister": 1, "Jane Doe": 1},
        "Government of Turkey": 1,
    }
    assert {one.name for one in page.acts} == {"state", "refuse", "deny"}


def test_who_has_a_name_in_records_only_is_told_in_words(ledger: Ledger) -> None:
    ledger.corrector("Jo").change_party(1, "Jane Doe", "name", "[author]")
    ledger.corrector("Jo").change(1, "s3", "denies", "s2")
    page = _page(ledger)
    assert page.cards[2].denies[0].speaker == "the author"
    assert ("[author]", "the author") in [(one.name, one.words) for one in page.speakers]


def test_a_choice_narrows_cards_marks_and_table(ledger: Ledger) -> None:
    choice = Choice(by="Jane Doe")
    page = _page(ledger, choice=choice)
    assert [card.number for card in page.cards] == ["2"]
    layers = (one for block in page.blocks for run in block.runs for one in run.layers)
    assert {one.number for one in layers} == {"2"}
    assert chosen_statements(_stored(ledger), choice) == {"s2"}
    assert page.total == 3


def test_a_record_of_an_older_reader_is_shown(ledger: Ledger) -> None:
    page = _page(ledger, 2)
    assert [card.speakers for card in page.cards] == [("Farmers in Idlib",), ("Ali Hassan",)]
    assert not any(card.are_parties for card in page.cards)
    assert [one.name for one in page.acts] == ["other"]


def test_a_correction_shows_beside_what_the_reading_said(ledger: Ledger) -> None:
    ledger.corrector("Jo", "page two").change(1, "s2", "act", "threaten")
    card = _page(ledger).cards[1]
    (change,) = card.changes
    assert card.act == "threaten"
    assert (change.was, change.to, change.author, change.note) == (
        *("refuse", "threaten", "Jo", "page two"),
    )
    assert change.turn == change.number


def test_corrected_places_are_told_in_words(ledger: Ledger) -> None:
    start, end = span_of("talks have failed")
    ledger.corrector("Jo").change(1, "s1", "content", f"{start}-{end}")
    (change,) = _page(ledger).cards[0].changes
    assert (change.was, change.to) == ("“The talks have failed”", "“talks have failed”")


def test_corrected_speakers_and_denials_are_told_by_name_and_number(ledger: Ledger) -> None:
    corrector = ledger.corrector("Jo")
    corrector.change(1, "s2", "by", "Ann Smith (person)")
    corrector.change(1, "s3", "denies", "s2")
    page = _page(ledger)
    assert (page.cards[1].changes[0].was, page.cards[1].changes[0].to) == ("Jane Doe", "Ann Smith")
    assert (page.cards[2].changes[0].was, page.cards[2].changes[0].to) == (
        *("statement 1", "statement 2"),
    )


def test_an_undone_correction_stays_in_the_trail_and_can_count_again(ledger: Ledger) -> None:
    number = ledger.corrector("Jo").change(1, "s2", "act", "threaten")
    undone = ledger.corrector("Jo").undo(number)
    page = _page(ledger)
    assert page.cards[1].changes == ()
    (change,) = page.trail.changes
    assert not change.counts
    assert change.turn == undone


def test_what_was_added_is_named_so_and_has_no_chance(ledger: Ledger) -> None:
    cue, content = span_of("in the capital"), span_of("Talks fail")
    ledger.corrector("Jo").add(
        1, {"cue": f"{cue[0]}-{cue[1]}", "content": f"{content[0]}-{content[1]}"}
    )
    card = next(card for card in _page(ledger).cards if card.said == "Talks fail")
    assert card.chance == ""
    assert [change.what for change in card.changes] == ["Added “Talks fail”"]


def test_what_was_dropped_stays_in_the_trail(ledger: Ledger) -> None:
    ledger.corrector("Jo").drop(1, "s2")
    page = _page(ledger)
    assert len(page.cards) == 2
    assert page.trail.changes[0].what.startswith("Dropped ““We will not sign,”")


def test_versions_tell_what_changed_in_the_statements(ledger: Ledger) -> None:
    ledger.add(talks(CHANGED))
    newest, oldest = _page(ledger).versions
    assert (newest.number, oldest.number) == (2, 1)
    (difference,) = newest.differences
    assert difference.kind == "reworded"
    assert "Nobody here means" in difference.before
    assert "Nobody means" in difference.after
    assert newest.lines.gone[0] == "Talks fail in the capital"
    assert newest.lines.new[0] == "Talks fail in the capital, ministers say"


def test_a_correction_that_a_newer_reading_contradicts_is_named(ledger: Ledger) -> None:
    ledger.corrector("Jo").change(1, "s2", "act", "threaten")
    newer = talks(model="newer@1")
    newer["statements"][1]["act"] = "warn"
    ledger.add(newer, again=True)
    page = _page(ledger)
    assert page.cards[1].act == "threaten"
    assert len(page.trail.conflicts) == 1
    assert "warn" in (page.cards[1].changes[0].conflict or "")


def test_the_block_with_the_headline_is_the_heading_of_the_page(ledger: Ledger) -> None:
    parts = [
        {"kind": "furniture", "start": 0, "end": 5},
        {"kind": "headline", "start": 5, "end": 25},
    ]
    number = ledger.add(talks(location="https://times.example/parts")).article
    assert _page(ledger, number).headline is None
    record = talks(location="https://times.example/other")
    record["article"]["parts"] = parts
    assert _page(ledger, ledger.add(record).article).headline == 0


def test_there_is_no_page_of_an_article_that_is_not_there(ledger: Ledger) -> None:
    assert stored_article(ledger, 99) is None
    assert stored_article(ledger, 10**30) is None


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(0.99, "over 9 in 10"), (0.93, "about 9 in 10"), (0.31, "about 3 in 10"),
     (0.02, "under 1 in 10"), (None, "")],
)  # fmt: skip
def test_confidence_is_told_in_tenths(confidence: float | None, words: str) -> None:
    assert chance_in_words(confidence) == words


@given(record=records())
def test_any_record_that_the_ledger_takes_has_a_page(record: dict[str, Any]) -> None:
    for statement in record["statements"]:
        statement["manner"] = "sung"  # what another program wrote
    keys = {one["id"]: f"key-{one['id']}" for one in record["statements"]}
    versions = [StoredVersion(1, "2024-05-01")]
    stored = StoredArticle(1, checked_record(record), keys, (), (), versions, ())
    page = article_page(stored, Choice())
    assert len(page.cards) == len(record["statements"])
    html = render(
        "article.html", page=page, statement="", is_gone=False,
        acts=(), kinds=(), manners=(), polarities=(), framings=(),
    )  # fmt: skip
    html.encode("utf-8")


def test_a_problem_is_told_with_what_can_be_done_about_it(ledger: Ledger) -> None:
    record = talks(location="undated")
    message = "“Tuesday” could not be placed, because the article has no publication date."
    record["problems"] = [{"stage": "times", "kind": "no-publication-date", "message": message}]
    advice = {"no-publication-date": "Give it."}
    stored = _stored(ledger, ledger.add(record).article)
    assert article_page(stored, Choice(), advice).problems == (f"{message} Give it.",)
    shown = show_statements(record_of(record), Layout(width=300), advice=advice)
    assert f"Note: {message} Give it.\n" in shown
    assert f"Note: {message}\n" in show_statements(record_of(record), Layout(width=300))
