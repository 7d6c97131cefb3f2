"""A statement as far as it is needed to tell which other it denies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.types import Party, Span, Statement
from onrecord.types.act import Act, Polarity
from onrecord.types.party import PartyKind


@dataclass(frozen=True, slots=True)
class Voiced:
    """One statement with its act and with those who make it.

    `by` are the ids of the parties, empty where nobody can tell who is meant; `names` are all
    the ways in which the article writes them ("Jane Doe", "the minister"), `kinds` what they
    are. `parent` is the id of the statement in whose content this one stands. `speaks_for` are
    the ids of the bodies that they speak for. `is_sure` holds where it was surely found. Spans
    stand in text order.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: Act
    polarity: Polarity
    by: tuple[str, ...]
    names: tuple[str, ...] = ()
    kinds: tuple[PartyKind, ...] = ()
    parent: str | None = None
    speaks_for: tuple[str, ...] = ()
    is_sure: bool = True

    @property
    def start(self) -> int:
        """Where the first of its spans begins."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))

    @property
    def end(self) -> int:
        """Where the last of its spans ends."""
        return max(span.end for span in (*self.source, *self.cue, *self.content))


def voices(
    text: str,
    statements: Sequence[Statement],
    parties: Iterable[Party],
    least_sure: float = 0.0,
) -> tuple[Voiced, ...]:
    """The statements with those who make them, once their acts and parties are told.

    A party is called by its name, its aliases and every source that means it alone, and one who
    speaks for a body by the name of the body too. Those with a confidence below `least_sure` are
    not sure.
    """
    known = {party.id: party for party in parties}
    names = {party.id: {party.name, *party.aliases} for party in known.values()}
    for party in known.values():
        if party.speaks_for in known:
            names[party.id].add(known[party.speaks_for].name)
    for one in statements:
        if len(one.by) == 1 and one.by[0] in names and one.source is not None:
            names[one.by[0]].add(" ".join(span.of(text) for span in one.source.spans))
    return tuple(
        Voiced(
            id=one.id,
            source=one.source.spans if one.source else (),
            cue=one.cue.spans,
            content=one.content.spans,
            act=one.act or "state",
            polarity=one.polarity or "affirmed",
            by=one.by,
            names=tuple(sorted(name for party in one.by for name in names.get(party, ()))),
            kinds=tuple(known[party].kind for party in one.by if party in known),
            parent=one.parent,
            speaks_for=tuple(
                known[party].speaks_for or party for party in one.by if party in known
            ),
            is_sure=one.confidence >= least_sure,
        )
        for one in statements
    )
