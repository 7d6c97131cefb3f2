"""The statements that a person asked for, of all those in a record."""

from dataclasses import dataclass, replace

from onrecord.types import Act, Record, Statement


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for: acts, words of the speaker's name, the first day; empty means any."""

    acts: tuple[Act, ...] = ()
    by: str = ""
    since: str = ""  # ISO 8601 day

    def of(self, record: Record) -> Record:
        """The record with the statements that were asked for, and the figures that they give.

        Each says what it says without the choice: `denies` and `parent` may name statements that
        are left out.
        """
        if not (self.acts or self.by or self.since):
            return record
        names = _names_of_parties(record)
        kept = [s for s in record.statements if self._is_meant(s, record, names)]
        known = {statement.id for statement in kept}
        return replace(
            record,
            statements=tuple(kept),
            quantities=tuple(one for one in record.quantities if one.statement in known),
        )

    def _is_meant(self, statement: Statement, record: Record, names: dict[str, str]) -> bool:
        if self.acts and statement.act not in self.acts:
            return False
        if self.by and self.by.casefold() not in _speakers(statement, names):
            return False
        return not self.since or _day_of(statement, record) >= self.since


def _names_of_parties(record: Record) -> dict[str, str]:
    return {party.id: "\n".join((party.name, *party.aliases)) for party in record.parties}


def _speakers(statement: Statement, names: dict[str, str]) -> str:
    written = statement.source.text if statement.source else ""
    return "\n".join((written, *(names.get(party, "") for party in statement.by))).casefold()


def _day_of(statement: Statement, record: Record) -> str:
    """The last day on which it may have been said, else the day of publication; else empty."""
    told = statement.said_at.last if statement.said_at else None
    return (told or record.article.published or "")[:10]
