"""A register as plain JSON values, one a line of a file or a row of a table."""

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.register.reasons import reason_of
from onrecord.register.register import Entry, Link, Member
from onrecord.register.sighting import Setting, Sighting


def setting_to_dict(setting: Setting) -> dict[str, Any]:
    """The article as a register keeps it."""
    return {
        "article": setting.article,
        "location": setting.location,
        "outlet": setting.outlet,
        "day": setting.day,
        "words": sorted(setting.words),
    }


def setting_of(value: Mapping[str, Any]) -> Setting:
    """The article that `setting_to_dict` gave."""
    return Setting(
        value["article"], value["location"], value["outlet"], value["day"],
        frozenset(value["words"]),
    )  # fmt: skip


def member_to_dict(member: Member) -> dict[str, Any]:
    """The party of an article as a register keeps it, its article by name alone."""
    one = member.sighting
    return {
        "article": one.setting.article,
        "party": one.label,
        "name": one.name,
        "kind": one.kind,
        "aliases": list(one.aliases),
        "roles": list(one.roles),
        "company": sorted(one.company),
        "statements": one.statements,
        "first_words": one.first_words,
        "wikidata": one.wikidata,
        "named": one.is_named,
        "why": [reason.to_dict() for reason in member.why],
    }


def member_of(value: Mapping[str, Any], settings: Mapping[str, Setting]) -> Member:
    """The party that `member_to_dict` gave; KeyError where its article is not among them."""
    sighting = Sighting(
        settings[value["article"]],
        value["party"],
        value["name"],
        value["kind"],
        tuple(value["aliases"]),
        tuple(value["roles"]),
        frozenset(value["company"]),
        value["statements"],
        value["first_words"],
        value["wikidata"],
        value["named"],
    )
    return Member(sighting, tuple(map(reason_of, value["why"])))


def entry_to_dict(entry: Entry) -> dict[str, Any]:
    """What a register keeps of an entry beside its members."""
    link = entry.link
    return {
        "id": entry.id,
        "name": entry.name,
        "kind": entry.kind,
        "was": list(entry.was),
        "link": {"item": link.item, "score": link.score, "reason": link.reason} if link else None,
    }


def entry_of(value: Mapping[str, Any], members: Iterable[Member]) -> Entry:
    """The entry that `entry_to_dict` gave, with its members."""
    link = value["link"]
    return Entry(
        value["id"],
        value["name"],
        value["kind"],
        tuple(members),
        Link(link["item"], link["score"], link["reason"]) if link else None,
        tuple(value["was"]),
    )
