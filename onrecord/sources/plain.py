"""Plain text: the article is the file, code point for code point."""

from collections.abc import Iterator

from onrecord.errors import InputError
from onrecord.sources.encoding import Decoded, decode
from onrecord.sources.format import Format
from onrecord.sources.options import SourceOptions
from onrecord.sources.raw import RawInput
from onrecord.types import Article, Problem


def read_text(raw: RawInput, options: SourceOptions) -> Decoded:
    """The text of an input that is nothing but text; InputError when it is empty or binary."""
    decoded = decode(raw.read_all(options.limits.article), declared=raw.charset)
    if not decoded.text.strip():
        raise InputError("It is empty: there is no text to read.", kind="empty")
    return decoded


def damage_problems(decoded: Decoded) -> tuple[Problem, ...]:
    """A problem that says how many characters could not be read; nothing where all could."""
    if not decoded.damaged:
        return ()
    message = (
        f"{decoded.damaged} characters could not be read as {decoded.encoding} "
        "and stand as U+FFFD in the text."
    )
    return (Problem("sources", "damaged-characters", message),)


def _read(raw: RawInput, options: SourceOptions) -> Iterator[Article]:
    decoded = read_text(raw, options)
    yield Article(raw.location, decoded.text, problems=damage_problems(decoded))


FORMAT = Format(
    name="plain",
    suffixes=(".txt", ".text"),
    media_types=("text/plain",),
    recognises=lambda _head: True,
    read=_read,
)
