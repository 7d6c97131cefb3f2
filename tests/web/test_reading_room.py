"""The reading room in a real browser: read, look, correct, undo, reload."""

import re
from typing import Any

import pytest

from tests.ledger.sample import TEXT, make_party, make_record, make_statement, span_of
from tests.web.conftest import Room, Visit, serious_faults

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect

TALKS = "/articles/1"


def _statement(room: Room, words: str) -> dict[str, Any]:
    with room.ledger() as ledger:
        found = ledger.record(1)["statements"]
    return dict(next(one for one in found if words in one["content"]["text"]))


def _card(visit: Visit, words: str) -> Any:
    return visit.page.locator(".statement", has_text=words).first


def _undo_all(visit: Visit) -> None:
    """What the test corrected is undone from the page."""
    visit.page.get_by_role("button", name="Undo", exact=True).last.click()
    expect(visit.page.locator(".said-done")).to_contain_text("Undone")


def _select(visit: Visit, words: str) -> None:
    """The words are selected in the article, as a mouse would."""
    visit.page.evaluate(
        """words => {
          const text = document.querySelector('.text');
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(walker.currentNode, at,
              walker.currentNode, at + words.length);
            return;
          }
          throw new Error('no such words');
        }""",
        words,
    )


def test_pasted_text_is_read_and_its_page_shown(visit: Visit) -> None:
    page = visit.go("/read")
    page.get_by_label("The article’s text").fill("Rain 😀 fell, <b>he</b> said.")
    page.get_by_role("button", name="Read", exact=True).click()
    page.wait_for_url(re.compile(r"/articles/\d+$"), timeout=20_000)
    expect(page.locator(".text")).to_contain_text("😀 fell, <b>he</b>")
    expect(page.locator(".statement")).to_have_count(1)


def test_a_file_is_read(visit: Visit) -> None:
    page = visit.go("/read")
    page.locator("[name=files]").set_input_files(
        {"name": "<i>news</i>.txt", "mimeType": "text/plain", "buffer": b"Snow fell, she said."}
    )
    expect(page.locator("#chosen-files")).to_contain_text("<i>news</i>.txt")
    page.get_by_role("button", name="Read", exact=True).click()
    page.wait_for_url(re.compile(r"/articles/\d+$"), timeout=20_000)
    expect(page.locator(".text")).to_contain_text("fell, she said")


def test_what_cannot_be_read_is_told_on_the_page(visit: Visit) -> None:
    page = visit.go("/read")
    page.get_by_label("The article’s text").fill("REFUSED words")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".outcomes")).to_contain_text("could not be read", timeout=20_000)
    expect(page.locator("[role=status]")).to_contain_text("Nothing could be read")


def test_several_files_are_read_and_each_is_told(visit: Visit) -> None:
    page = visit.go("/read")
    page.locator("[name=files]").set_input_files(
        [
            {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": f"{name} fell.".encode()}
            for name in ("Hail", "REFUSED", "Dew")
        ]
    )
    page.get_by_role("button", name="Remove Dew.txt").click()
    page.get_by_role("button", name="Read", exact=True).click()
    outcomes = page.locator(".outcomes li")
    expect(outcomes).to_have_count(2, timeout=20_000)
    expect(page.locator("#progress [role=status]")).to_contain_text(
        "1 article read, 1 could not be"
    )
    outcomes.filter(has_text="read and kept").get_by_role("link").click()
    expect(page.locator(".text")).to_contain_text("fell.")


def test_an_address_within_the_house_is_refused_in_words(visit: Visit) -> None:
    page = visit.go("/read")
    page.get_by_label("The article’s text").fill(f"{visit.room.address}/static/style.css")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".outcomes .bad")).to_contain_text("private", timeout=20_000)


