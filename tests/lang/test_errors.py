"""Golden files: one rule file a code (`errors/d201.dpl`) and what is said of it (`.out`).

After a change of messages: ``python tests/lang/test_errors.py`` writes the
``.out`` files anew; read the difference before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from arabdiplo.lang import KINDS, check_rules

FOLDER = Path(__file__).parent / "errors"
CASES = sorted(path.stem for path in FOLDER.glob("d*.dpl"))

#: codes that no rule file alone can show: of the text as bytes, of a folder, and of tools that run tests
ELSEWHERE = {"D001", "D007", "D411", "D603", "D604", "D605"}


def said_of(name: str) -> str:
    return "".join(f"{each}\n" for each in check_rules([f"{name}.dpl"], bundled=False))


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    assert said_of(name) == (FOLDER / f"{name}.out").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_shows_its_code(name: str) -> None:
    code = name[:4].upper()
    assert f" {code} " in (FOLDER / f"{name}.out").read_text(encoding="utf-8")


def test_every_code_has_a_case() -> None:
    shown = {name[:4].upper() for name in CASES}
    assert set(KINDS) - ELSEWHERE - shown == set()


def test_helper_module_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    assert check_rules(["core.dpl"], bundled=False) == ()


def write() -> None:
    os.chdir(FOLDER)
    for name in CASES:
        Path(f"{name}.out").write_text(said_of(name), encoding="utf-8")


if __name__ == "__main__":
    write()
