"""The tutorial is run: its files are written, its commands give what it shows (`…` stands for anything)."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from arabdiplo.cli.root import run

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
ARABIC = (ROOT / "docs" / "ar" / "tutorial.md").read_text(encoding="utf-8")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
ISOLATES = re.compile("[\u2066-\u2069]")


def steps(page: str = PAGE) -> Iterator[tuple[str, str]]:
    """(name of a file, its text) and ("$ command", what it prints), in the order of the page."""
    for match in re.finditer(r"(?:<!-- file: (\S+) -->\n)?```(\w+)\n(.*?)```", page, re.DOTALL):
        name, kind, text = match.groups()
        if name:
            yield name, text
        elif kind == "console":
            yield from re.findall(r"^(\$ [^\n]+)\n(.*?)(?=^\$ |\Z)", text, re.DOTALL | re.MULTILINE)


def test_the_tutorial_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    done = 0
    for name, text in steps():
        if not name.startswith("$ "):
            Path(name).write_text(text, encoding="utf-8")
            continue
        printed = ISOLATES.sub("", said(name.removeprefix("$ "), capsys))
        wanted = text.replace("…", "...")
        assert doctest.OutputChecker().check_output(wanted, printed.replace("…", "..."), FLAGS), f"{name}\n{printed}"
        done += 1
    assert done >= 9


def test_the_arabic_page_has_the_same_files_and_commands() -> None:
    """They are run above; what is Arabic runs from the right, and code does not."""
    assert list(steps(ARABIC)) == list(steps())
    prose = re.sub(r"(?:<!-- file: \S+ -->\n)?```.*?```\n", "", ARABIC, flags=re.DOTALL)
    assert re.fullmatch(r'(\s*<div dir="rtl">\n\n[^<]+\n\n</div>\n)+\s*', prose)
    assert len(re.findall("^## ", prose, re.M)) == len(re.findall("^## ", PAGE, re.M))


def test_links_of_the_arabic_page_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", ARABIC)
    assert targets and [one for one in targets if not (ROOT / "docs" / "ar" / one).exists()] == []


def said(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    program, *arguments = shlex.split(command)
    if program == "python":
        return subprocess.run(
            [sys.executable, *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            env=environment(),
        ).stdout
    assert program == "arabdiplo"
    run(arguments)
    return capsys.readouterr().out


def environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "src")}


def test_its_type_is_not_bundled() -> None:
    assert not list((ROOT / "rules").glob("resignation*"))


def test_every_option_that_the_page_names_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    helped: Callable[[list[str]], int] = run
    for command, option in (
        ("match", "--interactive"),
        ("match", "--watch"),
        ("score", "--errors"),
        ("extract", "--types"),
    ):
        assert option in PAGE
        helped([command, "--help"])
        assert option in capsys.readouterr().out


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", PAGE)
    assert targets and [target for target in targets if not (ROOT / "docs" / target).exists()] == []


PAGES = [
    ROOT / "docs" / "how-it-works.md",
    ROOT / "docs" / "glossary.md",
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
]


def test_modules_rules_and_tests_that_pages_name_are_there() -> None:
    for page in PAGES:
        for name in re.findall(r"`([\w/]+/[\w/-]+\.(?:py|dpl|tsv))`", page.read_text(encoding="utf-8")):
            places = (ROOT / name, ROOT / "src" / "arabdiplo" / name)
            assert any(place.exists() for place in places), f"{page.name}: {name}"


def test_modules_that_a_page_names_by_their_file_alone_are_there() -> None:
    page = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+\.py)`", page))
    assert len(named) > 50 and named - {path.name for path in (ROOT / "src").rglob("*.py")} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [one for one in targets if not (page.parent / one).exists()] == []


def test_every_decision_is_listed() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert all(f"({page.name})" in index for page in PAGES[2:] if page.name != "README.md")
