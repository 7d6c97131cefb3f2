"""Templates filled in: what every page is made with.

A page is a template in `templates/` that extends `base.html` and fills its blocks `title` and
`main`; `head`, `scripts` and `keys` where it has style sheets, scripts and keys of its own. It is
given values (`onrecord/views`), never the ledger, and everything in them is escaped. The security
policy of the pages allows no script and no style within them: styles stand in `static/*.css`,
scripts are TypeScript modules in `pages/src`, one file there for each script here, built by
`npm ci && npm run build` in `pages/`.
"""

import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onrecord.views.trail import field_in_words
from onrecord.views.wording import parties_named
from onrecord.web.addresses import name_in_address

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
_TEMPLATES = _HERE / "templates"

# Name (as `place` of a page), address and words of what the bar at the top leads to.
PLACES = (
    ("read", "/read", "Read"),
    ("search", "/search", "Search"),
    ("speakers", "/speakers", "Speakers"),
    ("outlets", "/outlets", "Outlets"),
    ("overview", "/overview", "Overview"),
)


def render(template: str, **values: Any) -> str:
    """The page as HTML. `place` says where it stands in the bar, `wide` that it fills the window,
    `bare` that whoever sees it may go nowhere yet.
    """
    shown = {"place": None, "wide": False, "bare": False, **values}
    page = environment().get_template(template).render(shown)
    return page.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot be sent


@cache
def environment() -> Environment:
    """The templates, with what all of them may use."""
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals["asset"] = asset_address
    found.globals["places"] = PLACES
    found.globals["field_in_words"] = field_in_words
    found.filters["as_party"] = parties_named
    found.globals["name_in_address"] = name_in_address
    found.globals["speaker_address"] = speaker_address
    found.globals["outlet_address"] = outlet_address
    found.filters["as_json"] = lambda value: json.dumps(asdict(value))
    return found


@cache
def asset_address(name: str) -> str:
    """The address of a file in `static/`, another one whenever the file is another one."""
    content = (STATIC / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def speaker_address(name: str) -> str:
    """The address of the page of a speaker."""
    return f"/speakers/{name_in_address(name)}"


def outlet_address(name: str | None) -> str:
    """The address of the page of an outlet; without a name, that of articles of none."""
    return f"/outlets/{name_in_address(name or '')}"
