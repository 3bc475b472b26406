"""The page that lists the features: all 25 are there, and it is as the tests are."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("workbench_page", ROOT / "scripts" / "workbench.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date(script: ModuleType) -> None:
    assert script.PAGE.read_text(encoding="utf-8") == script.page(), "run python scripts/workbench.py"


def test_all_features_have_tests(script: ModuleType) -> None:
    numbers = {path.stem[6:8] for path in script.TESTS.glob("test_f[0-9][0-9]_*.py")}
    assert numbers == {f"{number:02d}" for number in range(1, 26)}
    for path in script.TESTS.glob("test_f*.py"):
        assert list(script.functions(path)), path
