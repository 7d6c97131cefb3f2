"""The OpenAPI document, completed with what FastAPI does not know."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from starlette.routing import compile_path

_PROBLEM = {
    "title": "Problem",
    "description": "What went wrong (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "Stable, for programs."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "A sentence for people."},
        "fields": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
_BEARER = {"type": "http", "scheme": "bearer", "description": "Where the service has a token."}


def complete(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """What gives the document, made once."""
    make = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = make()
            components = found.setdefault("components", {})
            components.setdefault("schemas", {})["Problem"] = _PROBLEM
            components["securitySchemes"] = {"token": _BEARER}
            found["security"] = [{}, {"token": []}]
        return app.openapi_schema or {}

    return openapi


def methods_of(app: FastAPI, path: str) -> list[str]:
    """The methods that the document has for the path of a request, in order."""
    found = set()
    for template, methods in app.openapi()["paths"].items():
        if compile_path(template)[0].match(path):
            found |= {method.upper() for method in methods}
    return sorted(found)
