"""Signing in, and pages of other sites, in a real browser."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.ledger.ledger import open_ledger
from tests.service.serving import filled, serving, settings_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TOKEN = "correct-horse-battery-staple"
_ATTACK = """<!doctype html><title>Other site</title>
<form method="post" action="{room}/api/v1/corrections/1/undo" enctype="text/plain">
<input name='{{"note": "' value='"}}'><button>Prize</button></form>
<iframe src="{room}/read"></iframe>
<script>
const change = {{method: "POST", body: "{{}}"}};
const asked = [
  fetch("{room}/api/v1/corrections/1/undo", {{...change, mode: "no-cors"}}),
  fetch("{room}/api/v1/corrections/1/undo",
        {{...change, headers: {{"content-type": "application/json"}}}}),
  fetch("{room}/api/v1/corrections").then((answer) => answer.text()),
];
Promise.allSettled(asked).then((ends) => {{
  document.title = ends.map((one) => one.status + ":" + (one.value?.status ?? "")).join(" ");
}});
</script>"""


@contextmanager
def other_site(page: str) -> Iterator[str]:
    """A site of somebody else on this machine, with one page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}"
        server.shutdown()


def test_whoever_signs_in_comes_where_they_wanted_to_go(browser: "Browser", tmp_path: Path) -> None:
    settings = settings_for(filled(tmp_path / "ledger.sqlite"), token=TOKEN)
    with serving(settings) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.goto("/search?words=talks")
        assert "/login" in page.url
        page.get_by_label("Token").fill("a wrong one")
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("alert").wait_for()
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/search?words=talks")
        context.close()


def test_a_page_of_another_site_neither_changes_nor_sees_anything(
    browser: "Browser", tmp_path: Path
) -> None:
    ledger = filled(tmp_path / "ledger.sqlite")
    with serving(settings_for(ledger)) as address, other_site(_ATTACK.format(room=address)) as site:
        context = browser.new_context()
        page = context.new_page()
        page.goto(site)
        page.wait_for_function("document.title !== 'Other site'")
        assert page.title() == "rejected: rejected: rejected:"
        page.get_by_role("button", name="Prize").click()
        page.wait_for_load_state()
        assert "cross-site" in page.content()
        context.close()
    with open_ledger(ledger) as opened:
        assert len(opened.corrections()) == 1
