"""How long the first page of each list takes to be made, in a ledger of 100,000 statements.

    python -m benchmarks.ledger --make FILE
    python -m benchmarks.pages FILE_OR_URL

Each page is asked for ten times as a browser does, through the whole service in one process. Told
are the median and the slowest, and the median of processor time, which on a busy machine says more
(of SQLite, which works within the process). The speaker and the outlet are those with the most
statements.
"""

import argparse
import statistics
import time

from fastapi.testclient import TestClient

from benchmarks.ledger import milliseconds
from onrecord.ledger.ledger import open_ledger
from onrecord.ledger.outlets import find_outlets
from onrecord.ledger.speakers import SpeakerSearch, find_speakers
from onrecord.service.app import create_app
from onrecord.service.settings import ServiceSettings
from onrecord.web.rendering import outlet_address, speaker_address


def addresses(where: str) -> list[str]:
    """The pages that are timed."""
    with open_ledger(where) as ledger:
        speaker = find_speakers(ledger.database, SpeakerSearch(limit=1))[0].key
        outlet = find_outlets(ledger.database)[0].key
    return [
        "/overview",
        "/search",
        "/search?q=w1",
        "/search?q=w1&denied=1&since=2024-03-01",
        "/speakers",
        "/speakers?order=denied",
        "/speakers?name=person7",
        speaker_address(speaker),
        "/outlets",
        outlet_address(outlet),
    ]


def main() -> None:
    """The pages are asked for, and the figures printed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("ledger", help="a ledger that `python -m benchmarks.ledger --make` filled")
    where = parser.parse_args().ledger
    print(f"{'page':44}{'kB':>6}{'median ms':>11}{'slowest':>9}{'processor':>11}")
    app = create_app(ServiceSettings(ledger=where, workers=1))
    with TestClient(app, base_url="http://localhost") as client:
        for address in addresses(where):
            answer = client.get(address)
            answer.raise_for_status()

            def ask(address: str = address) -> object:
                return client.get(address)

            took = milliseconds(ask)
            processor = statistics.median(milliseconds(ask, time.process_time))
            size = len(answer.content) / 1000
            print(
                f"{address:44}{size:6.0f}{statistics.median(took):11.0f}{max(took):9.0f}"
                f"{processor:11.0f}"
            )


if __name__ == "__main__":
    main()
