"""Sightings that are one party, with all that tells who it is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from onrecord.register.body_name import BodyName, body_name
from onrecord.register.person_name import PersonName, person_name
from onrecord.register.reasons import Reason
from onrecord.register.roles import RoleSigns, countries_among, role_signs
from onrecord.register.sighting import Sighting
from onrecord.register.spelling import folded

Name = PersonName | BodyName
# What a party is about is told by its first articles as well as by all of them.
_MOST_SUBJECTS = 400


@dataclass(frozen=True, slots=True)
class Known:
    """A sighting with its name in parts and what its roles tell."""

    sighting: Sighting
    name: Name
    signs: RoleSigns
    # Of the decisions that two parties are not one: number, and which of the two this is.
    sides: tuple[tuple[int, bool], ...] = ()

    @property
    def is_person(self) -> bool:
        """True for a person, False for a body of whatever kind."""
        return isinstance(self.name, PersonName)

    @property
    def block(self) -> str:
        """Only sightings of one block can be one party."""
        return f"{'person' if self.is_person else 'body'} {self.name.block}"


def known_of(sighting: Sighting, sides: tuple[tuple[int, bool], ...] = ()) -> Known | None:
    """What is known of a sighting; None where nobody else can be told to be the same."""
    if not sighting.is_named:
        return None
    name: Name | None
    if sighting.kind == "person":
        aliases = [folded(alias) for alias in sighting.aliases if alias.isalpha()]
        words = sighting.name.split()
        ends = {folded(words[0]), folded(words[-1])} if words else set()
        told = [alias for alias in aliases if alias in ends]
        name = person_name(sighting.name, told[0] if len(set(told)) == 1 else None)
    else:
        name = body_name(sighting.name)
    if name is None:
        return None
    signs = role_signs(sighting.roles)
    if isinstance(name, BodyName) and name.words != ("government",):
        # A body of a name that others have is told by the countries that its articles are about.
        own = frozenset({name.country}) if name.country else None
        about = countries_among(sighting.setting.words) if name.is_common else frozenset()
        signs = replace(signs, countries=own or about)
    return Known(sighting, name, signs, sides)


def countries_of_article(sighting: Sighting) -> frozenset[str]:
    """The codes of the countries that the article is about, or whose governments speak in it."""
    speakers = (word for name in sighting.company for word in name.split())
    return countries_among((*sighting.setting.words, *speakers))


@dataclass(slots=True)
class Group:
    """The sightings that are taken for one party; `why` has the reasons for each but the first."""

    number: int
    is_person: bool
    id: str | None = None
    members: list[Known] = field(default_factory=list)
    why: dict[tuple[str, str], tuple[Reason, ...]] = field(default_factory=dict)
    names: Counter[Name] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    in_roles: Counter[str] = field(default_factory=Counter)
    company: Counter[str] = field(default_factory=Counter)
    subjects: Counter[str] = field(default_factory=Counter)
    outlets: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    identifiers: set[str] = field(default_factory=set)
    sides: dict[int, bool] = field(default_factory=dict)
    first_day: int | None = None
    last_day: int | None = None

    @property
    def is_full(self) -> bool:
        """True where somebody is named by more than a family name."""
        return any(isinstance(name, BodyName) or name.is_full for name in self.names)

    def add(self, one: Known, why: Iterable[Reason] = ()) -> None:
        """The sighting is one of the group's."""
        sighting, setting = one.sighting, one.sighting.setting
        self.members.append(one)
        if reasons := tuple(why):
            self.why[sighting.place] = reasons
        self.names[one.name] += 1
        self.kinds[sighting.kind] += 1
        self.offices.update(one.signs.offices)
        self.countries.update(one.signs.countries)
        self.in_roles.update(one.signs.names)
        self.company.update(sighting.company)
        if len(self.subjects) < _MOST_SUBJECTS:
            self.subjects.update(setting.words)
        if setting.outlet:
            self.outlets.add(setting.outlet)
        self.articles.add(setting.article)
        if sighting.wikidata:
            self.identifiers.add(sighting.wikidata)
        self.sides.update(one.sides)
        self._note_day(setting.day)

    def is_kept_from(self, one: Known) -> bool:
        """True where a person said that the sighting is not this party."""
        return any(self.sides.get(number, side) != side for number, side in one.sides)

    def is_split_from(self, other: "Group") -> bool:
        """True where a person said that the two are not one."""
        return any(self.sides.get(number, side) != side for number, side in other.sides.items())

    def take(self, other: "Group", why: Iterable[Reason]) -> None:
        """All sightings of the other group are this one's."""
        reasons = tuple(why)
        for one in other.members:
            self.add(one, other.why.get(one.sighting.place, reasons))

    def _note_day(self, day: int | None) -> None:
        if day is not None:
            self.first_day = day if self.first_day is None else min(day, self.first_day)
            self.last_day = day if self.last_day is None else max(day, self.last_day)
