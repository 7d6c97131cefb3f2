"""schema.org: what stands in quotation marks as Quotation, the rest as Claim; never a rating."""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from onrecord.export.linked import identifier, write_items
from onrecord.ledger.values import PartyValue, RecordValue, StatementValue

CONTEXT = "https://schema.org"
# What schema.org has for the kinds of parties; it has nothing for those whom nobody can name.
_TYPES = {
    "person": "Person",
    "author": "Person",
    "organization": "Organization",
    "group": "Organization",
    "government": "GovernmentOrganization",
    "document": "CreativeWork",
}


def write(records: Iterable[RecordValue], stream: BinaryIO) -> None:
    """A graph of articles and what was said in them is written."""
    items = (item for record in records for item in things_of(record))
    write_items(stream, {"@context": CONTEXT}, "@graph", items)


def things_of(record: RecordValue) -> Iterator[dict[str, Any]]:
    """The article comes, then each of its statements."""
    article = record["article"]
    address = identifier(article)
    outlet = article.get("outlet")
    yield _known(
        {
            "@type": "NewsArticle",
            "@id": address,
            "headline": article.get("title"),
            "datePublished": article.get("published"),
            "inLanguage": article.get("language"),
            "author": [{"@type": "Person", "name": name} for name in article.get("byline") or []],
            "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
        }
    )
    parties = {party["id"]: party for party in record.get("parties") or []}
    for statement in record["statements"]:
        yield _said(statement, parties, address, f"urn:onrecord:{article['id']}")


def _said(
    statement: StatementValue, parties: dict[str, PartyValue], address: str, name: str
) -> dict[str, Any]:
    speakers = [_party(parties[one]) for one in statement.get("by") or [] if one in parties]
    if not speakers and statement["source"]:
        speakers = [{"@type": "Thing", "name": statement["source"]["text"]}]
    is_quotation = statement.get("manner") == "direct"
    return _known(
        {
            "@type": "Quotation" if is_quotation else "Claim",
            "@id": f"{name}:{statement['id']}",
            "text": statement["content"]["text"],
            "spokenByCharacter" if is_quotation else "author": speakers,
            "isPartOf" if is_quotation else "appearance": {"@id": address},
            "dateCreated": _day(statement),
        }
    )


def _day(statement: StatementValue) -> str | None:
    """The day it was said, where the text tells one."""
    said_at = statement.get("said_at")
    return said_at["from"] if said_at and said_at["from"] == said_at["to"] else None


def _party(party: PartyValue) -> dict[str, Any]:
    item = party.get("wikidata")
    return _known(
        {
            "@type": _TYPES.get(party.get("kind") or "", "Thing"),
            "name": party["name"],
            "sameAs": f"http://www.wikidata.org/entity/{item}" if item else None,
        }
    )


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, [])}
