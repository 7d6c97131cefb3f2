"""An index of a Wikidata extract, and the items of parties."""

import gzip
import json
import os
from pathlib import Path
from typing import get_args

import pytest

from onrecord.errors import UsageError
from onrecord.register.linking import Linked, link_entry
from onrecord.register.reasons import POINTS, POINTS_OF_ITEM, ReasonKind
from onrecord.register.register import build_register
from onrecord.register.sighting import Sighting
from onrecord.register.wikidata import Indexed, WikidataIndex, open_index
from tests.register.sightings import sighting

EXTRACT = Path(__file__).parent.parent / "data/register/wikidata.json.gz"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> WikidataIndex:
    return open_index(EXTRACT, tmp_path_factory.mktemp("index") / "index")[0]


def linked(index: WikidataIndex, *sightings: Sighting) -> Linked:
    (entry,) = build_register(sightings).entries
    return link_entry(entry, index)


def made(extract: Path) -> Indexed:
    index, done = open_index(extract, extract.with_name("index"))
    index.close()
    assert done is not None
    return done


def test_a_party_is_linked_with_a_score_and_a_reason(index: WikidataIndex) -> None:
    link = linked(index, sighting("Tayyip Erdogan", "Turkish president")).link
    assert link is not None
    assert link.item == "Q39259"
    assert 0.5 <= link.score <= 1
    assert "same-country (TUR)" in link.reason


def test_of_namesakes_the_role_tells_which(index: WikidataIndex) -> None:
    actor = linked(index, sighting("Chris Evans", "Avengers actor")).link
    host = linked(index, sighting("Chris Evans", "Top Gear presenter")).link
    assert actor is not None
    assert host is not None
    assert (actor.item, host.item) == ("Q178348", "Q2964710")


def test_of_namesakes_without_a_role_none_is_chosen(index: WikidataIndex) -> None:
    found = linked(index, sighting("Chris Evans"))
    assert found.link is None
    assert "Q178348" in {item.id for item, _ in found.candidates}


def test_the_dead_are_not_quoted(index: WikidataIndex) -> None:
    found = linked(index, sighting("David Davis", "American judge", day="2017-01-01"))
    assert found.link is None


@pytest.mark.parametrize("name", ["Erdogan", "Nobody Known"])
def test_too_little_of_a_name_links_nobody(index: WikidataIndex, name: str) -> None:
    found = linked(index, sighting(name, "president"))
    assert found.link is None
    assert found.why_open


def test_a_person_is_no_body_and_a_government_no_country(index: WikidataIndex) -> None:
    assert linked(index, sighting("Reuters", kind="person")).link is None
    turkey = sighting("Government of Turkey", kind="government", aliases=("Turkey", "Ankara"))
    assert linked(index, turkey).link is None
    link = linked(index, sighting("Reuters", kind="organization")).link
    assert link is not None
    assert link.item == "Q130879"


