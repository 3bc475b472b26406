"""Feature 16: `diff` lists events gained, lost and changed, and fails when an annotated one is lost."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import attrs
import pytest

from arabdiplo import Arg, Document, Event, Span
from arabdiplo.cli.root import run
from arabdiplo.tools.diff import compare

RULES = """dpl 1 # fleet.dpl
use actor
type ship
lexicon hulls {{ noun "سفينة" {more} }}
pattern vessel -> ship {{
  match hulls as h then demonym
  head h
  example "غرقت سفينة نرويجية" chunk "سفينة نرويجية"
}}
event mooring {{
  vessel : ship
  harbour : place
  mode : short, long
  require vessel
}}
frame moor -> mooring {{
  verb {verb} subject vessel prep {prep} harbour
  example "رست سفينة نرويجية" vessel "سفينة نرويجية"
  reject "رست المناقصة على الشركة"
}}
"""
OLD = RULES.format(more="", verb='"رسا يرسو" or "غرق"', prep='"ب"')
NEW = RULES.format(more='noun "ناقلة"', verb='"رسا يرسو"', prep='"ب" or "في"')
TEXTS = ["رست سفينة نرويجية في بيروت", "رست ناقلة نرويجية", "غرقت سفينة نرويجية. طلعت الشمس"]
MOORING = {"event": "E1", "type": "mooring", "mode": None, "status": "actual", "args": [], "place": None, "time": None}


@pytest.fixture()
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, rules in (("old", OLD), ("new", NEW)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "fleet.dpl").write_text(rules, encoding="utf-8")
    records = [{"id": f"d{i}", "text": text} for i, text in enumerate(TEXTS)]
    (tmp_path / "plain.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    trigger = {"start": 0, "end": 4, "text": "غرقت"}
    records[2]["events"] = [{"id": "m1", "trigger": trigger, **MOORING}]  # type: ignore[assignment]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return tmp_path


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.replace("\u2068", "").replace("\u2069", "")


SHOWN = """\
+1 -1 ~1 events in 3 documents
~ d0 mooring actual on «رست» by fleet.moor
    «رست سفينة نرويجية في بيروت»
    place: «بيروت» → none
    harbour: none → «بيروت»
+ d1 mooring actual on «رست» by fleet.moor
    «رست ناقلة نرويجية»
    vessel: «ناقلة نرويجية»
- d2 mooring actual on «غرقت» by fleet.moor
    «غرقت سفينة نرويجية.»
    vessel: «سفينة نرويجية»
"""


def test_gained_lost_and_changed_with_their_sentences(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "old", "new", "plain.jsonl", "--no-bundled"]) == 0
    assert said(capsys) == SHOWN


def test_a_lost_annotated_event_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "old", "new", "gold.jsonl", "--no-bundled"]) == 1
    out = said(capsys)
    assert "annotated events: 0 gained, 1 lost" in out
    assert "- d2 mooring actual on «غرقت» by fleet.moor (annotated)" in out
    assert run(["diff", "new", "old", "gold.jsonl", "--no-bundled"]) == 0
    assert "annotated events: 1 gained, 0 lost" in said(capsys)


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "old", "new", "gold.jsonl", "--no-bundled", "--json"]) == 1
    changes = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(change["change"], change["annotated"]) for change in changes] == [("changed", None), ("gained", None), (
        "lost", True)]  # fmt: skip
    assert changes[0]["differences"][-1:] == ["harbour: none → «بيروت»"]


def test_against_a_git_revision(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run([*git, "init", "-q"], check=True)
    rules = folder / "rules"
    rules.mkdir()
    (rules / "fleet.dpl").write_text(OLD, encoding="utf-8")
    subprocess.run([*git, "add", "rules"], check=True)
    subprocess.run([*git, "commit", "-qm", "old"], check=True)
    (rules / "fleet.dpl").write_text(NEW, encoding="utf-8")
    for old, new in [("HEAD", "rules"), ("HEAD", "rules/fleet.dpl"), ("HEAD:rules", "rules"), (
        "HEAD:rules/fleet.dpl", "rules/fleet.dpl")]:  # fmt: skip
        code, out = run(["diff", old, new, "plain.jsonl", "--no-bundled"]), capsys.readouterr()
        assert (code, out.err) == (0, "")
        assert out.out.replace("\u2068", "").replace("\u2069", "") == SHOWN
    assert run(["diff", "nowhere", "rules", "plain.jsonl", "--no-bundled"]) == 3
    assert capsys.readouterr().err == "nowhere: neither a rule file or folder nor a git revision\n"
    assert run(["diff", "HEAD:nowhere", "rules", "plain.jsonl", "--no-bundled"]) == 3
    assert capsys.readouterr().err == "nowhere: not there at HEAD\n"
    assert run(["diff", "HEAD", "new/fleet.dpl", "plain.jsonl", "--no-bundled"]) == 3
    assert capsys.readouterr().err == "new/fleet.dpl: not there at HEAD\n", "git does not have it"
    (rules / "fleet.dpl").write_text("dpl 1\nfame x", encoding="utf-8")
    subprocess.run([*git, "commit", "-qam", "broken"], check=True)
    (rules / "fleet.dpl").write_text(NEW, encoding="utf-8")
    for revision in ("HEAD", "HEAD:rules/fleet.dpl"):
        assert run(["diff", revision, "rules/fleet.dpl", "plain.jsonl", "--no-bundled"]) == 3
        assert capsys.readouterr().err.startswith("HEAD:rules/fleet.dpl:2:1: error ")


def test_rules_in_no_repository_have_no_revisions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "HEAD", "new", "plain.jsonl", "--no-bundled"]) == 3
    told = "HEAD: no rule file or folder, and no git revision for the folder of «new»: git: fatal: not a git repository"
    assert capsys.readouterr().err.replace("\u2068", "").replace("\u2069", "").startswith(told)


def test_nothing_changes_against_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "old", "old", "gold.jsonl", "--no-bundled"]) == 0
    assert said(capsys) == "+0 -0 ~0 events in 3 documents\n"


def test_a_bad_document_stops_no_other(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder / "plain.jsonl").open("a", encoding="utf-8") as file:
        file.write('\n{"id": "x", "text": "رست", "date": "soon"}\n{\n')
    assert run(["diff", "old", "new", "plain.jsonl", "--no-bundled"]) == 3
    printed = capsys.readouterr()
    assert printed.out.replace("\u2068", "").replace("\u2069", "") == SHOWN
    assert printed.err.splitlines() == [
        "plain.jsonl:4: «soon» is no date; write it as 2024-03-06",
        "plain.jsonl:5: broken JSON: Input data was truncated; a document stands on one line",
    ]
    assert run(["diff", "old", "new", "plain.jsonl", "--no-bundled", "--date", "soon"]) == 2


def test_whose_somebody_is_is_a_difference() -> None:
    def reading(*states: str) -> Document:
        arg = Arg("visitor", Span(4, 8, "بطرس"), ("بطرس",), kind="person", states=states)
        event = Event("m1", "E1", "visit", None, "actual", Span(0, 3, "زار"), (arg,), attrs.evolve(arg, role="place"))
        return Document("d", "زار بطرس", events=(event,))

    (change,) = compare(reading(), reading("مصر"))
    assert change.differences == ("place, states: none → «مصر»", "visitor, states: none → «مصر»")
    assert compare(reading("مصر"), reading("مصر")) == []
