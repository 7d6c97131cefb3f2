"""What `import onrecord` gives."""

import subprocess
import sys

import pytest

import onrecord


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(onrecord, name) is not None
    assert name in dir(onrecord)


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Redaer'"):
        onrecord.Redaer  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    program = (
        "import sys, onrecord\n"
        "onrecord.Record, onrecord.InputError, onrecord.SourceOptions, onrecord.read_parallel\n"
        "heavy = {'numpy', 'onnxruntime', 'trafilatura', 'lxml', 'httpx2', 'py3langid', 'click'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
