"""Answers as the API writes them."""

import json
from typing import Any

from fastapi.responses import Response

from onrecord.service.problems import Problem

PROBLEM_TYPE = "application/problem+json"
PROBLEM_SCHEMA = {"$ref": "#/components/schemas/Problem"}

_WHEN = {
    400: "The address of the request does not name this service, or the request is damaged.",
    401: "The token is missing or wrong.",
    403: "A page of another site asked for it.",
    404: "It is not there.",
    405: "The address does not take such a request.",
    409: "It is done already.",
    413: "The request brings more than it may.",
    422: "A value makes no sense; `detail` says which, and what it may be.",
    429: "Too much waits already; `Retry-After` says when to try again.",
    501: "A package that this needs is not installed.",
    503: "The ledger or the model cannot be read.",
}
# What may happen whatever is asked for.
_ALWAYS = (400, 401, 403, 405, 422, 503)


class Answer(Response):
    """A value as JSON in ASCII, which holds every text, lone surrogates as well."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The bytes of the value."""
        return json.dumps(content, separators=(",", ":")).encode("ascii")


class ProblemAnswer(Answer):
    """A problem (RFC 9457)."""

    media_type = PROBLEM_TYPE


def problem_answer(problem: Problem) -> Response:
    """The problem as an answer."""
    return ProblemAnswer(problem.to_dict(), problem.status, problem.headers)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What the document says of the errors with these statuses, and of those that any may give."""
    return {
        status: {
            "description": _WHEN[status],
            "content": {PROBLEM_TYPE: {"schema": PROBLEM_SCHEMA}},
        }
        for status in sorted({*_ALWAYS, *statuses})
    }
