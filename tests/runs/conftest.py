"""A small archive and rules of its own, so that a run takes moments."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shared import OPENING

TEXTS = (
    "افتتح وزير النقل الأردني الجسر أمس",
    "لا شيء يذكر اليوم",
    "افتتح الرئيس التونسي المعرض، وافتتح وزير الثقافة التونسي المتحف",
)


@pytest.fixture(scope="session")
def rules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Arguments of `run` that load the one rule."""
    path = tmp_path_factory.mktemp("rules") / "opening.dpl"
    path.write_text(OPENING, encoding="utf-8")
    return {"rules": str(path), "bundled": False}


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 60 documents, three of which cannot be read."""
    folder = tmp_path_factory.mktemp("archive")
    lines = [json.dumps({"id": f"d{n}", "text": TEXTS[n % 3], "date": "2024-03-06"}) for n in range(40)]
    lines[7], lines[23] = "{broken", '{"id": "x", "text": 5}'
    (folder / "a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = [f'r{n},"{TEXTS[n % 3]}"' for n in range(19)]
    (folder / "b.csv").write_text("\n".join(["id,text", *rows]) + "\n", encoding="utf-8")
    (folder / "c.txt").write_bytes("افتتح".encode("cp1256"))
    return folder
