"""Write docs/workbench.md: each of the 25 features of the workbench, what shows it, and the tests that do.

A feature is a file `tests/workbench/test_fNN_*.py`; its first line says what it is, the names of its
functions what is shown.  Run after a change there: ``python scripts/workbench.py``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = ROOT / "tests" / "workbench"
PAGE = ROOT / "docs" / "workbench.md"
HEAD = """# The workbench, feature by feature

What the tools for rule writers must do, and the tests that show it (`pytest tests/workbench`).
`python scripts/workbench.py` writes this page from the tests; a test checks that it is up to date. The how-to pages
(`docs/howto/`) show how to use the tools, [diagnostics.md](diagnostics.md) what a diagnostic means.
"""


def functions(path: Path) -> Iterator[str]:
    """What the tests of a file show, as sentences."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name.removeprefix("test_").replace("_", " ")


def title(path: Path) -> str:
    """The first line of a file's docstring."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or path.stem
    return said.split("\n\n")[0].replace("\n", " ").rstrip(".")


def page() -> str:
    """The whole page."""
    numbered: dict[int, list[Path]] = {}
    others: list[Path] = []
    for path in sorted(TESTS.glob("test_*.py")):
        number = path.stem[6:8]
        if path.stem[5] == "f" and number.isdecimal():
            numbered.setdefault(int(number), []).append(path)
        else:
            others.append(path)
    lines = [HEAD, "| | feature | shown by the tests |", "|---|---|---|"]
    for number, paths in sorted(numbered.items()):
        said = "; ".join(title(path).partition(": ")[2] or title(path) for path in paths)
        shown = " · ".join(name for path in paths for name in functions(path))
        links = ", ".join(f"[{path.name}](../tests/workbench/{path.name})" for path in paths)
        lines.append(f"| {number} | {said} | {shown} ({links}) |")
    lines += ["", "Beside them:", ""]
    for path in others:
        lines.append(f"- {title(path)}: {' · '.join(functions(path))} ([{path.name}](../tests/workbench/{path.name}))")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
