"""Which statements stand around one, and who of those that make them tells it."""

from collections.abc import Iterator, Mapping


def around(label: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """The statements around one come, the nearest first, each once."""
    seen = {label}
    outer = parents.get(label)
    while outer is not None and outer in parents and outer not in seen:
        yield outer
        seen.add(outer)
        outer = parents[outer]


def teller_of(
    label: str, parents: Mapping[str, str | None], speakers: Mapping[str, str]
) -> str | None:
    """Who tells the statement: the nearest around it that somebody else makes; None where none.

    What stands in the speaker's own words ("he said that he feared") nobody else tells. Empty
    where the text names nobody.
    """
    others = (speakers[one] for one in around(label, parents) if speakers[one] != speakers[label])
    return next(others, None)
