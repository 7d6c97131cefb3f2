"""What the front page prints is what happens."""

import re
from pathlib import Path

import pytest

README = Path(__file__).parent.parent / "README.md"


def test_the_python_example_runs_as_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(example, str(README), "exec"), {})
    printed = capsys.readouterr().out
    assert "the minister | said | Taxes will rise" in printed
    assert '"text":"Jane Doe"' in printed
    assert "text 2 | the article has no text." in printed
