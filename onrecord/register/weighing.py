"""What speaks for and against a party of an article being one of the register."""

from collections import Counter
from collections.abc import Iterator, Set

from onrecord.register.body_name import BodyAgreement, BodyName, bodies_agree
from onrecord.register.group import Group, Known
from onrecord.register.person_name import NameAgreement, PersonName, names_agree
from onrecord.register.reasons import POINTS, Reason, ReasonKind, reason

_BY_NAME: dict[NameAgreement | BodyAgreement, ReasonKind] = {
    "same": "same-name",
    "part": "part-of-name",
    "spelling": "other-spelling",
    "nickname": "nickname",
    "near": "similar-name",
    "initials": "initials",
    "family": "family-name",
    "acronym": "acronym",
}
_NEAR_DAYS = 7
_FAR_DAYS = 3650
# The share of the names of an article, or of the group's articles, that both have. Tried on the
# lists of tests/data/register from .1 to .3: precision 97.2 to 98.1 on Wikinews, recall 97.6 to
# 96.7.
_SAME_SUBJECT = 0.25
_RARE = 3
_MOST_DETAIL = 3
_MOST_COMPANY = 3


def weigh(one: Known, group: Group) -> list[Reason] | None:
    """The reasons, for and against; None where the names are two parties' at once."""
    found = _of_name(one, group)
    if found is None or (found.kind == "part-of-name" and one.sighting.kind == "group"):
        return None  # "Turkish Americans" are not all the Americans
    return [found, *_of_roles(one, group), *_of_setting(one, group), *_of_kind(one, group)]


def _of_name(one: Known, group: Group) -> Reason | None:
    """The best agreement with a name of the group; none where any name of it is another's."""
    best: ReasonKind | None = None
    for name in group.names:
        kind = agreement_of(one.name, name)
        if kind is None and _is_written_out(one.name) and _is_written_out(name):
            return None
        if kind is not None and (best is None or POINTS[kind] > POINTS[best]):
            best = kind
    if best == "same-name" and not _is_written_out(one.name):
        best = "family-name"
    return reason(best, one.sighting.name) if best else None


def _is_written_out(name: PersonName | BodyName) -> bool:
    """True for a name that is more than a family name or the first letters of a body's."""
    return name.is_full if isinstance(name, PersonName) else True


def agreement_of(one: PersonName | BodyName, other: PersonName | BodyName) -> ReasonKind | None:
    """How two names agree, as a reason; None where they are two parties'."""
    if isinstance(one, PersonName):
        found = names_agree(one, other) if isinstance(other, PersonName) else None
        return _BY_NAME[found] if found else None
    agreed = bodies_agree(one, other) if isinstance(other, BodyName) else None
    return _BY_NAME[agreed] if agreed else None


def _of_roles(one: Known, group: Group) -> Iterator[Reason]:
    signs, common = one.signs, one.name.is_common
    countries, offices, names = (
        _typical(counter, common) for counter in (group.countries, group.offices, group.in_roles)
    )
    if shared := signs.countries & countries:
        yield reason("same-country", _shown(shared))
    elif signs.countries and countries:
        yield reason("other-country", _shown(signs.countries))
    if shared := signs.offices & offices:
        yield reason("same-office", _shown(shared))
    elif signs.offices and offices:
        yield reason("other-office", _shown(signs.offices))
    if shared := signs.names & names:
        yield reason("same-names-in-role", _shown(shared))
    elif common and signs.names and names:
        yield reason("other-names-in-role", _shown(signs.names))


def _typical(counter: Counter[str], common: bool) -> Set[str]:
    """What a group's members share: of a name that many people have, not what one in many has.

    Else a group of such a name that took in one stranger would take in all who are like him.
    """
    if not common or not counter:
        return counter.keys()
    most = max(counter.values())
    return {word for word, number in counter.items() if number * _RARE >= most}


def _of_setting(one: Known, group: Group) -> Iterator[Reason]:
    sighting, setting, common = one.sighting, one.sighting.setting, one.name.is_common
    if isinstance(one.name, PersonName) and _is_of_another_generation(one.name, group):
        yield reason("other-generation", sighting.name)
    if setting.article in group.articles:
        # Of bodies, one name for one party is less sure than of people within an article.
        yield reason("same-article", times=1.0 if one.is_person else 1 / 3)
    if common:
        yield reason("common-name" if one.is_person else "common-body", sighting.name)
    if shared := sighting.company & _typical(group.company, common):
        yield reason("same-company", _shown(shared), times=min(len(shared), _MOST_COMPANY) ** 0.5)
    if setting.words and group.subjects:
        subjects = _typical(group.subjects, common)
        both = setting.words & subjects
        share = len(both) / min(len(setting.words), len(subjects))
        if share >= _SAME_SUBJECT:
            yield reason("same-subject", _shown(both), times=min(2.0, share / _SAME_SUBJECT / 2))
    if setting.outlet in group.outlets:
        yield reason("same-outlet", setting.outlet or "")
    if setting.day is not None and group.first_day is not None and group.last_day is not None:
        apart = max(group.first_day - setting.day, setting.day - group.last_day, 0)
        if apart <= _NEAR_DAYS:
            yield reason("near-in-time")
        elif apart > _FAR_DAYS:
            yield reason("far-in-time", f"{apart // 365} years")


def _of_kind(one: Known, group: Group) -> Iterator[Reason]:
    sighting = one.sighting
    if sighting.kind not in group.kinds:
        yield reason("other-kind", sighting.kind)
    if sighting.wikidata and group.identifiers:
        same = sighting.wikidata in group.identifiers
        yield reason("same-identifier" if same else "other-identifier", sighting.wikidata)


def _is_of_another_generation(name: PersonName, group: Group) -> bool:
    """True where only one of the two has "Jr." to the name, which is left out of few names."""
    return all(
        name.generation != other.generation
        for other in group.names
        if isinstance(other, PersonName)
    )


def _shown(words: Set[str]) -> str:
    return ", ".join(sorted(words)[:_MOST_DETAIL])
