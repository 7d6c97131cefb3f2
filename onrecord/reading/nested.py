"""Which of the statements found within others are statements at all."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon.act_words import load_act_words
from onrecord.lexicon.inflection import verb_lemma
from onrecord.types import Statement

_WORD = re.compile(r"[^\W_]+")


def without_unvoiced(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, but for those within others that nobody is heard in, once acts are told.

    One within another is kept if the lexicon has a line for its cue, and if it says who speaks
    or its cue leaves that out by its form ("was reported", "it seems"). What stands in one that
    is dropped stands in the next around it; the rest are numbered anew.

    On the 67 nested statements marked in twenty Wikinews articles, of 72 found: precision from
    55.6 to 60.6 in 100, recall 59.7 as before. A least confidence in place of this loses more
    than it gains: 0.2 gives 58.2 and 58.2, 0.4 gives 58.6 and 50.7, 0.6 gives 68.8 and 49.3.
    """
    dropped: dict[str, str | None] = {
        one.id: one.parent for one in statements if one.parent and not _is_voiced(one)
    }
    kept = [one for one in statements if one.id not in dropped]
    names = {one.id: f"s{number}" for number, one in enumerate(kept, start=1)}
    return tuple(
        replace(one, id=names[one.id], parent=_parent(one.parent, dropped, names)) for one in kept
    )


def _parent(
    parent: str | None, dropped: dict[str, str | None], names: dict[str, str]
) -> str | None:
    while parent in dropped:
        parent = dropped[parent]
    return None if parent is None else names[parent]


def _is_voiced(one: Statement) -> bool:
    if one.cue.line is None:
        return False
    impersonal = load_act_words().impersonal
    words = _WORD.findall(one.cue.text.lower())
    return one.source is not None or any(verb_lemma(word) in impersonal for word in words)
