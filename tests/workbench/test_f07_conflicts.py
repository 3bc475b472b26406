"""Feature 7: conflicts are settled by one order that no file can change, and losers are kept with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

import arabdiplo
from arabdiplo.cli.root import run
from arabdiplo.tools.explanation import explain

EVENTS = """dpl 1 # {name}.dpl
use actor
{event}
frame {name} -> seeing {{
  verb "صافح" subject seer{more}
  {priority}
  example "صافح وزير النقل الغاني مالي" seer "وزير النقل الغاني"{label}
  reject "صافح القط الفأر"
}}
"""
EVENT = "event seeing { seer : person  seen : place  require seer }"


def write(folder: Path, name: str, more: str = "", label: str = "", priority: str = "") -> Path:
    path = folder / f"{name}.dpl"
    text = EVENTS.format(
        name=name, more=more, label=label, priority=priority, event=EVENT if name == "aa" else "use aa"
    )
    path.write_text(text, encoding="utf-8")
    return path


TEXT = "صافح وزير النقل الغاني مالي"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("rules")
    return [
        write(folder, "aa"),
        write(folder, "bb", " object seen"),
        write(folder, "cc", " object seen", priority="priority 3"),
    ]


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0]])
def test_the_order_of_files_changes_nothing(files: list[Path], order: list[int]) -> None:
    extractor = arabdiplo.Extractor([files[i] for i in order], bundled=False)
    (event,) = extractor.extract(TEXT).events
    assert event.rule == "cc.cc"


def test_losers_are_kept_with_the_reason(files: list[Path]) -> None:
    extractor = arabdiplo.Extractor(files, bundled=False)
    (event,) = extractor.explain(TEXT).document.events
    assert {(loser.rule, loser.reason) for loser in event.beaten} == {
        ("aa.aa", "2 explicit fillers against 1"),
        ("bb.bb", "priority 3 against 0"),
    }
    assert "won over bb.bb" in event.why()


def test_matches_that_lost_their_words_are_kept(extractor: arabdiplo.Extractor) -> None:
    found = explain(extractor, "وصل الوفد مساء الأحد الماضي", rules=frozenset(["day"]))
    assert ("day.week_day", "مساء الأحد", "day.past_week_day", "longer by 7 letters") in [
        (lost.rule, lost.span.text, lost.winner, lost.reason) for lost in found.lost
    ]


def test_a_tie_that_only_the_name_settles_is_warned_of(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "aa"), write(tmp_path, "dd")
    run(["check", str(tmp_path), "--no-bundled"])
    assert "warning D505" in capsys.readouterr().out
