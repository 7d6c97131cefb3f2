import time
from pathlib import Path

import pytest
from source_files import article_of, failure_of, written

from onrecord.reading.parts import tell_parts
from onrecord.sources import Limits, SourceOptions
from onrecord.sources.page.credits import split_caption
from onrecord.sources.page.tree import MOST_ELEMENTS, parse_page
from onrecord.types import Article

FIRST = "<p>The harbour bridge will close for three weeks, the council said on Monday.</p>"
LAST = (
    "<p>The opposition said that it would vote against the closure, which the mayor regretted.</p>"
)


def page(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body><article>"
        f"<h1>Bridge to close</h1>{FIRST}{body}{LAST}</article></body></html>"
    )


def read(tmp_path: Path, body: str, head: str = "") -> Article:
    return article_of(written(tmp_path, "page.html", page(body, head)))


def kinds(article: Article) -> list[tuple[str, str]]:
    """The parts once all are told: by mark-up, and what it left by the words."""
    return [(part.kind, part.span.of(article.text)) for part in tell_parts(article).parts]


def test_q_elements_become_quotation_marks_nested_ones_single(tmp_path: Path) -> None:
    article = read(
        tmp_path, "<p>She said: <q>He told me <q>never</q> twice</q> and left the hall early.</p>"
    )
    assert "She said: “He told me ‘never’ twice” and left" in article.text


def test_a_q_element_inside_written_marks_gets_no_second_pair(tmp_path: Path) -> None:
    article = read(
        tmp_path, "<p>She said “<q>never again in this town</q>” and left the hall early.</p>"
    )
    assert "She said “never again in this town” and left" in article.text


def test_quotation_marks_dashes_and_no_break_spaces_survive(tmp_path: Path) -> None:
    words = "„Nie“ – «jamais» — ‚nein‘ … 10\u00a0km at 5\u202fp.m., don’t say \"no\" ‐ or 'yes'"
    assert words in read(tmp_path, f"<p>She said {words} to all of them in the hall.</p>").text


def test_soft_hyphens_do_not_cut_words(tmp_path: Path) -> None:
    assert (
        "harbourmaster said"
        in read(
            tmp_path, "<p>The harbour&shy;master said so to all of them in the hall on Monday.</p>"
        ).text
    )


def test_two_line_breaks_part_paragraphs_and_one_does_not(tmp_path: Path) -> None:
    article = read(
        tmp_path, "<p>First line of it,<br>second line of it.<br><br>Another paragraph of it.</p>"
    )
    assert "\n\nFirst line of it,\nsecond line of it.\n\nAnother paragraph of it." in article.text


def test_words_of_marked_up_inline_elements_stay_in_their_sentence(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        '<p>As the council decided <span class="link"><a href="/x">to move the vote</a></span> to '
        "<time datetime=2024-05-08>Wednesday</time> evening, nobody was in the hall.</p>",
    )
    assert "decided to move the vote to Wednesday evening, nobody" in article.text


def test_captions_stand_at_their_place_and_credits_apart(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        "<figure><img src=a.jpg><figcaption>The quay at noon. <small class=photo-credit>Photo: Bo "
        "Sample</small></figcaption></figure><p>Engineers had found cracks in its northern arch, "
        "they said, and nobody knew how deep they were.</p>",
    )
    assert [kind for kind, _ in kinds(article)] == [
        *("headline", "paragraph", "caption", "credit", "paragraph", "paragraph")
    ]
    assert ("caption", "The quay at noon.") in kinds(article)
    assert ("credit", "Photo: Bo Sample") in kinds(article)


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        (
            "The quay (Photo: Bo Sample/AP)",
            [("caption", "The quay"), ("credit", "Photo: Bo Sample/AP")],
        ),
        ("AP Photo/Bo Sample", [("credit", "AP Photo/Bo Sample")]),
        ("Image: the mayor leaves the hall", [("caption", "Image: the mayor leaves the hall")]),
        ("Image caption The quay", [("caption", "The quay")]),
        ("© Bo Sample", [("credit", "© Bo Sample")]),
    ],
)
def test_credits_are_told_from_captions_by_their_words(
    tmp_path: Path, caption: str, expected: list[tuple[str, str]]
) -> None:
    article = read(tmp_path, f"<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>")
    assert [pair for pair in kinds(article) if pair[0] in ("caption", "credit")] == expected


def test_captions_of_other_articles_are_left_out(tmp_path: Path) -> None:
    teaser = "<aside><figure><figcaption>Ferry prices to rise</figcaption></figure></aside>"
    linked = (
        "<figure><a href=/b><figcaption><a href=/b>New market hall</a></figcaption></a></figure>"
    )
    assert not [pair for pair in kinds(read(tmp_path, teaser + linked)) if pair[0] == "caption"]


def test_the_headline_stands_once_though_the_body_has_it_too(tmp_path: Path) -> None:
    assert read(tmp_path, "").text.count("Bridge to close") == 1


def test_a_byline_on_the_page_is_told_as_one(tmp_path: Path) -> None:
    head = '<meta name="author" content="Ann Example">'
    raw = page("", head).replace("</h1>", "</h1><p>By Ann Example, City Editor</p>")
    article = article_of(written(tmp_path, "page.html", raw))
    assert [text for kind, text in kinds(article) if kind == "byline"] == [
        "By Ann Example, City Editor"
    ]
    assert article.byline == ("Ann Example",)


