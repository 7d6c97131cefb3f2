"""Addresses of pages, each of which shows the same to whoever it is given to."""

from urllib.parse import quote, urlencode

from fastapi import Request

from onrecord.ledger.words import name_in_words

# Stands for a name without letters and digits, and for an outlet that is not told.
NOTHING = "-"


def name_in_address(name: str) -> str:
    """The name as addresses have it, like `jane-doe`; however it is spelt, it is the same one."""
    return quote(name_in_words(name).replace(" ", "-") or NOTHING, safe="")


def better_address(request: Request, name: str) -> str | None:
    """The address at which the page of the name stands; None where the request has that one.

    `name` is the last part of the path, as the request spells it.
    """
    folder = "/" + request.url.path.split("/")[1]
    wanted = f"{folder}/{name_in_address(name)}"
    if request.scope["raw_path"].decode("ascii", "replace") == wanted:
        return None
    return f"{wanted}?{request.url.query}" if request.url.query else wanted


def same_page(request: Request, **changed: str | int | None) -> str:
    """The address of the page with other values; None takes one away."""
    given = [(name, value) for name, value in request.query_params.multi_items() if value]
    kept = [(name, value) for name, value in given if name not in changed]
    kept += [(name, str(value)) for name, value in changed.items() if value is not None]
    path = quote(request.url.path, safe="/-._~%")
    return f"{path}?{urlencode(kept)}" if kept else path
