"""Search, speakers, outlets and overview as they are answered: pages, tables, addresses."""

import csv
import io
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

pytest.importorskip("fastapi", reason="the service is not installed: pip install '.[serve]'")

from fastapi.testclient import TestClient

from onrecord.ledger.ledger import open_ledger
from onrecord.register.kept import register_of
from onrecord.service.app import create_app
from onrecord.service.settings import ServiceSettings
from onrecord.web.addresses import name_in_address
from tests.example_records import StandIn
from tests.ledger.sample import harvest, make_party, make_record, make_statement, talks
from tests.register.test_kept import NAMES, said

EVIL = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'
PAGES = [
    "/search",
    "/search?q=talks&by=minister&denied=1",
    "/speakers",
    "/speakers/jane-doe",
    "/outlets",
    "/outlets/example-times",
    "/overview",
    "/articles",
    "/articles?q=talks&published_by=example-times",
    "/corrections",
    "/corrections?conflicts=1",
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A service over three articles, one of them hostile."""
    where = tmp_path_factory.mktemp("lists") / "ledger.sqlite"
    with open_ledger(where, create=True) as ledger:
        ledger.add(talks())
        ledger.add(harvest())
        ledger.add(hostile())
    yield from _serving(where)


def _serving(where: Path) -> Iterator[TestClient]:
    settings = ServiceSettings(ledger=str(where), workers=1, make_reader=StandIn)
    with TestClient(create_app(settings), base_url="http://localhost") as found:
        yield found


def hostile() -> dict[str, object]:
    """Mark-up and a formula wherever words can stand."""
    text = f"=1+1{EVIL} said {EVIL}."
    source = f"=1+1{EVIL}"
    statement = make_statement("s1", source, "said", EVIL, text=text, by=["p1"])
    party = make_party("p1", source, "person", text=text, roles=[EVIL])
    return make_record("evil", text, [statement], [party], outlet=f"@{EVIL}", title=EVIL)


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    """The table that the address gives."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="')
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.images = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attributes if name == "href" and value]
        self.images += tag == "img"


def links(page: str) -> _Links:
    """The links of a page, and how many images it has."""
    parser = _Links()
    parser.feed(page)
    return parser


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    for address in set(links(answer.text).found):
        if address.startswith("/"):
            assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("path", [*PAGES, "/search?q=alert", f"/speakers/{name_in_address(EVIL)}"])
