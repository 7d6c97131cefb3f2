"""Tables of articles: which column holds what, and a row made an article."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.sources.dates import read_date
from onrecord.sources.options import Columns
from onrecord.types import Article

# In the order of trust where a table has several; in letters alone, and each also counts with
# "article" before it (article_text, articleUrl).
USUAL_NAMES = {
    "text": "text body fulltext maintext content article story",
    "title": "title headline heading",
    "url": "url link weburl sourceurl permalink uri",
    "date": "date published publishedat datepublished publicationdate publishdate pubdate "
    "datetime timestamp",
    "outlet": "outlet publisher publication newspaper",
    "byline": "byline author authors",
}

_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class ChosenColumns:
    """The names of the columns that a table has for each thing; None where it has none."""

    text: str
    title: str | None
    url: str | None
    date: str | None
    outlet: str | None
    byline: str | None


def choose_columns(found: Iterable[str], wanted: Columns) -> ChosenColumns:
    """The column of `found` for each thing: the one wanted, else the first usual name.

    Raises InputError, which lists the columns, when a wanted one or the text is not there.
    """
    names = list(found)
    given = {"text": wanted.text, "title": wanted.title, "url": wanted.url, "date": wanted.date}
    for name in filter(None, given.values()):
        if name not in names:
            raise _missing(f'It has no column "{name}"', names)
    chosen = {what: given.get(what) or _usual(what, names) for what in USUAL_NAMES}
    text = chosen.pop("text")
    if text is None:
        raise _missing("None of its columns is known to hold the text", names)
    return ChosenColumns(text, **chosen)


def row_article(row: Mapping[str, str], columns: ChosenColumns, location: str) -> Article:
    """The article of one row; InputError when its text is empty."""
    text = row.get(columns.text, "")
    if not text.strip():
        raise InputError(f'The column "{columns.text}" is empty.', kind="empty")
    published, problems = read_date(_cell(row, columns.date))
    names = (name.strip() for name in (_cell(row, columns.byline) or "").split(";"))
    return Article(
        location=_cell(row, columns.url) or location,
        text=text,
        title=_cell(row, columns.title),
        outlet=_cell(row, columns.outlet),
        byline=tuple(filter(None, names)),
        published=published,
        published_basis="metadata" if published else None,
        problems=problems,
    )


def has_usual(what: str, names: Iterable[str]) -> bool:
    """True when one of the columns has a usual name for the thing."""
    return _usual(what, list(names)) is not None


def _usual(what: str, names: list[str]) -> str | None:
    letters = {_NO_LETTER.sub("", name.lower()): name for name in reversed(names)}
    usual = (name for word in USUAL_NAMES[what].split() for name in (word, f"article{word}"))
    return next((letters[name] for name in usual if name in letters), None)


def _cell(row: Mapping[str, str], column: str | None) -> str | None:
    return (row.get(column) or "").strip() or None if column is not None else None


def _missing(what: str, names: list[str]) -> InputError:
    listed = ", ".join(f'"{name[:60]}"' for name in names[:40]) or "none"
    return InputError(
        f"{what}. Columns found: {listed}. Name the one that holds the text with "
        "--text-column (in Python: SourceOptions(columns=Columns(text=...))).",
        kind="no-text-column",
    )
