"""Where a register is kept: a file of its own, or the ledger. Both take the same decisions."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from onrecord.errors import UsageError
from onrecord.ledger.ledger import Ledger
from onrecord.register import kept
from onrecord.register.decision import Decision, DecisionKind, PartyPlace
from onrecord.register.file import holding, read_register, write_register
from onrecord.register.register import Entry, Link, Register, build_register, with_links
from onrecord.register.sighting import Sighting


class RegisterHome(Protocol):
    """A register that is kept."""

    def register(self) -> Register:
        """The register, up to date."""

    def decide(self, decision: Decision) -> int:
        """The decision stands; its number, under which it can be undone, comes back."""

    def keep_links(self, links: Mapping[str, Link | None]) -> None:
        """The entries of these ids have these links."""


class RegisterFile:
    """A register in a file; two processes that change it at once wait for each other."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def register(self) -> Register:
        """See `RegisterHome`."""
        if not self._path.exists():
            raise UsageError(
                f"{self._path}: there is no register. `onrecord parties SOURCE... --register "
                "FILE` makes one."
            )
        return read_register(self._path)

    def add(self, sightings: Sequence[Sighting]) -> Register:
        """The register has the sightings as well, and comes back."""
        return self._change(lambda before: build_register(sightings, before=before))

    def decide(self, decision: Decision) -> int:
        """See `RegisterHome`."""
        number = 0

        def decided(before: Register) -> Register:
            nonlocal number
            number = 1 + max((one.number for one in before.decisions), default=0)
            made_at = datetime.now(UTC).isoformat(timespec="seconds")
            numbered = replace(decision, number=number, made_at=made_at)
            return build_register((), before=before, decisions=(*before.decisions, numbered))

        self._change(decided)
        return number

    def undo(self, number: int) -> None:
        """The decision no longer counts. Raises UsageError where there is none."""

        def without(before: Register) -> Register:
            gone = [one for one in before.decisions if one.number == number]
            if not gone:
                raise UsageError(f"{self._path}: there is no decision {number}.")
            left = [one for one in before.decisions if one.number != number]
            released = gone[0].parties
            return build_register((), before=before, decisions=left, released=released)

        self._change(without)

    def keep_links(self, links: Mapping[str, Link | None]) -> None:
        """See `RegisterHome`."""
        self._change(lambda before: with_links(before, links))

    def _change(self, change: Callable[[Register], Register]) -> Register:
        with holding(self._path):
            after = change(read_register(self._path))
            write_register(self._path, after)
        return after


class RegisterInLedger:
    """The register of a ledger; decisions are corrections there."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def register(self) -> Register:
        """See `RegisterHome`."""
        return kept.register_of(self._ledger)

    def decide(self, decision: Decision) -> int:
        """See `RegisterHome`."""
        number = kept.decide(self._ledger, decision)
        kept.bring_up_to_date(self._ledger)
        return number

    def keep_links(self, links: Mapping[str, Link | None]) -> None:
        """See `RegisterHome`."""
        with self._ledger.database.writing():
            for label, link in links.items():
                entry = kept.entry_in(self._ledger, label)
                kept.keep_link(self._ledger.database, replace(entry, link=link))


def entries_meant(given: Sequence[str], register: Register) -> list[Entry]:
    """The entries that these ids, beginnings of ids, or whole names mean; else UsageError."""
    return [_meant(one.strip(), register) for one in given]


def join_decision(entries: Sequence[Entry], author: str, note: str | None) -> Decision:
    """All that these entries have is one party's."""
    places = [_place(one.sighting) for entry in entries for one in entry.members]
    return _decision("join", places, [], author, note)


def split_decision(
    entry: Entry, articles: Sequence[str], author: str, note: str | None
) -> Decision:
    """The party of these articles is another one than in the others."""
    known = {setting.article: setting for setting in (m.sighting.setting for m in entry.members)}
    chosen = {_article_meant(one, known.keys()) for one in articles}
    taken = [m.sighting for m in entry.members if m.sighting.setting.article in chosen]
    others = [m.sighting for m in entry.members if m.sighting.setting.article not in chosen]
    if not others:
        raise UsageError(f"{entry.name} would be left without an article; nothing is split.")
    return _decision("split", list(map(_place, taken)), list(map(_place, others)), author, note)


def _place(sighting: Sighting) -> PartyPlace:
    return PartyPlace(sighting.setting.article, sighting.name)


def _decision(
    kind: DecisionKind,
    parties: Sequence[PartyPlace],
    others: Sequence[PartyPlace],
    author: str,
    note: str | None,
) -> Decision:
    return Decision(0, kind, tuple(parties), tuple(others), author, note=note)


_SHORTEST = 4


def _meant(given: str, register: Register) -> Entry:
    if given in register.by_id:
        return register.by_id[given]
    found = [
        entry
        for entry in register.entries
        if entry.name.casefold() == given.casefold()
        or (len(given) >= _SHORTEST and entry.id.startswith(given))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(entry.id for entry in found[:5])
        raise UsageError(f"{len(found):,} parties are called {given!r}; give an id: {ids}.")
    raise UsageError(f"The register has no party {given!r}; `onrecord parties` lists them.")


def _article_meant(given: str, known: Collection[str]) -> str:
    found = [one for one in known if one == given] or [
        one for one in known if len(given) >= _SHORTEST and one.startswith(given)
    ]
    if len(found) != 1:
        raise UsageError(
            f"The party is not in an article {given!r}; `onrecord parties --why` names them."
        )
    return found[0]