def test_mark_up_in_articles_is_shown_as_text(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert "alert(1)</script>" not in page
    assert links(page).images == 0


def test_a_search_shows_what_the_ledger_holds(client: TestClient) -> None:
    page = client.get("/search?q=talks").text
    assert '<data value="2">2</data> statements' in page
    assert "<mark>talks</mark>" in page
    assert "/articles/1?statement=" in page


def test_what_makes_no_sense_is_told_on_the_page(client: TestClient) -> None:
    for query, words in (
        ("q=(talks", "A parenthesis is opened and not closed"),
        ("q=talks&since=yesterday", "A day is written like 2024-05-01"),
        ("q=talks&act=shout", "There is no act"),
        ("by=...", "is no name"),
    ):
        answer = client.get(f"/search?{query}")
        assert answer.status_code == 200
        assert words in answer.text
        assert 'role="alert"' in answer.text


def test_nothing_found_is_told(client: TestClient) -> None:
    assert "Nothing was found." in client.get("/search?q=zebra").text
    assert "Nobody like this" in client.get("/speakers?name=zebra").text
    assert "There is no page 9" in client.get("/search?q=talks&page=9").text


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999"])
def test_a_page_that_cannot_be_is_refused(client: TestClient, page: str) -> None:
    assert client.get(f"/search?page={page}").status_code == 422


def test_a_search_is_given_as_a_table(client: TestClient) -> None:
    found = rows(client, "/search?q=talks&format=csv")
    assert {one["speaker"] for one in found} == {"foreign minister", "Government of Turkey"}
    assert found[0]["sentence"].endswith(".")


def test_a_search_that_makes_no_sense_gives_no_table(client: TestClient) -> None:
    answer = client.get("/search?q=(talks&format=csv")
    assert 'role="alert"' in answer.text


def test_no_cell_of_a_table_acts_as_a_formula(client: TestClient) -> None:
    for path in ("/search", "/speakers", "/outlets", "/overview", "/outlets/example-times"):
        for row in rows(client, f"{path}?format=csv"):
            assert not any(cell.startswith(("=", "@", "+", "-")) for cell in row.values())
    (evil,) = rows(client, "/search?q=alert&format=csv")
    assert evil["speaker"].startswith("'=1+1")


def test_every_table_of_a_page_can_be_had(client: TestClient) -> None:
    for path, names in (
        ("/speakers/foreign-minister", ("timeline", "acts", "manners", "framing", "denials")),
        ("/outlets/example-times", ("quoted", "timeline", "manners", "framings", "acts", "cues")),
        ("/outlets", ("outlets", "manners", "framings")),
        ("/overview", ("timeline", "quoted", "disputed", "acts")),
    ):
        for name in names:
            assert rows(client, f"{path}?format=csv&table={name}")
        assert client.get(f"{path}?format=csv&table=none").status_code == 404
    row = rows(client, "/outlets?format=csv&table=framings")[0]
    assert set(row) == {"outlet", "neutral", "doubting", "endorsing", "charged"}
    (denial,) = rows(client, "/speakers/foreign-minister?format=csv&table=denials")
    assert denial["speaker"] == "Government of Turkey"


def test_a_speakers_statements_are_given_as_a_table(client: TestClient) -> None:
    (found,) = rows(client, "/speakers/jane-doe?format=csv")
    assert found["act"] == "refuse"


def test_a_page_has_one_address_however_the_name_is_spelt(client: TestClient) -> None:
    for spelt in ("Jane%20Doe", "JANE-DOE", "jane/doe", "J%C3%A4ne--Doe"):
        answer = client.get(f"/speakers/{spelt}?page=1", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (
            301,
            "/speakers/jane-doe?page=1",
        )
    assert client.get("/outlets/Example%20Times").url.path == "/outlets/example-times"


def test_names_of_every_script_have_an_address() -> None:
    assert unquote(name_in_address("Владимир Путин")) == "владимир-путин"
    assert name_in_address("???") == "-"


def test_who_is_not_there_is_not_found(client: TestClient) -> None:
    for path in ("/speakers/no-one", "/outlets/nowhere", "/speakers/-", "/outlets/-"):
        assert client.get(path).status_code == 404


def test_an_empty_ledger_has_pages(tmp_path: Path) -> None:
    where = tmp_path / "empty.sqlite"
    open_ledger(where, create=True).close()
    for client in _serving(where):
        for path in ("/search", "/speakers", "/outlets", "/overview"):
            assert client.get(path).status_code == 200


def test_a_party_of_the_register_is_found_under_all_its_names(tmp_path: Path) -> None:
    where = tmp_path / "register.sqlite"
    with open_ledger(where, create=True) as ledger:
        for number, name in enumerate(NAMES, start=1):
            ledger.add(said(name, number))
        entry = register_of(ledger).entries[0]
    for client in _serving(where):
        page = client.get("/speakers/erdogan").text
        assert f"/search?party={entry.id}" in page
        assert "/speakers/tayyip-erdogan" in page
        found = client.get(f"/search?party={entry.id}").text
        assert '<data value="3">3</data> statements' in found
        assert f"only {entry.name}, across articles" in found


def test_all_articles_are_listed_the_newest_first(client: TestClient) -> None:
    page = client.get("/articles").text
    assert '<data value="3">3</data> articles' in page
    assert page.index("Harvest") < page.index("Talks fail in the capital")
    assert [row["title"] for row in rows(client, "/articles?format=csv&q=talks")] == [
        "Talks fail in the capital"
    ]
    assert "There is no page 9" in client.get("/articles?page=9").text
    assert 'role="alert"' in client.get("/articles?q=(talks").text


def test_a_search_shows_the_articles_whose_text_has_the_words(client: TestClient) -> None:
    page = client.get("/search?q=reporters").text
    assert "Nothing was found." in page  # nobody said it
    assert "told <mark>reporters</mark>" in page
    assert 'href="/articles?q=reporters"' in page


def test_all_corrections_and_their_conflicts_are_listed(tmp_path: Path) -> None:
    where = tmp_path / "ledger.sqlite"
    with open_ledger(where, create=True) as ledger:
        ledger.add(talks())
        desk = ledger.corrector("Ann", "heard")
        desk.change(1, "s1", "act", "warn")
        desk.undo(desk.change(1, "s2", "act", "state"))
        desk.join(["Ankara"], "Government of Turkey")
        place = [{"article": 1, "name": "Jane Doe"}]
        desk.decide_parties("same-party", place)
        newer = talks(model="newer@1")
        newer["statements"][0]["act"] = "predict"
        ledger.add(newer, again=True)
        key = ledger.keys(1)["s1"]
    for client in _serving(where):
        found = rows(client, "/corrections?format=csv")
        assert [row["what"] for row in found] == [
            "Jane Doe in article 1 are one",
            "Ankara and Government of Turkey are one everywhere",
            "Act of statement 2",
            "Act of statement 1",
        ]
        assert (found[3]["was"], found[3]["to"], found[3]["note"]) == ("state", "warn", "heard")
        assert found[2]["state"] == "undone"
        assert f"/articles/1?statement={key}" in client.get("/corrections").text
        (conflict,) = rows(client, "/corrections?format=csv&conflicts=1")
        assert conflict["state"] == "the reading now says act = predict"
        assert '<a href="/corrections"><data value="4">' in client.get("/overview").text


def test_a_name_that_an_address_does_not_take_is_refused(client: TestClient) -> None:
    for address in (
        *("/search?words=talks", "/articles/1?statment=s1", "/overview?since=2024"),
        *(
            "/read?x=1",
            "/?x=1",
            "/login?x=1",
            "/articles/1/statements.csv?statement=s1",
            "/overview?page=2",
        ),
        *("/articles?table=articles", "/corrections?table=x", "/search?table=statements"),
        *("/outlets?page=2", "/speakers?table=speakers"),
    ):
        answer = client.get(address)
        assert answer.status_code == 422
        assert "This address takes no" in answer.text


def test_as_many_statements_are_denied_as_the_overview_counts(client: TestClient) -> None:
    page = client.get("/overview").text
    assert 'Statements denied</dt><dd><a href="/search?denied=1"><data value="1">' in page
    assert '<data value="1">1</data> statement' in client.get("/search?denied=1").text


def test_the_table_of_a_choice_tells_who_denies_what_it_shows(client: TestClient) -> None:
    (row,) = rows(client, "/articles/1/statements.csv?by=foreign+minister")
    assert row["denied_by"] == "s3"


def test_a_problem_on_the_page_of_an_article_comes_with_the_form_that_helps(tmp_path: Path) -> None:
    where = tmp_path / "undated.sqlite"
    problem = {"stage": "times", "kind": "no-publication-date", "message": "Not placed."}
    with open_ledger(where, create=True) as ledger:
        ledger.add({**talks(), "problems": [problem]})
    for client in _serving(where):
        assert "Not placed. Give it under “About the article”." in client.get("/articles/1").text