ITEMS = """id,label,aliases,description
Q1,Hamas,Islamic Resistance Movement,Palestinian Islamist organization
Q2,António Guterres,,Secretary-General of the United Nations
Q3,Boris Johnson,,Prime Minister of the United Kingdom from 2019 to 2022
Q4,John Smith,,British politician
Q5,World Food Programme,WFP,branch of the United Nations
Q6,Erin Brockovich,,2000 American film
Q7,Orinoco,,river in South America
Q8,Supreme Court,,court of last resort
Q9,Greta Thunberg,,Swedish activist
Q10,Ann Roe,,Irish judge
Q11,Ann Roe,,Irish painter
Q12,Ann Roe Jr.,,Irish poet
Q13,Tom Poe Jr.,,Irish poet
Q14,AI,,human rights organization
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> WikidataIndex:
    extract = tmp_path_factory.mktemp("small") / "items.csv"
    extract.write_text(ITEMS, encoding="utf-8")
    return open_index(extract, extract.with_name("index"))[0]


@pytest.mark.parametrize("name", ["António Guterres", "Boris Johnson", "Greta Thunberg"])
def test_a_person_of_a_name_that_one_item_alone_has_is_linked(
    small: WikidataIndex, name: str
) -> None:
    found = linked(small, sighting(name))
    assert found.link is not None
    assert "only-item-of-the-name" in found.link.reason


@pytest.mark.parametrize("name", ["Hamas", "World Food Programme", "WFP"])
def test_a_body_of_a_name_that_one_item_alone_has_is_linked(
    small: WikidataIndex, name: str
) -> None:
    assert linked(small, sighting(name, kind="organization")).link is not None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("John Smith", "person"),  # many are called so
        ("Ann Roe", "person"),  # two items are
        ("Tom Poe", "person"),  # his son may be meant
        ("Erin Brockovich", "person"),  # the item is a film
        ("Orinoco", "organization"),  # the item is a river
        ("Supreme Court", "organization"),  # of what country?
        ("AI", "organization"),  # two letters
    ],
)
def test_a_name_that_others_may_have_stays_open_with_the_score_of_the_best(
    small: WikidataIndex, name: str, kind: str
) -> None:
    found = linked(small, sighting(name, kind=kind))
    assert found.link is None
    assert found.score is not None
    assert 0 < found.score < 0.45


def test_what_speaks_against_the_only_item_of_a_name_leaves_it_open(small: WikidataIndex) -> None:
    assert linked(small, sighting("Greta Thunberg", "French singer")).link is None


def test_a_second_name_that_agrees_is_a_reason(small: WikidataIndex) -> None:
    both = sighting("World Food Programme", kind="organization", aliases=("WFP",))
    link = linked(small, both).link
    assert link is not None
    assert "second-name" in link.reason


def test_where_no_item_is_called_so_there_is_no_score(small: WikidataIndex) -> None:
    assert linked(small, sighting("Nobody Known")).score is None


def test_an_extract_is_indexed_once(tmp_path: Path) -> None:
    extract = tmp_path / "items.json.gz"
    extract.write_bytes(EXTRACT.read_bytes())
    assert made(extract).items == 63
    assert open_index(extract, tmp_path / "index")[1] is None
    os.utime(extract, ns=(1, 1))
    assert open_index(extract, tmp_path / "index")[1] is not None


def entity(number: int) -> str:
    text = {"language": "en", "value": f"Ann Roe {number}"}
    return json.dumps({"id": f"Q{number}", "type": "item", "labels": {"en": text}, "claims": {}})


def test_broken_lines_are_counted_and_named_and_the_others_taken(tmp_path: Path) -> None:
    extract = tmp_path / "items.json"
    broken = ["{", '{"id": 3}', "[]", '{"id": "X"}', "\ud800", '"text"', "[" * 100_000]
    lines = [line for n in range(1, 6) for line in (entity(n), *broken)]
    extract.write_text("\n".join(lines), encoding="utf-8", errors="surrogatepass")
    done = made(extract)
    assert (done.items, done.broken) == (5, 35)
    assert done.told[0] == "items.json, line 2: it is no JSON"
    assert len(done.told) == 10


def test_properties_and_items_without_a_name_are_passed_over(tmp_path: Path) -> None:
    extract = tmp_path / "items.json"
    nameless = '{"id": "Q8", "labels": {"de": {"language": "de", "value": "Niemand"}}}'
    extract.write_text("\n".join(["[", '{"id": "P31"},', nameless + ",", entity(1) + ",", "]"]))
    done = made(extract)
    assert (done.items, done.broken) == (1, 0)


def test_of_a_download_that_was_cut_short_what_is_there_is_taken(tmp_path: Path) -> None:
    whole = gzip.compress("\n".join(map(entity, range(1, 2000))).encode())
    extract = tmp_path / "items.json.gz"
    extract.write_bytes(whole[: len(whole) // 2])
    done = made(extract)
    assert 0 < done.items < 1999
    assert "ends early" in done.told[-1]


def test_a_table_is_indexed_as_well(tmp_path: Path) -> None:
    extract = tmp_path / "items.csv"
    extract.write_text(
        "id,label,aliases,description\n"
        'Q1,Ann Roe,"A. Roe|Annie Roe",Irish judge\n'
        ",No Id,,\n"
        "http://www.wikidata.org/entity/Q2,Bea Poe,,\n",
        encoding="utf-8-sig",
    )
    index, done = open_index(extract, tmp_path / "index")
    assert done == Indexed(2, 1, ["items.csv, line 3: it has no id like Q42, or no label"])
    link = linked(index, sighting("Annie Roe", "Irish judge")).link
    assert link is not None
    assert link.item == "Q1"


@pytest.mark.parametrize("content", ["", "hello\n", "name,age\nAnn,3\n"])
@pytest.mark.parametrize("name", ["items.csv", "items.json"])
def test_what_holds_no_item_is_told_and_leaves_no_index(
    tmp_path: Path, name: str, content: str
) -> None:
    extract = tmp_path / name
    extract.write_text(content)
    with pytest.raises(UsageError, match="it holds no item of Wikidata"):
        open_index(extract, tmp_path / "index")
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_an_index_that_was_not_finished_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = tmp_path / "items.json"
    extract.write_text(entity(1))

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("onrecord.register.wikidata.keys_of_item", interrupted)
        with pytest.raises(KeyboardInterrupt):
            open_index(extract, tmp_path / "index")
    assert [file.name for file in tmp_path.iterdir()] == ["items.json"]
    assert made(extract).items == 1


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    extract = tmp_path / "items.json"
    extract.write_text(entity(1))
    (tmp_path / "index").write_text("no database")
    assert made(extract).items == 1


def test_the_score_of_a_link_is_that_of_the_best_candidate(small: WikidataIndex) -> None:
    found = linked(small, sighting("Boris Johnson"))
    assert found.link is not None
    assert found.score == found.link.score


def test_every_reason_that_is_weighed_has_points() -> None:
    weighed = set(get_args(ReasonKind)) - {"person-joined"}  # a decision, not a weighing
    assert POINTS.keys() == POINTS_OF_ITEM.keys() == weighed
