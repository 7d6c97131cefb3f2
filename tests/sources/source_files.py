"""Small files made for the tests: nothing here was taken from a publisher."""

from pathlib import Path

from onrecord.sources import SourceOptions, read_sources
from onrecord.types import Article, Failure

PlacedLine = tuple[float, float, str]


def pdf_of(pages: list[list[PlacedLine]]) -> bytes:
    """A PDF whose pages show lines of 12-point Helvetica at (left, baseline) in points."""
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        drawn = "".join(
            f"BT /F1 12 Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, text in lines
        )
        content = drawn.encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(kids), len(kids))
    return _file(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: list[bytes]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def written(folder: Path, name: str, content: str | bytes) -> str:
    """The path of a new file with this content; text is written in UTF-8, newlines untouched."""
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return str(path)


def results_of(location: str, options: SourceOptions | None = None) -> list[Article | Failure]:
    """Everything that is read from one location."""
    return list(read_sources([location], options or SourceOptions()))


def article_of(location: str, options: SourceOptions | None = None) -> Article:
    """The one article that is read from a location."""
    (article,) = results_of(location, options)
    assert isinstance(article, Article), article
    return article


def failure_of(location: str, options: SourceOptions | None = None) -> Failure:
    """The one failure that a location ends in; it names the location."""
    (failure,) = results_of(location, options)
    assert isinstance(failure, Failure), failure
    assert failure.location == location
    return failure
