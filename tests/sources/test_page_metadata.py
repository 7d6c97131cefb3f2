import json
from pathlib import Path
from typing import Any

import pytest
from source_files import article_of, written

from onrecord.types import Article

BODY = (
    "<p>The harbour bridge will close for three weeks, the council said on Monday.</p>"
    "<p>The opposition said that it would vote against the closure, which the mayor regretted.</p>"
)


def read(tmp_path: Path, head: str, top: str = "") -> Article:
    raw = f"<html><head>{head}</head><body><article>{top}{BODY}</article></body></html>"
    return article_of(written(tmp_path, "page.html", raw))


def linked(**fields: Any) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge to close"}
    return f'<script type="application/ld+json">{json.dumps(node | fields)}</script>'


def test_json_ld_comes_before_the_tags_of_the_page(tmp_path: Path) -> None:
    tags = (
        '<meta property="og:title" content="Another title"><meta name="author" content="Else">'
        '<meta property="article:published_time" content="2020-01-01T00:00:00Z">'
        '<meta property="og:site_name" content="Another Site">'
    )
    article = read(
        tmp_path,
        tags
        + linked(
            author={"@type": "Person", "name": "Ann Example"},
            datePublished="2024-05-06T07:30:00.000Z",
            publisher={"name": "Harbour Gazette"},
            articleSection="City",
        ),
    )
    assert article.title == "Bridge to close"
    assert article.byline == ("Ann Example",)
    assert article.published == "2024-05-06T07:30:00+00:00"
    assert article.published_basis == "metadata"
    assert article.outlet == "Harbour Gazette"
    assert article.section == "City"


def test_tags_serve_where_there_is_no_json_ld(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        '<meta property="og:title" content="Bridge to close - Harbour Gazette">'
        '<meta property="og:site_name" content="Harbour Gazette">'
        '<meta name="author" content="By Ann Example">'
        '<meta property="article:published_time" content="2024-05-06T07:30:00+0200">',
    )
    assert article.title == "Bridge to close"
    assert article.byline == ("Ann Example",)
    assert article.published == "2024-05-06T07:30:00+02:00"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Example", ("Ann Example",)),
        ("By Ann Example and Bo Sample", ("Ann Example", "Bo Sample")),
        ("Ann Example, Bo Sample and Cy Model", ("Ann Example", "Bo Sample", "Cy Model")),
        ("Ann Example, Political Editor", ("Ann Example, Political Editor",)),
        ("Ann Example, MS, RDN", ("Ann Example, MS, RDN",)),
        (["Ann Example", {"name": "Bo Sample"}], ("Ann Example", "Bo Sample")),
        ({"name": ["Ann Example", "Bo Sample"]}, ("Ann Example", "Bo Sample")),
        (["Ann Example, Example Times", "Ann Example"], ("Ann Example",)),
        ("https://example.org/ann", ()),
        ({"name": {"name": "Ann"}}, ()),
        (7, ()),
    ],
)
def test_authors_are_understood_however_they_are_written(
    tmp_path: Path, author: object, names: tuple[str, ...]
) -> None:
    assert read(tmp_path, linked(author=author, datePublished="2024-05-06")).byline == names


def test_names_are_found_through_references_in_a_graph(tmp_path: Path) -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "headline": "Bridge to close", "author": {"@id": "#a"}},
            {"@type": "Person", "@id": "#a", "name": "Ann Example"},
        ]
    }
    script = f'<script type="application/ld+json"><!--\n{json.dumps(graph)}\n--></script>'
    assert read(tmp_path, script).byline == ("Ann Example",)


def test_mark_up_in_a_headline_is_taken_off(tmp_path: Path) -> None:
    head = linked(headline="Bridge &amp; ferry <em>to close<~em><script>alert(1)<~script>")
    assert read(tmp_path, head.replace("~", "\\/")).title == "Bridge & ferry to closealert(1)"


