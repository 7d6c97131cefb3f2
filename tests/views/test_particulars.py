"""Beside its words a list tells act, date, figures and who disputes a statement."""

from dataclasses import replace

from onrecord.types import Party, Quantity, Record, SaidAt, Span
from onrecord.views.particulars import Particulars
from tests.example_records import example_record


def record() -> Record:
    first, second, *rest = example_record().statements
    when = SaidAt("on Tuesday", Span(0, 2), "2024-04-30", "2024-04-30")
    first = replace(first, act="accuse", by=("p1",), said_at=when)
    second = replace(second, act="deny", denies=("s1",), polarity="uncertain", by=("p2",))
    parties = (Party("p1", "Ann Oak", "person"), Party("p2", "Jane Doe", "person"))
    figure = Quantity(0, 2, "450 people", 450, 450, 450, "person", "s1")
    return replace(
        example_record(),
        statements=(first, second, *rest),
        parties=parties,
        quantities=(figure,),
    )


def line(number: int) -> str:
    return Particulars(record()).line(record().statements[number])


def test_act_day_figures_and_denials_stand_on_one_line() -> None:
    assert line(0) == "accuses · 30 April 2024 · 450 people · denied by 2"


def test_what_was_perhaps_denied_is_told_so() -> None:
    assert line(1) == "perhaps denies · against 1"


def test_of_plain_telling_nothing_is_told() -> None:
    assert line(2) == ""


def test_the_name_is_given_where_the_words_do_not_give_it() -> None:
    particulars = Particulars(record())
    first, second, *_ = record().statements
    assert particulars.names(first) == "Ann Oak"
    assert particulars.names(second) == ""


def test_parties_that_are_nobody_by_name_are_told_in_words() -> None:
    given = replace(
        record(),
        parties=(Party("p1", "[generic]", "generic"), Party("p2", "[author]", "author")),
    )
    first, second, *_ = given.statements
    both = replace(first, by=("p1", "p2"))
    assert Particulars(given).names(first) == "nobody in particular"
    assert Particulars(given).names(second) == "the author"
    assert Particulars(given).names(both) == "nobody in particular; the author"


def test_a_time_without_a_day_is_told_in_its_own_words() -> None:
    first = replace(record().statements[0], said_at=SaidAt("later", Span(0, 2), None, None))
    assert "later" in Particulars(record()).line(first)


def test_of_one_who_has_no_plans_it_is_told_that_nothing_is_promised() -> None:
    first = replace(record().statements[0], act="promise", polarity="negated", said_at=None)
    told = Particulars(replace(record(), statements=(first,), quantities=()))
    assert told.line(first) == "does not promise"


def test_what_a_choice_leaves_out_is_named_by_its_speaker() -> None:
    first, second, *_ = record().statements
    inner = replace(second, parent="s1")
    whole = replace(record(), statements=(first, inner))
    of_second = Particulars(whole, replace(whole, statements=(inner,)))
    assert of_second.line(inner) == "perhaps denies · against Ann Oak · as told by Ann Oak"
    of_first = Particulars(whole, replace(whole, statements=(first,)))
    assert of_first.line(first).endswith("denied by Jane Doe")


def test_what_one_feared_who_is_told_of_is_told_by_the_other_as_well() -> None:
    first, second, third = record().statements[:3]
    said = replace(third, by=("p2",), parent="s1")
    feared = replace(second, parent=said.id, denies=())
    whole = replace(record(), statements=(first, said, feared))
    told = Particulars(whole, replace(whole, statements=(feared,))).line(feared)
    assert told == "perhaps denies · as told by Ann Oak"


def test_what_nobody_named_tells_is_told_by_somebody_not_named() -> None:
    first, second, *_ = record().statements
    outer = replace(first, by=(), source=None)
    inner = replace(second, parent="s1", denies=())
    whole = replace(record(), statements=(outer, inner))
    told = Particulars(whole, replace(whole, statements=(inner,))).line(inner)
    assert told.endswith("as told by somebody not named")
