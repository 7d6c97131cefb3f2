from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.quantities import (
    FigureScores,
    add_article,
    find_as_read,
    read_marked_figures,
    score_lines,
)
from onrecord.types import Article, Part
from onrecord.types.quantity import Quantity

MARKED = Quantity(10, 20, "450 people", 450, 450, 450, "person", "s1")
FOLDER = Path(__file__).parents[1] / "data" / "wikinews-dev"


def scores(found: list[Quantity], marked: list[Quantity]) -> FigureScores:
    counted = FigureScores()
    add_article(counted, found, marked)
    return counted


def test_a_figure_found_as_marked_is_right_in_all() -> None:
    counted = scores([MARKED], [MARKED])
    assert (counted.strict, counted.relaxed, counted.value, counted.unit, counted.statement) == (
        (1,) * 5
    )
    assert counted.wrong == []


def test_an_overlapping_figure_is_right_in_relaxed_extent_alone() -> None:
    counted = scores([replace(MARKED, start=14, low=None)], [MARKED])
    assert (counted.strict, counted.relaxed, counted.value, counted.unit) == (0, 1, 0, 1)


def test_a_marked_figure_is_paired_once() -> None:
    counted = scores([replace(MARKED, end=13), replace(MARKED, start=14)], [MARKED])
    assert (counted.found, counted.relaxed) == (2, 1)
    assert counted.f1(counted.relaxed) == pytest.approx(200 / 3)


def test_missed_and_superfluous_figures_are_named() -> None:
    far = replace(MARKED, start=30, end=40)
    counted = scores([far], [MARKED])
    assert len(counted.wrong) == 2
    assert counted.f1(counted.strict) == 0


def test_the_table_has_a_line_for_each_measure() -> None:
    assert len(list(score_lines(scores([MARKED], [MARKED])))) == 6


@pytest.mark.parametrize("half", ["dev", "test"])
def test_every_marked_figure_is_the_words_of_its_article(half: str) -> None:
    articles = list(read_marked_figures(FOLDER, half))
    assert len(articles) == 6
    for marked in articles:
        names = {statement.id for statement in marked.statements}
        for figure in marked.figures:
            assert figure.span.of(marked.article.text) == figure.text
            assert figure.statement is None or figure.statement in names


def test_a_half_without_marks_is_told() -> None:
    with pytest.raises(InputError, match="no figure is marked"):
        list(read_marked_figures(FOLDER, "third"))


def test_a_folder_without_marks_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_marked_figures(tmp_path, "dev"))


@pytest.mark.parametrize("line", ['{"half": "dev"', "7", '{"half": "dev"}', '{"article": "a"}'])
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    good = (FOLDER / "figures.jsonl").read_text("utf-8").split("\n")[0]
    (tmp_path / "figures.jsonl").write_text(f"{good}\n{line}\n", "utf-8")
    with pytest.raises(InputError, match=r"figures\.jsonl, line 2: no figure"):
        list(read_marked_figures(tmp_path, "dev"))


def test_figures_are_measured_as_an_article_is_read() -> None:
    text = "Fire kills 12\n\nPhoto 3 of 12 people\n\nIn 44 B.C.E. people fled and 12 people died."
    parts = (
        Part("headline", 0, 13),
        Part("furniture", 15, 35),
        Part("paragraph", 37, len(text)),
    )
    found = find_as_read(Article("a", text, parts=parts), ())
    assert [figure.text for figure in found] == ["12", "12 people"]
