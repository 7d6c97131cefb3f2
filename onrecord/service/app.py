"""The service put together: the only place that knows all of its parts."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.types import Scope

from onrecord import __version__
from onrecord.api import router as api
from onrecord.api.answers import problem_answer
from onrecord.api.document import complete, methods_of
from onrecord.errors import InputError, LedgerError, ModelError, TooLargeError, UsageError
from onrecord.service.access import (
    BoundedRequests,
    Gate,
    SafeAnswers,
    check_host,
    check_site,
    check_token,
)
from onrecord.service.problems import Problem
from onrecord.service.service import Service
from onrecord.service.settings import ServiceSettings
from onrecord.web import login, pages
from onrecord.web.rendering import STATIC, render

_FILES = "/api/v1/jobs/files"
_SECONDS_OF_A_YEAR = 31_536_000


def create_app(settings: ServiceSettings) -> FastAPI:
    """The service over the ledger of the settings, which is opened now and closed at its end."""
    service = Service(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        service.start()
        yield
        service.close()

    app = FastAPI(
        title="onrecord",
        summary="Who said what, in which exact words, when, and who disputes it.",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # FastAPI's pages load from another host
        redoc_url=None,
        lifespan=lifespan,
        redirect_slashes=False,
    )
    app.state.service = service
    app.include_router(api.router)
    app.include_router(login.router)
    app.include_router(pages.router)
    app.mount("/static", KeptFiles(directory=STATIC), name="static")
    app.openapi = complete(app)  # type: ignore[method-assign]
    _show_errors(app)
    _guard(app, settings)
    return app


class KeptFiles(StaticFiles):
    """Files that a browser keeps for a year where the address names their version."""

    def file_response(
        self, full_path: Any, stat_result: Any, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, or that it has not changed."""
        found = super().file_response(full_path, stat_result, scope, status_code)
        is_named = scope.get("query_string", b"").startswith(b"v=")
        lasts = f"public, max-age={_SECONDS_OF_A_YEAR}, immutable" if is_named else "no-cache"
        found.headers["Cache-Control"] = lasts
        return found


def show_problem(request: Request, problem: Problem) -> Response:
    """The problem as JSON for programs and as a page for people."""
    path: str = request.scope["path"]
    if path.startswith("/api/"):
        return problem_answer(problem)
    if problem.status == HTTPStatus.UNAUTHORIZED:
        query = request.scope["query_string"].decode("ascii", "replace")
        wanted = f"{path}?{query}" if query else path
        return RedirectResponse(f"/login?next={quote(wanted, safe='/')}", status_code=303)
    page = render(
        "error.html",
        status=problem.status,
        heading=HTTPStatus(problem.status).phrase,
        message=problem.detail,
        bare=problem.kind in ("other-host", "cross-site"),
    )
    return HTMLResponse(page, problem.status, problem.headers)


def _guard(app: FastAPI, settings: ServiceSettings) -> None:
    """Every request passes these, the last one named here first."""
    sizes = settings.sizes
    app.add_middleware(
        BoundedRequests,
        show=show_problem,
        limit_of=lambda path: sizes.files if path == _FILES else sizes.request,
    )
    app.add_middleware(Gate, show=show_problem, check=check_token(settings))
    app.add_middleware(Gate, show=show_problem, check=check_site)
    app.add_middleware(Gate, show=show_problem, check=check_host(settings))
    app.add_middleware(SafeAnswers, show=show_problem)


def _show_errors(app: FastAPI) -> None:
    """Every error that the package or the framework raises is answered as a problem."""
    for kind, told in _TOLD.items():
        app.add_exception_handler(kind, _handler(told))


def _handler(told: Callable[[Any], Problem]) -> Callable[[Request, Exception], Response]:
    def handle(request: Request, error: Exception) -> Response:
        problem = told(error)
        methods = methods_of(request.app, request.scope["path"])
        if problem.status == HTTPStatus.METHOD_NOT_ALLOWED and methods:
            # The framework names those of one function only.
            problem.headers["Allow"] = ", ".join(methods)
        return show_problem(request, problem)

    return handle


def _told_of_http(error: HTTPException) -> Problem:
    status = HTTPStatus(error.status_code)
    kind = status.phrase.lower().replace(" ", "-")
    detail = _SENTENCES.get(error.status_code, str(error.detail))
    return Problem(error.status_code, kind, detail, headers=dict(error.headers or {}))


def _told_of_values(error: RequestValidationError) -> Problem:
    fields = [
        {"field": ".".join(map(str, one["loc"])), "message": str(one["msg"])}
        for one in error.errors()
    ]
    first = fields[0] if fields else {"field": "the request", "message": "it is damaged"}
    detail = f"{first['field']}: {first['message']}."
    if fields and error.errors()[0]["type"] == "extra_forbidden":
        detail = f"This address takes no {first['field'].rpartition('.')[2]!r}."
    return Problem(422, "unfit-value", detail, fields=fields)


_SENTENCES = {
    404: "There is nothing at this address.",
    405: "This address does not take such a request.",
}
_TOLD: dict[type[Exception], Callable[[Any], Problem]] = {
    Problem: lambda error: error,
    HTTPException: _told_of_http,
    RequestValidationError: _told_of_values,
    TooLargeError: lambda error: Problem(413, "too-large", str(error)),
    InputError: lambda error: Problem(422, error.kind, str(error)),
    UsageError: lambda error: Problem(422, "unfit-value", str(error)),
    LedgerError: lambda error: Problem(503, "ledger", str(error)),
    ModelError: lambda error: Problem(503, "model", str(error)),
}
