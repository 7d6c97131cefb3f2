"""A ledger that was tampered with is told."""

import pytest

from onrecord.ledger.ledger import Ledger
from onrecord.ledger.verify import Verified
from tests.ledger.faults import faults
from tests.ledger.sample import CHANGED, harvest, talks


def test_a_whole_ledger_has_no_faults(ledger: Ledger) -> None:
    ledger.add(talks())
    ledger.add(talks(CHANGED))
    ledger.add(harvest())
    assert list(ledger.verify()) == [Verified(articles=2, versions=3, statements=5)]


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        (
            "UPDATE version SET text = (SELECT text FROM version WHERE id = 2) WHERE id = 1",
            "version 1: the text is not the one that was read",
        ),
        (
            "UPDATE statement SET value = replace(value, 'talks', 'walks')",
            "the statements that are searched are not those of its record",
        ),
        (
            "UPDATE reading SET record = replace(record, 'The talks', 'The walks')",
            "the words of the content of statement s1 are not those of the text",
        ),
        (
            "UPDATE current_article SET record = replace(record, '\"deny\"', '\"claim\"')",
            "its current state is not what reading and corrections give",
        ),
        (
            "UPDATE party SET denied = denied + 1",
            "what is counted of its speakers is not what they say in its record",
        ),
        ("DELETE FROM statement_words", "search does not know one of its statements"),
        ("DELETE FROM statement", "the statements that are searched are not those of its record"),
        ("DELETE FROM current_article", "it has no text or no current state"),
        ("DELETE FROM reading", "version 1: it has no reading"),
        ("UPDATE reading SET record = '[]'", "the record is damaged"),
    ],
)  # fmt: skip
def test_what_was_tampered_with_is_told(ledger: Ledger, sql: str, message: str) -> None:
    ledger.add(talks())
    ledger.add(harvest())
    with ledger.database.writing():
        ledger.database.rows(sql)
    assert any(message in fault.message for fault in faults(ledger))


def test_a_statement_that_refers_to_itself_is_told(ledger: Ledger) -> None:
    record = talks()
    record["statements"][0]["parent"] = "s2"
    record["statements"][1] |= {"parent": "s1", "denies": ["s2"]}
    ledger.add(record)
    told = [fault.message for fault in faults(ledger)]
    assert "its current state: s2 denies itself" in told
    assert "its current state: s1 stands in itself (s1 in s2 in s1)" in told
