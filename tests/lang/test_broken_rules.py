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

from arabdiplo.lang import Diagnostic, bundled_rules_dir, check_rules
from arabdiplo.lang.load import bundled_files

HERE = Path(__file__).parent
GOLDEN = HERE / "broken"
MODULES = sorted(path.stem for path in bundled_files())

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
    """(text of a broken copy, what is said of it): one with errors, and for frames one with warnings."""
    tool = breaker()
    rule = tool.rule_of(next(path for path in bundled_files() if path.stem == name))
    texts = [tool.faulty(rule), *([tool.doubtful(rule)] if rule.kind == "frame" else [])]
    out = []
    with TemporaryDirectory() as folder:
        for i, text in enumerate(texts):
            path = Path(folder) / f"{name}_{'faulty' if i == 0 else 'doubtful'}.dpl"
            path.write_text(text, encoding="utf-8")
            # statuses are declared in a module of their own, which nothing uses
            found = check_rules([path, bundled_rules_dir() / "status.dpl"], bundled=False)
            out.append((text, tuple(each for each in found if each.path == str(path))))
    return tuple(out)


def faults(text: str) -> list[tuple[str, int]]:
    return [
        (match[1], number)
        for number, line in enumerate(text.split("\n"), 1)
        if (match := re.search(r"# (D\d{3})$", line))
    ]


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
    for text, found in diagnosed(name):
        wanted = faults(text)
        assert len(wanted) > 5
        for code, line in wanted:
            near = [each for each in found if each.code == code and abs(each.line - line) <= NEARBY.get(code, 0)]
            assert near, f"{code} is not found on line {line}: {text.splitlines()[line - 1]}\n" + "\n".join(
                str(each) for each in found
            )
            assert all(each.hint for each in near)


@pytest.mark.parametrize("name", MODULES)
def test_nothing_else_is_said(name: str) -> None:
    for text, found in diagnosed(name):
        codes = {code for code, _ in faults(text)}
        assert [str(each) for each in found if each.code not in codes] == []


@pytest.mark.parametrize("name", MODULES)
def test_what_is_said(name: str) -> None:
    assert said(name) == (GOLDEN / f"{name}.out").read_text(encoding="utf-8")


def write() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for name in MODULES:
        (GOLDEN / f"{name}.out").write_text(said(name), encoding="utf-8")


if __name__ == "__main__":
    write()
