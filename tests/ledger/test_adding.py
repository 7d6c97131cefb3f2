"""Articles are kept whole, once, with their versions."""

import random
import threading
from typing import Any

import pytest

from onrecord.errors import InputError, UsageError
from onrecord.ledger.ledger import Ledger, open_ledger
from onrecord.ledger.search import Search
from tests.example_records import example_record
from tests.ledger.faults import faults
from tests.ledger.sample import (
    CHANGED,
    TEXT,
    harvest,
    make_party,
    make_record,
    make_statement,
    talks,
)


def test_what_was_added_comes_back_as_it_was(ledger: Ledger) -> None:
    for record in (talks(), harvest(), example_record().to_dict()):
        added = ledger.add(record)
        assert added.kind == "new"
        assert ledger.record(added.article) == record
    assert faults(ledger) == []


def test_the_same_article_again_changes_nothing(ledger: Ledger) -> None:
    first = ledger.add(talks())
    before = ledger.database.rows("SELECT id, key FROM statement")
    again = ledger.add(talks())
    assert (again.kind, again.article, again.version) == ("unchanged", first.article, first.version)
    assert ledger.database.rows("SELECT id, key FROM statement") == before
    assert ledger.database.rows("SELECT count(*) FROM reading") == [(1,)]


def test_an_article_that_is_there_is_known_before_it_is_read(ledger: Ledger) -> None:
    location = "https://times.example/talks"
    assert not ledger.has(location, TEXT)
    ledger.add(talks())
    assert ledger.has(location, TEXT)
    assert not ledger.has(location, CHANGED)
    assert not ledger.has("https://elsewhere.example/", TEXT)


def test_a_changed_article_is_a_new_version(ledger: Ledger) -> None:
    first = ledger.add(talks())
    second = ledger.add(talks(CHANGED))
    assert (second.kind, second.article) == ("version", first.article)
    assert ledger.record(first.article)["article"]["text"] == CHANGED
    assert ledger.database.rows("SELECT count(*) FROM version") == [(2,)]
    assert faults(ledger) == []


def test_the_text_of_every_version_is_there(ledger: Ledger) -> None:
    ledger.add(talks())
    article = ledger.add(talks(CHANGED)).article
    numbers = [one.number for one in ledger.versions(article)]
    assert [ledger.text(article, number) for number in numbers] == [TEXT, CHANGED]
    with pytest.raises(UsageError, match="no version 3"):
        ledger.text(article, 3)


def test_the_difference_is_kept_by_statements(ledger: Ledger) -> None:
    ledger.add(talks())
    added = ledger.add(talks(CHANGED))
    (difference,) = ledger.differences(added.article)
    assert (difference.kind, difference.version) == ("reworded", 2)
    assert difference.before is not None
    assert difference.after is not None
    assert "here means to keep it" in difference.before["content"]["text"]
    assert "keep any of it" in difference.after["content"]["text"]


def test_a_text_that_comes_back_is_a_version_again(ledger: Ledger) -> None:
    ledger.add(talks())
    ledger.add(talks(CHANGED))
    assert ledger.add(talks()).kind == "version"
    assert ledger.database.rows("SELECT count(*) FROM version") == [(3,)]


def test_a_newer_reading_takes_the_place_of_the_older_where_it_is_asked_for(
    ledger: Ledger,
) -> None:
    ledger.add(talks())
    newer = talks(model="newer@1")
    newer["statements"][0]["act"] = "warn"
    assert ledger.add(newer).kind == "unchanged"
    added = ledger.add(newer, again=True)
    assert added.kind == "reread"
    assert ledger.record(added.article)["statements"][0]["act"] == "warn"
    assert ledger.database.rows("SELECT count(*) FROM reading") == [(2,)]
    assert faults(ledger) == []


def test_texts_of_standard_input_are_articles_of_their_own(ledger: Ledger) -> None:
    first = ledger.add(talks(location="-"))
    second = ledger.add(talks(CHANGED, location="-"))
    assert [first.kind, second.kind] == ["new", "new"]
    assert ledger.add(talks(location="-")).kind == "unchanged"


@pytest.mark.parametrize(
    "text", ["a\0b said so", "a\ud800b said so", "ａ𝒃 said “ﬁ” so\r\n", "said so"]
)
def test_every_text_is_kept_to_the_last_character(ledger: Ledger, text: str) -> None:
    statement = make_statement("s1", text[:3], "said", "so", text=text)
    record = make_record(f"at {text[:3]}", text, [statement], [], title=text)
    added = ledger.add(record)
    assert ledger.record(added.article) == record
    assert ledger.add(record).kind == "unchanged"
    assert faults(ledger) == []


