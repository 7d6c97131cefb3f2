"""What speaks for and against a party of an article being one of the register."""

from collections.abc import Iterator

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
# The share of the names of an article, or of the group's articles, that both have. Two articles
# of one day's news in Wikinews share .1 of theirs in the middle, two on one story .35.
_SAME_SUBJECT = 0.2
_MOST_DETAIL = 3
_MOST_COMPANY = 3


def weigh(one: Known, group: Group) -> list[Reason] | None:
    """The reasons, for and against; None where the names are two parties' at once."""
    found = _of_name(one, group)
    if found is None:
        return None
    return [found, *_of_roles(one, group), *_of_setting(one, group), *_of_kind(one, group)]


def _of_name(one: Known, group: Group) -> Reason | None:
    """The best agreement with a name of the group; none where any name of it is another's."""
    best: ReasonKind | None = None
    full = False
    for name in group.names:
        kind = agreement_of(one.name, name)
        if kind is None:
            # A name that stands against one that is written out is another's; one that only a
            # likeness brought in is not asked.
            if isinstance(name, BodyName) or (isinstance(name, PersonName) and not name.is_full):
                continue
            return None
        if best is None or POINTS[kind] > POINTS[best]:
            best, full = kind, isinstance(name, BodyName) or name.is_full
    if best is None:
        return None
    if best == "same-name" and not full:
        best = "family-name"
    return reason(best, one.sighting.name)


def agreement_of(one: PersonName | BodyName, other: PersonName | BodyName) -> ReasonKind | None:
    """How two names agree, as a reason; None where they are two parties'."""
    if isinstance(one, PersonName):
        found = names_agree(one, other) if isinstance(other, PersonName) else None
        return _BY_NAME[found] if found else None
    agreed = bodies_agree(one, other) if isinstance(other, BodyName) else None
    return _BY_NAME[agreed] if agreed else None


def _of_roles(one: Known, group: Group) -> Iterator[Reason]:
    signs = one.signs
    if shared := signs.countries & group.countries.keys():
        yield reason("same-country", _shown(shared))
    elif signs.countries and group.countries:
        yield reason("other-country", _shown(signs.countries))
    if shared := signs.offices & group.offices.keys():
        yield reason("same-office", _shown(shared))
    elif signs.offices and group.offices:
        yield reason("other-office", _shown(signs.offices))
    if shared := signs.names & group.in_roles.keys():
        yield reason("same-names-in-role", _shown(shared))


def _of_setting(one: Known, group: Group) -> Iterator[Reason]:
    sighting, setting = one.sighting, one.sighting.setting
    if setting.article in group.articles:
        yield reason("same-article")
    if one.name.is_common:
        yield reason("common-name", sighting.name)
    if shared := sighting.company & group.company.keys():
        yield reason("same-company", _shown(shared), times=min(len(shared), _MOST_COMPANY) ** 0.5)
    if setting.words and group.subjects:
        both = setting.words & group.subjects.keys()
        share = len(both) / min(len(setting.words), len(group.subjects))
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


def _shown(words: set[str] | frozenset[str]) -> str:
    return ", ".join(sorted(words)[:_MOST_DETAIL])
