"""The terminal view of who speaks: each party with what it is called and what it said first."""

from collections.abc import Iterator

from onrecord.register.register import Entry, Member
from onrecord.views.runs import Layout, Run, paint, wrap
from onrecord.views.visible import one_line, without_password
from onrecord.views.wording import counted

_MARGIN = "    "
_MOST_ROLES = 3
_MOST_ALIASES = 4
_LONGEST_ROLE = 60
_LONGEST_WORDS = 160


def show_party(entry: Entry, layout: Layout, *, why: bool = False) -> str:
    """Name, kind and counts; roles and other names; the first words; with `why`, the reasons."""
    lines = list(_head(entry, layout.width))
    if known := _known(entry):
        lines += wrap([Run(known, "dim")], layout.width, _MARGIN, _MARGIN)
    if entry.first_words:
        words = _cut(one_line(entry.first_words), _LONGEST_WORDS)
        lines += wrap([Run(words, "content")], layout.width, _MARGIN, _MARGIN)
    if why:
        for member in entry.members:
            lines += wrap(_why(member), layout.width, _MARGIN + "- ", _MARGIN + "  ")
    return "".join(f"{paint(line, layout).rstrip()}\n" for line in lines)


def _head(entry: Entry, width: int) -> Iterator[list[Run]]:
    said = counted(entry.statements, "statement")
    if len(entry.articles) > 1:
        said += f" in {counted(len(entry.articles), 'article')}"
    told = [entry.kind, said, entry.id]
    if entry.wikidata:
        told.insert(2, entry.wikidata)
    about = " · ".join(one_line(one) for one in told if one)
    yield from wrap(
        [Run(one_line(entry.name), "source"), Run(f" · {about}", "dim")], width, "", "  "
    )


def _known(entry: Entry) -> str:
    """Roles and other names, the most frequent of each."""
    roles = [_cut(one_line(role), _LONGEST_ROLE) for role in entry.roles[:_MOST_ROLES]]
    aliases = [one_line(alias) for alias in entry.aliases[:_MOST_ALIASES]]
    also = f"also {', '.join(aliases)}" if aliases else ""
    return " — ".join(part for part in ("; ".join(roles), also) if part)


def _why(member: Member) -> list[Run]:
    sighting = member.sighting
    place = one_line(without_password(sighting.setting.location))
    told = f" in {place} (article {one_line(sighting.setting.article[:12])})"
    reasons = "; ".join(
        f"{one.kind} {one.points:+g}" + (f" ({one_line(one.detail)})" if one.detail else "")
        for one in member.why
    )
    return [
        Run(one_line(sighting.name)),
        Run(told, "dim"),
        Run(f": {reasons}" if reasons else ""),
    ]


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
