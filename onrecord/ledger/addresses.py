"""Addresses: how the ledger tells one article from another."""

from onrecord.ledger.keeping import storable

_STDIN = "-"
_PASTED = "text:"


def address_of(location: str, article_id: str) -> str:
    """Where the article stands, as the ledger tells one from another.

    What came from standard input has no address; there the same text is the same article.
    """
    return f"{_PASTED}{article_id}" if location == _STDIN else storable(location)


def is_pasted(address: str) -> bool:
    """True for a text that came from no file and no address of its own."""
    return address.startswith(_PASTED)
