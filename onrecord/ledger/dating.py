"""Times told anew from a publication date that a person put right."""

from collections.abc import Collection
from typing import Any

from onrecord.ledger.values import RecordValue, SaidAtValue, Spans, StatementValue
from onrecord.reading.times import day_said, find_times, outside_quotations, said_at
from onrecord.text.lines import find_lines
from onrecord.text.quotation import find_quotations
from onrecord.types import Article, Problem, Span
from onrecord.types.time import TimeExpression

_STAGE = "times"


def tell_anew(record: RecordValue, kept: Collection[str]) -> None:
    """Times, the days on which things were said and the problems follow from the date it has now.

    The words of each time stay where the reading has them. The statements with the ids in `kept`
    keep their days: a person gave these, or the whole statement.
    """
    value = record["article"]
    article = Article(
        location=value["location"], text=value["text"], published=value.get("published")
    )
    times, problems = find_times(article)
    parts = [Span(part["start"], part["end"]) for part in value.get("parts") or []]
    quotations = find_quotations(article.text, parts or list(find_lines(article.text)))
    free = outside_quotations(times, quotations)
    by_place = {(time.start, time.end): time for time in times}
    record["times"] = [_placed(one, by_place) for one in record.get("times") or []]
    for statement in record["statements"]:
        if statement["id"] not in kept and "said_at" in statement:
            statement["said_at"] = _said_anew(article, statement, free)
    record["problems"] = _with_problems(record["problems"], problems)


def _placed(
    time: dict[str, Any], by_place: dict[tuple[int, int], TimeExpression]
) -> dict[str, Any]:
    found = by_place.get((time["start"], time["end"]))
    return {**time, **found.to_dict()} if found else time


def _said_anew(
    article: Article, statement: StatementValue, times: list[TimeExpression]
) -> SaidAtValue | None:
    """The day by the new date; of words that tell no time any more, what was there."""
    before = statement["said_at"]
    if before is None:
        source = statement["source"]
        spans = (statement["cue"]["spans"], source["spans"] if source else [])
        cue, named = map(_spans, spans)
        content = _spans(statement["content"]["spans"])
        time = said_at(article, cue, named, content, times)
    else:
        time = next((one for one in times if [one.start, one.end] == before["span"]), None)
    if time is None:
        return before
    said = day_said(time, article)
    span = [said.span.start, said.span.end]
    return {"text": said.text, "span": span, "from": said.first, "to": said.last}


def _spans(spans: Spans) -> list[Span]:
    return [Span(start, end) for start, end in spans]


def _with_problems(
    before: list[dict[str, Any]], times: tuple[Problem, ...]
) -> list[dict[str, Any]]:
    """The problems, those with times as they are now, where they stood."""
    others = [one for one in before if one.get("stage") != _STAGE]
    first = next((at for at, one in enumerate(before) if one.get("stage") == _STAGE), len(before))
    return [*others[:first], *(one.to_dict() for one in times), *others[first:]]
