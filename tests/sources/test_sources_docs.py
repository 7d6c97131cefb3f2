import re
import subprocess
import sys
from pathlib import Path

import onrecord.sources
from onrecord.sources.dates import AMBIGUOUS_DATE, UNREADABLE_DATE
from onrecord.sources.formats import FORMATS

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text("utf-8")
CODE = "\n".join(
    path.read_text("utf-8") for path in Path(onrecord.sources.__file__).parent.rglob("*.py")
)


def test_every_format_and_its_suffixes_stand_in_the_docs() -> None:
    for known in FORMATS:
        assert f"| {known.name} |" in PAGE
        assert all(f"`{suffix}`" in PAGE for suffix in known.suffixes)


def test_every_kind_of_failure_and_problem_stands_in_the_docs() -> None:
    kinds = re.findall(r'kind="([a-z-]+)"', CODE) + re.findall(r'"sources",\s+"([a-z-]+)"', CODE)
    kinds += [UNREADABLE_DATE, AMBIGUOUS_DATE]
    assert len(kinds) > 25
    assert [kind for kind in kinds if f"`{kind}`" not in PAGE] == []


def test_importing_the_sources_imports_none_of_the_slow_libraries() -> None:
    slow = (
        "trafilatura",
        "lxml",
        "httpx2",
        "httpcore2",
        "pypdfium2",
        "charset_normalizer",
        "protego",
    )
    script = f"import sys, onrecord.sources; print([n for n in {slow} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
