"""The fields of a statement, a party or an article that people can put right."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from onrecord.errors import UsageError
from onrecord.ledger.values import ArticleValue, PartyValue, Spans, StatementValue, words_of
from onrecord.lexicon.lemma import lemma_of_cue
from onrecord.reading.manner import tell_manner
from onrecord.text.lines import find_lines
from onrecord.text.quotation import find_quotations
from onrecord.types import Act, Framing, Manner, PartKind, Polarity, Span
from onrecord.types.article import CLOSED
from onrecord.types.party import MentionForm, PartyKind

KINDS: tuple[PartyKind, ...] = get_args(PartyKind)
# What each field can be; None for any text.
WORDS: dict[str, tuple[str, ...] | None] = {
    "act": get_args(Act),
    "manner": get_args(Manner),
    "polarity": get_args(Polarity),
    "framing": get_args(Framing),
    "how": get_args(MentionForm),
    "part": tuple(kind for kind in get_args(PartKind) if kind not in CLOSED),
    "lemma": None,
}
PLACES = ("source", "cue", "content", "quoted", "evidence")
REFERENCES = ("denies", "parent")
STATEMENT_FIELDS = (*PLACES, "by", *WORDS, "said_at", *REFERENCES)
PARTY_WORDS: dict[str, tuple[str, ...] | None] = {
    "name": None,
    "kind": KINDS,
    "speaks_for": None,
    "wikidata": None,
}
PARTY_LISTS = ("roles", "aliases")
PARTY_FIELDS = (*PARTY_WORDS, *PARTY_LISTS)
ARTICLE_FIELDS = ("outlet", "title", "section", "published", "byline")


def field_of(statement: StatementValue, field: str) -> Any:
    """What the statement has in the field, as a correction says it; None where it has nothing.

    For `by`, `denies` and `parent` see `Revision`: these name parties and other statements.
    """
    if field in ("source", "cue", "content"):
        role = statement[field]  # type: ignore[literal-required]
        return role["spans"] if role else None
    if field == "quoted":
        return statement["content"].get("quoted") or []
    if field == "how":
        return statement["source"].get("how") if statement["source"] else None
    if field in ("framing", "lemma"):
        return statement["cue"].get(field)
    if field == "evidence":
        return statement.get("evidence") or []
    return statement.get(field)


def set_field(statement: StatementValue, field: str, value: Any, article: ArticleValue) -> None:
    """The statement has the value in the field, and what follows from it where it follows."""
    if field in _SETTERS:
        _SETTERS[field](statement, value, article)
    else:
        statement[field] = value  # type: ignore[literal-required]


def _set_source(statement: StatementValue, spans: Spans | None, article: ArticleValue) -> None:
    text = article["text"]
    if not spans:
        statement["source"] = None
    elif statement["source"] is None:
        statement["source"] = {"spans": spans, "text": words_of(spans, text)}
    else:
        statement["source"] |= {"spans": spans, "text": words_of(spans, text)}


def _set_cue(statement: StatementValue, spans: Spans, article: ArticleValue) -> None:
    words = words_of(spans, article["text"])
    statement["cue"] |= {"spans": spans, "text": words, "lemma": lemma_of_cue(words)}


def _set_content(statement: StatementValue, spans: Spans, article: ArticleValue) -> None:
    """The stretches in quotation marks, and so the manner, follow from the content."""
    text = article["text"]
    parts = [Span(part["start"], part["end"]) for part in article.get("parts") or []]
    quotations = find_quotations(text, parts or list(find_lines(text)))
    manner, quoted = tell_manner([Span(*span) for span in spans], quotations, text)
    statement["content"] |= {
        "spans": spans,
        "text": words_of(spans, text),
        "quoted": [[span.start, span.end] for span in quoted],
    }
    statement["manner"] = manner


def _set_quoted(statement: StatementValue, spans: Spans, _article: ArticleValue) -> None:
    statement["content"]["quoted"] = spans


def _set_how(statement: StatementValue, value: str | None, _article: ArticleValue) -> None:
    if statement["source"] is not None:
        statement["source"]["how"] = value


def _set_framing(statement: StatementValue, value: str | None, _article: ArticleValue) -> None:
    statement["cue"]["framing"] = value


def _set_lemma(statement: StatementValue, value: str | None, _article: ArticleValue) -> None:
    statement["cue"]["lemma"] = value


_SETTERS: Mapping[str, Callable[[StatementValue, Any, ArticleValue], None]] = {
    "source": _set_source,
    "cue": _set_cue,
    "content": _set_content,
    "quoted": _set_quoted,
    "how": _set_how,
    "framing": _set_framing,
    "lemma": _set_lemma,
}


def checked_words(field: str, value: str | None, allowed: tuple[str, ...] | None) -> str | None:
    """The value, known to be one that the field can have; UsageError otherwise."""
    if value is not None and allowed is not None and value not in allowed:
        raise UsageError(f"{field} is one of {', '.join(allowed)}, not {value!r}.")
    return value


def checked_spans(field: str, spans: Spans, length: int) -> Spans:
    """The spans in text order, known to lie in the text and not to overlap; else UsageError."""
    ordered = sorted(spans)
    last = 0
    for start, end in ordered:
        if not last <= start < end <= length:
            raise UsageError(
                f"The span {start}-{end} of {field} does not lie in the text (0-{length}), or "
                "overlaps another one."
            )
        last = end
    if not ordered and field in ("cue", "content"):
        raise UsageError(f"A statement has a {field}; give its place like {field}=88-140.")
    return ordered


def party_field_of(party: PartyValue, field: str) -> Any:
    """What the party has in the field; for lists, an empty one where it has nothing."""
    found = party.get(field)
    return list(found or []) if field in PARTY_LISTS else found  # type: ignore[call-overload]


def article_field_of(article: ArticleValue, field: str) -> Any:
    """What the article has in the field."""
    return article.get(field)
