"""What the pages of lists tell is what the ledger holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger.counts import Counted
from onrecord.ledger.ledger import Ledger, open_ledger
from onrecord.ledger.search import Search
from onrecord.ledger.speakers import SpeakerSearch
from onrecord.views.found import show_found
from onrecord.views.outlet_pages import outlet_page, outlets_page
from onrecord.views.overview_page import overview_page
from onrecord.views.quote_card import pieces_of, quote_card
from onrecord.views.runs import Layout
from onrecord.views.search_page import found_table, search_page
from onrecord.views.speaker_pages import speaker_page, speakers_page
from onrecord.views.tables import Table
from tests.ledger.sample import harvest, make_party, make_record, make_statement, talks
from tests.ledger.sample_told import told


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.sqlite", create=True) as opened:
        opened.add(talks())
        opened.add(harvest())
        yield opened


def cell(table: Table, row: str, column: str) -> object:
    """What stands in the row that begins so."""
    (found,) = [one for one in table.rows if one[0] == row]
    return found[[one.name for one in table.columns].index(column)]


def test_a_card_has_the_sentence_in_pieces(ledger: Ledger) -> None:
    (found,) = ledger.search(Search(words="sign"))
    card = quote_card(found)
    assert "".join(piece.words for piece in card.pieces) == found.sentence
    assert [piece.words for piece in card.pieces if piece.is_hit] == ["sign"]
    said = "".join(piece.words for piece in card.pieces if piece.is_said)
    assert said == "“We will not sign,”“Nobody here means to keep it.”"


def test_a_card_tells_who_how_and_where(ledger: Ledger) -> None:
    (found,) = ledger.search(Search(by="minister"))
    card = quote_card(found)
    ((voice,), cue, act) = card.voices, card.cue, card.act
    assert (voice.name, voice.key, cue, act) == (
        "foreign minister", "foreign minister", "said", "",
    )  # fmt: skip
    assert (card.manner, card.framing, card.is_affirmed) == ("in other words", None, True)
    assert (card.is_denied, card.when) == (True, "30 April 2024")
    assert (card.title, card.outlet, card.line) == ("Talks fail in the capital", "Example Times", 3)


def test_what_was_not_said_is_worded_so_wherever_it_is_found(ledger: Ledger) -> None:
    values = {"act": "accuse", "polarity": "negated"}
    ledger.corrector("Jo").change_several(1, "s2", values)
    (found,) = ledger.search(Search(by="Doe"))
    card = quote_card(found)
    assert (card.act, card.is_affirmed) == ("does not accuse", False)
    assert "Jane Doe — told reporters (does not accuse)" in show_found(
        found, Layout(width=80, colour=False)
    )


def test_who_is_no_party_has_no_page(ledger: Ledger) -> None:
    (found,) = ledger.search(Search(words="grew"))
    ((voice,)) = quote_card(found).voices
    assert (voice.name, voice.key) == ("Ali Hassan", None)


@pytest.mark.parametrize(
    ("other", "keys"),
    [("Doe", ["government of turkey", "doe"]), ("Doe; Sons", [None])],
)
def test_each_of_two_speakers_has_a_page(
    ledger: Ledger, other: str, keys: list[str | None]
) -> None:
    text = "Ankara and Doe said no."
    statement = make_statement("s1", "Ankara and Doe", "said", "no", text=text, by=["p1", "p2"])
    parties = [
        make_party("p1", "Government of Turkey", "government", "Ankara", text=text),
        make_party("p2", other, "organization", "Doe", text=text),
    ]
    ledger.add(make_record("two", text, [statement], parties))
    (found,) = ledger.search(Search(by="Ankara and Doe"))
    assert [voice.key for voice in quote_card(found).voices] == keys


def test_what_would_act_on_a_page_is_spelt_out(ledger: Ledger) -> None:
    text = "Doe\u202e said no\x1b[31m way."
    statement = make_statement("s1", "Doe\u202e", "said", "no\x1b[31m way", text=text)
    ledger.add(make_record("x", text, [statement], [], title="\u202eTitle"))
    (found,) = ledger.search(Search(words="way"))
    card = quote_card(found)
    assert "".join(piece.words for piece in pieces_of(found)) == (
        "Doe\\u202e said no\\x1b[31m way."
    )
    assert (card.written, card.title) == ("Doe\\u202e", "\\u202eTitle")


def test_a_search_tells_how_many_there_are_and_shows_a_page_of_them(ledger: Ledger) -> None:
    page = search_page(ledger.database, Search(words="talks"))
    assert (page.paging.total, len(page.cards), page.paging.first, page.paging.last) == (2, 2, 1, 2)
    beyond = search_page(ledger.database, Search(words="talks"), 7)
    assert (beyond.cards, beyond.paging.first, beyond.paging.pages) == ((), 0, 1)


def test_the_table_of_a_search_has_all_that_is_found(ledger: Ledger) -> None:
    table = found_table(ledger.database, Search())
    assert len(table.rows) == ledger.count(Search()) == 5
    assert cell(table, "foreign minister", "content") == "The talks have failed"
    assert cell(table, "foreign minister", "denied") == "yes"


def test_a_search_names_those_it_is_narrowed_to(ledger: Ledger) -> None:
    narrowed = Search(speaker="jane doe", published_by="example times")
    page = search_page(ledger.database, narrowed)
    assert (page.speaker, page.outlet) == ("Jane Doe", "Example Times")
    nobody = search_page(ledger.database, Search(speaker="no one"))
    assert (nobody.speaker, nobody.outlet, nobody.cards) == ("no one", None, ())


def test_the_list_of_speakers_is_a_table(ledger: Ledger) -> None:
    page = speakers_page(ledger.database, SpeakerSearch())
    assert page.paging.total == 3
    assert cell(page.table, "foreign minister", "denied") == 1
    assert page.table.keys == ("foreign minister", "government of turkey", "jane doe")


def test_a_speakers_page_tells_who_it_is_and_what_was_said(ledger: Ledger) -> None:
    page = speaker_page(ledger.database, "Jane Doe")
    assert page is not None
    assert page.kinds == (Counted("person", 1),)
    assert page.roles == (Counted("spokeswoman", 1),)
    assert [card.act for card in page.cards] == ["refuses"]
    assert page.timeline.table.rows == (("2024-05-01", 1),)
    assert cell(page.introduced.table, "Example Times", "neutral") == 1
    assert cell(page.manners.table, "quoted", "statements") == 1
    assert not page.is_loose
    assert speaker_page(ledger.database, "Doe") is None


def test_a_speakers_page_tells_whom_they_deny_and_who_denies_them(ledger: Ledger) -> None:
    ankara = speaker_page(ledger.database, "Government of Turkey")
    minister = speaker_page(ledger.database, "foreign minister")
    assert ankara is not None
    assert minister is not None
    assert cell(ankara.opponents, "foreign minister", "relation") == (
        "denied by Government of Turkey"
    )
    assert cell(minister.opponents, "Government of Turkey", "relation") == (
        "denies foreign minister"
    )
    assert ankara.denials == minister.denials
    ((pair,)) = ankara.denials
    assert (pair.denying.label, pair.denied.label) == ("s3", "s1")


def test_outlets_are_told_with_shares(ledger: Ledger) -> None:
    page = outlets_page(ledger.database)
    assert cell(page.table, "Example Times", "direct") == 1
    assert cell(page.table, "Example Times", "indirect") == 2
    assert cell(page.manners.table, "Evening Post", "direct") == 1


def test_an_outlets_page_tells_whom_it_quotes_and_how(ledger: Ledger) -> None:
    page = outlet_page(ledger.database, "example TIMES")
    assert page is not None
    assert (page.articles, page.statements, page.speakers, page.denied) == (1, 3, 3, 1)
    assert cell(page.quoted_table, "Jane Doe", "direct") == 1
    assert cell(page.quoted_table, "foreign minister", "indirect") == 1
    assert cell(page.acts.table, "deny", "statements") == 1
    assert [one.title for one in page.latest] == ["Talks fail in the capital"]
    assert outlet_page(ledger.database, "Nowhere") is None


def test_the_overview_tells_what_there_is(ledger: Ledger) -> None:
    page = overview_page(ledger.database)
    assert (page.totals.articles, page.totals.statements, page.totals.denials) == (2, 5, 1)
    assert [one.name for one in page.disputed] == ["foreign minister"]
    assert cell(page.most_disputed.table, "foreign minister", "denied") == 1
    assert sum(int(str(row[1])) for row in page.timeline.table.rows) == 5
    assert [one.title for one in page.latest] == ["Harvest", "Talks fail in the capital"]


def test_an_empty_ledger_has_an_overview(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "empty.sqlite", create=True) as empty:
        page = overview_page(empty.database)
        assert (page.totals.statements, page.latest, page.timeline.table.rows) == (0, (), ())
        assert outlets_page(empty.database).table.rows == ()
        assert speakers_page(empty.database, SpeakerSearch()).table.rows == ()


def test_what_another_tells_is_shown_as_told_by_that_one(ledger: Ledger) -> None:
    ledger.add(told())
    found = ledger.search(Search(speaker="jeremy corbyn"))
    assert [quote_card(one).told_by for one in found] == ["", "as told by Boris Johnson"]
    shown = [show_found(one, Layout(width=80, colour=False)).splitlines()[0] for one in found]
    assert shown[1] == "Jeremy Corbyn — argued, as told by Boris Johnson"


def test_who_is_quoted_most_is_told_without_what_others_tell(ledger: Ledger) -> None:
    ledger.add(told())
    quoted = overview_page(ledger.database).most_quoted.table
    assert cell(quoted, "Jeremy Corbyn", "statements") == 1
    assert quoted.note == "Without what others tell that they said."
    page = speaker_page(ledger.database, "Jeremy Corbyn")
    assert page is not None
    assert (page.statements, page.told) == (2, 1)
