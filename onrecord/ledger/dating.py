"""Times told anew from a publication date that a person put right."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from onrecord.ledger.values import RecordValue, SaidAtValue, StatementValue
from onrecord.ledger.values import Spans as SpansValue
from onrecord.reading.times import ArticleTimes, tell_times
from onrecord.text.lines import find_lines
from onrecord.text.quotation import find_quotations
from onrecord.types import Article, Problem, Span
from onrecord.types.roles import Spans

_STAGE = "times"
# Where the day begins first, it is so far ahead of UTC.
_EARLIEST_ZONE = timedelta(hours=14)


def day_at(moment: str) -> date:
    """The day that it is at the moment (ISO 8601) where it is latest: nobody's day comes after."""
    return (datetime.fromisoformat(moment) + _EARLIEST_ZONE).date()


def tell_anew(record: RecordValue, kept: Collection[str], today: date) -> None:
    """Times, the days on which things were said and the problems follow from the date it has now.

    The words of each time stay where the reading has them. The statements with the ids in `kept`
    keep their days: a person gave these, or the whole statement. A publication date after
    `today`, the day of the correction, is a problem.
    """
    told = _times_of(record, today)
    by_place = {time.span: time for time in told.times}
    for one in record.get("times") or []:
        if found := by_place.get(Span(one["start"], one["end"])):
            one.update(found.to_dict())
    for statement in record["statements"]:
        if statement["id"] not in kept and "said_at" in statement:
            statement["said_at"] = _said_anew(statement, told)
    record["problems"] = _with_problems(record["problems"], told.problems)


def _times_of(record: RecordValue, today: date) -> ArticleTimes:
    value = record["article"]
    text = value["text"]
    article = Article(location=value["location"], text=text, published=value.get("published"))
    parts = [Span(part["start"], part["end"]) for part in value.get("parts") or []]
    quotations = find_quotations(text, parts or list(find_lines(text)))
    return tell_times(article, quotations, today=today)


def _said_anew(statement: StatementValue, told: ArticleTimes) -> SaidAtValue | None:
    """The day by the new date; of words that tell no time any more, what was there."""
    before = statement["said_at"]
    if before is None:
        source, cue, content = statement["source"], statement["cue"], statement["content"]
        named = source["spans"] if source else []
        said = told.said(Spans(_spans(named), _spans(cue["spans"]), _spans(content["spans"])))
    else:
        said = told.said_by(Span(*before["span"])) if before["span"] else None
    if said is None:
        return before
    return {"text": said.text, "span": [*said.span], "from": said.first, "to": said.last}


def _spans(spans: SpansValue) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in spans)


def _with_problems(
    before: list[dict[str, Any]], times: tuple[Problem, ...]
) -> list[dict[str, Any]]:
    """The problems, those with times as they are now, where they stood."""
    others = [one for one in before if one.get("stage") != _STAGE]
    first = next((at for at, one in enumerate(before) if one.get("stage") == _STAGE), len(before))
    return [*others[:first], *(one.to_dict() for one in times), *others[first:]]
