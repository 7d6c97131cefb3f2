"""Errors as answers: problem+json (RFC 9457) for programs, a page for people."""

from http import HTTPStatus
from typing import Any


class Problem(Exception):  # noqa: N818  (the name that the standard has)
    """Ends a request with the status; `kind` is a stable short name for programs."""

    def __init__(
        self,
        status: int,
        kind: str,
        detail: str,
        *,
        headers: dict[str, str] | None = None,
        fields: list[dict[str, str]] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.headers = headers or {}
        self.fields = fields or []

    def to_dict(self) -> dict[str, Any]:
        """The problem as RFC 9457 writes it."""
        found: dict[str, Any] = {
            "type": f"urn:onrecord:problem:{self.kind}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        return {**found, "fields": self.fields} if self.fields else found


class NotFound(Problem):
    """What is asked for is not there."""

    def __init__(self, detail: str) -> None:
        super().__init__(404, "not-found", detail)
