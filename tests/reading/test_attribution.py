"""Relations become statements with their place, manner and parent."""

from onrecord.inference.model import Relation
from onrecord.reading.attribution import find_statements
from onrecord.text.quotation import find_quotations
from onrecord.types import Article, Part, Span

TEXT = 'Aid is late\n\nShe said that he denied "all of it" before Ali told her: "No."'


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def relation(cue: str, source: str, *content: str) -> Relation:
    spans = tuple(span(words) for words in content)
    return Relation(span(cue), (span(source),) if source else (), spans, False, 0.9, ())


OUTER = relation("said", "She", 'that he denied "all of it"')
INNER = relation("denied", "he", '"all of it"')
DIRECT = relation("told", "Ali", '"No."')


def article(first: str = "headline") -> Article:
    second = Part("paragraph", TEXT.index("She"), len(TEXT))
    return Article("text", TEXT, parts=(Part(first, 0, 11), second))  # type: ignore[arg-type]


def statements(*relations: Relation) -> list:
    given = article()
    quotations = find_quotations(TEXT, [part.span for part in given.parts])
    return list(find_statements(given, relations, quotations))


def test_words_are_those_at_their_place() -> None:
    (found,) = statements(OUTER)
    assert found.source.text == "She"
    assert (found.cue.text, found.cue.lemma) == ("said", "say")
    assert found.content.text == 'that he denied "all of it"'
    assert found.content.quoted == (span('"all of it"'),)


def test_manner_follows_the_quotation_marks() -> None:
    assert [found.manner for found in statements(OUTER, INNER, DIRECT)] == [
        "mixed",
        "direct",
        "direct",
    ]


def test_a_statement_in_another_ones_content_has_it_as_parent() -> None:
    assert [found.parent for found in statements(OUTER, INNER, DIRECT)] == [None, "s1", None]


def test_the_smallest_content_around_a_cue_is_the_parent() -> None:
    whole = relation("told", "Ali", TEXT[TEXT.index("She") : TEXT.index(" before")])
    found = statements(OUTER, INNER, whole)
    assert [statement.parent for statement in found] == ["s3", "s1", None]


def test_a_source_left_out_is_none() -> None:
    (found,) = statements(relation("said", "", "that he denied"))
    assert found.source is None


def test_the_part_of_a_statement_is_that_of_its_cue() -> None:
    assert statements(OUTER)[0].part == "paragraph"
    assert statements(relation("late", "Aid", "is"))[0].part == "headline"
