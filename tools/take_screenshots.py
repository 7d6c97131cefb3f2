"""The pictures of the reading room in docs/images are what it looks like now.

    python tools/take_screenshots.py [CSV] [--only NAME]

The CSV has articles with the columns url, date, title and text; those in the docs are of Wikinews
(CC BY 2.5). Each picture is a page of a reading room over a new ledger with the first of them.
Needs playwright, and Chromium at ONRECORD_BROWSER or on the path.
"""

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
ARTICLES = ROOT.parent / "shared" / "data" / "wikinews" / "wikinews_2019.csv"
_HOW_MANY = 24
_PORT = 8651
_ADDRESS = f"http://127.0.0.1:{_PORT}"
_MOST_BYTES = 200_000
_WIDE = (1160, 690)
_PHONE = (390, 780)
_TALL = (1160, 880)


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the page, and the keys and clicks before it is taken.

    A step is a key (`key j`), or what to click, or point at (`hover .m`), as a CSS selector.
    """

    name: str
    path: str
    steps: tuple[str, ...] = ()
    size: tuple[int, int] = _WIDE
    scheme: str = "light"


SHOTS = (
    Shot("read", "/read"),
    Shot("article", "/articles/12", ("hover .statement:nth-child(4)",)),
    Shot("article-dark", "/articles/16", ("hover .text .m.source",), scheme="dark"),
    Shot("article-phone", "/articles/13", (".text .m.content >> nth=3",), _PHONE),
    Shot("denial", "/articles/13", (".denial a >> nth=1",)),
    Shot("correct", "/articles/16", ("key j", "key j", "key Enter")),
    Shot("search", "/search?q=police+OR+court&since=2019-01-01"),
    Shot("speaker", "/speakers/donald-trump", size=_TALL),
    Shot("outlet", "/outlets/wikinews", size=_TALL),
    Shot("overview", "/overview", size=_TALL, scheme="dark"),
)


def main() -> None:
    """The pictures are in docs/images."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path, default=ARTICLES)
    parser.add_argument("--only", metavar="NAME", action="append")
    given = parser.parse_args()
    wanted = [shot for shot in SHOTS if given.only is None or shot.name in given.only]
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _room(given.articles, Path(folder)):
        _take(wanted)


@contextmanager
def _room(articles: Path, folder: Path) -> Iterator[None]:
    """A reading room over the first articles of the file."""
    some, ledger = folder / "articles.csv", folder / "ledger.sqlite"
    with articles.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))[:_HOW_MANY]
    with some.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    command = (sys.executable, "-m", "onrecord")
    add = (*command, "add", str(some), "--outlet", "Wikinews", "--ledger", str(ledger))
    subprocess.run(add, check=True)
    serve = (*command, "serve", "--port", str(_PORT), "--ledger", str(ledger))
    with subprocess.Popen(serve) as server:
        try:
            _wait()
            yield
        finally:
            server.terminate()


def _wait() -> None:
    """The reading room answers."""
    deadline = time.monotonic() + 60
    while True:
        try:
            urlopen(f"{_ADDRESS}/read").close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def _take(wanted: list[Shot]) -> None:
    from playwright.sync_api import sync_playwright

    path = os.environ.get("ONRECORD_BROWSER") or shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for shot in wanted:
            width, height = shot.size
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme=shot.scheme,  # type: ignore[arg-type]
                reduced_motion="reduce",
            )
            page.goto(_ADDRESS + shot.path)
            for step in shot.steps:
                _do(page, step)
            page.wait_for_timeout(400)
            target = IMAGES / f"{shot.name}.png"
            page.screenshot(path=target)
            size = target.stat().st_size
            sys.stderr.write(f"{target.name}: {size:,} bytes\n")
            if size > _MOST_BYTES:
                sys.exit(f"{target.name} is too large for the docs; show less on it.")
            page.close()
        browser.close()


def _do(page: Any, step: str) -> None:
    what, _, rest = step.partition(" ")
    if what == "key":
        page.keyboard.press(rest)
    elif what == "hover":
        page.hover(rest)
    else:
        page.locator(step).click()


if __name__ == "__main__":
    main()
