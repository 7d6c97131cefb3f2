"""Requests made from the OpenAPI document, sound and unsound, thrown at a running service.

    python -m tests.api.fuzzing --cases 5000 --seed 1

No answer may be a server error or one that the document does not tell of. Ends with status 1 where
one was, and shows how to ask for it again.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from tests.service.serving import filled, serving, settings_for

# What fits the document by its form may still be refused for what it means: a cursor of another
# list, a statement that is not there.
_NOT_CHECKED = ("positive_data_acceptance",)

# In a form every value is a text: a number where a text should be cannot be told from one.
_FORM = "/api/v1/jobs/files"
_NOT_OF_FORMS = {"negative_data_rejection": {"enabled": False}}


def fuzz(address: str, cases: int, seed: int, report: Callable[[str], None]) -> tuple[int, int]:
    """At least so many requests were made; how many, and how many answers were not as told."""
    done, bad = Counter[str](), 0
    while sum(done.values()) < cases:
        schema = schemathesis.openapi.from_url(
            f"{address}/api/v1/openapi.json", config=_configuration(address, cases, seed)
        )
        for event in from_schema(schema).execute():
            if isinstance(event, events.ScenarioFinished):
                done[event.phase.value] += len(event.recorder.cases)
                bad += _report_failures(event.recorder, report)
            elif isinstance(event, events.NonFatalError | events.FatalError):
                bad += 1
                report(f"the run itself failed: {_told_of(event)}")
        seed += 1
    report(f"{sum(done.values()):,} requests ({dict(done)}), {bad} answers not as told")
    return sum(done.values()), bad


def _configuration(address: str, cases: int, seed: int) -> SchemathesisConfig:
    return SchemathesisConfig.from_dict(
        {
            "base-url": address,
            "seed": seed,
            "request-timeout": 180,  # an address to be read may take its full two minutes
            "continue-on-failure": True,
            "generation": {"max-examples": max(2, cases // 40), "mode": "all"},
            "checks": {name: {"enabled": False} for name in _NOT_CHECKED},
            "operations": [{"include-path": _FORM, "checks": _NOT_OF_FORMS}],
            "phases": {"coverage": {"enabled": cases >= 1000}},
        }
    )


def _report_failures(recorder: Any, report: Callable[[str], None]) -> int:
    bad = 0
    for label, checks in recorder.checks.items():
        for check in checks:
            if check.failure_info is not None:
                bad += 1
                case = recorder.cases[label].value
                told = " ".join(str(check.failure_info.failure).split())
                report(f"{recorder.label}: {check.name}: {told[:1500]}")
                report(f"    {case.as_curl_command()}"[:1500])
    return bad


def _told_of(event: Any) -> str:
    if isinstance(event, events.FatalError):
        return str(event.exception)
    return f"{event.label}: {event.value}"


def main() -> None:
    """Runs from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = settings_for(filled(Path(folder) / "ledger.sqlite"))
        with serving(settings) as address:
            _, bad = fuzz(address, given.cases, given.seed, lambda line: print(line, flush=True))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
