"""The register: each party of all the articles, once, and why what was put together is one."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from onrecord.register.decision import Decided, Decision, PartyPlace, folded_place
from onrecord.register.group import Group, Known, known_of
from onrecord.register.grouping import Block, fullness
from onrecord.register.reasons import Reason, total
from onrecord.register.sighting import Sighting, first_telling

_LENGTH_OF_ID = 10


@dataclass(frozen=True, slots=True)
class Link:
    """The Wikidata item that a party was found to be: how sure that is, and why."""

    item: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Member:
    """A party of an article, and why it is one with those before it; the first has no reason."""

    sighting: Sighting
    why: tuple[Reason, ...] = ()

    @property
    def points(self) -> float:
        """The points of the reasons."""
        return round(total(self.why), 2)


@dataclass(frozen=True, slots=True)
class Entry:
    """One party across articles. `was` are ids that it had before it was put together with others.

    `roles` and `aliases` come with the most frequent first.
    """

    id: str
    name: str
    kind: str
    members: tuple[Member, ...]
    link: Link | None = None
    was: tuple[str, ...] = ()

    @property
    def statements(self) -> int:
        """How many statements are by the party."""
        return sum(one.sighting.statements for one in self.members)

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles in which it speaks or is spoken for, in order."""
        return tuple(dict.fromkeys(one.sighting.setting.article for one in self.members))

    @property
    def roles(self) -> tuple[str, ...]:
        """What it is called besides its name."""
        return _ranked(role for one in self.members for role in one.sighting.roles)

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other ways in which its name is written."""
        forms = (
            form for one in self.members for form in (one.sighting.name, *one.sighting.aliases)
        )
        return tuple(form for form in _ranked(forms) if form != self.name)

    @property
    def first_words(self) -> str:
        """What it said first that tells something, by the day of the articles."""
        return first_telling([s.first_words for s in self._in_order() if s.first_words])

    @property
    def wikidata(self) -> str | None:
        """The id of its item: as a person or a record gave it, else as it was found."""
        given = _ranked(one.sighting.wikidata for one in self.members if one.sighting.wikidata)
        return given[0] if given else (self.link.item if self.link else None)

    def _in_order(self) -> list[Sighting]:
        found = [one.sighting for one in self.members]
        return sorted(found, key=lambda one: (one.setting.day is None, one.setting.day or 0))


@dataclass(frozen=True, slots=True)
class Register:
    """All parties by id, in the order of what they said most."""

    entries: tuple[Entry, ...] = ()
    decisions: tuple[Decision, ...] = ()
    by_place: dict[tuple[str, str], Entry] = field(init=False, compare=False, repr=False)
    by_id: dict[str, Entry] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        places = {one.sighting.place: entry for entry in self.entries for one in entry.members}
        ids = {old: entry for entry in self.entries for old in entry.was}
        ids |= {entry.id: entry for entry in self.entries}
        object.__setattr__(self, "by_place", places)
        object.__setattr__(self, "by_id", ids)

    @property
    def sightings(self) -> Iterator[Sighting]:
        """The parties of all articles come."""
        return (one.sighting for entry in self.entries for one in entry.members)

    def entry_of(self, article: str, party: str) -> Entry | None:
        """The entry of a party of an article, by the ids of both; None where it is not known."""
        return self.by_place.get((article, party))


def build_register(
    sightings: Iterable[Sighting],
    *,
    before: Register | None = None,
    decisions: Sequence[Decision] | None = None,
    released: Iterable[PartyPlace] = (),
) -> Register:
    """The register of the sightings.

    What was one in the register `before` stays one and keeps its id; the articles among the
    sightings stand in the place of what it had of them. `decisions` are all that people decided,
    by default those of `before`; `released` are parties that an undone decision held, which are
    told anew. Takes time nearly linear in the number of sightings.
    """
    before = before or Register()
    decided = before.decisions if decisions is None else tuple(decisions)
    building = _Building(before, Decided(decided), {folded_place(one) for one in released})
    building.take(sightings)
    building.settle()
    return Register(building.entries(), decided)


class _Building:
    """Groups by block, and the sightings that nobody else can be told to be the same as."""

    def __init__(self, before: Register, decided: Decided, released: set[PartyPlace]) -> None:
        self._before = before
        self._released = released
        self._decided = decided
        self._numbers = count()
        self._blocks: dict[str, list[Group]] = defaultdict(list)
        self._waiting: dict[str, list[Known]] = defaultdict(list)
        self._alone: list[Sighting] = []
        self._groups: list[Group] = []
        self._reasons: dict[tuple[str, str], tuple[Reason, ...]] = {}

    def take(self, sightings: Iterable[Sighting]) -> None:
        """All sightings, old and new, stand in groups or wait in their blocks."""
        new = {one.place: one for one in sightings}
        articles = {article for article, _ in new}
        for entry in self._before.entries:
            kept = [one for one in entry.members if one.sighting.setting.article not in articles]
            self._take_entry(entry, kept)
        for sighting in new.values():
            self._wait(sighting)

    def settle(self) -> None:
        """Every sighting is in its group; what people joined is one."""
        for key in sorted(self._blocks.keys() | self._waiting.keys()):
            block = Block(self._blocks[key])
            waiting = sorted(self._waiting[key], key=fullness)
            for one in waiting:
                block.take(one, next(self._numbers))
            if waiting:
                block.settle()
            self._groups += block.groups.values()
        self._join()

    def entries(self) -> tuple[Entry, ...]:
        """The groups and the single ones as entries, those that said most first."""
        taken: set[str] = set()
        found = [self._entry(group, taken) for group in self._groups]
        for sighting in self._alone:
            known = self._before.by_place.get(sighting.place)
            label = known.id if known else new_id(sighting)
            found.append(Entry(label, sighting.name, sighting.kind, (Member(sighting),)))
        ids = {one.id for one in found}
        found = [
            replace(one, was=tuple(old for old in one.was if old not in ids)) if one.was else one
            for one in found
        ]
        return tuple(sorted(found, key=lambda one: (-one.statements, one.name, one.id)))

    def _take_entry(self, entry: Entry, members: list[Member]) -> None:
        """What was one stays one, unless a person decided otherwise since."""
        knowns = [
            (one, known_of(one.sighting, self._decided.sides_of(one.sighting))) for one in members
        ]
        # What a person took out comes last, so that the others stay where they are.
        knowns.sort(key=lambda pair: bool(pair[1] and any(side for _, side in pair[1].sides)))
        group = Group(next(self._numbers), entry.kind == "person", entry.id)
        block = ""
        for member, known in knowns:
            if known is None:
                self._alone.append(member.sighting)
            elif self._leaves(known, group) or (block and known.block != block):
                self._waiting[known.block].append(known)
            else:
                block = known.block
                group.add(known, (one for one in member.why if one.kind != "person-joined"))
        if group.members:
            self._blocks[block].append(group)

    def _leaves(self, one: Known, group: Group) -> bool:
        """True where a decision, or the undoing of one, takes the sighting out of its group."""
        place = PartyPlace(one.sighting.setting.article, one.sighting.name)
        return group.is_kept_from(one) or folded_place(place) in self._released

    def _wait(self, sighting: Sighting) -> None:
        known = known_of(sighting, self._decided.sides_of(sighting))
        if known is None:
            self._alone.append(sighting)
        else:
            self._waiting[known.block].append(known)

    def _join(self) -> None:
        """What people joined is one, across blocks as well."""
        by_place: dict[PartyPlace, Group] = {}
        for group in self._groups:
            for one in group.members:
                sighting = one.sighting
                for name in (*sighting.aliases, sighting.name):
                    by_place[folded_place(PartyPlace(sighting.setting.article, name))] = group
        gone: dict[int, Group] = {}
        for decision, places in self._decided.joined():
            groups = [_last(by_place[place], gone) for place in places if place in by_place]
            ordered = sorted({group.number: group for group in groups}.values(), key=_size)
            for group in ordered[1:]:
                why = Reason("person-joined", 0.0, f"decision {decision.number}")
                first = ordered[0]
                for one in group.members:
                    first.add(one, (why, *group.why.get(one.sighting.place, ())))
                gone[group.number] = first
        self._groups = [group for group in self._groups if group.number not in gone]

    def _entry(self, group: Group, taken: set[str]) -> Entry:
        members = tuple(
            Member(one.sighting, group.why.get(one.sighting.place, ())) for one in group.members
        )
        earlier = Counter(
            known.id for one in members if (known := self._before.by_place.get(one.sighting.place))
        )
        if group.id is not None:
            earlier[group.id] += 1
        ids = [label for label, _ in earlier.most_common() if label not in taken]
        label = ids[0] if ids else new_id(members[0].sighting)
        while label in taken:
            label = new_id(members[0].sighting, label)
        taken.add(label)
        was = {old for one in ids for old in (one, *self._before.by_id[one].was)} - {label}
        known = self._before.by_id.get(label)
        return Entry(
            label,
            _name_of(members),
            group.kinds.most_common(1)[0][0],
            members,
            link=known.link if known else None,
            was=tuple(sorted(was)),
        )


def new_id(sighting: Sighting, taken: str = "") -> str:
    """The id of a party that is first known from this sighting; the same in every run.

    `taken` is one that another party has already.
    """
    told = "\0".join((*sighting.place, sighting.name, taken))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH_OF_ID]


def with_links(register: Register, links: Mapping[str, Link | None]) -> Register:
    """The register in which the entries of these ids have these links."""
    entries = [
        replace(entry, link=links[entry.id]) if entry.id in links else entry
        for entry in register.entries
    ]
    return Register(tuple(entries), register.decisions)


def _name_of(members: Sequence[Member]) -> str:
    """The name it is mostly called by, a longer one before a shorter where both are frequent."""
    names = Counter(one.sighting.name for one in members)
    most = max(names.values())
    frequent = [name for name, number in names.items() if number * 3 >= most]
    return max(frequent, key=lambda name: (len(name.split()), names[name], name))


def _ranked(words: Iterable[str | None]) -> tuple[str, ...]:
    counts = Counter(word for word in words if word)
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))


def _last(group: Group, gone: dict[int, Group]) -> Group:
    while group.number in gone:
        group = gone[group.number]
    return group


def _size(group: Group) -> tuple[int, int]:
    return -len(group.members), group.number
