"""docs/event-types.md is what scripts/event_types.py writes (run it after a change of the rules)."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from arabdiplo._api import shared_extractor

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("event_types", ROOT / "scripts" / "event_types.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_in_step_with_the_rules(script: ModuleType) -> None:
    shown = script.PAGE.read_text(encoding="utf-8")
    assert shown == script.page(shared_extractor().program), "run python scripts/event_types.py"


def test_every_event_every_role_and_every_frame_stands_there(script: ModuleType) -> None:
    text = script.page(shared_extractor().program)
    program = shared_extractor().program
    assert re.findall(r"^## (\w+)$", text, re.M)[:2] == ["visit", "meeting"]
    assert set(re.findall(r"^## (\w+)$", text, re.M)) == {event.name for _, event in program.events}
    for home, frame in program.frames:
        assert f"| `{home}.{frame.name}` |" in text
    for _, event in program.events:
        part = text.split(f"## {event.name}\n")[1].split("\n## ")[0]
        assert all(f"| {role.name}{'*' if role.many else ''} |" in part for role in event.public)


def test_check_fails_on_an_old_page(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "event-types.md"
    old.write_text("old", encoding="utf-8")
    monkeypatch.setattr(script, "PAGE", old)
    assert script.main(["--check"]) == 1
    assert script.main([]) == 0
    assert script.main(["--check"]) == 0
