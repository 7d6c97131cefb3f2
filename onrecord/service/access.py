"""Who may ask what: middlewares around the whole service, each for one danger."""

import hashlib
import hmac
import logging
import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.service.problems import Problem
from onrecord.service.settings import ServiceSettings

ShowProblem = Callable[[Request, Problem], Response]

COOKIE = "onrecord_session"
SECONDS_OF_A_SESSION = 7 * 24 * 3600
# Open to all who reach the service: signing in, whether it runs, and what pages are made of.
_OPEN = ("/login", "/api/v1/health")
_OPEN_FOLDER = "/static/"

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_log = logging.getLogger("onrecord.service")


class SafeAnswers:
    """Every answer says what a browser may do with it; a defect is an answer, too.

    Stands outermost, so that no error passes by it.
    """

    def __init__(self, app: ASGIApp, show: ShowProblem) -> None:
        self._app = app
        self._show = show

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The request is answered, and nothing is raised."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_safely(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        try:
            await self._app(scope, receive, send_safely)
        except Exception:
            _log.exception("%s %s failed by a defect", scope["method"], scope["path"])
            if started:
                raise  # half an answer is sent; the server breaks the connection off
            problem = Problem(500, "defect", "onrecord failed on this. Please report it.")
            await self._show(Request(scope), problem)(scope, receive, send_safely)


class Gate:
    """Lets a request in, or answers it with the problem that `check` raises."""

    def __init__(self, app: ASGIApp, show: ShowProblem, check: Callable[[Request], None]) -> None:
        self._app = app
        self._show = show
        self._check = check

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The request is answered."""
        if scope["type"] == "http":
            try:
                self._check(Request(scope))
            except Problem as problem:
                await self._show(Request(scope), problem)(scope, receive, send)
                return
        await self._app(scope, receive, send)


class BoundedRequests:
    """A request that brings more than it may is refused before the rest of it is taken."""

    def __init__(self, app: ASGIApp, show: ShowProblem, limit_of: Callable[[str], int]) -> None:
        self._app = app
        self._show = show
        self._limit_of = limit_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The request is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit_of(scope["path"])
        problem = Problem(413, "too-large", f"A request brings at most {limit:,} bytes here.")
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdigit() or int(declared) > limit:
            await self._show(Request(scope), problem)(scope, receive, send)
            return
        taken, started = 0, False

        async def receive_bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise problem
            return message

        async def send_unless_refused(message: Message) -> None:
            nonlocal started
            # Whoever parses the request may take the refusal for damage, and answer so.
            if started or taken <= limit:
                started = True
                await send(message)

        try:
            await self._app(scope, receive_bounded, send_unless_refused)
        except Problem as raised:
            if raised is not problem or started:
                raise
        if not started:
            await self._show(Request(scope), problem)(scope, receive, send)


def check_host(settings: ServiceSettings) -> Callable[[Request], None]:
    """The check that a request names this service as the one that it means.

    A page of another site whose name was made to lead here names that site.
    """

    def check(request: Request) -> None:
        name = _host_name(request.headers.get("host", ""))
        if name is None or not settings.answers_to(name):
            raise Problem(
                400, "other-host",
                "This address does not name the service. Start it with --name NAME to have it "
                "answer to that name.",
            )  # fmt: skip

    return check


def check_site(request: Request) -> None:
    """Nothing happens for a request of a page of this service, of no page, or by a plain link."""
    if not _is_from_here(request):
        raise Problem(
            403, "cross-site", "Pages of other sites may not do this. Open the reading room itself."
        )


def check_token(settings: ServiceSettings) -> Callable[[Request], None]:
    """The check that whoever asks has the token, in a header or by having signed in."""

    def check(request: Request) -> None:
        token, path = settings.token, request.scope["path"]
        if token is None or path in _OPEN or path.startswith(_OPEN_FOLDER):
            return
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and same_secret(given.strip(), token):
            return
        if is_session(_cookie(request), token):
            return
        raise Problem(
            401, "token-needed",
            "This needs the token that the service was started with: `Authorization: Bearer "
            "TOKEN`, or sign in.",
            headers={"WWW-Authenticate": "Bearer"},
        )  # fmt: skip

    return check


def same_secret(given: str, secret: str) -> bool:
    """True when both are the same; how long it takes tells nothing of the secret."""
    return hmac.compare_digest(_digest(given), _digest(secret))


def new_session(token: str, *, moment: float | None = None) -> str:
    """What a browser keeps in place of the token, and until when it counts."""
    end = str(int((time.time() if moment is None else moment) + SECONDS_OF_A_SESSION))
    return f"{end}.{_signature(end, token)}"


def is_session(given: str, token: str) -> bool:
    """True for what `new_session` gave out for this token, as long as it counts."""
    end, _, signature = given.partition(".")
    if not same_secret(signature, _signature(end, token)):
        return False
    return int(end) > time.time()


def _signature(end: str, token: str) -> str:
    key, words = token.encode("utf-8", "replace"), f"onrecord session {end}"
    return hmac.new(key, words.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()


def _cookie(request: Request) -> str:
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _is_from_here(request: Request) -> bool:
    origin = request.headers.get("origin")
    if origin is not None and _authority(origin) != request.headers.get("host", "").lower():
        return False
    site = request.headers.get("sec-fetch-site")
    if site in (None, "same-origin", "none"):
        return True
    # A link on another page may lead here; nothing else of it may ask for anything.
    is_link = request.headers.get("sec-fetch-mode") == "navigate" and request.method == "GET"
    return is_link and request.headers.get("sec-fetch-dest") == "document"


def _authority(origin: str) -> str | None:
    """Host and port of an origin as a `Host` header has them; None for one that is hidden."""
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None


def _host_name(header: str) -> str | None:
    try:
        return urlsplit(f"//{header}").hostname
    except ValueError:
        return None
