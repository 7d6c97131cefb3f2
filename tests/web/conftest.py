"""A reading room that runs, and Debian's Chromium to look at it with."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.ledger.ledger import Ledger, open_ledger
from tests.example_records import StandIn
from tests.ledger.sample import harvest, talks

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = Path(__file__).parents[2] / "pages"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Room:
    """A running reading room: where it is, and where its ledger is."""

    address: str
    where: Path

    def ledger(self) -> Ledger:
        """The ledger, opened once more."""
        return open_ledger(self.where)


@dataclass
class Visit:
    """A page in the browser. What it asked for and what went wrong is noted."""

    page: "Page"
    room: Room
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def go(self, path: str) -> "Page":
        """The page of the path is shown."""
        self.page.goto(self.room.address + path)
        return self.page


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A reading room over two articles, read without a model."""
    pytest.importorskip("fastapi", reason="the service is not installed: pip install '.[serve]'")
    import uvicorn

    from onrecord.service.app import create_app
    from onrecord.service.settings import ServiceSettings

    where = tmp_path_factory.mktemp("room") / "ledger.sqlite"
    with open_ledger(where, create=True) as ledger:
        ledger.add(talks())
        ledger.add(harvest())
    settings = ServiceSettings(ledger=str(where), workers=1, make_reader=StandIn)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(create_app(settings), host="127.0.0.1", port=port, log_level="warning")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    yield Room(f"http://127.0.0.1:{port}", where)
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Chromium; the test is skipped, with the reason, where there is none."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = os.environ.get("ONRECORD_BROWSER") or shutil.which("chromium")
    if path is None:
        pytest.skip("no Chromium: install Debian's `chromium`, or name one with ONRECORD_BROWSER")
    with driver.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: "Browser", room: Room) -> Iterator[Visit]:
    """A page of its own, which asks no other machine and has no error in it."""
    context = browser.new_context(
        base_url=room.address, reduced_motion="reduce", viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    made = Visit(page, room)
    page.on("request", lambda request: made.asked.append(request.url))
    page.on("pageerror", lambda error: made.wrong.append(str(error)))
    page.on("console", lambda message: _note(made, message))
    yield made
    context.close()
    assert all(url.startswith((room.address, "data:", "blob:")) for url in made.asked), made.asked
    assert made.wrong == []


def _note(visit: Visit, message: Any) -> None:
    """What the browser refuses (by the security policy, say) stands among its messages."""
    if message.type == "error" and "status of 4" not in message.text:
        visit.wrong.append(message.text)


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    script = PAGES / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        pytest.skip("axe-core is not installed: npm ci in pages/")
    return script.read_text(encoding="utf-8")


def serious_faults(page: "Page", axe: str) -> list[str]:
    """What axe finds in the page that is serious or worse, a line each."""
    page.evaluate(axe + "; undefined")
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:3]
    ]
