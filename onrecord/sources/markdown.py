"""Markdown: text kept as it is, with the title and date its front matter or heading gives."""

import re
from collections.abc import Iterator

from onrecord.sources.dates import read_date
from onrecord.sources.format import Format
from onrecord.sources.options import SourceOptions
from onrecord.sources.plain import damage_problems, read_text
from onrecord.sources.raw import RawInput
from onrecord.types import Article

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*\r?$", re.S | re.M)
_FIELD = re.compile(r"^([A-Za-z_]{1,40})[ \t]{0,9}:[ \t]{0,9}(\S.{0,500}?)[ \t]{0,9}\r?$", re.M)
_HEADING = re.compile(r"\s*#[ \t]{1,9}(\S.{0,500}?)[ \t]{0,9}#{0,9}[ \t]{0,9}\r?(?:\n|$)")


def _read(raw: RawInput, options: SourceOptions) -> Iterator[Article]:
    decoded = read_text(raw, options)
    matter = _FRONT_MATTER.match(decoded.text)
    fields = _fields(matter.group(1)) if matter else {}
    heading = _HEADING.match(decoded.text, matter.end() if matter else 0)
    published, problems = read_date(fields.get("date"))
    yield Article(
        raw.location,
        decoded.text,
        title=fields.get("title") or (heading.group(1) if heading else None),
        published=published,
        published_basis="metadata" if published else None,
        problems=(*damage_problems(decoded), *problems),
    )


def _fields(matter: str) -> dict[str, str]:
    """The simple fields of a front matter, names in lower case, values without their quotes."""
    pairs = ((match.group(1).lower(), match.group(2)) for match in _FIELD.finditer(matter))
    return {name: re.sub(r"""^(["'])(.*)\1$""", r"\2", value) for name, value in pairs}


def _recognises(head: bytes) -> bool:
    # A text that opens with "# " may be anything; only front matter is beyond doubt.
    return re.match(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n[A-Za-z_]+[ \t]*:", head) is not None


FORMAT = Format(
    name="markdown",
    suffixes=(".md", ".markdown"),
    media_types=("text/markdown", "text/x-markdown"),
    recognises=_recognises,
    read=_read,
)
