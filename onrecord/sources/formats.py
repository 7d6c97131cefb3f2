"""The registry of formats: one line a format, and which format an input is in."""

import re
from pathlib import PurePath

from onrecord.sources import compressed, delimited, html, json_list, jsonl, markdown, pdf, plain
from onrecord.sources.format import Format
from onrecord.sources.raw import RawInput

# Told by content in this order; plain text takes what nothing else recognises.
FORMATS: tuple[Format, ...] = (
    pdf.FORMAT,
    html.FORMAT,
    json_list.FORMAT,
    jsonl.FORMAT,
    delimited.FORMAT,
    markdown.FORMAT,
    plain.FORMAT,
)

_SUFFIX = re.compile(r"\.[a-z0-9_+-]{1,12}")
_BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}
_BY_MEDIA_TYPE = {media_type: known for known in FORMATS for media_type in known.media_types}


def has_known_suffix(name: str) -> bool:
    """True when a file of this name, gzip suffixes apart, is read where a folder is given."""
    known = _BY_SUFFIX.get(_inner_suffix(name))
    return known is not None and known.in_folders


def suffix_in_words(name: str) -> str:
    """What kind of file the name speaks of, like `.docx`; of a gzip file, what is inside."""
    suffix = _inner_suffix(name) or PurePath(name.lower()).suffix
    # "Report No. 7 of the minister" ends in no suffix, though Python finds one.
    return suffix if _SUFFIX.fullmatch(suffix) else "no suffix"


def _inner_suffix(name: str) -> str:
    path = PurePath(name.lower())
    for _ in range(compressed.MOST_LAYERS):
        if path.suffix not in compressed.SUFFIXES:
            break
        path = path.with_suffix("")
    return path.suffix


def tell_format(raw: RawInput) -> Format:
    """The format of an input: by its name, else the server's word, else its first bytes.

    PDF is told by its first bytes alone, since nothing else can be read from them.
    """
    if pdf.FORMAT.recognises(raw.head):
        return pdf.FORMAT
    by_name = _BY_SUFFIX.get(PurePath(raw.name.lower()).suffix)
    declared = _BY_MEDIA_TYPE.get(raw.media_type or "")
    # A server says text/plain of CSV and Markdown too, but it knows which address is a page.
    told = by_name if declared in (None, plain.FORMAT) and by_name else declared
    return told or next(known for known in FORMATS if known.recognises(raw.head))
