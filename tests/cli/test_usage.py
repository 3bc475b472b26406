"""Calls that cannot be meant: one line says what is wrong, and nothing is written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from arabdiplo.cli.root import run

RULES = str(Path(__file__).parent / "rules" / "tour.dpl")
OWN = ["--no-bundled", "--rules", RULES]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one text."""
    (tmp_path / "news.txt").write_text("جاب نادر مسقط", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        (["extract", "news.txt", "-o", "", *OWN], 2, "an empty path"),
        (["match", RULES, "نص", "--no-bundled", "--html", ""], 2, "an empty path"),
        (["test", RULES, "--no-bundled", "--junit", ""], 2, "an empty path"),
        (["new", "opening", "-o", ""], 2, "an empty path"),
        (["new", "opening", "--verb", ""], 2, "there is no verb"),
        (["new", "opening", "-o", "opening.txt"], 2, "is called opening.dpl"),
        (["export", "schema", "news.txt"], 2, "leave the texts out"),
        (["run", "news.txt", "-o", "news.txt", "-w", "0", "-f", "jsonl"], 3, "this is a file; --output wants a folder"),
        (
            ["extract", "news.txt", "-r"],
            2,
            "arabdiplo extract: Option '-r' requires an argument; see: arabdiplo extract",
        ),
        (["explain"], 2, "Missing argument 'RULE|TEXT'"),
        (["completion"], 2, "Choose from: bash, zsh, fish; see"),
        (["match", RULES, "نص", "--no-bundled", "--types", "nothing"], 2, "no rule makes events of type «nothing»"),
        (
            ["explain", "visit.travel", "نص", "--types", "call"],
            2,
            "no rule asked for makes events of these types: call",
        ),
    ],
)
def test_what_cannot_be_meant(
    here: Path, capsys: pytest.CaptureFixture[str], call: list[str], code: int, said: str
) -> None:
    assert run(call) == code
    line = capsys.readouterr().err
    assert said in line and line.count("\n") == 1
    assert [path.name for path in here.iterdir()] == ["news.txt"]


@pytest.mark.parametrize(
    "call",
    [
        ["bench", "gone.txt", "--json", *OWN],
        ["diff", RULES, RULES, "gone.txt", "--no-bundled"],
        ["score", "gone.jsonl", *OWN],
    ],
)
def test_nothing_is_told_of_what_was_not_read(here: Path, capsys: pytest.CaptureFixture[str], call: list[str]) -> None:
    assert run(call) == 3
    said = capsys.readouterr()
    assert said.out == "" and "no such file or folder" in said.err


def test_a_gold_corpus_that_is_not_there_has_no_figures(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["test", RULES, "--no-bundled", "--gold", "gone.jsonl"]) == 3
    said = capsys.readouterr()
    assert "precision" not in said.out and "passed, 0 failed" in said.out
    assert said.err == "gone.jsonl: no such file or folder\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be deleted there")
def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = "import os, sys; os.rmdir(os.getcwd()); from arabdiplo.cli.root import run; sys.exit(run(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "extract", "../news.txt", *OWN],
        cwd=gone,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (3, "the folder that you are in is gone; go to one that is there\n")


def test_a_run_in_another_format_is_refused_for_that_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["run", "news.txt", "-o", "out", "-w", "0", "-f", "jsonl", *OWN]) == 0
    capsys.readouterr()
    assert run(["run", "news.txt", "-o", "out", "-w", "0", *OWN]) == 3
    said = capsys.readouterr().err
    assert "«format»" in said and "pyarrow" not in said


# -- --types of the commands that look into rules ----------------------------------------


TWO = """dpl 1
use actor
event touring { who : actor  require who }
event sinking { what : nominal  require what }
frame tour -> touring {
  verb "جاب" subject who
  example "جاب نادر مسقط" who "نادر"
  reject "مسقط بعيدة"
}
frame sink -> sinking {
  verb "غرق" subject what
  example "غرق المركب" what "المركب"
  reject "المركب بعيد"
}
"""
BOTH = "جاب الوزير الكيني مسقط. غرق المركب."


@pytest.fixture
def two(here: Path) -> str:
    """A rule file with two types of events."""
    (here / "two.dpl").write_text(TWO, encoding="utf-8")
    return "two.dpl"


def test_match_with_types(two: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["match", two, BOTH, "--no-bundled"]) == 0
    both = capsys.readouterr().out
    assert "two.tour" in both and "two.sink" in both
    assert run(["match", two, BOTH, "--no-bundled", "--types", "sinking"]) == 0
    one = capsys.readouterr().out
    assert "two.sink -> sinking" in one and "two.tour" not in one


def test_explain_with_types(two: str, capsys: pytest.CaptureFixture[str]) -> None:
    own = ["--no-bundled", "--rules", two, "--types", "touring"]
    assert run(["explain", BOTH, *own]) == 0
    said = capsys.readouterr().out
    assert "two.tour arm 1" in said and "two.sink" not in said
    assert run(["explain", "two", *own]) == 0
    said = capsys.readouterr().out
    assert "«⁨جاب نادر مسقط⁩»" in said and "المركب" not in said


def test_bench_with_types(two: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "both.txt").write_text(BOTH, encoding="utf-8")
    own = ["--no-bundled", "--rules", two]
    assert run(["bench", "both.txt", *own, "--types", "sinking"]) == 0
    table = capsys.readouterr().out
    assert "two.sink" in table and "two.tour" not in table and "1 rules" not in table and "1 text," in table
    assert run(["bench", "both.txt", *own, "--types", "sinking", "--max-share", "0"]) == 1
    assert "two.tour takes" not in capsys.readouterr().out
