"""What was given for an article, kept where a later reading of it tells nothing itself."""

import json
from typing import cast

from onrecord.ledger.dating import day_at, tell_anew
from onrecord.ledger.values import ArticleValue, RecordValue
from onrecord.sources.dates import AMBIGUOUS_DATE, UNREADABLE_DATE

# Of a date that is of no account where one is given.
_DOUBTS = (AMBIGUOUS_DATE, UNREADABLE_DATE)


def with_what_was_given(record: RecordValue, before: ArticleValue, moment: str) -> RecordValue:
    """The record with the outlet and the given day of the reading before, where it has none.

    Times follow from the day. `moment` is the one at which the record is added (ISO 8601). The
    outlet stays wherever it came from: an address changes its outlet less often than its page.
    """
    article = record["article"]
    outlet = None if article.get("outlet") else before.get("outlet")
    is_given = before.get("published_basis") == "given"
    published = before.get("published") if is_given and not article.get("published") else None
    if not outlet and not published:
        return record
    found = cast(RecordValue, json.loads(json.dumps(record)))
    if outlet:
        found["article"]["outlet"] = outlet
    if published:
        found["article"] |= {"published": published, "published_basis": "given"}
        found["problems"] = [one for one in found["problems"] if one.get("kind") not in _DOUBTS]
        if "times" in found:
            tell_anew(found, (), day_at(moment))
    return found
