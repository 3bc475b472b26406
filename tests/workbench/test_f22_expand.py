"""Feature 22: lets are opened where they stand, hygienically, and `expand` prints the flat rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabdiplo.cli.root import run
from arabdiplo.lang import load_rules, unparse
from arabdiplo.lang.contents import Content, contents
from arabdiplo.lang.diagnostics import Report
from arabdiplo.lang.parse import parse
from arabdiplo.lang.source import Source
from arabdiplo.lang.tree import Frame, Pattern, Status

SHARED = """dpl 1 # shared.dpl
use actor
let of_land = demonym as d or country as c
let _hidden = noun "سر"
"""
OWN = """dpl 1 # own.dpl
use actor, shared
type ship with state
lexicon hulls { noun "سفينة" or "ناقلة" }
let loaded = adj "محمّل" or adj "فارغ"
pattern vessel -> ship {
  match hulls as h then maybe loaded then of_land
  head h
  set state = d.state or c.entity
  example "غرقت ناقلة فارغة نرويجية" chunk "ناقلة فارغة نرويجية" state "النرويج"
}
"""


@pytest.fixture()
def rules(tmp_path: Path) -> Path:
    (tmp_path / "shared.dpl").write_text(SHARED, encoding="utf-8")
    (tmp_path / "own.dpl").write_text(OWN, encoding="utf-8")
    return tmp_path / "own.dpl"


def test_the_flat_rule_is_printed(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["expand", "own.vessel", "--rules", str(rules), "--no-bundled"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "# own.vessel",
        "pattern vessel -> ship {",
        '  match hulls as h then maybe (adj "محمّل") or (adj "فارغ") then demonym as d or country as c',
    ]
    assert lines[-1] == "}"


def test_captures_of_a_let_belong_to_the_rule_that_uses_it(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["test", str(rules), "--no-bundled"]) == 0


def test_a_private_name_is_not_seen_elsewhere(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules.write_text(OWN.replace("maybe loaded", "maybe _hidden"), encoding="utf-8")
    assert run(["check", str(rules), "--no-bundled"]) == 1
    assert "error D201" in capsys.readouterr().out


def test_a_fault_within_a_let_names_the_rules_that_use_it(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The fault stands in another file than the rule that suffers from it."""
    (rules.parent / "shared.dpl").write_text(SHARED.replace("or country", "or contry"), encoding="utf-8")
    rules.write_text(OWN.replace("then of_land\n", "then through\n") + "let through = of_land\n", encoding="utf-8")
    assert run(["check", str(rules), "--no-bundled"]) == 1
    lines = capsys.readouterr().out.splitlines()
    at = next(i for i, line in enumerate(lines) if "shared.dpl:3:31: error D201" in line)
    assert lines[at + 1] == f"  {rules}:7:43: used in pattern «vessel», by let «through»"


def test_a_fault_where_a_let_is_used_names_its_declaration(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = rules.parent / "shared.dpl"
    shared.write_text(SHARED + "let heaps = up to 15 (up to 15 noun)\n", encoding="utf-8")
    rules.write_text(OWN.replace("maybe loaded", "up to 3 heaps"), encoding="utf-8")
    assert run(["check", str(rules), "--no-bundled"]) == 1
    lines = capsys.readouterr().out.splitlines()
    at = next(i for i, line in enumerate(lines) if "own.dpl:7:9: error D304" in line)
    assert lines[at + 1 : at + 3] == [
        f"  {shared}:3:1: let «of_land» is declared here",
        f"  {shared}:5:1: let «heaps» is declared here",
    ]
    for form, key in (("--json", "related"), ("--sarif", "relatedLocations")):
        run(["check", str(rules), "--no-bundled", form])
        assert f'"{key}": [' in capsys.readouterr().out


def test_a_module_without_rules_shows_its_names_and_who_uses_them(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["expand", "shared", "--rules", str(rules), "--no-bundled"]) == 0
    assert capsys.readouterr().out.split("\n\n") == [
        "# shared has no rules: 2 lets",
        "# shared.of_land, used in own.vessel\nlet of_land = demonym as d or country as c",
        '# shared._hidden, which no rule uses\nlet _hidden = noun "سر"\n',
    ]


def test_the_names_of_bundled_modules_are_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    """Types, lexicons, lets, conditions and events, read again and printed again, are the same."""
    seen = set()
    for each in contents():
        text = "\n".join(unparse.named(each.node))
        if f"{each.module}._" in text:
            continue  # private lexicons: their full names cannot be written
        report = Report()
        (again,) = parse(Source("a.dpl", f"dpl 1\n{text}\n"), "a", report).module.items
        assert not report.sorted(), (each.name, report.sorted())
        assert isinstance(again, Content)
        assert "\n".join(unparse.named(again)) == text
        seen.add(type(again))
    assert len(seen) == 5


def test_an_unknown_rule_is_said_with_what_may_be_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["expand", "visit.travell"]) == 2
    assert "did you mean «visit.travel»?" in capsys.readouterr().err


def test_what_is_printed_means_the_same() -> None:
    """Read again and printed again, each bundled rule is the same text."""
    program, seen = load_rules(), 0
    for module, tree in (*program.patterns, *program.frames, *program.statuses):
        text = "\n".join(unparse.rule(tree))
        if f"{module}._" in text:
            continue  # private lexicons: their full names cannot be written
        report = Report()
        (again,) = parse(Source("a.dpl", f"dpl 1\n{text}\n"), "a", report).module.items
        assert not report.sorted(), (module, tree.name, report.sorted())
        assert isinstance(again, (Pattern, Frame, Status))
        assert "\n".join(unparse.rule(again)) == text
        seen += 1
    assert seen > 100


def test_a_let_of_words_behind_a_class_stays_outside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cup.dpl").write_text(
        """dpl 1
use actor
let lone = "كأس" or "قلم"
event trip { who : person  require who }
frame go -> trip {
  verb "سافر" subject who when text has noun "ركلة" or lone
  example "سافر الوزير الكيني بكأس" who "الوزير الكيني"
  reject "سافر الوزير الكيني بكأسين"
}
""",
        encoding="utf-8",
    )
    assert run(["expand", "cup.go", "--rules", str(tmp_path / "cup.dpl")]) == 0
    assert 'text has noun "ركلة" or ("كأس" or "قلم")' in capsys.readouterr().out
