"""Search, speakers, outlets and overview in a real browser."""

import re

import pytest

from onrecord.ledger.search import Search
from onrecord.ledger.speakers import SpeakerSearch, find_speakers
from tests.web.conftest import Visit, serious_faults

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect

PAGES = [
    "/search?q=talks&by=minister",
    "/speakers",
    "/speakers/foreign-minister",
    "/outlets",
    "/outlets/example-times",
    "/overview",
    "/articles",
    "/corrections",
]
WITH_CHARTS = ["/speakers/foreign-minister", "/outlets", "/outlets/example-times", "/overview"]


def test_a_search_leads_to_the_words_in_the_article(visit: Visit) -> None:
    page = visit.go("/search")
    page.get_by_label("Words that were said").fill("“have failed”")
    page.get_by_role("button", name="Search").click()
    first = page.locator(".found", has_text="foreign minister").first
    expect(first.locator("mark")).to_have_text("have failed")
    first.get_by_role("link", name="Talks fail in the capital").click()
    page.wait_for_url(re.compile(r"/articles/1\?statement="))
    expect(page.locator(".statement.chosen")).to_contain_text("The talks have failed")


def test_a_search_shows_all_that_the_ledger_finds(visit: Visit) -> None:
    page = visit.go("/search?q=talks")
    with visit.room.ledger() as ledger:
        found = ledger.search(Search(words="talks"))
    expect(page.locator(".found")).to_have_count(len(found))
    shown = page.locator(".found blockquote").all_text_contents()
    assert [" ".join(words.split()) for words in shown] == [one.sentence for one in found]


def test_the_filters_stand_in_the_address(visit: Visit) -> None:
    page = visit.go("/search")
    page.get_by_text("Who, where, when, how").click()
    page.get_by_label("Said by").fill("Turkey")
    page.get_by_label("Act").select_option("deny")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".found")).to_have_count(1)
    assert {"by=Turkey", "act=deny"} <= set(page.url.partition("?")[2].split("&"))
    page.reload()
    expect(page.get_by_label("Said by")).to_have_value("Turkey")
    expect(page.locator(".found .speaker")).to_have_text("Government of Turkey")


def test_speakers_are_listed_as_the_ledger_has_them(visit: Visit) -> None:
    page = visit.go("/speakers?kind=all")
    with visit.room.ledger() as ledger:
        speakers = find_speakers(ledger.database, SpeakerSearch())
    shown = page.locator(".scrolls tbody tr")
    expect(shown).to_have_count(len(speakers))
    for row, one in zip(shown.all(), speakers, strict=True):
        assert row.locator("th").inner_text() == one.name
        assert row.locator("data").first.get_attribute("value") == str(one.statements)


def test_a_speakers_page_tells_who_denies_them(visit: Visit) -> None:
    page = visit.go("/speakers")
    page.get_by_role("link", name="foreign minister").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("foreign minister")
    denials = page.locator(".denial-pair")
    expect(denials).to_have_count(1)
    denials.get_by_role("link", name="Government of Turkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Government of Turkey")


@pytest.mark.parametrize("path", WITH_CHARTS)
def test_charts_draw_their_tables_under_the_security_policy(visit: Visit, path: str) -> None:
    page = visit.go(path)
    for figure in page.locator("figure.chart").all():
        expect(figure.locator("svg")).to_be_visible()
        rows = figure.locator("tbody tr").count()
        bars = figure.locator("svg [aria-label=bar] rect").count()
        series = len((figure.get_attribute("data-series") or "").split())
        assert bars == rows * series
        expect(figure.locator("details")).not_to_have_attribute("open", "")
    assert page.locator("svg style").count() == 0
    assert page.evaluate("getComputedStyle(document.querySelector('svg rect')).fill") != "none"


def test_a_chart_is_drawn_anew_for_another_width(visit: Visit) -> None:
    page = visit.go("/overview")
    chart = page.locator("figure.chart svg").first
    expect(chart).to_be_visible()
    page.set_viewport_size({"width": 420, "height": 900})
    expect(chart).to_have_attribute("width", re.compile(r"^[23]\d\d$"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_the_tables_stand_open(visit: Visit) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    context = browser.new_context(base_url=visit.room.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/overview")
    expect(page.locator("figure.chart table").first).to_be_visible()
    context.close()


def test_on_paper_the_tables_stand_open(visit: Visit) -> None:
    page = visit.go("/overview")
    expect(page.locator("figure.chart table").first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("figure.chart table").first).to_be_visible()
    expect(page.locator(".top")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_serious_fault(visit: Visit, axe: str, path: str, scheme: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page = visit.go(path)
    for summary in page.locator("summary").all():
        summary.click()
    assert serious_faults(page, axe) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_the_whole_width(visit: Visit, path: str) -> None:
    visit.page.set_viewport_size({"width": 360, "height": 700})
    page = visit.go(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["/speakers?kind=all", "/outlets"])
def test_no_word_of_a_table_is_broken_on_a_phone(visit: Visit, path: str) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.go(path)
    lines = page.evaluate(
        """() => [...document.querySelectorAll('.scrolls td')].filter(cell => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          const isOneWord = /^\\S+$/.test(cell.textContent.trim());
          return isOneWord && new Set([...range.getClientRects()].map(one => one.top)).size > 1;
        }).map(cell => cell.textContent)"""
    )
    assert lines == []


def test_what_holds_in_several_articles_is_undone_on_the_list(visit: Visit) -> None:
    with visit.room.ledger() as ledger:
        places = [{"article": 1, "name": "Jane Doe"}, {"article": 1, "name": "foreign minister"}]
        number = ledger.corrector("Ann").decide_parties("same-party", places)
    page = visit.go("/corrections")
    row = page.locator("main tr", has_text="Jane Doe in article 1, foreign minister")
    row.get_by_role("button", name="Undo").click()
    expect(row).to_contain_text("undone")
    expect(row.get_by_role("button")).to_have_text("Make it count again")
    with visit.room.ledger() as ledger:
        assert [one.undoes for one in ledger.corrections()][-1] == number


def test_a_phone_shows_a_correction_whole(visit: Visit) -> None:
    with visit.room.ledger() as ledger:
        ledger.corrector("Ann", "heard").change(1, "s1", "act", "warn")
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.go("/corrections")
    beyond = "one => one.scrollWidth - one.clientWidth"
    assert page.locator(".scrolls").first.evaluate(beyond) == 0
    expect(page.locator("td[data-words=By]").first).to_be_visible()