def test_the_headline_as_shown_wins_where_the_words_are_the_same(tmp_path: Path) -> None:
    article = read(
        tmp_path, linked(headline="'Bridge to close'"), "<h1>‘Bridge to close’ at last</h1>"
    )
    assert article.title == "‘Bridge to close’ at last"


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00Z", "soon", "", 5, None, ["x"], "2024-13-45"])
def test_a_date_that_is_none_is_not_taken(tmp_path: Path, date: object) -> None:
    article = read(tmp_path, linked(datePublished=date))
    assert article.published is None
    assert article.published_basis is None


def test_damaged_json_ld_leaves_the_tags_to_speak(tmp_path: Path) -> None:
    damaged = '<script type="application/ld+json">{"headline": </script>'
    assert read(tmp_path, damaged + '<meta property="og:title" content="Bridge">').title == "Bridge"


def test_a_date_in_a_caption_is_no_publication_date(tmp_path: Path) -> None:
    top = "<figure><img src=a><figcaption>The quay on May 1, 2020.</figcaption></figure>"
    assert read(tmp_path, "", top).published is None


@pytest.mark.parametrize(
    "top",
    [
        '<figure><figcaption>Divers, <time datetime="2020-07-04">2020</time></figcaption></figure>',
        '<aside><a href="/x">Other</a> <time datetime="2022-01-02">2 Jan 2022</time></aside>',
        '<nav><time datetime="2022-01-02" pubdate>2 Jan 2022</time></nav>',
        '<div class="related-stories"><span class="date">2 January 2022</span></div>',
        '<time class="updated" datetime="2022-01-02">2 Jan 2022</time>',
        '<img src="/pictures/2019/03/04/divers.jpg">',
    ],
)
def test_only_the_date_of_the_article_itself_is_its_publication_date(
    tmp_path: Path, top: str
) -> None:
    article = read(tmp_path, "", f"<h1>Bridge to close</h1>{top}")
    assert (article.published, article.published_basis) == (None, None)


def test_a_date_among_other_stories_below_the_article_is_not_its_own(tmp_path: Path) -> None:
    raw = (
        f"<html><body><article><h1>Bridge to close</h1>{BODY}</article>"
        '<div><a href="/x">Other story</a> <time datetime="2022-01-02">x</time></div></body></html>'
    )
    assert article_of(written(tmp_path, "page.html", raw)).published is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ('<time datetime="2024-05-06">6 May</time>', "2024-05-06"),
        ('<div class="publish-date">Published 11:11 PM EST Nov 19, 2019</div>', "2019-11-19"),
        ("<p>Published: 24 August 2019</p>", "2019-08-24"),
        ("<p>By Ann Example - 2019-04-10</p>", "2019-04-10"),
        ("<p>Saturday, August 24, 2019</p>", "2019-08-24"),
        ('<span class="date">May 6, 2024 | Updated May 7, 2024</span>', "2024-05-06"),
    ],
)
def test_the_line_of_the_date_below_the_headline_tells_it(
    tmp_path: Path, line: str, day: str
) -> None:
    article = read(tmp_path, "", f"<h1>Bridge to close</h1>{line}")
    assert (article.published, article.published_basis) == (day, "metadata")


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.com/2019/05/03/bridge", "2019-05-03"),
        ("https://example.com/news/2019/may/03/bridge", "2019-05-03"),
        ("https://example.com/2019/05/bridge", None),
        ("https://example.com/2019/02/31/bridge", None),
    ],
)
def test_a_day_in_the_address_of_the_page_is_its_publication_date(
    tmp_path: Path, address: str, day: str | None
) -> None:
    assert read(tmp_path, f'<link rel="canonical" href="{address}">').published == day


@pytest.mark.parametrize("date", ["2024-02-31", "30/02/2024", "2024-05", "31 February 2024"])
def test_a_stated_date_that_is_no_day_is_a_problem(tmp_path: Path, date: str) -> None:
    article = read(tmp_path, f'<meta property="article:published_time" content="{date}">')
    assert article.published is None
    assert [problem.kind for problem in article.problems] == ["unreadable-date"]


def test_a_date_with_words_around_it_in_a_tag_is_read(tmp_path: Path) -> None:
    head = '<meta name="publish-date" content="01:38:07 PM IST Nov 20, 2019">'
    assert read(tmp_path, head).published == "2019-11-20"
