"""What a user sees, command by command.

`screens/*.txt` hold sessions: `$ arabdiplo …`, what it prints (standard error
marked with `! `), and the exit code.  Run with UPDATE_SCREENS=1 to write them
anew, and read the difference.
"""

import os
import shlex
import shutil
from pathlib import Path

import pytest

from arabdiplo.cli.root import run

HERE = Path(__file__).parent


@pytest.mark.parametrize("screen", sorted((HERE / "screens").glob("*.txt")), ids=lambda path: path.stem)
def test_screen(
    screen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in (HERE / "inputs", HERE / "rules"):
        shutil.copytree(part, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    wanted = screen.read_text(encoding="utf-8")
    got = "\n".join(session(line[2:], capsys) for line in wanted.splitlines() if line.startswith("$ "))
    if os.environ.get("UPDATE_SCREENS"):
        screen.write_text(got, encoding="utf-8")
    assert got == wanted


def session(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    program, *arguments = shlex.split(command)
    assert program == "arabdiplo"
    code = run(arguments)
    printed = capsys.readouterr()
    errors = "".join(f"! {line}\n" for line in printed.err.splitlines())
    return f"$ {command}\n{printed.out}{errors}[exit {code}]\n"
