"""Relations become statements with their place, manner and parent."""

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.inference.model import Relation
from onrecord.reading.attribution import find_parents, find_statements, without_strays
from onrecord.reading.bounds import within_parts
from onrecord.reading.parts import tell_parts
from onrecord.text.quotation import find_quotations
from onrecord.types import Article, Part, PartKind, Span
from tests.reading.speaking import at
from tests.work import lines_run

SAID = "said it is loud. More is known."
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

PIECES = st.lists(
    st.sampled_from(["Doe", "said", "it", "“Is", "so.”", "—", '"']), min_size=1, max_size=5
).map(" ".join)


@st.composite
def parted_articles(draw: st.DrawFn) -> Article:
    """An article of a few parts of any kind, with an empty line between."""
    drawn = draw(st.lists(st.tuples(st.sampled_from(get_args(PartKind)), PIECES), max_size=5))
    parts: list[Part] = []
    for kind, words in drawn:
        start = parts[-1].end + 2 if parts else 0
        parts.append(Part(kind, start, start + len(words)))
    return Article("any", "\n\n".join(words for _, words in drawn), parts=tuple(parts))


@st.composite
def relations_of(draw: st.DrawFn, given: Article) -> list[Relation]:
    """Any relations, whose spans begin and end with words of the article."""
    words = [match.span() for match in re.finditer(r"\S+", given.text)]
    if not words:
        return []
    pairs = st.tuples(st.sampled_from(words), st.sampled_from(words)).map(sorted)
    spans = pairs.map(lambda pair: Span(pair[0][0], pair[1][1]))
    some = st.lists(spans, min_size=1, max_size=2).map(tuple)
    sources = st.one_of(st.just(()), some)
    one = st.builds(Relation, spans, sources, some, st.booleans(), st.just(0.9), st.just(()))
    return draw(st.lists(one, max_size=4))


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


def test_a_preposition_alone_brings_in_no_statement_within_another() -> None:
    accused = relation("said", "She", 'that he denied "all of it"')
    of = replace(relation("of", "he", "it"), nested=True)
    assert [found.cue.text for found in statements(accused, of)] == ["said"]
    assert [found.cue.text for found in statements(accused, replace(of, nested=False))] == [
        "said",
        "of",
    ]


@pytest.mark.parametrize("cue", ["was accused of", "accused of"])
def test_who_is_accused_is_no_source(cue: str) -> None:
    text = f"Ali {cue} theft."
    relation = Relation(at(text, cue), (at(text, "Ali"),), (at(text, "theft"),), False, 0.9, ())
    (found,) = find_statements(tell_parts(Article("text", text)), [relation], [])
    assert found.source is None
    assert [piece.of(text) for piece in found.content.spans] == ["Ali", "theft"]


def test_what_is_said_of_the_accused_stands_in_the_order_of_the_text() -> None:
    text = "Theft, Ali was accused of."
    cue, source, content = (at(text, words) for words in ("was accused of", "Ali", "Theft"))
    relation = Relation(cue, (source,), (content,), False, 0.9, ())
    (found,) = find_statements(tell_parts(Article("text", text)), [relation], [])
    assert found.content.spans == (content, source)


def test_manner_follows_the_quotation_marks() -> None:
    assert [found.manner for found in statements(OUTER, INNER, DIRECT)] == [
        "mixed",
        "direct",
        "direct",
    ]


def test_a_statement_in_another_ones_content_has_it_as_parent() -> None:
    assert [found.parent for found in statements(OUTER, INNER, DIRECT)] == [None, "s1", None]


def test_a_nested_content_has_no_mark_of_the_one_around_it() -> None:
    text = 'Ali told her: "We hope, but I fear that it is lost."'
    given = Article("text", text, parts=(Part("paragraph", 0, len(text)),))
    end = len(text)
    whole, lost = Span(text.index('"'), end), Span(text.index("that"), end)
    outer = Relation(at(text, "told"), (at(text, "Ali"),), (whole,), False, 0.9, ())
    inner = Relation(at(text, "fear"), (at(text, "I"),), (lost,), True, 0.9, ())
    first, second = find_statements(given, [outer, inner], find_quotations(text, [Span(0, end)]))
    assert first.content.text.endswith('."')
    assert second.content.text == "that it is lost"
    assert second.content.quoted == second.content.spans


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


def _nested(start: int, *content: Span) -> Relation:
    return Relation(Span(start, start + 2), (), content, True, 0.9, ())


def _outermost(start: int, *content: Span) -> Relation:
    return replace(_nested(start, *content), nested=False)


def test_a_nested_relation_in_no_content_is_left_out_with_those_in_its_own() -> None:
    stray = _nested(0, Span(5, 20))
    assert without_strays([stray, _nested(6, Span(10, 20))]) == []


def test_two_nested_relations_that_hold_only_each_other_are_left_out() -> None:
    assert without_strays([_nested(0, Span(10, 20)), _nested(12, Span(0, 5))]) == []


