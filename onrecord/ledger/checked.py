"""A record from outside, checked at the border so that nothing behind it can stumble."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, cast

from onrecord.errors import InputError
from onrecord.ledger.values import RecordValue, words_of

CONTRACT = "onrecord/1"

_ARTICLE_WORDS = ("outlet", "title", "section", "published", "published_basis", "language")
_STATEMENT_WORDS = ("manner", "act", "polarity", "part", "parent")


class _Unfit(Exception):  # noqa: N818  (never leaves this module)
    """What is wrong with the record, in words."""


def checked_record(value: object) -> RecordValue:
    """The very value, known to keep the contract: every span in the text, all words verbatim.

    Takes `Record.to_dict()` or what `json.loads` gave of its line. Fields that the contract
    does not name pass. Raises InputError of the kind "damaged-record" that says what is wrong.
    """
    try:
        record = _mapping(value, "the record")
        if record.get("schema") != CONTRACT:
            raise _Unfit(f"its schema is {record.get('schema')!r}, not {CONTRACT!r}")
        text = _check_article(_mapping(record.get("article"), "article"))
        parties = _check_parties(_list(record, "parties"), len(text))
        _check_statements(_list(record, "statements"), text, parties)
        for field in ("times", "quantities"):
            for item in _list(record, field):
                _check_span(_mapping(item, field), len(text), field)
        for problem in _list(record, "problems"):
            _mapping(problem, "a problem")
        reader = _mapping(record.get("reader"), "reader")
        _check_words(reader, ("version", "model"), "reader", required=True)
    except _Unfit as unfit:
        raise InputError(
            f"This is no record as `onrecord read` writes it: {unfit}. Read the article again.",
            kind="damaged-record",
        ) from unfit
    return cast(RecordValue, value)


def text_id(text: str) -> str:
    """The SHA-256 of the text, in hex, as `Article.id` gives it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _check_article(article: Mapping[str, Any]) -> str:
    _check_words(article, ("id", "location", "text"), "article", required=True)
    _check_words(article, _ARTICLE_WORDS, "article")
    text: str = article["text"]
    if article["id"] != text_id(text):
        raise _Unfit("article.id is not the SHA-256 of its text")
    _check_strings(article, "byline", "article")
    for part in _list(article, "parts"):
        _check_span(_mapping(part, "a part"), len(text), "a part")
        _check_words(part, ("kind",), "a part", required=True)
    return text


def _check_parties(parties: list[Any], length: int) -> set[str]:
    labels: set[str] = set()
    for party in parties:
        _check_words(_mapping(party, "a party"), ("id", "name"), "a party", required=True)
        where = f"party {party['id']}"
        _check_words(party, ("kind", "speaks_for", "wikidata"), where)
        for field in ("roles", "aliases"):
            _check_strings(party, field, where)
        for mention in _list(party, "mentions"):
            _check_span(_mapping(mention, where), length, where)
            _check_words(mention, ("how",), where)
        _check_new(party["id"], labels, "parties")
    return labels


def _check_statements(statements: list[Any], text: str, parties: set[str]) -> None:
    labels: set[str] = set()
    for statement in statements:
        _check_words(_mapping(statement, "a statement"), ("id",), "a statement", required=True)
        _check_statement(statement, text, parties)
        _check_new(statement["id"], labels, "statements")


def _check_statement(statement: Mapping[str, Any], text: str, parties: set[str]) -> None:
    where = f"statement {statement['id']}"
    _check_words(statement, _STATEMENT_WORDS, where)
    for role in ("source", "cue", "content"):
        _check_role(statement.get(role), text, f"{role} of {where}", optional=role == "source")
    for field in ("by", "denies"):
        _check_strings(statement, field, where)
    if unknown := set(_list(statement, "by")) - parties:
        raise _Unfit(f"{where} names a party that is not there ({sorted(unknown)[0]!r})")
    _check_spans(statement.get("evidence") or [], len(text), f"evidence of {where}")
    confidence = statement.get("confidence")
    if confidence is not None and not (_is_number(confidence) and 0 <= confidence <= 1):
        raise _Unfit(f"the confidence of {where} is no number between 0 and 1")
    if (said_at := statement.get("said_at")) is not None:
        _check_words(_mapping(said_at, f"said_at of {where}"), ("text", "from", "to"), where)
        if said_at.get("span") is not None:
            _check_spans([said_at["span"]], len(text), f"said_at of {where}")


def _check_role(role: object, text: str, where: str, *, optional: bool) -> None:
    if role is None and optional:
        return
    value = _mapping(role, where)
    _check_spans(value.get("spans"), len(text), where)
    if not value["spans"]:
        raise _Unfit(f"the {where} stands nowhere")
    _check_words(value, ("text",), where, required=True)
    _check_words(value, ("how", "lemma", "framing"), where)
    if value["text"] != words_of(value["spans"], text):
        raise _Unfit(f"the words of the {where} are not those of the text")
    _check_spans(value.get("quoted") or [], len(text), where)


def _check_spans(spans: object, length: int, where: str) -> None:
    if not isinstance(spans, list | tuple):
        raise _Unfit(f"the {where} has no spans")
    for span in spans:
        if not isinstance(span, list | tuple) or len(span) != 2:
            raise _Unfit(f"a span of the {where} is not [start, end]")
        _check_edges(span[0], span[1], length, where)


def _check_span(value: Mapping[str, Any], length: int, where: str) -> None:
    _check_edges(value.get("start"), value.get("end"), length, where)


def _check_edges(start: object, end: object, length: int, where: str) -> None:
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
        raise _Unfit(f"the span [{start!r}, {end!r}] of {where} does not lie in the text")


def _check_words(
    value: Mapping[str, Any], fields: Iterable[str], where: str, *, required: bool = False
) -> None:
    for field in fields:
        found = value.get(field)
        if not isinstance(found, str) and (required or found is not None):
            raise _Unfit(f"{field} of {where} is no text")


def _check_strings(value: Mapping[str, Any], field: str, where: str) -> None:
    if not all(isinstance(item, str) for item in _list(value, field)):
        raise _Unfit(f"{field} of {where} is no list of texts")


def _check_new(label: str, labels: set[str], what: str) -> None:
    if label in labels:
        raise _Unfit(f"two {what} have the id {label!r}")
    labels.add(label)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _list(value: Mapping[str, Any], field: str) -> list[Any]:
    found = value.get(field)
    if found is None:
        return []
    if not isinstance(found, list):
        raise _Unfit(f"{field} is no list")
    return found


def _mapping(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _Unfit(f"{where} is no object")
    return value
