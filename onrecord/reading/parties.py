"""The parties of an article: who its statements are by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.lexicon.inflection import is_verb
from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.reading.coreference.bodies import longest_body_name, place_name
from onrecord.reading.coreference.people import longest_name
from onrecord.reading.coreference.referents import AUTHOR, GENERIC, Referent
from onrecord.reading.coreference.resolution import Resolution
from onrecord.reading.coreference.roles import body_named
from onrecord.reading.coreference.said import Found
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.name_index import NameIndex
from onrecord.text.covered import Covered
from onrecord.types import Article, NameSpan, Statement
from onrecord.types.party import Mention, MentionForm, Party, PartyKind


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties that speak in an article, and for each statement whose words they are.

    `by` and `how` are by the id of the statement: the ids of its parties in text order, and how
    its source is written. A statement whose source nobody can tell is in neither.
    """

    parties: tuple[Party, ...]
    by: dict[str, tuple[str, ...]] = field(default_factory=dict)
    how: dict[str, MentionForm] = field(default_factory=dict)


def find_parties(
    article: Article, statements: Sequence[Statement], names: Sequence[NameSpan]
) -> Parties:
    """The parties of an article whose parts are told, and the statements that each is behind.

    Takes time linear in the length of the article and the number of names and statements.
    """
    words = ArticleWords(article)
    closed = Covered(article.closed)
    told = [name for name in names if not closed.touches(name.start, name.end)]
    resolution = Resolution(words, NameIndex(words, told), statements)
    resolution.run()
    return _Assembly(resolution).parties()


def tell_parties(
    article: Article, statements: Sequence[Statement], names: Sequence[NameSpan]
) -> tuple[tuple[Statement, ...], tuple[Party, ...]]:
    """The statements, each with whose it is and how its source is written, and the parties."""
    found = find_parties(article, statements, names)
    told = tuple(
        replace(
            one,
            by=found.by.get(one.id, ()),
            source=replace(one.source, how=found.how.get(one.id)) if one.source else None,
        )
        for one in statements
    )
    return told, found.parties


_Key = tuple[str, PartyKind, int]


class _Assembly:
    """Makes parties of referents: those that speak, and the bodies that they speak for."""

    def __init__(self, resolution: Resolution) -> None:
        self._resolution = resolution
        self._words = resolution.words
        self._kept: dict[_Key, dict[int, Referent]] = {}
        self._ids: dict[_Key, str] = {}

    def parties(self) -> Parties:
        by: dict[str, tuple[str, ...]] = {}
        how: dict[str, MentionForm] = {}
        for said in self._resolution.said:
            if said.how is not None:
                how[said.statement.id] = said.how
            ids = [self._id(one) for one in said.referents]
            if ids:
                by[said.statement.id] = tuple(dict.fromkeys(ids))
        bodies = {key: self._body_of(ones.values()) for key, ones in list(self._kept.items())}
        mentions = self._mentions()
        made = tuple(
            self._party(key, list(ones.values()), bodies.get(key), mentions)
            for key, ones in self._kept.items()
        )
        return Parties(made, by, how)

    def _id(self, one: Referent) -> str:
        """The id of the party that the referent is, one of the same name and kind for all.

        Of the unnamed each is apart: two who are called "a witness" are two.
        """
        kind = party_kind(one)
        key = (party_name(one), kind, one.number if kind == "unnamed" else 0)
        self._kept.setdefault(key, {})[one.number] = one
        return self._ids.setdefault(key, f"p{len(self._kept)}")

    def _body_of(self, ones: Iterable[Referent]) -> str | None:
        """The id of whom a spokesperson speaks for."""
        known = self._resolution
        for one in ones:
            for run in one.roles:
                body = body_named(known.words, known.names, known.by_name, run, one)
                one.body = one.body or body
            if one.body is not None:
                return self._id(one.body)
        return None

    def _mentions(self) -> dict[int, list[Found]]:
        found: dict[int, list[Found]] = {}
        for mention in self._resolution.mentions:
            found.setdefault(mention.referent.number, []).append(mention)
        return found

    def _party(
        self,
        key: _Key,
        ones: list[Referent],
        body: str | None,
        mentions: dict[int, list[Found]],
    ) -> Party:
        name, kind, _ = key
        found = [mention for one in ones for mention in mentions.get(one.number, ())]
        spans = {
            (span.start, span.end): mention.how
            for mention in found
            for span in (self._words.span(mention.first, mention.after),)
        }
        aliases = dict.fromkeys(form for one in ones for form in one.forms if form != name)
        return Party(
            id=self._ids[key],
            name=name,
            kind=kind,
            roles=self._roles(ones),
            speaks_for=body,
            aliases=tuple(aliases),
            mentions=tuple(Mention(*span, how) for span, how in sorted(spans.items())),
        )

    def _roles(self, ones: list[Referent]) -> tuple[str, ...]:
        """The roles in text order, each once; one that a longer one ends with says nothing new."""
        runs = sorted(run for one in ones for run in one.roles)
        roles: dict[str, str] = {}
        for role in (self._role(*run) for run in runs):
            roles.setdefault(role.casefold(), role)
        return tuple(
            role
            for small, role in roles.items()
            if role and not any(other.endswith(f" {small}") for other in roles)
        )

    def _role(self, first: int, after: int) -> str:
        """The words of a role, without articles, days and the marks at its edges."""
        words, small = self._words, load_phrase_words()
        while first < after and (
            words.lower[first] in small.no_role | {"and"} or not words.words[first][0].isalnum()
        ):
            first += 1
        while first < after and (
            words.lower[after - 1] in small.courtesy | small.joining
            or (words.lower[after - 1] in small.naming and is_verb(words.lower[after - 1]))
            or not words.words[after - 1][0].isalnum()
        ):
            after -= 1
        if first >= after:
            return ""
        shortened = words.words[after : after + 1] == ["."] and words.lower[after - 1] + "." in (
            load_party_words().abbreviations
        )
        return " ".join(words.span(first, after + shortened).of(words.text).split())


def party_name(one: Referent) -> str:
    """The one name under which a referent stands in the record."""
    if one.name in (AUTHOR, GENERIC) or not one.named:
        return one.name
    if one.kind == "person":
        return longest_name(one) if one.forms else one.name
    if one.kind == "place":
        return f"Government of {place_name(one)}"
    if one.kind == "government":
        return one.name
    return longest_body_name(one)


def party_kind(one: Referent) -> PartyKind:
    """The kind of party that a referent is."""
    if one.name == AUTHOR:
        return "author"
    if one.name == GENERIC:
        return "generic"
    if one.kind == "place":
        return "government"
    if one.kind == "thing":
        return "unnamed"
    return "group" if one.kind == "several" else one.kind