def test_a_script_in_the_headline_does_not_reach_the_text(tmp_path: Path) -> None:
    raw = page("").replace("Bridge to", "<script>alert(1)</script>Bridge to")
    article = article_of(written(tmp_path, "page.html", raw))
    assert article.title == "Bridge to close"
    assert "alert" not in article.text


def test_a_table_row_is_one_line(tmp_path: Path) -> None:
    head = "<tr><th>Line</th><th>Stop</th></tr>"
    table = f"<table>{head}<tr><td>4</td><td>Old <b>market</b></td></tr></table>"
    assert "4\tOld market" in read(tmp_path, table).text


@pytest.mark.parametrize(
    "raw",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href=/>Home</a></nav></body></html>",
        "<!doctype html><html><head><title>404</title></head><body><p>Not found.</p></body></html>",
    ],
)
def test_a_page_without_an_article_is_a_failure(tmp_path: Path, raw: str) -> None:
    failure = failure_of(written(tmp_path, "page.html", raw))
    assert failure.kind == "no-article"
    assert "save the article as text" in failure.message


@pytest.mark.parametrize(
    "raw", ["", " \n", "<", "<html", "<!--", "\ufeff", "<html>\ud800".encode("utf-8", "replace")]
)
def test_scraps_of_a_page_are_failures(tmp_path: Path, raw: str | bytes) -> None:
    assert failure_of(written(tmp_path, "page.html", raw)).kind in (
        "no-article",
        "not-html",
        "empty",
    )


def test_broken_mark_up_is_read_all_the_same(tmp_path: Path) -> None:
    raw = f"<p><b><i>{FIRST}</b></p></div></div><table><p>{LAST}<td></html><p>She left & < so <<p>"
    article = article_of(written(tmp_path, "page.html", f"<html><body>{raw}"))
    assert "The harbour bridge will close for three weeks" in article.text


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deep_nesting_neither_crashes_nor_hangs(tmp_path: Path, depth: int) -> None:
    raw = "<html><body>" + "<div>" * depth + FIRST + LAST + "</div>" * depth
    began = time.process_time()
    path = written(tmp_path, "page.html", raw)
    if depth < 2000:
        assert "harbour bridge" in article_of(path).text
    else:
        assert "nested too deeply" in failure_of(path).message
    assert time.process_time() - began < 20


def test_deep_json_is_passed_over(tmp_path: Path) -> None:
    head = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    assert read(tmp_path, "", head).title == "Bridge to close"


def test_a_page_of_too_many_elements_is_a_failure(tmp_path: Path) -> None:
    raw = "<html><body>" + "<i></i>" * (MOST_ELEMENTS + 1)
    assert failure_of(written(tmp_path, "page.html", raw)).kind == "too-large"


def test_a_page_above_the_limit_is_a_failure(tmp_path: Path) -> None:
    path = written(tmp_path, "page.html", page(""))
    failure = failure_of(path, SourceOptions(limits=Limits(article=100)))
    assert failure.kind == "too-large"
    assert "100 bytes" in failure.message


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1251", "cp1251"),
        ("iso-8859-1", "cp1252"),
        ("shift_jis", "shift_jis"),
        ("klingon", "cp1252"),
        ("punycode", "cp1252"),
    ],
)
def test_the_declared_encoding_of_a_page_counts(
    tmp_path: Path, declared: str, encoding: str
) -> None:
    word = {"cp1251": "“мост”", "cp1252": "“café”", "shift_jis": "「橋」"}[encoding]
    raw = page(f"<p>She said {word} to all of them in the hall on Monday evening.</p>")
    data = raw.replace("charset=utf-8", f"charset={declared}").encode(encoding)
    assert f"She said {word} to all" in article_of(written(tmp_path, "page.html", data)).text


def test_an_xml_declaration_and_stray_nul_bytes_do_no_harm(tmp_path: Path) -> None:
    raw = '<?xml version="1.0" encoding="utf-8"?>\n' + page("").replace("Monday", "Mon\0day")
    assert "on Monday." in article_of(written(tmp_path, "page.html", raw)).text


def test_a_page_in_a_script_without_spaces_is_read(tmp_path: Path) -> None:
    words = "市長は月曜日、橋を三週間閉鎖すると述べた。住民は反対している。議会は水曜日に投票する。"
    raw = f"<html><body><h1>橋の閉鎖</h1><p>{words}</p><p>{words}終わり。</p></body></html>"
    assert words in article_of(written(tmp_path, "page.html", raw)).text


@pytest.mark.parametrize(
    "inner",
    [
        "<figcaption>The quay " + "<i class=credit></i>" * 30_000,
        "<p><span>" * 900 + "<i class=x>a</i>b" * 8_000,
    ],
    ids=["credits", "paragraphs"],
)
def test_parsing_and_captions_take_no_quadratic_time(inner: str) -> None:
    began = time.process_time()
    tree = parse_page(page(inner).encode()).tree
    for caption in tree.iter("figcaption"):
        list(split_caption(caption))
    assert time.process_time() - began < 5


@pytest.mark.parametrize("reference", ["&#14;", "&#x1;", "&#xfffe;"])
def test_a_reference_to_a_character_that_no_page_may_hold_is_passed_over(
    tmp_path: Path, reference: str
) -> None:
    article = read(
        tmp_path, f"<p>The mayor {reference}said it was time to <b>act</b>{reference}.</p>"
    )
    assert "The mayor said it was time to act." in article.text
