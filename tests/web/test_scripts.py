"""The scripts that ship are those that the sources give."""

import shutil
import subprocess
from pathlib import Path

import pytest

from onrecord.web.rendering import STATIC, environment
from tests.web.conftest import PAGES


def _node() -> str:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed; only those who change the scripts need it")
    if not (PAGES / "node_modules").is_dir():
        pytest.skip("what builds the scripts is not installed: npm ci in pages/")
    return node


def test_the_scripts_are_what_the_sources_give(tmp_path: Path) -> None:
    subprocess.run([_node(), "build.mjs", str(tmp_path)], cwd=PAGES, check=True)
    built = {path.name: path.read_bytes() for path in tmp_path.glob("*.js")}
    shipped = {path.name: path.read_bytes() for path in STATIC.glob("*.js")}
    assert built.keys() == shipped.keys()
    assert [name for name in built if built[name] != shipped[name]] == []


def test_the_sources_keep_their_types() -> None:
    compiler = PAGES / "node_modules" / "typescript" / "bin" / "tsc"
    found = subprocess.run(
        [_node(), str(compiler), "--noEmit"], cwd=PAGES, capture_output=True, text=True, check=False
    )
    assert found.stdout == ""


def test_positions_are_counted_in_code_points() -> None:
    found = subprocess.run(
        [_node(), "--test", "tests/"], cwd=PAGES, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout


def test_nothing_in_the_lock_names_a_registry() -> None:
    lock = (PAGES / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock


def test_no_page_carries_a_script_or_a_style_of_its_own() -> None:
    for name in environment().list_templates():
        source, _, _ = environment().loader.get_source(environment(), name)  # type: ignore[union-attr]
        assert " style=" not in source, name
        assert "<style" not in source, name
        assert "<script>" not in source, name
