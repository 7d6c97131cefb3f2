"""PDF files with a text layer: lines joined to paragraphs again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import InputError, TooLargeError
from onrecord.sources.format import Format
from onrecord.sources.options import SourceOptions
from onrecord.sources.pdf_lines import Line, join_lines
from onrecord.sources.raw import RawInput
from onrecord.types import Article

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

# Newspapers have a hundred pages; what has more is a book.
MOST_PAGES = 500
_BROKEN_WORD = 2
_LINE_END = (0, 10, 13)


def _read(raw: RawInput, options: SourceOptions) -> Iterator[Article]:
    """One article: the text layer of all pages, page headers and footers included."""
    lines = _lines(raw.read_all(options.limits.article))
    text = "\n\n".join(join_lines(lines))
    if not text.strip():
        raise InputError(
            "The PDF has no text layer, only pictures of pages. Run it through text recognition "
            "(OCR) first, for example with ocrmypdf.",
            kind="no-text-layer",
        )
    yield Article(raw.location, text)


def _lines(data: bytes) -> list[Line]:
    """The lines of all pages; InputError for a PDF that is locked, damaged or a book."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(data) as document:
            return _document_lines(document)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(
                "The PDF is locked with a password. Save a copy without one.", kind="encrypted"
            ) from error
        raise InputError(
            f"The PDF is damaged ({error}). Get the file again.", kind="damaged"
        ) from error


def _document_lines(document: "PdfDocument") -> list[Line]:
    if len(document) > MOST_PAGES:
        raise TooLargeError(
            f"The PDF has {len(document)} pages, more than the limit of {MOST_PAGES}. "
            "Save the pages of the article alone."
        )
    pages = range(len(document))
    return [line for number in pages for line in _page_lines(document[number], number)]


def _page_lines(page: "PdfPage", number: int) -> Iterator[Line]:
    """The lines of a page with their boxes, in points."""
    from pypdfium2 import raw as pdfium

    text_page = page.get_textpage()
    characters: list[str] = []
    first = 0
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        # pdfium writes the hyphen of a broken word as U+0002 and leaves out the line's end.
        hyphen = code == _BROKEN_WORD
        if not hyphen and code not in _LINE_END:
            characters.append(chr(code))
            continue
        yield from _line(text_page, characters, first, number, hyphenated=hyphen)
        characters, first = [], index + 1
    yield from _line(text_page, characters, first, number, hyphenated=False)


def _line(
    page: "PdfTextPage", characters: list[str], first: int, number: int, *, hyphenated: bool
) -> Iterator[Line]:
    shown = [index for index, character in enumerate(characters) if not character.isspace()]
    if shown:
        left, bottom, _, top = page.get_charbox(first + shown[0], loose=True)
        _, _, right, _ = page.get_charbox(first + shown[-1], loose=True)
        text = _text("".join(characters))
        if text:
            yield Line(text, number, min(left, right), max(left, right), bottom, top, hyphenated)


def _text(written: str) -> str:
    """The line without surrogates and control characters, which damaged fonts give."""
    kept = written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join("".join(c for c in kept if c >= " " or c == "\t").split(" ")).strip()


FORMAT = Format(
    name="pdf",
    suffixes=(".pdf",),
    media_types=("application/pdf",),
    recognises=lambda head: b"%PDF-" in head[:1024],
    read=_read,
)
