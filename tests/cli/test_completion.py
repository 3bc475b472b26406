"""Completing: what each argument completes to, and that real shells do it with the scripts that are printed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from arabdiplo._api import shared_extractor
from arabdiplo.cli.completion import SHELLS, VARIABLE
from arabdiplo.cli.root import COMMANDS, run

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with rule files, texts and a folder."""
    (tmp_path / "mine").mkdir()
    for name in ("opening.dpl", "vote_rules.dpl", "mine/closing.dpl", "news.txt"):
        (tmp_path / name).write_text(
            "dpl 1\nevent opening { thing : nominal }\n" if name == "opening.dpl" else "dpl 1\n", encoding="utf-8"
        )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def asked(
    words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shell: str = "bash"
) -> list[str]:
    """`type,value` lines for a command line whose last word (after the last space) is to be completed."""
    line = words.split(" ")
    monkeypatch.setenv(VARIABLE, f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", line[-1] if shell == "fish" else str(len(line) - 1))
    with pytest.raises(SystemExit) as stop:
        run([])
    assert stop.value.code == 0
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("arabdiplo ex", ["plain,extract", "plain,export", "plain,explain", "plain,expand"]),
        ("arabdiplo extract --form", ["plain,--format"]),
        ("arabdiplo extract -f json", ["plain,jsonl", "plain,json"]),
        ("arabdiplo extract --types vis", ["plain,visit"]),
        ("arabdiplo extract --types visit,me", ["plain,visit,mediation", "plain,visit,meeting"]),
        ("arabdiplo extract --rules opening.dpl --types op", ["plain,opening"]),
        ("arabdiplo match visit --types vis", ["plain,visit"]),
        ("arabdiplo explain visit.tr", ["plain,visit.travel"]),
        ("arabdiplo extract ne", ["file,ne"]),
        ("arabdiplo extract --rules op", ["dir,op", "plain,opening.dpl"]),
        ("arabdiplo check mine/", ["dir,mine/", "plain,mine/closing.dpl"]),
        ("arabdiplo match vo", ["dir,vo", "plain,vote_rules.dpl", "plain,vote"]),
        ("arabdiplo gen visit.tr", ["plain,visit.travel"]),
        ("arabdiplo run --output ", ["dir,"]),
        ("arabdiplo completion f", ["plain,fish"]),
    ],
)
def test_what_fits(
    words: str, wanted: list[str], here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(words, monkeypatch, capsys) == wanted


def test_all_commands_and_all_types_fit(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked("arabdiplo ", monkeypatch, capsys) == [f"plain,{name}" for name in COMMANDS]
    types = sorted({event.name for _, event in shared_extractor().program.events})
    found = asked("arabdiplo score --types ", monkeypatch, capsys)
    assert found == [f"plain,{name}" for name in ["core", *types]]


def test_broken_rules_do_not_hinder(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "broken.dpl").write_text("dpl 1\nevent {", encoding="utf-8")
    for rules in ("broken.dpl", "nowhere.dpl"):
        assert asked(f"arabdiplo extract --rules {rules} --types vis", monkeypatch, capsys) == ["plain,visit"]


def test_every_option_with_a_path_completes() -> None:
    """No option was added that names a file and completes to nothing by mistake."""
    from arabdiplo.cli.completion import _BY_METAVAR
    from arabdiplo.cli.root import arabdiplo as root

    unknown = {
        (name, parameter.metavar)
        for name in COMMANDS
        for parameter in root.get_command(root.make_context("x", [], resilient_parsing=True), name).params
        if parameter.metavar and parameter.metavar.strip("[]…") not in _BY_METAVAR
        if re.search(r"this (.dpl )?(file|folder)|^(Look|Where|Write) ", getattr(parameter, "help", "") or "")
    }
    assert unknown == set()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    printed = capsys.readouterr().out
    assert f"{VARIABLE}={shell}_complete" in printed
    if shutil.which(shell):
        checked = subprocess.run([shell, "-n"], input=printed, capture_output=True, text=True)
        assert (checked.returncode, checked.stderr) == (0, "")


def test_an_unknown_shell_is_wrong_usage() -> None:
    assert run(["completion", "csh"]) == 2


# -- in the shells themselves ------------------------------------------------------

BASH = """
eval "$(arabdiplo completion bash)"
COMP_WORDS=({words} {last!r}) COMP_CWORD={number}
compopt() {{ echo "option $*"; }}
_arabdiplo_completion arabdiplo
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
FISH = "arabdiplo completion fish | source; complete --do-complete {line!r}"
ZSH = """
compdef() {{ }}
compadd() {{ print -l -- $completions }}
_describe() {{ print -l -- ${{completions_with_descriptions%%:*}} }}
_path_files() {{ }}
eval "$(arabdiplo completion zsh)"
words=({words}) CURRENT={number}
_arabdiplo_completion
"""


@pytest.fixture
def commands(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which `arabdiplo` is this one."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "arabdiplo"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}" -m arabdiplo "$@"\n', "utf-8")
    script.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}


def said(argv: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(argv, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


CASES = [("arabdiplo ext", "extract"), ("arabdiplo extract --types visit,meet", "visit,meeting"),
         ("arabdiplo check op", "opening.dpl")]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("line", "wanted"), CASES)
def test_bash(line: str, wanted: str, here: Path, commands: dict[str, str]) -> None:
    if not shutil.which("bash"):
        pytest.skip("no bash here")
    *words, last = line.split(" ")
    script = BASH.format(words=" ".join(words), last=last, number=len(words))
    assert wanted in said(["bash", "-c", script], commands).splitlines()


@pytest.mark.slow
@pytest.mark.parametrize(("line", "wanted"), CASES)
def test_fish(line: str, wanted: str, here: Path, commands: dict[str, str]) -> None:
    if not shutil.which("fish"):
        pytest.skip("no fish here")
    found = said(["fish", "--no-config", "-c", FISH.format(line=line)], commands)
    assert wanted in [each.split("\t")[0] for each in found.splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize(("line", "wanted"), CASES)
def test_zsh(line: str, wanted: str, here: Path, commands: dict[str, str]) -> None:
    if not shutil.which("zsh"):
        pytest.skip("no zsh here")
    script = ZSH.format(words=line, number=len(line.split(" ")))
    assert wanted in said(["zsh", "-f", "-c", script], commands).splitlines()
