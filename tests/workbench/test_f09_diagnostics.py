"""Feature 9: stable codes, all errors in one run, places that hold beside Arabic, a suggestion for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabdiplo.cli.root import run
from arabdiplo.lang import KINDS, check_rules

FAULTY = """dpl 1
use actor, time
event sail { sailor : person  require sailor }
frame sail -> sail {
  verb "أبحر" subject sailr
  unless followed by ("من" "إلى")
  example "أبحر الرئيس القبرصي" sailor "الرئيس القبرصي"
  reject "أبحر البحار
}
let harbour = peir
"""


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "sail.dpl"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_all_faults_in_one_run_each_at_its_place(faulty: Path) -> None:
    found = [(each.code, each.line, each.column) for each in check_rules([faulty], bundled=False)]
    assert found == [("D501", 5, 15), ("D003", 6, 28), ("D004", 8, 10), ("D201", 10, 15)]


def test_columns_count_code_points_and_the_word_is_quoted(faulty: Path) -> None:
    found = check_rules([faulty], bundled=False)
    at = [FAULTY.splitlines()[each.line - 1][each.column - 1 :] for each in found]
    assert at == ["subject sailr", '"إلى")', '"أبحر البحار', "peir"]
    quoted = [each.message.split("«")[-1].split("»")[0] for each in found if "«" in each.message]
    assert quoted == ["sailr", "إلى", "peir"]


def test_a_slip_is_answered_with_what_was_meant(faulty: Path) -> None:
    hints = {each.code: each.hint for each in check_rules([faulty], bundled=False)}
    assert "did you mean «sailor»?" in hints["D501"]


def test_arabic_in_a_message_moves_nothing_on_screen(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(faulty), "--no-bundled"]) == 1
    line = next(line for line in capsys.readouterr().out.splitlines() if " D003 " in line)
    assert "«\u2068من\u2069» and «\u2068إلى\u2069»" in line
    assert line.startswith(f"{faulty}:6:28: error D003 ")


def test_every_code_has_a_title_a_severity_and_a_way_out() -> None:
    for code, kind in KINDS.items():
        assert kind.code == code and kind.severity in ("error", "warning") and kind.title and kind.message
        assert kind.hint, code


@pytest.mark.parametrize(
    ("contents", "code"),
    [
        (b"", "D005"),
        (b"\n\n# nothing\n", "D005"),
        (b"dpl 1\n", ""),
        (b"dpl 1\n\xff\xfe", "D007"),
        (b"\xef\xbb\xbfdpl 1\n", "D007"),
        (b"dpl 1\nlet a = " + b"(" * 5000, "D006"),
        (b"dpl 1\nlet a = " + b'"x" or ' * 5000, "D006"),
        (b"dpl 1\n" + b"}" * 200, ""),
        (bytes(range(256)), "D007"),
    ],
    ids=["empty", "comment", "nothing", "latin", "mark", "deep", "long", "braces", "bytes"],
)
def test_nonsense_is_diagnosed_and_breaks_nothing(tmp_path: Path, contents: bytes, code: str) -> None:
    path = tmp_path / "sail.dpl"
    path.write_bytes(contents)
    found = [each.code for each in check_rules([path], bundled=False) if each.path == str(path)]
    assert not code or code in found, found
