"""docs/diagnostics.md is what scripts/diagnostics.py writes, and says of every code what it is."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from arabdiplo.lang import KINDS, check_rules

ROOT = Path(__file__).resolve().parents[2]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("diagnostics_page", ROOT / "scripts" / "diagnostics.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current() -> None:
    tool = script()
    assert tool.PAGE.read_text(encoding="utf-8") == tool.page(), "run python scripts/diagnostics.py"


def test_every_code_is_there() -> None:
    text = script().PAGE.read_text(encoding="utf-8")
    assert [code for code in KINDS if f"### {code}: " not in text] == []


def test_what_is_said_to_be_mended_has_edits() -> None:
    """Of the cases that stand in files: those with edits are those that the page names."""
    tool = script()
    here = Path.cwd()
    with_edits = {
        each.code for path in tool.CASES.glob("d*.dpl") for each in check_rules([path], bundled=False) if each.edits
    }
    assert with_edits <= set(tool.MENDED)
    assert set(tool.MENDED) - with_edits <= {"D001", "D007"}
    assert Path.cwd() == here
