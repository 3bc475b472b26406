"""What type checkers know of the package: its classes are public, and what can be mistyped is no plain string."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import arabdiplo
from arabdiplo.cli.root import run

ROOT = Path(__file__).resolve().parents[2]

RIGHT = """
import arabdiplo
from arabdiplo import Limits, Visit
from my_events import Opening, extractor

document = extractor.extract("نص", limits=Limits(chars=5))
for event in document.events:
    if isinstance(event, arabdiplo.Visit):
        visitors: tuple[arabdiplo.Arg, ...] = event.visitor
    if isinstance(event, Opening) and event.status == "planned":
        print(event.opener, event.code("plover"))
table: arabdiplo.Table = "arguments"
arabdiplo.to_arrow([document], table)
"""
WRONG = """
import arabdiplo

document = arabdiplo.extract("نص")
for event in document.events:
    event.code("plovr")
    print(event.status == "actul")
arabdiplo.to_pandas([document], "event")
"""


def test_all_bundled_classes_are_public() -> None:
    stub = (ROOT / "src" / "arabdiplo" / "_bundled.pyi").read_text(encoding="utf-8")
    classes = re.findall(r"^class (\w+)\(Event\)", stub, re.MULTILINE)
    assert len(classes) > 15 and set(classes) <= set(arabdiplo.__all__)


def test_what_can_be_mistyped_is_typed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    api = pytest.importorskip("mypy.api")
    (rule,) = re.findall(r"```dpl\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    (module,) = re.findall(r"<!-- file: my_events.py -->\n```python\n(.*?)```", page, re.DOTALL)
    for name, text in {"opening.dpl": rule, "my_events.py": module, "right.py": RIGHT, "wrong.py": WRONG}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    stub = tmp_path / "my_events.pyi"
    assert run(["stubs", str(tmp_path / "opening.dpl"), "-o", str(stub)]) == 0
    files = [str(tmp_path / name) for name in ("right.py", "wrong.py")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MYPYPATH", f"{tmp_path}:{ROOT / 'src'}".replace(":", ":" if sys.platform != "win32" else ";"))
        patch.chdir(tmp_path)
        said, _, _ = api.run(["--strict", "--follow-imports=silent", "--ignore-missing-imports", *files])
    found = [line for line in said.splitlines() if "error:" in line]
    assert [re.sub(r".*/|: .*\[", " ", line) for line in found if "right.py" in line] == []
    assert [line.partition(":")[2].partition(":")[0] for line in found] == ["6", "7", "8"], said


def test_own_code_books_are_in_the_stub(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rule,) = re.findall(r"```dpl\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "opening.dpl"
    path.write_text(rule.replace("require opener and facility", 'require opener and facility code mine "X1"'), "utf-8")
    assert run(["stubs", str(path)]) == 0
    assert 'def code(self, book: Literal["plover", "cameo", "ace", "ere", "mine"])' in capsys.readouterr().out
    opening = arabdiplo.Extractor(rules=path)
    (event,) = opening.extract("افتتح وزير النقل الأردني الجسر").events
    assert event.code("mine") == "X1" and event.code("cameo") is None  # type: ignore[arg-type]
    (visit,) = opening.extract("زار وزير النقل الأردني الدوحة").events
    assert visit.code("mine") is None  # type: ignore[arg-type]
    with pytest.raises(arabdiplo.InputError, match="no rules have a code book «plovr»; did you mean «plover»"):
        visit.code("plovr")  # type: ignore[arg-type]
