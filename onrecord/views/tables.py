"""Tables of a page: shown, drawn as charts, and given as CSV from the same rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.ledger.counts import Counted

Cell = str | int | None
ChartForm = Literal["bars", "shares", "timeline"]

# A timeline has bars of days up to so many days, of months up to so many years, else of years.
MOST_DAYS = 62
MOST_YEARS_OF_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name (in CSV) and in words (on the page)."""

    name: str
    words: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class InArticle:
    """A place in an article: its number, and the key of the statement where it is about one."""

    article: int
    statement: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns. `name` tells it from the other tables of its page.

    Where the rows are of speakers or of outlets, `keys` has the name of each in searched words, of
    articles its number, of places in articles these, or None where that one has no page.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    rows_are: Literal["speakers", "outlets", "articles", "places"] | None = None
    keys: tuple[str | InArticle | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A table that is drawn: its first column along one axis, `series` of columns, stacked."""

    table: Table
    form: ChartForm
    series: tuple[str, ...]


def counts_table(
    name: str, title: str, what: str, counted: Sequence[Counted], nothing: str = "not told"
) -> Table:
    """What is counted, a row each."""
    return Table(
        name,
        title,
        (Column(what, what.capitalize()), Column("statements", "Statements", is_number=True)),
        tuple((one.value or nothing, one.count) for one in counted),
    )


def bars(table: Table) -> Chart:
    """The rows of the table as bars, as long as their last column says."""
    return Chart(table, "bars", (table.columns[-1].name,))


def shares(table: Table, series: Iterable[Column]) -> Chart:
    """The rows of the table as bars of one length, in which each column has its share."""
    return Chart(table, "shares", tuple(column.name for column in series))


def timeline(name: str, title: str, days: Iterable[Counted]) -> Chart:
    """The statements of each day, month or year in order, one after the other.

    Of the statements one in a hundred at either end may lie so far off that the rest would be a
    line: the bars end before these. How many these are, and how many have no day, is in the note.
    """
    known: dict[date, int] = {}
    without = 0
    for one in days:
        day = _day(one.value)
        if day is None:
            without += one.count
        else:
            known[day] = known.get(day, 0) + one.count
    first, last = _middle(known)
    unit = _unit(first, last)
    steps = _steps(first, last, unit) if known else []
    found = dict.fromkeys(steps, 0)
    before = after = 0
    for day, count in known.items():
        step = _step(day, unit)
        if step in found:
            found[step] += count
        elif step < steps[0]:
            before += count
        else:
            after += count
    columns = (Column(unit, unit.capitalize()), Column("statements", "Statements", is_number=True))
    note = _left_out(before, after, without, steps)
    table = Table(name, title, columns, tuple(found.items()), note)
    return Chart(table, "timeline", ("statements",))


def _left_out(before: int, after: int, without: int, steps: Sequence[str]) -> str:
    """What the bars do not show, in words."""
    told = []
    if before:
        told.append(f"before {steps[0]}: {before:,}")
    if after:
        told.append(f"after {steps[-1]}: {after:,}")
    if without:
        told.append(f"of no known day: {without:,}")
    return f"Not drawn: {'; '.join(told)}." if told else ""


def _middle(days: dict[date, int]) -> tuple[date, date]:
    """The first and last of the days without one statement in a hundred at either end."""
    if not days:
        return date.min, date.min
    ordered = sorted(days)
    least = sum(days.values()) // 100
    return _reached(ordered, days, least), _reached(ordered[::-1], days, least)


def _reached(ordered: Sequence[date], days: dict[date, int], least: int) -> date:
    passed = 0
    for day in ordered:
        passed += days[day]
        if passed > least:
            return day
    return ordered[-1]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _unit(first: date, last: date) -> Literal["day", "month", "year"]:
    if (last - first).days < MOST_DAYS:
        return "day"
    return "month" if last.year - first.year < MOST_YEARS_OF_MONTHS else "year"


def _step(day: date, unit: str) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]


def _steps(first: date, last: date, unit: str) -> list[str]:
    """Every day, month or year from the first to the last."""
    if unit == "day":
        return [
            (first + timedelta(days=number)).isoformat()
            for number in range((last - first).days + 1)
        ]
    if unit == "year":
        return [f"{year:04}" for year in range(first.year, last.year + 1)]
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]
