from onrecord.reading.quantities import find_quantities
from onrecord.types import Article, Content, Cue, Span, Statement

TEXT = "He said she claimed that 12 people died. Officials put it at 40 people."


def statement(name: str, *spans: Span, parent: str | None = None) -> Statement:
    return Statement(
        id=name,
        source=None,
        cue=Cue((Span(3, 7),), "said", "say"),
        content=Content(spans, " ".join(span.of(TEXT) for span in spans), ()),
        manner="indirect",
        part="paragraph",
        parent=parent,
        confidence=1.0,
    )


def givers(*statements: Statement) -> list[str | None]:
    return [one.statement for one in find_quantities(Article("here", TEXT), statements)]


def test_a_figure_outside_every_content_is_given_by_no_statement() -> None:
    assert givers() == [None, None]
    assert givers(statement("s1", Span(0, 20))) == [None, None]


def test_a_figure_is_given_by_the_innermost_statement() -> None:
    outer = statement("s1", Span(8, 39))
    inner = statement("s2", Span(20, 39), parent="s1")
    assert givers(outer, inner) == ["s2", None]
    assert givers(inner, outer) == ["s2", None]


def test_of_two_statements_with_one_content_the_nested_one_gives_the_figure() -> None:
    outer = statement("s1", Span(20, 39))
    inner = statement("s2", Span(20, 39), parent="s1")
    assert givers(outer, inner) == ["s2", None]


def test_a_later_piece_of_a_content_holds_a_figure() -> None:
    assert givers(statement("s1", Span(8, 12), Span(51, 70))) == [None, "s1"]


def test_a_content_that_ends_before_the_number_does_not_hold_it() -> None:
    long = statement("s1", Span(0, 70))
    short = statement("s2", Span(8, 24), parent="s1")
    assert givers(long, short) == ["s1", "s1"]