def test_a_nested_relation_in_the_content_of_a_kept_one_is_kept_in_its_place() -> None:
    inner, middle, outer = _nested(0), _nested(10, Span(0, 5)), _outermost(20, Span(8, 14))
    assert without_strays([inner, middle, outer]) == [inner, middle, outer]


def test_a_cue_that_a_content_only_begins_to_hold_does_not_stand_in_it() -> None:
    assert without_strays([_outermost(0, Span(5, 11)), _nested(10)]) == [_outermost(0, Span(5, 11))]


def test_strays_that_hold_one_another_in_a_row_take_linear_work() -> None:
    def work(length: int) -> int:
        row = [_nested(10 * n, Span(10 * n + 5, 10 * n + 15)) for n in range(length)]
        kept = [replace(row[0], nested=False), *row[1:]]
        return lines_run(lambda: (without_strays(row), without_strays(kept)))

    assert work(400) < 2.2 * work(200)


def test_of_two_in_each_others_content_one_alone_has_a_parent() -> None:
    first, second = _outermost(0, Span(30, 36)), _outermost(32, Span(0, 4))
    assert find_parents([first, second]) == {0: 1}


def _found(text: str, cue: str, source: str, content: str) -> tuple[list[str], list[str]]:
    """The words of source and content of a relation found in a text whose parts are told."""
    spans = [
        Span(at, at + len(words)) for words in (cue, source, content) for at in [text.index(words)]
    ]
    relation = Relation(spans[0], (spans[1],), (spans[2],), False, 0.9, ())
    (one,) = find_statements(tell_parts(Article("text", text)), [relation], ())
    assert one.source is not None
    return [span.of(text) for span in one.source.spans], [
        span.of(text) for span in one.content.spans
    ]


@pytest.mark.parametrize(
    ("text", "source", "kept"),
    [
        (f"Fire kills two\n\nOfficials {SAID}", "two\n\nOfficials", "Officials"),
        (
            f"Bomb\n\n“No.”\n\n—Roy Roe\n\nJo Doe, too, {SAID}",
            "Roe\n\nJo Doe, too,",
            "Jo Doe, too,",
        ),
        (f"Bomb\nThe head of the\nbody {SAID}", "The head of the\nbody", "The head of the\nbody"),
    ],
)
def test_a_source_goes_on_into_no_other_part(text: str, source: str, kept: str) -> None:
    assert _found(text, "said", source, "it is loud")[0] == [kept]


def test_a_content_does_not_go_on_from_the_headline_into_the_text() -> None:
    text = "Minister: taxes rise\n\nThe plan is new. It is bold.\n\nMore is known."
    content = "taxes rise\n\nThe plan is new. It is bold."
    assert _found(text, ":", "Minister", content)[1] == ["taxes rise"]


def test_a_content_goes_on_over_paragraphs() -> None:
    text = "Tea\n\nDoe said: “It is loud.\n\n“It is bold.”"
    content = "“It is loud.\n\n“It is bold.”"
    assert _found(text, "said", "Doe", content)[1] == [content]


def test_cutting_many_relations_at_many_parts_takes_linear_work() -> None:
    def work(length: int) -> int:
        text = "Doe said so.\n\n" * length
        given = tell_parts(Article("text", text))
        spans = [Span(14 * n, 14 * n + 17) for n in range(length - 1)]
        row = [
            Relation(Span(one.start + 4, one.start + 8), (one,), (one,), False, 0.9, ())
            for one in spans
        ]
        return lines_run(lambda: list(within_parts(given, row)))

    assert work(400) < 2.2 * work(200)


@given(st.data())
def test_what_is_kept_of_any_relation_lies_in_it_and_is_not_blank(data: st.DataObject) -> None:
    article = data.draw(parted_articles())
    for found in data.draw(relations_of(article)):
        for kept in within_parts(article, [found]):
            pairs = (((kept.cue,), (found.cue,)), (kept.source, found.source))
            for ours, theirs in (*pairs, (kept.content, found.content)):
                assert all(any(one.contains(span) for one in theirs) for span in ours)
                assert all(span.of(article.text).strip() for span in ours)


@given(st.data())
def test_no_source_and_no_cue_of_any_relation_stands_in_two_parts(data: st.DataObject) -> None:
    article = data.draw(parted_articles())
    for kept in within_parts(article, data.draw(relations_of(article))):
        for span in (kept.cue, *kept.source):
            assert sum(span.overlaps(part.span) for part in article.parts) == 1


@given(st.data())
def test_the_words_of_any_statement_are_those_at_their_place(data: st.DataObject) -> None:
    article = data.draw(parted_articles())
    quotations = find_quotations(article.text, [part.span for part in article.parts])
    for found in find_statements(article, data.draw(relations_of(article)), quotations):
        for role in filter(None, (found.source, found.cue, found.content)):
            assert role.text == " ".join(span.of(article.text) for span in role.spans)
        assert all(span.of(article.text).strip() for span in found.content.spans)
        [part] = [part for part in article.parts if part.span.contains(found.cue.spans[0])]
        assert found.part == part.kind
