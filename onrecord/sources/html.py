"""HTML pages: the article on the page, without the page around it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from onrecord.errors import InputError
from onrecord.sources.format import Format
from onrecord.sources.options import SourceOptions
from onrecord.sources.page.block import Block
from onrecord.sources.page.body import body_blocks
from onrecord.sources.page.captions import find_captions
from onrecord.sources.page.compose import arrange, compose
from onrecord.sources.page.metadata import page_metadata
from onrecord.sources.page.tree import Page, parse_page
from onrecord.sources.raw import RawInput
from onrecord.types import Article

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)
# Less is a cookie notice or an error page; the shortest body of the benchmark has 419 characters.
# Not words: Japanese and Chinese put no spaces between theirs.
FEWEST_CHARACTERS = 50


def _read(raw: RawInput, options: SourceOptions) -> Iterator[Article]:
    page = parse_page(raw.read_all(options.limits.article), charset=raw.charset)
    body = body_blocks(page.tree)
    if sum(len(block.text) for block in body) < FEWEST_CHARACTERS:
        raise _no_article(page)
    yield _article(raw, page, body)


def _article(raw: RawInput, page: Page, body: list[Block]) -> Article:
    told = page_metadata(page.tree, raw.url)
    blocks = arrange(told.title, told.byline, body, find_captions(page.tree, body))
    text, parts = compose(blocks)
    host = urlsplit(raw.url).hostname if raw.url else None
    return Article(
        location=raw.location,
        text=text,
        title=told.title,
        outlet=told.outlet or (host.removeprefix("www.") if host else None),
        byline=told.byline,
        section=told.section,
        published=told.published,
        published_basis="metadata" if told.published else None,
        parts=parts,
        problems=(*page.problems, *told.problems),
    )


def _no_article(page: Page) -> InputError:
    reason = " ".join(problem.message for problem in page.problems)
    return InputError(
        "No article was found on the page. It may be a front page, need a login, or be written "
        f"by a script: save the article as text and give that. {reason}".rstrip(),
        kind="no-article",
    )


def _recognises(head: bytes) -> bool:
    return _PAGE.search(head[:2048]) is not None


FORMAT = Format(
    name="html",
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    recognises=_recognises,
    read=_read,
)
