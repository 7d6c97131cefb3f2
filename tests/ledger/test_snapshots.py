"""What is read in a block is of one moment."""

from onrecord.ledger.ledger import Ledger, open_ledger
from tests.ledger.sample import harvest, talks


def test_what_another_adds_meanwhile_is_seen_after_the_block(ledger: Ledger, where: str) -> None:
    ledger.add(talks())
    with open_ledger(where) as other:
        with ledger.database.reading():
            assert ledger.articles() == [1]
            other.add(harvest())
            with ledger.database.reading():  # is of the moment of the block around it
                assert ledger.articles() == [1]
            assert ledger.articles() == [1]
        assert len(ledger.articles()) == 2
