"""One name, one kind: what bears a name is told by all places where an article has it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.names import load_name_words
from onrecord.lexicon.party_words import load_party_words
from onrecord.types import NameKind, NameSpan

PARTY_KINDS = frozenset(
    {"person", "organization", "location", "norp", "facility", "misc", "product"}
)
# Of these a single word can be who bears it as a surname elsewhere.
_NO_PERSONS = frozenset({"organization", "misc", "product", "location"})
_THE = re.compile(r"the\s+", re.I)
_THE_OR_OF = re.compile(r"\b(?:the|of)\s+\Z", re.I)
_BEFORE = 8
_POSSESSIVE = re.compile(r"['’]s\Z")


def settle_kinds(text: str, names: Sequence[NameSpan]) -> list[NameSpan]:
    """One name written alike is of one kind throughout; names of dates and sums stay as they are.

    A single word that is the last of a person's full name is that person, what the lexicon knows
    as a body or a country is one, a plural noun for people a group, and a place whose name ends in
    a word for a building or a road is a facility. Else the kinds are counted, each by how sure it
    is. Takes time linear in the number of names.
    """
    article = _Named(text, [name for name in names if name.kind in PARTY_KINDS])
    return [
        replace(name, kind=article.kind_of(name)) if name.kind in PARTY_KINDS else name
        for name in names
    ]


class _Named:
    """The names of one article and what they say of one another, by words in small letters."""

    def __init__(self, text: str, names: Sequence[NameSpan]) -> None:
        self._text = text
        self._votes: dict[str, dict[NameKind, float]] = defaultdict(lambda: defaultdict(float))
        self._surnames: set[str] = set()
        self._in_full: set[str] = set()
        self._of_bodies: set[str] = set()
        for name in names:
            self._learn(_form(text, name), name)

    def _learn(self, form: str, name: NameSpan) -> None:
        words = form.lower().split()
        self._votes[form.casefold()][name.kind] += name.confidence
        if name.kind == "person" and len(words) > 1:
            self._surnames.add(words[-1])
            self._in_full.update(words)
        elif name.kind == "organization" and len(words) > 1:
            self._of_bodies.add(words[0])

    def kind_of(self, name: NameSpan) -> NameKind:
        """The kind of the name in this article."""
        form = _form(self._text, name)
        counts = self._votes[form.casefold()]
        kind = _kind_by_words(form) or max(counts.items(), key=itemgetter(1))[0]
        if " " not in form:
            return self._kind_of_word(form, kind, name.start)
        return "facility" if kind == "location" and _is_facility(form) else kind

    def _kind_of_word(self, form: str, kind: NameKind, start: int) -> NameKind:
        word = form.lower()
        if kind in _NO_PERSONS and word in self._surnames:
            is_of = _THE_OR_OF.search(self._text, max(0, start - _BEFORE), start)
            has_the = _THE.match(self._text, start, start + _BEFORE)
            return kind if is_of or has_the else "person"
        if kind != "person" or word in self._in_full:
            return kind
        # "Patriot" is "Patriot Coal" where nobody is called so in full.
        if word in self._of_bodies:
            return "organization"
        return "location" if form in load_atlas().by_capital else kind


def _form(text: str, name: NameSpan) -> str:
    """The name on one line, without "the" before it and "'s" behind."""
    return _POSSESSIVE.sub("", _without_the(" ".join(name.span.of(text).split())))


def _without_the(form: str) -> str:
    opening = _THE.match(form)
    return form[opening.end() :] if opening else form


def _is_facility(form: str) -> bool:
    is_seat = form in load_atlas().seats
    return not is_seat and form.lower().split()[-1] in load_name_words().facility_words


def _kind_by_words(form: str) -> NameKind | None:
    if form in load_party_words().known_bodies:
        return "organization"
    if form in load_atlas().by_name:
        return "location"
    if " " not in form and form not in load_atlas().by_capital:
        words = load_party_words()
        if words.kind_of_noun(form) == "person" and words.is_plural(form):
            return "norp"
    return None