def _damaged(path: str, value: Any) -> dict[str, Any]:
    record = talks()
    *steps, last = path.split(".")
    inner: Any = record
    for step in steps:
        inner = inner[int(step)] if step.isdigit() else inner[step]
    inner[last] = value
    return record


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", "onrecord/9"),
        ("article", None),
        ("article.id", "0" * 64),
        ("article.text", None),
        ("article.location", 7),
        ("article.byline", [None]),
        ("article.parts", [{"kind": "headline", "start": 0, "end": 10_000}]),
        ("statements", "none"),
        ("statements.0.id", "s2"),
        ("statements.0.cue", None),
        ("statements.0.cue.spans", []),
        ("statements.0.content.spans", [[5, 5]]),
        ("statements.0.content.spans", [[True, 9]]),
        ("statements.0.content.spans", [[0, 1, 2]]),
        ("statements.0.content.text", "The talks have succeeded"),
        ("statements.0.by", ["p9"]),
        ("statements.0.confidence", float("nan")),
        ("statements.0.said_at", "Tuesday"),
        ("parties.0.name", None),
        ("parties.0.mentions", [{"start": -1, "end": 4}]),
        ("parties.1.id", "p1"),
        ("reader", {}),
    ],
)
def test_what_is_no_record_is_refused_and_leaves_nothing(
    ledger: Ledger, path: str, value: Any
) -> None:
    with pytest.raises(InputError) as refused:
        ledger.add(_damaged(path, value))
    assert refused.value.kind == "damaged-record"
    assert ledger.articles() == []
    assert ledger.database.rows("SELECT count(*) FROM article") == [(0,)]


@pytest.mark.parametrize("value", [None, [], "record", 7, {}])
def test_what_is_no_object_of_the_contract_is_refused(ledger: Ledger, value: object) -> None:
    with pytest.raises(InputError):
        ledger.add(value)


def test_nothing_is_seen_of_an_article_before_it_is_whole(where: str) -> None:
    with open_ledger(where, create=True) as writer, open_ledger(where) as reader:
        with pytest.raises(ZeroDivisionError), writer.database.writing():  # noqa: PT012
            writer.database.rows(
                "INSERT INTO article (address, added_at) VALUES (?, ?)", ("half", "now")
            )
            assert reader.database.rows("SELECT count(*) FROM article") == [(0,)]
            raise ZeroDivisionError
        assert writer.database.rows("SELECT count(*) FROM article") == [(0,)]


def test_two_may_add_at_once(where: str) -> None:
    records = [talks(location=f"https://times.example/{number}") for number in range(12)]
    with open_ledger(where, create=True):
        pass
    failures: list[BaseException] = []

    def add(order: list[dict[str, Any]]) -> None:
        try:
            with open_ledger(where) as ledger:
                for record in order:
                    ledger.add(record)
        except BaseException as failure:  # noqa: BLE001  (told below)
            failures.append(failure)

    threads = [threading.Thread(target=add, args=(order,)) for order in (records, records[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with open_ledger(where) as ledger:
        assert len(ledger.articles()) == 12
        assert ledger.database.rows("SELECT count(*) FROM version") == [(12,)]
        assert ledger.database.rows("SELECT count(*) FROM statement") == [(36,)]
        assert faults(ledger) == []


def test_two_may_make_a_ledger_at_once(where: str) -> None:
    failures: list[BaseException] = []

    def make() -> None:
        try:
            open_ledger(where, create=True).close()
        except BaseException as failure:  # noqa: BLE001  (told below)
            failures.append(failure)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_record_is_kept_in_the_order_it_has_and_with_what_leads_nowhere(ledger: Ledger) -> None:
    record = talks()
    record["statements"].reverse()
    record["statements"][0]["denies"] = ["s1", "s9"]
    record["statements"][1]["parent"] = "s8"
    record["statements"][2]["stars"] = {"of": [3, None]}
    assert ledger.record(ledger.add(record).article) == record
    assert faults(ledger) == []


def test_a_name_longer_than_an_index_takes_is_kept(ledger: Ledger) -> None:
    # Random, so that no database can make it short again.
    draw = random.Random(1)
    words = " ".join("".join(draw.choices("abcdefghijklmnop", k=9)) for _ in range(1200))
    text = f"{words} said no."
    statement = make_statement("s1", words, "said", "no", text=text, by=["p1"])
    parties = [make_party("p1", words, words, words, text=text)]
    record = make_record("a", text, [statement], parties, outlet=words)
    ledger.add(record)
    assert ledger.record(1) == record
    assert len(ledger.search(Search(by=words[:40].rpartition(" ")[0]))) == 1
