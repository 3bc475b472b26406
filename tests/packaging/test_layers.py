"""Which packages know which: none is above and below another."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import arabdiplo

HOME = Path(arabdiplo.__file__).parent


def known(package: str) -> set[str]:
    """The parts of arabdiplo that the modules of a package import, wherever in them."""
    found = set()
    for file in (HOME / package).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found |= {name.split(".")[1] for name in names if name.startswith("arabdiplo.")}
    return found - {package}


@pytest.mark.parametrize(
    ("package", "above"),
    [
        ("text", {"morph", "lang", "engine", "document", "events", "tables", "runs", "tools", "cli", "_api"}),
        ("morph", {"lang", "engine", "document", "events", "tables", "runs", "tools", "cli", "_api"}),
        ("lang", {"engine", "events", "export", "tables", "runs", "cli", "_api"}),
        ("events", {"engine", "document", "tables", "runs", "tools", "cli", "frames", "spark", "_api"}),
        ("tables", {"engine", "runs", "tools", "cli", "frames", "spark"}),
        ("runs", {"tools", "cli", "frames", "spark"}),
        ("tools", {"cli", "runs"}),
    ],
)
def test_no_package_knows_one_above_it(package: str, above: set[str]) -> None:
    assert (HOME / package).is_dir()
    assert not known(package) & above
