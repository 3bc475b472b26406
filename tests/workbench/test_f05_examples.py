"""Feature 5: every rule has its examples, of three kinds, and they are run."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabdiplo.cli.root import run
from arabdiplo.lang import load_rules

EVENT = "dpl 1\nuse actor\nevent mooring { sailor : person  harbour : place  require sailor and harbour }\n"
FRAME = EVENT + 'frame moor -> mooring { verb "رسا يرسو" subject sailor prep "في" harbour CHECKS }\n'
EXAMPLE = 'example "رسا الوزير الكيني في بيروت" sailor "الوزير الكيني" harbour "بيروت"'
REJECT = 'reject "رست المناقصة على الشركة"'


def said(tmp_path: Path, command: str, checks: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    path = tmp_path / "moor.dpl"
    path.write_text(FRAME.replace("CHECKS", checks), encoding="utf-8")
    code = run([command, str(path), "--no-bundled"])
    return code, capsys.readouterr().out.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(("checks", "lacks"), [(EXAMPLE, "reject"), (REJECT, "example")])
def test_a_frame_without_one_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], checks: str, lacks: str
) -> None:
    code, out = said(tmp_path, "check", checks, capsys)
    assert code == 1 and "error D601" in out and f"no «{lacks}»" in out
    assert said(tmp_path, "test", checks, capsys)[0] == 3


def test_a_wrong_label_gives_a_difference_role_by_role(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = EXAMPLE.replace('harbour "بيروت"', "")
    code, out = said(tmp_path, "test", f"{wrong} {REJECT}", capsys)
    assert code == 1 and "harbour: wanted nothing more, got «بيروت»" in out


@pytest.mark.parametrize(
    ("near", "passes"),
    [
        ('near "رسا الوزير الكيني" missing harbour', True),
        ('near "رسا القارب في بيروت" wrong sailor', True),
        ('near "رسا القارب في بيروت" missing harbour', False),
        ('near "رسا الوزير الكيني في بيروت" blocked', False),
    ],
)
def test_near_asserts_the_reason_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], near: str, passes: bool
) -> None:
    code, out = said(tmp_path, "test", f"{EXAMPLE} {REJECT} {near}", capsys)
    assert (code == 0) == passes
    assert passes or "error D604" in out


def test_every_bundled_frame_has_both() -> None:
    for module, frame in load_rules().frames:
        assert {"example", "reject"} <= {check.kind for check in frame.checks}, (module, frame.name)