def test_files_are_dropped_on_the_page(visit: Visit) -> None:
    page = visit.go("/read")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(['Fog came.'], 'fog.txt', {type: 'text/plain'}));
          document.body.dispatchEvent(
            new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
        }"""
    )
    expect(page.locator("#chosen-files")).to_contain_text("fog.txt")


def test_what_is_printed_is_the_article_and_its_statements(visit: Visit) -> None:
    visit.page.emulate_media(media="print")
    page = visit.go(TALKS)
    for shown in (page.locator(".text"), page.locator(".statement").first):
        expect(shown).to_be_visible()
    for gone in (page.locator(".top"), page.locator("[data-correct]").first, page.locator("form")):
        expect(gone.first).to_be_hidden()


def test_reading_is_stopped(visit: Visit) -> None:
    page = visit.go("/read")
    slow = [
        {"name": f"{number}.txt", "mimeType": "text/plain", "buffer": f"SLOW {number}".encode()}
        for number in range(40)
    ]
    page.locator("[name=files]").set_input_files(slow)
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".outcomes li").first).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#progress [role=status]")).to_contain_text("Stopped")
    expect(page.get_by_role("button", name="Read", exact=True)).to_be_enabled()
    assert page.locator(".outcomes li").count() < len(slow)


def test_a_reading_that_is_no_longer_told_of_does_not_hold_the_page(visit: Visit) -> None:
    page = visit.go("/read")
    page.route("**/events", lambda route: route.fulfill(status=404))
    page.get_by_label("The article’s text").fill("Dust fell.")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("no longer tells")
    expect(page.get_by_role("button", name="Read", exact=True)).to_be_enabled()


def test_nothing_given_is_told_at_once(visit: Visit) -> None:
    page = visit.go("/read")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Paste an article")


def test_a_hostile_article_of_ten_megabytes_shows_as_text(visit: Visit, room: Room) -> None:
    title = "<script>document.title = 'taken'</script><img src=x onerror=alert(1)>"
    quote = '“<b onmouseover="alert(1)">We</b> will </blockquote> not {{ 7 * 7 }} sign,”'
    filler = f"<script>alert(2)</script>{'<b>' * 700}\n\n"
    text = f"{quote} Doe <i>said</i>.\n\n{filler * 5_000}"
    statement = make_statement("s1", "Doe", "<i>said</i>", quote, text=text)
    party = make_party("p1", "\"'><svg onload=alert(3)>", "person")
    statement["by"] = ["p1"]
    with room.ledger() as ledger:
        number = ledger.add(
            make_record("javascript:alert(4)", text, [statement], [party], title=title)
        ).article
    assert len(text) > 10_000_000
    visit.page.set_default_timeout(60_000)
    page = visit.go(f"/articles/{number}")
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".statement .quote").first).to_have_text(quote)
    expect(page.locator(".cards .speaker")).to_have_text(party["name"])
    assert page.locator("main script, main img, main svg, main b, main i, [onload]").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert "taken" not in page.evaluate("document.title.replace(/<.*>/, '')")


def test_the_page_shows_what_the_ledger_holds(visit: Visit, room: Room) -> None:
    page = visit.go(TALKS)
    with room.ledger() as ledger:
        record = ledger.record(1)
    parties = {party["id"]: party["name"] for party in record["parties"]}
    cards = page.locator(".statement")
    expect(cards).to_have_count(len(record["statements"]))
    for card, statement in zip(cards.all(), record["statements"], strict=True):
        pieces = (TEXT[start:end] for start, end in statement["content"]["spans"])
        assert card.locator(".quote").first.inner_text() == " … ".join(pieces)
        assert card.locator(".speaker").inner_text() == parties[statement["by"][0]]
        assert statement["cue"]["text"] in card.locator(".head").inner_text()


def test_pointing_at_a_card_lights_its_words_and_back(visit: Visit) -> None:
    page = visit.go(TALKS)
    card = _card(visit, "We will not sign")
    card.hover()
    lit = page.locator(".text .m.lit")
    assert "Jane Doe" in lit.all_inner_texts()
    page.locator(".text .m.source", has_text="Ankara").hover()
    expect(_card(visit, "that the talks have failed")).to_have_class(re.compile(r"\blit\b"))
    expect(card).not_to_have_class(re.compile(r"\blit\b"))


def test_keys_walk_through_the_statements(visit: Visit) -> None:
    page = visit.go(TALKS)
    page.keyboard.press("j")
    expect(page.locator(".statement").nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".statement").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(".statement").nth(0)).to_be_focused()
    page.keyboard.press("d")
    expect(page.locator(".statement").nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".correction")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".correction")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".chosen")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("next statement")


def test_a_denial_leads_both_ways(visit: Visit) -> None:
    page = visit.go(TALKS)
    first, last = page.locator(".statement").nth(0), page.locator(".statement").nth(2)
    first.locator(".denial a").click()
    expect(last).to_have_class(re.compile(r"\bchosen\b"))
    last.locator(".denial a").click()
    expect(first).to_have_class(re.compile(r"\bchosen\b"))


def test_the_address_of_a_statement_lasts(visit: Visit) -> None:
    page = visit.go(TALKS)
    page.keyboard.press("j")
    page.keyboard.press("j")
    address = page.url
    shown = page.locator(".statement.chosen .number").get_attribute("href")
    assert address == visit.room.address + str(shown)
    page.goto(address)
    expect(page.locator(".statement.chosen .quote")).to_contain_text("We will not sign")


def test_an_address_whose_statement_is_gone_says_so(visit: Visit) -> None:
    page = visit.go(f"{TALKS}?statement=0123456789ab")
    expect(page.locator(".notice-of-gone")).to_contain_text("not in the article any more")
    page = visit.go(f"{TALKS}?statement=s2")
    expect(page.locator(".notice-of-gone")).to_have_count(0)
    expect(page.locator(".statement.chosen .quote")).to_contain_text("We will not sign")


def test_speakers_and_outlet_lead_to_their_pages(visit: Visit) -> None:
    page = visit.go(TALKS)
    page.locator(".statement .speaker", has_text="Jane Doe").click()
    expect(page.locator("h1")).to_contain_text("Jane Doe")
    page.go_back()
    page.locator(".kicker a").click()
    expect(page.locator("h1")).to_contain_text("Example Times")


def test_filters_narrow_the_page_and_its_table(visit: Visit) -> None:
    page = visit.go(TALKS)
    page.get_by_label("Speaker").first.select_option("Jane Doe")
    expect(page.locator(".statement")).to_have_count(1)
    assert "by=Jane+Doe" in page.url
    table = page.request.get(page.get_by_role("link", name="CSV").get_attribute("href")).text()
    assert "We will not sign" in table
    assert "Ankara" not in table
    page.reload()
    expect(page.locator(".statement")).to_have_count(1)


def test_a_correction_stands_after_a_reload_and_undo_takes_it_back(
    visit: Visit, room: Room
) -> None:
    page = visit.go(TALKS)
    card = _card(visit, "We will not sign")
    card.hover()
    card.get_by_role("button", name="Correct").click()
    card.get_by_label("Act").select_option("threaten")
    card.get_by_label("Speaker").fill("Ann Smith")
    card.get_by_label("What is new there").select_option("person")
    card.get_by_label("Why").fill("<b>second</b> page")
    card.get_by_label("Your name").fill("Ed <i>Itor</i>")
    card.get_by_role("button", name="Save").click()
    expect(page.locator(".said-done")).to_contain_text("2 corrections are kept")
    page.reload()
    changes = _card(visit, "We will not sign").locator(".changes")
    expect(changes).to_contain_text("threaten")
    expect(changes).to_contain_text("refuse")  # what the reading had
    expect(changes).to_contain_text("Ed <i>Itor</i>")
    assert _statement(room, "We will not sign")["act"] == "threaten"
    expect(_card(visit, "We will not sign").locator(".speaker")).to_have_text("Ann Smith")
    _undo_all(visit)
    _undo_all(visit)
    page.reload()
    assert _statement(room, "We will not sign")["act"] == "refuse"
    assert _statement(room, "We will not sign").get("corrections") is None
    expect(_card(visit, "We will not sign").locator(".changes")).to_have_count(0)


def test_edges_are_corrected_by_selecting_words(visit: Visit, room: Room) -> None:
    page = visit.go(TALKS)
    card = _card(visit, "The talks have failed")
    card.hover()
    card.get_by_role("button", name="Correct").click()
    _select(visit, "talks have failed")
    card.get_by_role("button", name="Take the words").first.click()
    card.get_by_role("button", name="Save").click()
    expect(page.locator(".said-done")).to_contain_text("kept")
    expect(page.locator(".statement .quote").first).to_have_text("talks have failed")
    (found,) = _statement(room, "talks have failed")["content"]["spans"]
    start, end = span_of("The talks have failed")
    assert found == [start + len("The "), end]
    page.keyboard.press("u")
    expect(page.locator(".statement .quote").first).to_have_text("The talks have failed")


def test_places_are_right_behind_characters_that_javascript_counts_twice(
    visit: Visit, room: Room
) -> None:
    text = "😀 𝒜 news 😀\n\n“We 😀 will not sign,” 𝒟oe said.\n\n“Nor I,” he added.\n"
    statement = make_statement("s1", "𝒟oe", "said", "“We 😀 will not sign,”", text=text)
    with room.ledger() as ledger:
        number = ledger.add(make_record("https://x.example/😀", text, [statement], [])).article
    page = visit.go(f"/articles/{number}")
    page.locator(".statement").hover()
    page.get_by_role("button", name="Correct").first.click()
    _select(visit, "will not sign")
    page.get_by_role("button", name="Take the words").first.click()
    expect(page.locator("[data-place=content] output")).to_have_text("will not sign")
    page.evaluate(
        """() => {  // from the middle of one paragraph into the next, as a mouse would
          const [first, second] = document.querySelectorAll('.text p:has(.m), .text p:last-child');
          const end = second.firstChild;
          getSelection().setBaseAndExtent(first.lastChild, 0, end, 8);
        }"""
    )
    page.get_by_role("button", name="Add them").first.click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".said-done")).to_contain_text("kept")
    with room.ledger() as ledger:
        spans = ledger.record(number)["statements"][0]["content"]["spans"]
    assert [text[start:end] for start, end in spans] == ["will not sign", ".\n\n“Nor I,”"]


def test_a_whole_paragraph_is_taken_without_the_gap_behind_it(visit: Visit) -> None:
    page = visit.go(TALKS)
    page.keyboard.press("a")
    page.locator(".text p", has_text="The talks have failed,").click(click_count=3)
    page.locator(".correction").get_by_role("button", name="Take the words").first.click()
    expect(page.locator("[data-place=content] output")).to_have_text(
        "The talks have failed, the foreign minister said on Tuesday."
    )


def test_a_missed_statement_is_added_and_dropped(visit: Visit, room: Room) -> None:
    page = visit.go(TALKS)
    _select(visit, "Talks fail")
    page.get_by_role("button", name="Add a missed statement").click()
    form = page.locator(".correction")
    expect(form.locator("[data-place=content] output")).to_have_text("Talks fail")
    form.get_by_label("Speaker").fill("Jane Doe")
    take = form.get_by_role("button", name="Take the words")
    _select(visit, "in the capital")
    take.nth(1).click()
    form.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".statement")).to_have_count(4)
    added = _card(visit, "Talks fail")
    expect(added.locator(".changes")).to_contain_text("Added by hand")
    assert _statement(room, "Talks fail")["cue"]["text"] == "in the capital"
    added.hover()
    added.get_by_role("button", name="Correct").click()
    added.get_by_role("button", name="drop it").click()
    expect(page.locator(".statement")).to_have_count(3)
    page.keyboard.press("u")
    expect(page.locator(".statement")).to_have_count(4)
    page.locator(".history summary").first.click()
    page.locator(".history li", has_text="Added").get_by_role("button", name="Undo").first.click()
    expect(page.locator(".statement")).to_have_count(3)


def test_a_value_that_makes_no_sense_is_told_in_the_form(visit: Visit) -> None:
    visit.go(TALKS)
    card = _card(visit, "that the talks have failed")
    card.hover()
    card.get_by_role("button", name="Correct").click()
    card.get_by_label("Denies the statements").fill("99")
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_role("alert")).to_contain_text("99")
    expect(card.get_by_role("alert")).to_be_in_viewport()


def test_of_a_refused_form_nothing_is_kept(visit: Visit, room: Room) -> None:
    before = _statement(room, "that the talks have failed")
    visit.go(TALKS)
    card = _card(visit, "that the talks have failed")
    card.hover()
    card.get_by_role("button", name="Correct").click()
    card.get_by_label("Act").select_option("threaten")
    card.get_by_label("Said on").fill("soon")
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_role("alert")).to_contain_text("soon")
    assert _statement(room, "that the talks have failed") == before


def test_the_theme_is_remembered(visit: Visit) -> None:
    page = visit.go(TALKS)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    turn = page.get_by_role("button", name="Theme")
    turn.click()
    turn.click()
    expect(turn).to_contain_text("dark")
    assert page.evaluate(ground) != light
    page.reload()
    assert page.evaluate(ground) != light


@pytest.mark.parametrize(
    ("path", "scheme", "width"),
    [
        ("/read", "light", 1440),
        ("/read", "dark", 390),
        (TALKS, "light", 1440),
        (TALKS, "dark", 1440),
        (TALKS, "light", 390),
        ("/articles/99", "dark", 390),
        ("/login", "light", 390),
    ],
)
def test_axe_finds_no_serious_fault(
    visit: Visit, axe: str, path: str, scheme: Any, width: int
) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.go(path)
    if path == TALKS:
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.get_by_role("button", name="Rename").first.click()
    assert serious_faults(page, axe) == []


@pytest.mark.parametrize("width", [320, 768, 2200])
def test_no_page_is_wider_than_its_window(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    for path in ("/read", TALKS):
        page = visit.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_speaker_is_renamed_throughout_the_article(visit: Visit, room: Room) -> None:
    page = visit.go(TALKS)
    page.locator("[data-fold=speakers] summary").click()
    page.get_by_role("button", name="Rename foreign minister").click()
    page.get_by_label("Name, everywhere").fill("Ann Smith")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".statement .speaker").first).to_have_text("Ann Smith")
    expect(page.locator("[data-fold=speakers]")).to_contain_text("Ann Smith")
    with room.ledger() as ledger:
        assert "Ann Smith" in [party["name"] for party in ledger.record(1).get("parties") or []]
    page.keyboard.press("u")
    expect(page.locator(".statement .speaker").first).to_have_text("foreign minister")
    page.get_by_role("button", name="Rename foreign minister").click()
    page.get_by_label("Name, everywhere").fill("Jane Doe")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".statement .speaker", has_text="Jane Doe")).to_have_count(2)
    page.keyboard.press("u")
    expect(page.locator(".statement .speaker", has_text="Jane Doe")).to_have_count(1)


def test_what_is_known_of_the_article_is_put_right(visit: Visit, room: Room) -> None:
    page = visit.go(TALKS)
    page.locator("[data-fold=facts] summary").click()
    facts = page.locator("[data-facts]")
    facts.get_by_label("Outlet").fill("Daily <b>News</b>")
    facts.get_by_role("button", name="Save").click()
    expect(page.locator(".kicker")).to_contain_text("Daily <b>News</b>")
    with room.ledger() as ledger:
        assert ledger.record(1)["article"].get("outlet") == "Daily <b>News</b>"
    page.keyboard.press("Escape")
    page.locator(".said-done").get_by_role("button", name="Undo").click()
    expect(page.locator(".kicker")).to_contain_text("Example Times")


def test_on_a_phone_a_statement_comes_up_where_it_was_tapped(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 800})
    page = visit.go(TALKS)
    page.locator(".text .m.content", has_text="We will not sign").click()
    card = page.locator(".statement.chosen")
    expect(card).to_be_in_viewport()
    card.get_by_role("button", name="Correct").click()
    expect(card.get_by_label("Speaker")).to_be_in_viewport()
    expect(page.locator(".text .m.content", has_text="We will not sign")).to_be_in_viewport()


def test_the_form_for_a_missed_statement_opens_in_sight(visit: Visit, room: Room) -> None:
    page = visit.go(_long_article(room))
    for _ in range(8):
        page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(".correction h3")).to_be_in_viewport()
    expect(page.locator(".correction [name=by]")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator(".statement").nth(20).scroll_into_view_if_needed()
    page.get_by_role("button", name="Add a missed statement").click()
    expect(page.locator(".correction h3")).to_be_in_viewport()


def _long_article(room: Room) -> str:
    """The address of an article with more statements than a window shows."""
    text = "\n\n".join(f"Ann Oak said that {number} ships left." for number in range(30))
    statements = [
        make_statement(f"s{number}", None, "said", f"{number} ships left", text=text)
        for number in range(30)
    ]
    for one in statements:
        cue = text.rindex("said", 0, one["content"]["spans"][0][0])
        one["cue"]["spans"] = [[cue, cue + 4]]
    with room.ledger() as ledger:
        added = ledger.add(make_record("https://times.example/ships", text, statements, []))
    return f"/articles/{added.article}"


def test_enter_corrects_the_statement_that_the_address_names(visit: Visit) -> None:
    page = visit.go(f"{TALKS}?statement=s2")
    page.keyboard.press("Enter")
    expect(page.locator(".statement.chosen .correction")).to_be_visible()


def test_framing_date_and_evidence_are_put_right_on_the_page(visit: Visit, room: Room) -> None:
    page = visit.go(TALKS)
    card = _card(visit, "that the talks have failed")
    card.hover()
    card.get_by_role("button", name="Correct").click()
    card.get_by_label("Framing").select_option("doubting")
    card.get_by_label("Said on").fill("2024-04-29..2024-04-30")
    _select(visit, "Talks fail")
    card.locator("[data-place=evidence] [data-take]").click()
    card.get_by_role("button", name="Save").click()
    expect(page.locator(".said-done")).to_contain_text("3 corrections are kept")
    found = _statement(room, "that the talks have failed")
    assert found["cue"]["framing"] == "doubting"
    assert found["evidence"] == [span_of("Talks fail")]
    assert (found["said_at"]["from"], found["said_at"]["to"]) == ("2024-04-29", "2024-04-30")
    page.keyboard.press("u")
    expect(page.locator(".said-done")).to_contain_text("Undone")
    assert _statement(room, "that the talks have failed")["said_at"] is None


def test_a_refusal_uses_the_words_of_the_form(visit: Visit) -> None:
    page = visit.go(TALKS)
    card = _card(visit, "that the talks have failed")
    card.hover()
    card.get_by_role("button", name="Correct").click()
    for label, value, told in (
        ("Denies", "77", "There is no statement 77 among those shown here."),
        ("Said on", "soon", "Said on is a day or two, like 2024-05-01..2024-05-03, not 'soon'."),
    ):
        field = card.get_by_label(label)
        before = field.input_value()
        field.fill(value)
        card.get_by_role("button", name="Save").click()
        expect(card.get_by_role("alert")).to_have_text(told)
        field.fill(before)
    page.get_by_text("About the article").click()
    facts = page.locator("form[data-facts]")
    facts.get_by_label("Published").fill("soon")
    facts.get_by_role("button", name="Save").click()
    expect(facts.get_by_role("alert")).to_have_text(
        "Published is a date like 2024-05-01, not 'soon'."
    )


def test_no_edge_of_a_card_shows_beside_the_bar_above_the_list(visit: Visit, room: Room) -> None:
    page = visit.go(_long_article(room))
    card = page.locator(".statement").nth(20)
    card.click()
    edge = "one => one.getBoundingClientRect()"
    bar, shown = page.locator(".statements .bar").evaluate(edge), card.evaluate(edge)
    drawn = 3  # pixels of the outline around a card, and between the two
    assert bar["left"] <= shown["left"] - drawn
    assert bar["right"] >= shown["right"] + drawn
