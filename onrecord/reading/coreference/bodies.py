"""Names of bodies, places and groups that belong together: full names, acronyms, short forms."""

import re
from collections.abc import Sequence

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.reading.coreference.people import without_possessive
from onrecord.reading.coreference.referents import Cast, Referent, ReferentKind
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.name_index import NameIndex

_ACRONYM = re.compile(r"[A-Z][A-Z.&]{1,7}\Z")
# An acronym as an article introduces it: "FSB", "AfCFTA", "U.N.".
_BRACKETED = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z.&-]{1,9}\Z")
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.I)
_KINDS: dict[str, ReferentKind] = {
    "organization": "organization",
    "facility": "organization",
    "misc": "organization",
    "product": "document",
    "location": "place",
    "norp": "group",
}


class Bodies:
    """Puts the names of bodies, places and groups in one article together.

    An acronym belongs to the full name whose initials it has; a last word with "the" before it
    ("the Post") to the latest longer name that ends so; a first word to a name of two words.
    """

    def __init__(self, words: ArticleWords, names: NameIndex, cast: Cast) -> None:
        self._words = words
        self._names = names
        self._cast = cast
        self._known: dict[str, Referent] = {}
        self._tails: dict[str, Referent] = {}
        self._endings: dict[str, Referent] = {}
        self._beginnings: dict[str, Referent] = {}
        self._initials: dict[str, Referent] = {}

    def place(self, numbers: Sequence[int]) -> dict[int, Referent]:
        """The body, place or group that each of these names is of."""
        written = {number: self._written(number) for number in numbers}
        short = [number for number in numbers if _is_short(written[number])]
        full = [number for number in numbers if not _is_short(written[number])]
        # The longest first: "Security Council" is the end of "United Nations Security Council".
        full.sort(key=lambda number: (-len(written[number].split()), number))
        found = {number: self._of_full(written[number], number) for number in full}
        self._link_bracketed(found, written)
        for number in short:
            found[number] = self._of_short(written[number], number)
        for number in numbers:
            found[number].forms[written[number]] += 1
        return found

    def _link_bracketed(self, full: dict[int, Referent], written: dict[int, str]) -> None:
        """ "FSB" is who the article says it is: "the Federal Security Service (FSB)"."""
        words = self._words
        for number, one in full.items():
            after = self._names.afters[number]
            short = written.get(number + 1, "")
            opened = after < len(words) and words.words[after] == "("
            if not (opened and self._names.firsts[number + 1 : number + 2] == [after + 1]):
                continue
            if _BRACKETED.match(short) and load_atlas().find(short) is None:
                self._known.setdefault(_folded(short), one)

    def _written(self, number: int) -> str:
        name = " ".join(self._names.forms[number].split())
        return without_possessive(_ARTICLE.sub("", name) or name)

    def _of_full(self, name: str, number: int) -> Referent:
        known = self._known.get(_folded(name)) or self._tails.get(name.casefold())
        known = known or self._add(name, number)
        strong = [
            word for word in name.split() if word.lower() not in load_phrase_words().light
        ] or [name]
        self._endings[strong[-1].lower()] = known
        parts = name.casefold().split()
        for start in range(1, len(parts) - 1):
            self._tails.setdefault(" ".join(parts[start:]), known)
        # "Boeing" is no "Boeing 707".
        is_numbered = any(character.isdigit() for character in strong[-1])
        if len(strong) == 2 and not strong[0].isupper() and not is_numbered:
            self._beginnings.setdefault(strong[0].lower(), known)
        initials = "".join(word[0] for word in re.split(r"[ -]", name) if word).upper()
        # "VA" is the Department of Veterans Affairs.
        tail = "".join(word[0] for word in strong[1:]).upper() if " of " in name else ""
        for letters in (initials, "".join(word[0] for word in strong).upper(), tail):
            self._initials.setdefault(letters, known)
        return known

    def _of_short(self, name: str, number: int) -> Referent:
        known = self._known.get(_folded(name))
        if known is None and _ACRONYM.match(name):
            known = self._of_acronym(name)
        if known is None and self._names.names[number].kind != "location":
            known = self._of_part(name, number)
        known = known or self._add(name, number)
        self._known[_folded(name)] = known
        return known

    def _of_acronym(self, name: str) -> Referent | None:
        letters = name.replace(".", "")
        known = self._initials.get(letters) or self._known.get(letters.casefold())
        whole = load_party_words().bodies.get(letters)
        if known is None and whole:
            known = self._known.get(_folded(whole))
        return known

    def _of_part(self, name: str, number: int) -> Referent | None:
        word = name.lower()
        first = self._names.firsts[number]
        after_the = (
            self._words.lower[first] == "the" or self._words.lower[max(0, first - 1)] == "the"
        )
        if after_the and word in self._endings:
            return self._endings[word]
        if load_party_words().nouns.get(word) is None:
            return self._beginnings.get(word)
        return None

    def _add(self, name: str, number: int) -> Referent:
        kind = _KINDS.get(self._names.names[number].kind, "organization")
        country = load_atlas().find(name) if kind == "place" else None
        if country is not None and country.code in self._known:
            return self._known[country.code]
        known = self._cast.add(kind, name)
        if country is not None:
            self._known[country.code] = known
        known.plural = kind == "group"
        if kind == "place":
            _tell_government(known, name)
        elif name in load_atlas().seats:
            seat = load_atlas().seats[name]
            known.name, known.kind = seat.party, _seat_kind(seat.kind)
        self._known[_folded(name)] = known
        return known


def _seat_kind(kind: str) -> ReferentKind:
    return "government" if kind == "government" else "group" if kind == "group" else "organization"


def _tell_government(known: Referent, name: str) -> None:
    """A place that is a country, a capital or a seat stands for whom it is named for."""
    atlas = load_atlas()
    if name in atlas.seats:
        known.name, known.kind = atlas.seats[name].party, _seat_kind(atlas.seats[name].kind)


def _is_short(name: str) -> bool:
    return " " not in name or bool(_ACRONYM.match(name))


def _folded(name: str) -> str:
    return name.replace(".", "").casefold() if _ACRONYM.match(name) else name.casefold()


def place_name(one: Referent) -> str:
    """The name of a place as its government has it: that of the country where it is a capital.

    A country is called as the article calls it ("Britain"), short forms in capitals written out.
    """
    atlas = load_atlas()
    forms = sorted(one.forms, key=lambda form: -one.forms[form])
    countries = [country for form in forms if (country := atlas.find(form))]
    if not countries:
        return one.name
    own = [form for form in forms if form in atlas.by_name and not _ACRONYM.match(form)]
    country = countries[0]
    if not own or country.called.endswith(own[0]):
        return country.called
    return own[0]


def longest_body_name(one: Referent) -> str:
    """The fullest name of a body: that with most words, then the one used most."""
    forms = list(one.forms) or [one.name]
    return max(forms, key=lambda form: (len(form.split()), one.forms[form]))
