"""How people name statements, parties and values when they put something right."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.errors import UsageError
from onrecord.ledger.fields import (
    ARTICLE_FIELDS,
    KINDS,
    PARTY_FIELDS,
    PARTY_LISTS,
    PARTY_WORDS,
    PLACES,
    STATEMENT_FIELDS,
    WORDS,
    checked_spans,
    checked_words,
)
from onrecord.ledger.places import party_named
from onrecord.ledger.values import PartyValue, Spans
from onrecord.sources.dates import iso_date

NOTHING = "none"
_SHORTEST_KEY = 4
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_NAME_AND_KIND = re.compile(r"(.+?)\s*\(([a-z]+)\)\s*")


def key_named(given: str, keys: Mapping[str, str]) -> str:
    """The key of the statement with this id (`s3`), key, or beginning of a key.

    `keys` is by id. Raises UsageError where there is none, or more than one.
    """
    if given in keys:
        return keys[given]
    found = [key for key in keys.values() if key == given] or [
        key for key in keys.values() if len(given) >= _SHORTEST_KEY and key.startswith(given)
    ]
    if len(found) != 1:
        many = "more than one statement begins with" if found else "there is no statement"
        raise UsageError(
            f"{many} {given!r}: a statement is named by its id or key, as lists show them."
        )
    return found[0]


def party_meant(given: str, parties: Sequence[PartyValue]) -> PartyValue:
    """The party of the name; UsageError where the article has none."""
    party = party_named(given.strip(), parties)
    if party is None:
        known = ", ".join(party["name"] for party in parties[:20]) or "none"
        raise UsageError(f"The article has no party {given!r}. It has: {known}.")
    return party


def name_and_kind(given: str, parties: Sequence[PartyValue]) -> dict[str, str | None]:
    """A party that is there by its name, or a new one written `Jane Doe (person)`."""
    if party := party_named(given.strip(), parties):
        return {"name": party["name"], "kind": party.get("kind")}
    match = _NAME_AND_KIND.fullmatch(given.strip())
    if match is None:
        raise UsageError(
            f"The article has no party {given!r}. A new one is given with its kind, like "
            f"'{given.strip()} (person)'; kinds: {', '.join(KINDS)}."
        )
    return {"name": match[1], "kind": checked_words("kind", match[2], KINDS)}


def spans_given(field: str, given: str, length: int) -> Spans | None:
    """The spans of a text like `88-140,150-160`; None for `none`."""
    if given == NOTHING:
        return None if field == "source" else checked_spans(field, [], length)
    spans = []
    for piece in given.split(","):
        match = _SPAN.fullmatch(piece.strip())
        if match is None:
            raise UsageError(f"{field} is given by its places, like {field}=88-140,150-160.")
        spans.append([int(match[1]), int(match[2])])
    return checked_spans(field, spans, length)


def days_given(given: str) -> dict[str, Any] | None:
    """When it was said, of a text like `2024-05-01` or `2024-05-01..2024-05-03`."""
    if given == NOTHING:
        return None
    first, _, last = given.partition("..")
    days = [iso_date(day.strip()) for day in (first, last or first)]
    if None in days or str(days[0]) > str(days[1]):
        raise UsageError(f"said_at is a day or two, like 2024-05-01..2024-05-03, not {given!r}.")
    return {"text": None, "span": None, "from": days[0], "to": days[1]}


def statement_value(
    field: str,
    given: str,
    *,
    length: int,
    parties: Sequence[PartyValue],
    anchors: Mapping[str, Mapping[str, Any]],
) -> Any:
    """What is meant by `field=given`, as a correction keeps it; UsageError where it is nothing.

    `anchors` are the statements of the article by id.
    """
    _refuse_unknown(field, STATEMENT_FIELDS)
    pieces = [piece for piece in given.split(";") if piece.strip() and given != NOTHING]
    if field in PLACES:
        return spans_given(field, given, length)
    if field == "by":
        return [name_and_kind(piece, parties) for piece in pieces]
    if field == "said_at":
        return days_given(given)
    if field in ("denies", "parent"):
        keys = {label: anchor["key"] for label, anchor in anchors.items()}
        by_key = {anchor["key"]: anchor for anchor in anchors.values()}
        named = [by_key[key_named(piece.strip(), keys)] for piece in pieces]
        return named if field == "denies" else (named[0] if named else None)
    return checked_words(field, None if given == NOTHING else given, WORDS[field])


def party_value(field: str, given: str) -> Any:
    """What is meant by `field=given` for a party; lists are written with `;` between."""
    _refuse_unknown(field, PARTY_FIELDS)
    if field in PARTY_LISTS:
        return [piece.strip() for piece in given.split(";") if piece.strip() and given != NOTHING]
    if field == "name" and (given == NOTHING or not given.strip()):
        raise UsageError("A party has a name; give it like name='Jane Doe'.")
    return checked_words(field, None if given == NOTHING else given, PARTY_WORDS[field])


def article_value(field: str, given: str) -> Any:
    """What is meant by `field=given` for an article."""
    _refuse_unknown(field, ARTICLE_FIELDS)
    if field == "byline":
        return [piece.strip() for piece in given.split(";") if piece.strip() and given != NOTHING]
    if given == NOTHING:
        return None
    if field == "published":
        day = iso_date(given)
        if day is None:
            raise UsageError(f"published is a date like 2024-05-01, not {given!r}.")
        return day
    return given


def _refuse_unknown(field: str, known: Sequence[str]) -> None:
    if field not in known:
        raise UsageError(f"There is no field {field!r} to put right; there is {', '.join(known)}.")
