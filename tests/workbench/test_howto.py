"""The how-to pages are run: their files are written, their commands print what they show (`…` stands for anything).

A block after `<!-- file: NAME -->` is a file; in a console block every line that begins with
`$ arabdiplo` is run, and what follows it is what it prints (standard error is not shown).
"""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from arabdiplo.cli.root import run

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs" / "howto").glob("*.md"))
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
ISOLATES = re.compile("[\u2066-\u2069]")
_BLOCK = re.compile(r"(?:<!-- file: (\S+) -->\n)?```(\w+)\n(.*?)```", re.DOTALL)
_COMMAND = re.compile(r"^(\$ [^\n]+)\n(.*?)(?=^\$ |\Z)", re.DOTALL | re.MULTILINE)


def steps(page: str) -> Iterator[tuple[str, str]]:
    """(name of a file, its text) and ("$ command", what it prints), in the order of the page."""
    for match in _BLOCK.finditer(page):
        name, kind, text = match.groups()
        if name:
            yield name, text
        elif kind == "console":
            yield from _COMMAND.findall(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_is_true(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    done = 0
    for name, text in steps(page.read_text(encoding="utf-8")):
        if not name.startswith("$ "):
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
            continue
        program, *arguments = shlex.split(name.removeprefix("$ "))
        assert program == "arabdiplo", name
        code = run(arguments)
        printed = ISOLATES.sub("", capsys.readouterr().out) + f"[exit {code}]\n"
        wanted = text.replace("…", "...")
        if "[exit" not in wanted:
            printed = printed.rpartition("[exit")[0]
        assert doctest.OutputChecker().check_output(wanted, printed.replace("…", "..."), FLAGS), f"{name}\n{printed}"
        done += 1
    assert done > 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
