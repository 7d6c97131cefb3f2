"""Bytes to text: which encoding they are in, and whether they are text at all."""

import codecs
import re
from dataclasses import dataclass

from onrecord.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
# None of 924 news texts (polnear) holds a control character; all but 2 of 2,219 files of a Debian
# system that are not UTF-8 hold a NUL. This is for what holds neither text nor a NUL.
MOST_CONTROLS = 0.01
# One damaged character in so many is a damaged text in UTF-8 rather than one in another encoding.
DAMAGE_FLOOR = 200
# A text with few bytes above ASCII is taken for Windows-1252. Of 64 pieces of news in 12 languages
# and 8 encodings (200, 1,000 and 5,000 characters) the detector alone read 9 wrongly, Portuguese,
# Italian and Spanish as cp1250 or cp1258. Shares tried: .01 and .02 nine wrong, .03 three, .04
# two, .05 and .08 none.
WESTERN_SHARE = 0.05
# Python's codecs that no page is in. The first takes quadratic time: 320 kB took 18 seconds.
_NOT_OF_PAGES = frozenset(("punycode", "idna", "unicode-escape", "raw-unicode-escape", "utf-7"))
DETECTION_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and how many characters of it were damaged."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of `data`, its byte-order mark apart, with every other character kept.

    A mark decides, then UTF-8, then the `declared` encoding, then detection. Raises InputError
    (kind "not-text") for binary content.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_damage(data[len(mark) :], encoding)
    _refuse_binary(data)
    for name in filter(None, ("utf-8", _known(declared))):
        text = _strictly(data, name)
        if text is not None:
            return Decoded(text, name)
    return _damaged_utf8(data) or _detected(data)


def _known(declared: str | None) -> str | None:
    """The name Python has for a declared encoding; None where it has none, or none for pages."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name.replace("_", "-") in _NOT_OF_PAGES:
        return None
    # Pages that declare Latin-1 mean Windows-1252 (WHATWG Encoding, section 4.2).
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _with_damage(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    damaged = text.count("\ufffd")
    if damaged > max(2, len(text) // 10) or "\0" in text:
        raise _not_text()
    return Decoded(text, encoding, damaged)


def _damaged_utf8(data: bytes) -> Decoded | None:
    """The text when `data` is UTF-8 but for a few bytes; None when it is not UTF-8 at all."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    intact = sum(character > "\x7f" for character in text) - damaged
    few = damaged * DAMAGE_FLOOR <= len(text) and damaged <= intact
    return Decoded(text, "utf-8", damaged) if few else None


def _detected(data: bytes) -> Decoded:
    high = sum(byte > 0x7F for byte in data[:DETECTION_BYTES])
    if high <= WESTERN_SHARE * min(len(data), DETECTION_BYTES):
        text = _strictly(data, "cp1252")
        if text is not None:
            return Decoded(text, "cp1252")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:DETECTION_BYTES]).best()
    if best is None:
        raise _not_text()
    return _with_damage(data, best.encoding)


def _refuse_binary(data: bytes) -> None:
    controls = len(_CONTROLS.findall(data))
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise InputError(
            "It is a word processor's file. Save it as plain text or PDF and read that.",
            kind="not-text",
        )
    if b"\0" in data or controls > MOST_CONTROLS * len(data) + 1:
        raise _not_text()


def _not_text() -> InputError:
    return InputError(
        "It is binary data, not text. Give a text, HTML, PDF, CSV, JSON or JSONL file.",
        kind="not-text",
    )
