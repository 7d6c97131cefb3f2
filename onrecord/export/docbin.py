"""spaCy's DocBin: each article a Doc with the roles as span groups."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import extra_needed
from onrecord.ledger.values import RecordValue

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ROLES = ("source", "cue", "content")


def write(records: Iterable[RecordValue], stream: BinaryIO) -> None:
    """The articles are Docs, cut into words as spaCy does English.

    `doc.spans["source"]`, `["cue"]` and `["content"]` hold the spans, widened to whole words,
    each with the id of its statement as `span.id_`; `doc.user_data["onrecord"]` is the record
    without its text, with the exact places (spaCy gives lists back as tuples).
    """
    try:
        import spacy
        from spacy.tokens import DocBin
    except ImportError as error:
        raise extra_needed("DocBin", "spacy") from error
    english = spacy.blank("en")
    bin_of_docs = DocBin(store_user_data=True)
    for record in records:
        bin_of_docs.add(_doc(english, record))
    stream.write(bin_of_docs.to_bytes())


def _doc(english: "Language", record: RecordValue) -> "Doc":
    text = record["article"]["text"].encode("utf-8", "replace").decode("utf-8")
    english.max_length = max(english.max_length, len(text) + 1)
    doc = english.make_doc(text)
    for role in ROLES:
        spans: list[Any] = []
        for statement in record["statements"]:
            value = statement[role]  # type: ignore[literal-required]
            for start, end in value["spans"] if value else []:
                found = doc.char_span(start, end, role.upper(), alignment_mode="expand")
                if found is not None:
                    found.id_ = statement["id"]
                    spans.append(found)
        doc.spans[role] = spans
    article = {name: value for name, value in record["article"].items() if name != "text"}
    doc.user_data["onrecord"] = _whole({**record, "article": article})
    return doc


def _whole(value: object) -> Any:
    """The value with a question mark for each lone surrogate, as the text has it."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
