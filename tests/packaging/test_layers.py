"""The order of the packages: each imports only what is below it, and any module can be imported first."""

from __future__ import annotations

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import arabdiplo

HOME = Path(arabdiplo.__file__).parent
ORDER = (
    ("errors", "_version", "_pause", "_later"),
    ("_cache", "_cells", "_json", "_limits"),
    ("text",),
    ("morph",),
    ("lang",),
    ("events",),
    ("temporal",),
    ("syntax",),
    ("matching",),
    ("roles",),
    ("document",),
    ("engine",),
    ("_api", "_sent"),
    ("_rows",),
    ("io", "export", "tables", "tools"),
    ("report", "runs", "frames", "spark"),
    ("arabdiplo",),  # the door of the package, which opens what is asked for
    ("spacy", "cli"),
    ("__main__",),
)
"""all parts of the package, the lowest first; those of one line do not import each other"""
LEVEL = {part: level for level, parts in enumerate(ORDER) for part in parts}
PAIR = {"_api", "_sent"}
"""import each other, where they are called"""
FILES = {
    ".".join(("arabdiplo", *file.relative_to(HOME).with_suffix("").parts)).removesuffix(".__init__"): file
    for file in sorted(HOME.rglob("*.py"))
}


def part(module: str) -> str:
    """The part of the package that a module is, or stands in."""
    return module.split(".")[1] if "." in module else module


def statements(node: ast.AST, late: bool) -> Iterator[ast.AST]:
    """What stands below a node; not late: only what runs when the module is imported."""
    for child in ast.iter_child_nodes(node):
        if not late and isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if not late and isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from statements(child, late)


def imported(module: str, late: bool) -> set[str]:
    """The modules of arabdiplo that a module imports, with their packages; late: also in functions, and for types."""
    file = FILES[module]
    found = set()
    for node in statements(ast.parse(file.read_text(encoding="utf-8")), late):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            home = file.relative_to(HOME.parent).parts[: -node.level] if node.level else ()
            base = ".".join([*home, *([node.module] if node.module else ())])
            found |= {f"{base}.{alias.name}" if f"{base}.{alias.name}" in FILES else base for alias in node.names}
    packages = {one.rpartition(".")[0] for one in found}
    around = {one for one in packages if f"{module}.".startswith(f"{one}.")}  # loaded before it, whatever it imports
    return ((found | packages - around) & FILES.keys()) - {module}


def test_every_part_has_its_place() -> None:
    parts = {part(module) for module in FILES}
    assert parts == LEVEL.keys(), "a new package stands in ORDER, too"
    assert len(LEVEL) == sum(map(len, ORDER))


@pytest.mark.parametrize("above", sorted(LEVEL))
def test_no_part_imports_one_that_is_not_below_it(above: str) -> None:
    """Not in a function, and not for its types."""
    wrong = [
        f"{module} imports {one}"
        for module in FILES
        if part(module) == above
        for one in imported(module, late=True)
        if part(one) != above and LEVEL[part(one)] >= LEVEL[above] and {part(one), above} != PAIR
    ]
    assert wrong == []


def test_no_modules_import_each_other() -> None:
    """Where none do, nothing depends on which is imported first."""
    order = graphlib.TopologicalSorter({module: imported(module, late=False) for module in FILES})
    assert set(order.static_order()) == FILES.keys()


FIRST = """
import importlib, sys
for name in sys.argv[1:]:
    for known in [known for known in sys.modules if known.partition(".")[0] == "arabdiplo"]:
        del sys.modules[known]
    importlib.import_module(name)
"""


def test_what_knows_most_can_be_imported_first() -> None:
    names = [module for module in FILES if part(module) == "document"]
    rooms = [f"arabdiplo.{room}" for rooms in ORDER for room in rooms if (HOME / room).is_dir()]
    assert len(names) > 10 and "arabdiplo.engine" in rooms
    done = subprocess.run([sys.executable, "-c", FIRST, *names, *rooms], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
