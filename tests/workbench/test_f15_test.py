"""Feature 15: `test` knows what the examples and gold corpora reach, and fails below thresholds."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from arabdiplo.cli.root import run
from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules
from arabdiplo.tools.coverage import Coverage, Watcher

RULES = """dpl 1 # fleet.dpl
use actor
type ship
lexicon hulls { noun "سفينة" or "فرقاطة" noun "ناقلة" noun "غواصة" }
pattern vessel -> ship {
  match hulls as h then adj then demonym or country
  match hulls as h then demonym or country
  head h
  example "غرقت سفينة نرويجية" chunk "سفينة نرويجية"
}
event mooring {
  vessel : ship
  harbour : place
  require vessel
}
frame moor -> mooring {
  verb "رسا يرسو", masdar "رسو" subject vessel prep "في" harbour
  verb "أبحر" subject vessel prep "من" harbour
  also prep "قبالة" harbour
  example "رست سفينة نرويجية في بيروت" vessel "سفينة نرويجية" harbour "بيروت"
  reject "رست المناقصة على الشركة"
}
frame sink -> mooring {
  verb "غرق" subject vessel
  unless sentence has "نرويجية"
  example "رست سفينة نرويجية في بيروت"
  reject "رست المناقصة على الشركة"
}
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rules") / "fleet.dpl"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def engine(rules: Path) -> Engine:
    return Engine(load_rules([rules], bundled=False))


def seen(engine: Engine, *texts: str) -> Coverage:
    watcher = Watcher(engine)
    for text in texts:
        watcher.explain(text)
    return watcher.coverage(frozenset(["fleet"]))


def used(coverage: Coverage, kind: str) -> list[bool]:
    return [piece.used > 0 for piece in coverage.pieces if piece.kind == kind]


def test_nothing_is_covered_by_nothing(engine: Engine) -> None:
    coverage = seen(engine, "طلعت الشمس")
    assert [coverage.of(kind)[0] for kind in ("rules", "lines", "alternatives", "arms", "slots", "entries")] == [0] * 6


def test_each_part_is_counted_where_it_was_used(engine: Engine) -> None:
    coverage = seen(engine, "رست سفينة نرويجية في بيروت")
    assert used(coverage, "lines") == [False, True]
    assert used(coverage, "alternatives") == [False, False, True, False]
    assert used(coverage, "arms") == [True, False, False]
    assert used(coverage, "slots") == [True, True, False, False, False, False]
    assert used(coverage, "entries") == [True, False, False]
    coverage = seen(engine, "أبحرت ناقلة كبيرة من كندا قبالة بيروت")
    assert used(coverage, "arms") == [False, False, False]


def test_a_rule_that_was_begun_is_told_from_one_that_never_was(engine: Engine) -> None:
    coverage = seen(engine, "غرقت سفينة نرويجية")
    rules = {piece.owner: piece for piece in coverage.pieces if piece.kind == "rules"}
    assert rules["fleet.sink"].used == 0 and rules["fleet.sink"].begun > 0
    assert rules["fleet.moor"].begun == 0


def test_below_a_threshold_the_run_fails_and_says_what_was_not_used(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["test", str(rules), "--no-bundled", "--min", "90"]) == 1
    out = capsys.readouterr().out.replace("\u2068", "").replace("\u2069", "")
    assert "hulls: 2/3 entries unused: «ناقلة», «غواصة»" in out
    assert "alternative never used: country" in out
    assert "arm never used: arm 2" in out
    assert "coverage of arms: 33.3 %, wanted 90 %" in out
    assert run(["test", str(rules), "--no-bundled", "--cover"]) == 1  # the example of `sink` has no event


def test_a_failed_example_says_role_by_role_what_differs(
    rules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = rules.read_text(encoding="utf-8").replace('vessel "سفينة نرويجية" harbour', "vessel")
    (tmp_path / "fleet.dpl").write_text(wrong, encoding="utf-8")
    assert run(["test", str(tmp_path / "fleet.dpl"), "--no-bundled"]) == 1
    out = capsys.readouterr().out.replace("\u2068", "").replace("\u2069", "")
    assert "  harbour: wanted nothing more, got «بيروت» is «بيروت»\n" in out
    assert "  vessel: wanted «بيروت», got «سفينة نرويجية» is nobody\n" in out


@pytest.mark.parametrize("wish", [["--min", "nan"], ["--min", "101"], ["--floor", "trigger=nan", "--gold", "x.jsonl"]])
def test_a_threshold_that_nothing_can_miss_or_reach_is_refused(
    rules: Path, wish: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["test", str(rules), "--no-bundled", *wish]) == 2
    assert "is not between 0 and 1" in capsys.readouterr().err


def test_junit_and_json(rules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.xml"
    assert run(["test", str(rules), "--no-bundled", "--json", "--min", "arms=90", "--junit", str(target)]) == 1
    *checks, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert [check["passed"] for check in checks] == [True, True, True, False, True]
    assert last["coverage"]["arms"] == {"used": 1, "of": 3}
    assert last["below"] == ["coverage of arms: 33.3 %, wanted 90 %"]
    suites = ElementTree.parse(target).getroot()
    assert suites.attrib == {"tests": "6", "failures": "2"}
    assert [case.get("classname") for case in suites.iter("testcase")][:1] == ["fleet.vessel"]


def test_watching_looks_at_all_that_rules_read(tmp_path: Path) -> None:
    from arabdiplo.cli.watch import Watched

    own, hulls, masts = tmp_path / "own.dpl", tmp_path / "hulls.tsv", tmp_path / "words" / "masts.tsv"
    own.write_text('dpl 1\nuse rigs\nlexicon hulls from "hulls.tsv" as noun\n', encoding="utf-8")
    hulls.write_text("entry\nسفينة\n", encoding="utf-8")
    watched = Watched()
    assert set(watched.changes([own])) == {own, hulls}
    rigs = tmp_path / "rigs.dpl"
    rigs.write_text('dpl 1\nlexicon masts from "words/masts.tsv" as noun\n', encoding="utf-8")
    assert set(watched.changes([own])) == {own, hulls, rigs}
    masts.parent.mkdir()
    masts.write_text("entry\nسارية\n", encoding="utf-8")
    assert set(watched.changes([own])) == {own, hulls, rigs, masts}


@pytest.mark.slow
def test_every_bundled_rule_is_reached_by_its_examples() -> None:
    from arabdiplo.tools.tester import run_checks

    program = load_rules()
    watcher = Watcher(Engine(program))
    assert all(outcome.passed for outcome in run_checks(program, watcher.explain))
    unused = [piece.owner for piece in watcher.coverage().unused() if piece.kind == "rules"]
    # statuses that only change others, or who does them (their own examples pass), have no name in an explanation
    changing = {"status.accepted", "status.confirmed", "status.held", "status.judged"}
    assert set(unused) <= changing, unused
