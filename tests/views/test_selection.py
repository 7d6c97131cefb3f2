"""Of a record, the statements that a person asked for."""

from dataclasses import replace

from onrecord.types import Party, Quantity, Record, SaidAt, Span
from onrecord.views.selection import Selection
from tests.example_records import example_record


def record() -> Record:
    first, second, third, *rest = example_record().statements
    first = replace(first, act="accuse", by=("p1",))
    when = SaidAt("on Tuesday", Span(0, 2), "2024-04-30", "2024-04-30")
    second = replace(second, act="deny", denies=("s1",), said_at=when)
    party = Party("p1", "Ann Oak", "person", aliases=("Oak",))
    return replace(example_record(), statements=(first, second, third, *rest), parties=(party,))


def ids(selection: Selection) -> list[str]:
    return [statement.id for statement in selection.of(record()).statements]


def test_nothing_asked_for_is_everything() -> None:
    assert Selection().of(record()) == record()


def test_statements_of_the_acts_asked_for_stay() -> None:
    assert ids(Selection(acts=("accuse", "deny"))) == ["s1", "s2"]


def test_a_speaker_is_found_by_the_name_of_the_party_or_as_written() -> None:
    assert ids(Selection(by="oak")) == ["s1"]
    assert ids(Selection(by="jane doe")) == ["s2"]


def test_what_was_said_before_the_day_goes() -> None:
    assert "s2" not in ids(Selection(since="2024-05-01"))
    assert "s2" in ids(Selection(since="2024-04-30"))


def test_figures_of_what_is_left_out_go() -> None:
    figure = Quantity(0, 2, "450 people", 450, 450, 450, "person", "s1")
    whole = replace(record(), quantities=(figure,))
    assert Selection(acts=("deny",)).of(whole).quantities == ()
    assert Selection(acts=("accuse",)).of(whole).quantities == (figure,)


def test_what_is_told_of_another_stays_so() -> None:
    inner = replace(record().statements[0], parent="s2")
    whole = replace(record(), statements=(inner, *record().statements[1:]))
    assert Selection(acts=("accuse",)).of(whole).statements[0].parent == "s2"


def test_a_choice_changes_nothing_of_what_a_statement_says() -> None:
    (denial,) = Selection(acts=("deny",)).of(record()).statements
    assert denial == record().statements[1]
