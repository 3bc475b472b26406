"""Standard streams that are closed or full, and signals: an exit code and a message, never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

RULE = Path(__file__).parent / "rules" / "tour.dpl"
OWN = ["--no-bundled", "--rules", str(RULE)]
FULL = Path("/dev/full")
CLOSED = "standard output: cannot be written: it is closed\n"
pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams are closed as a POSIX shell does it")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text(json.dumps({"id": "a", "text": "جاب نادر مسقط", "events": []}), "utf-8")


def shell(command: list[str], streams: str) -> subprocess.CompletedProcess[str]:
    line = ["sh", "-c", f'"$@" {streams}', "sh", sys.executable, "-m", "arabdiplo", *command]
    return subprocess.run(line, capture_output=True, text=True, timeout=200, check=False)


@pytest.mark.parametrize(
    "command",
    [
        ["extract", "in.jsonl", *OWN],
        ["report", "in.jsonl", "--output", "-", *OWN],
        ["fmt", str(RULE), "--check"],
        ["completion", "bash"],
        ["--help"],
        ["extract", "--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_closed_standard_output_is_said(command: list[str]) -> None:
    done = shell(command, ">&-")
    assert (done.returncode, done.stderr.splitlines()[-1:]) == (3, [CLOSED.strip()])
    assert "Traceback" not in done.stderr


def test_who_writes_files_needs_no_stream() -> None:
    for number, streams in enumerate((">&-", "2>&-", "<&- >&- 2>&-")):
        assert shell(["extract", "in.jsonl", "-o", f"out{number}", *OWN], streams).returncode == 0
        assert len(Path(f"out{number}").read_text("utf-8").splitlines()) == 1
        run = ["run", "in.jsonl", "-o", f"run{number}", "-w", "1", "-f", "jsonl", *OWN]
        assert shell(run, streams).returncode == 0
        assert Path(f"run{number}/manifest.json").exists()


def test_a_closed_or_full_standard_error_changes_no_exit_code() -> None:
    for streams in ("2>&-", "2>/dev/full") if FULL.exists() else ("2>&-",):
        assert shell(["extract", "none", *OWN], streams).returncode == 3
        assert shell(["extract"], streams).returncode == 2
        run = ["run", "in.jsonl", "-o", "run", "-w", "0", "-f", "jsonl", *OWN]
        assert shell(run, streams).returncode == 0


def test_a_closed_standard_input_is_said() -> None:
    for command in (["extract", "-", *OWN], ["fmt", "-"]):
        done = shell(command, "<&-")
        assert (done.returncode, done.stderr) == (3, "-: standard input is closed\n")


@pytest.mark.skipif(not FULL.exists(), reason="no full device here")
def test_help_that_finds_no_space_is_said() -> None:
    for command in (["--help"], ["extract", "--help"], ["--version"]):
        done = shell(command, "> /dev/full")
        assert (done.returncode, done.stderr) == (3, "standard output: cannot be written: no space left on device\n")


def test_the_name_of_standard_output_is_one_of_a_file() -> None:
    done = shell(["extract", "in.jsonl", "-o", "/dev/stdout", *OWN], "| cat")
    assert (done.stderr, len(done.stdout.splitlines())) == ("", 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_no_half_of_a_file(number: signal.Signals) -> None:
    Path("out").write_text("kept", "utf-8")
    Path("in.jsonl").write_text((Path("in.jsonl").read_text("utf-8") + "\n") * 100_000, "utf-8")
    command = [sys.executable, "-m", "arabdiplo", "extract", "in.jsonl", "-o", "out", *OWN]

    def heard() -> None:
        signal.signal(number, signal.SIG_DFL)  # who runs the tests may not hear it

    with subprocess.Popen(command, preexec_fn=heard) as process:
        while not list(Path.cwd().glob(".arabdiplo-*.part")):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(number)
        code = process.wait(60)
    assert code == (130 if number == signal.SIGINT else -number)
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["in.jsonl", "out"]
    assert Path("out").read_text("utf-8") == "kept"


def test_stopped_while_it_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    from arabdiplo.cli import main, root

    def stopped(argv: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(root, "run", stopped)
    with pytest.raises(SystemExit) as stop:
        main([])
    assert stop.value.code == 130
