"""The terminal view of what a search found: each quote in its sentence, the hits marked."""

from collections.abc import Iterator

from onrecord.ledger.articles import FoundArticle
from onrecord.ledger.search import FoundQuote
from onrecord.views.quote_card import Piece, pieces_of
from onrecord.views.runs import Layout, Run, paint, wrap
from onrecord.views.visible import one_line, without_password
from onrecord.views.wording import NO_SPEAKER, as_told_by, counted, in_words, parties_named

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
    if told := as_told_by(found.told_by):
        runs.append(Run(f", {told}", "warning"))
    yield from wrap([*runs, Run(f" ({remark})" if remark else "", "dim")], width)


def _sentence(found: FoundQuote | FoundArticle, width: int) -> Iterator[list[Run]]:
    """The sentence, plain; what was said stands out in it, and the hits in that again."""
    yield from wrap([_run(piece) for piece in pieces_of(found)], width, _MARGIN, _MARGIN)


def _run(piece: Piece) -> Run:
    if piece.is_hit:
        return Run(f"[{piece.words}]", "heading")
    return Run(piece.words, "content" if piece.is_said else "plain")


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
