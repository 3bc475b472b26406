"""Feature 25, the checker: findings as JSON and SARIF, places in code points, exit codes, symbols for editors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabdiplo.cli.root import run
from arabdiplo.lang import check_rules
from arabdiplo.tools.symbols import read_project

FAULTY = """dpl 1
use actor, time
let _a = "سفینة"
event sail { sailor : person  require sailor }
frame sail -> sail {
  verb "أبحر" subject sailr
  example "أبحر الرئيس القبرصي" sailor "الرئيس القبرصي"
  reject "أبحر البحار"
}
"""


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "sail.dpl"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_sarif(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(faulty), "--no-bundled", "--sarif"]) == 1
    (made,) = json.loads(capsys.readouterr().out)["runs"]
    assert made["columnKind"] == "unicodeCodePoints"
    results = {each["ruleId"]: each for each in made["results"]}
    assert results["D501"]["level"] == "error" and results["D407"]["level"] == "warning"
    region = results["D501"]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (6, 15)
    rules = made["tool"]["driver"]["rules"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in made["results"])


def test_all_forms_say_the_same(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for form in ("--json", "--sarif"):
        run(["check", str(faulty), "--no-bundled", form])
        said.append(capsys.readouterr().out)
    by_json = [(d["code"], d["line"], d["column"]) for d in map(json.loads, said[0].splitlines())]
    by_api = [(d.code, d.line, d.column) for d in check_rules([faulty], bundled=False)]
    regions = [
        (r["ruleId"], *r["locations"][0]["physicalLocation"]["region"].values())
        for r in json.loads(said[1])["runs"][0]["results"]
    ]
    assert by_json == by_api == regions


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["--json", "--sarif", "x"], 2), (["nowhere.dpl"], 3)])
def test_exit_codes(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *arguments]) == code


def test_symbols_for_editors(faulty: Path) -> None:
    found = [(each.name, each.kind, each.where.line) for each in read_project(faulty).of(faulty)]
    assert found == [("_a", "let", 3), ("sail", "event", 4), ("sailor", "role", 4), ("sail", "frame", 5)]
