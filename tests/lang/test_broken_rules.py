"""A broken copy of every bundled rule, one fault of each diagnostic: each is found where it is, with a way out.

What is said is kept in `broken/MODULE.out`.  After a change of messages or rules:
``python tests/lang/test_broken_rules.py`` writes the files anew; read the difference.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import pytest

from arabdiplo.lang import KINDS, Diagnostic, bundled_rules_dir
from arabdiplo.lang.again import Again
from arabdiplo.lang.bundled import bundled_files
from arabdiplo.lang.diagnostics import Report
from arabdiplo.lang.load import compile_rules

HERE = Path(__file__).parent
GOLDEN = HERE / "broken"
MODULES = sorted(path.stem for path in bundled_files())

#: the sound modules that broken ones use are parsed once
AGAIN = Again()

#: where another place than the line of the fault is right: the item, or where the file goes on
NEARBY = {"D102": 6, "D606": 1, "D205": 1}


def breaker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("broken_rules", HERE / "broken.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["broken_rules"] = module
    spec.loader.exec_module(module)
    return module


@cache
def diagnosed(name: str) -> tuple[tuple[str, tuple[Diagnostic, ...]], ...]:
    """(text of a broken copy, what is said of it): one with errors, one with warnings."""
    tool = breaker()
    rule = tool.rule_of(next(path for path in bundled_files() if path.stem == name))
    texts = [(tool.faulty(rule), tool.TABLES), (tool.doubtful(rule), tool.DOUBTFUL_TABLES)]
    out = []
    with TemporaryDirectory() as folder:
        for i, (text, tables) in enumerate(texts):
            home = Path(folder).resolve() / str(i)
            (home / "lexicons").mkdir(parents=True)
            for table, rows in tables.items():
                (home / "lexicons" / table).write_text(rows, encoding="utf-8")
            path = home / f"{name}_{'faulty' if i == 0 else 'doubtful'}.dpl"
            path.write_text(text, encoding="utf-8")
            # statuses are declared in a module of their own, which nothing uses
            files = [path, bundled_rules_dir() / "status.dpl"]
            report = Report()
            report.again = AGAIN
            found = compile_rules(files, bundled=False, report=report)[1]
            out.append((text, tuple(each for each in found if each.path.startswith(str(home)))))
    return tuple(out)


def faults(text: str) -> list[tuple[str, int]]:
    return [
        (match[1], number)
        for number, line in enumerate(text.split("\n"), 1)
        if (match := re.search(r"# (D\d{3})$", line))
    ]


#: faults of tables, which have no comments: code and line
IN_TABLES = ([("D404", 3)], [("D408", 1), ("D410", 3), ("D411", 0)])


def said(name: str) -> str:
    lines = []
    for _, found in diagnosed(name):
        lines += [f"{each.code} {each.message}; {each.hint}" for each in found]
        lines.append("")
    # what grows with every rule is cut: places in modules, types that are made, statuses
    text = re.sub(r"\.dpl:\d+", ".dpl:N", "\n".join(lines))
    return re.sub(r"(?<=that is made: )[^\n]*|(?<=statuses are )[^\n]*", "…", text)


pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", MODULES)
def test_every_fault_is_found_where_it_is_with_a_way_out(name: str) -> None:
    for (text, every), tables in zip(diagnosed(name), IN_TABLES, strict=True):
        found = [each for each in every if each.path.endswith(".dpl")]
        wanted = faults(text)
        assert len(wanted) > 5
        assert tables == [(each.code, each.line) for each in every if each not in found]
        for code, line in wanted:
            near = [each for each in found if each.code == code and abs(each.line - line) <= NEARBY.get(code, 0)]
            assert near, f"{code} is not found on line {line}: {text.splitlines()[line - 1]}\n" + "\n".join(
                str(each) for each in found
            )
            assert all(each.hint for each in near)


@pytest.mark.parametrize("name", MODULES)
def test_nothing_else_is_said(name: str) -> None:
    for (text, found), tables in zip(diagnosed(name), IN_TABLES, strict=True):
        codes = {code for code, _ in (*faults(text), *tables)}
        assert [str(each) for each in found if each.code not in codes] == []


@pytest.mark.parametrize("name", MODULES)
def test_what_is_said(name: str) -> None:
    assert said(name) == (GOLDEN / f"{name}.out").read_text(encoding="utf-8")


#: said of a file that is no text, and by `arabdiplo test` when it has run the examples (test_errors.py, test_tester.py)
NOT_HERE = {"D007", "D603", "D604", "D605"}


@pytest.mark.parametrize("name", MODULES)
def test_every_diagnostic_has_its_fault_in_every_copy(name: str) -> None:
    codes = {each.code for _, found in diagnosed(name) for each in found}
    assert codes >= set(KINDS) - NOT_HERE


def write() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for name in MODULES:
        (GOLDEN / f"{name}.out").write_text(said(name), encoding="utf-8")


if __name__ == "__main__":
    write()
