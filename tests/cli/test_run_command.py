"""`arabdiplo run`: what it says, its exit codes, and that a run that is killed goes on."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from shared import contents

from arabdiplo.cli.root import run

HERE = Path(__file__).parent
OWN = ["--no-bundled", "--rules", str(HERE / "rules" / "tour.dpl")]


@pytest.mark.parametrize("seconds", ["inf", "nan", "1e300"])
def test_seconds_that_cannot_be_counted(seconds: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "جاب نادر مسقط"}', encoding="utf-8")
    command = ["run", str(tmp_path / "in.jsonl"), "--output", str(tmp_path / "out"), "--max-seconds", seconds, *OWN]
    assert run(command) == 2
    assert "seconds is none; up to 10,000,000 can be set, 0 is no limit" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "جاب نادر مسقط"}\n{"text": 1}\n', encoding="utf-8")
    command = ["run", str(tmp_path / "in.jsonl"), "--output", str(tmp_path / "out"), "--workers", "0", *OWN]
    assert run(command) == 3
    said = capsys.readouterr().err
    assert said.startswith("1 document, 1 event in ")
    assert "; 1 document could not be read; errors.jsonl there says why; 2 in " in said
    assert run(command) == 3
    assert "nothing was left to do" in capsys.readouterr().err
    (tmp_path / "empty.jsonl").touch()
    assert run(["run", str(tmp_path / "empty.jsonl"), "--output", str(tmp_path / "none"), "--workers", "0", *OWN]) == 0
    assert "0 events in" in (said := capsys.readouterr().err) and "there was nothing to read" in said
    assert run([*command, "--date", "2024-03-06"]) == 3
    assert "was begun otherwise: «date» (was null, is" in capsys.readouterr().err


def test_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["run", str(tmp_path), "--no-bundled", "--output", "x"]) == 2
    assert run(["run", str(tmp_path)]) == 2
    assert run(["run", str(tmp_path), "--output", str(tmp_path / "out"), *OWN]) == 3
    assert "file in this folder" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_killed_at_any_moment_it_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    """`scripts/kill_run.py` does the same over a whole corpus."""
    lines = [json.dumps({"id": n, "text": f"جاب نادر مسقط {n}. " * 8}) for n in range(300)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run(["run", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "a"), "-w", "0", "--shard", "10", *OWN]) == 0
    command = [sys.executable, "-m", "arabdiplo", "run", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "b")]
    command += ["-w", "1", "--shard", "10", *OWN]
    luck, killed = random.Random(5), 0
    for number in range(4):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"})
        if number < 3:
            wanted = luck.randint(0, 5) + len(list((tmp_path / "b").glob("events/*")))
            deadline = time.monotonic() + 20
            while len(list((tmp_path / "b").glob("events/*"))) < wanted and time.monotonic() < deadline:
                time.sleep(0.005)
            time.sleep(luck.random() * 0.05)
            process.kill()
            killed += process.wait() == -signal.SIGKILL
    assert process.wait() == 0
    assert killed  # the third time it may be through before the signal comes
    assert contents(tmp_path / "b") == contents(tmp_path / "a")
