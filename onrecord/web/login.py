"""The page on which people give the token, and the way out."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.service.access import COOKIE, SECONDS_OF_A_SESSION, new_session, same_secret
from onrecord.service.needs import ServiceHere
from onrecord.web.listing import Asked
from onrecord.web.rendering import render

router = APIRouter(include_in_schema=False)


class LoginAsked(Asked):
    """Where whoever gives the token is led."""

    next: str = "/"


@router.get("/login", response_class=HTMLResponse)
def login_page(asked: Annotated[LoginAsked, Query()]) -> str:
    """The page that asks for the token."""
    return _page(asked.next, None)


@router.post("/login")
def sign_in(
    request: Request,
    service: ServiceHere,
    token: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Who gives the token is led where they wanted to go, and known for a week."""
    wanted = service.settings.token
    if wanted is None:
        return RedirectResponse(_local(next), status_code=303)
    if not same_secret(token.strip(), wanted):
        return HTMLResponse(_page(next, "This is not the token."), status_code=403)
    answer = RedirectResponse(_local(next), status_code=303)
    answer.set_cookie(
        COOKIE,
        new_session(wanted),
        max_age=SECONDS_OF_A_SESSION,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/logout")
def sign_out() -> Response:
    """The browser no longer has what stands for the token."""
    answer = RedirectResponse("/login", status_code=303)
    answer.delete_cookie(COOKIE)
    return answer


def _page(wanted: str, message: str | None) -> str:
    return render("login.html", action="/login", next=_local(wanted), message=message, bare=True)


def _local(address: str) -> str:
    """The address where it is one of this service; a browser takes `//` and `/\\` for others."""
    is_here = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_here and address.isprintable() and "\\" not in address else "/"
