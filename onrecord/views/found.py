"""The terminal view of what a search found: each quote in its sentence, the hits marked."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.ledger.search import FoundArticle, FoundQuote
from onrecord.types import Span
from onrecord.views.runs import Layout, Run, paint, wrap
from onrecord.views.visible import one_line, spell_out, without_password
from onrecord.views.wording import NO_SPEAKER, counted, in_words, parties_named

_MARGIN = "    "


def show_found(found: FoundQuote | FoundArticle, layout: Layout) -> str:
    """Who (or which article), the sentence with the content and the hits in it, and the place."""
    lines = [*_head(found, layout.width), *_sentence(found, layout.width)]
    lines += wrap([Run(_place(found), "dim")], layout.width, _MARGIN, _MARGIN)
    return "".join(f"{paint(line, layout).rstrip()}\n" for line in lines)


def _head(found: FoundQuote | FoundArticle, width: int) -> Iterator[list[Run]]:
    if isinstance(found, FoundArticle):
        title = one_line(found.title or found.address)
        yield from wrap([Run(title, "heading")], width)
        return
    statement = found.statement
    remark = " · ".join(filter(None, (statement.get("act"), "denied" if found.is_denied else "")))
    runs = [
        Run(parties_named(found.speaker or NO_SPEAKER), "source"),
        Run(" — "),
        Run(one_line(statement["cue"]["text"]), "cue"),
    ]
    yield from wrap([*runs, Run(f" ({remark})" if remark else "", "dim")], width)


def _sentence(found: FoundQuote | FoundArticle, width: int) -> Iterator[list[Run]]:
    """The sentence, plain; what was said stands out in it, and the hits in that again."""
    content: Sequence[Span] = ()
    if isinstance(found, FoundQuote):
        content = [Span(*span) for span in found.statement["content"]["spans"]]
    edges = {found.sentence_start, found.sentence_start + len(found.sentence)}
    edges |= {edge for span in (*content, *found.hits) for edge in span}
    ordered = sorted(edges)
    runs: list[Run] = []
    for start, end in pairwise(ordered):
        words = found.sentence[start - found.sentence_start : end - found.sentence_start]
        piece = Span(start, end)
        runs.extend(_runs(words, piece, content, found.hits))
    yield from wrap(runs, width, _MARGIN, _MARGIN)


def _runs(words: str, piece: Span, content: Sequence[Span], hits: Sequence[Span]) -> Iterator[Run]:
    safe = spell_out(words.replace("\r", " "))
    if any(hit.contains(piece) for hit in hits):
        yield Run(f"[{safe}]", "heading")
    else:
        yield Run(safe, "content" if any(span.contains(piece) for span in content) else "plain")


def _place(found: FoundQuote | FoundArticle) -> str:
    known = (found.outlet, in_words(found.published))
    about = [one_line(part) for part in known if part]
    about.append(one_line(without_password(found.address)))
    if isinstance(found, FoundQuote):
        about.append(
            f"line {found.line}, statement {found.article}/{one_line(found.statement['id'])}"
        )
    else:
        about.append(f"article {found.article}, {counted(found.statements, 'statement')}")
    return " · ".join(about)
