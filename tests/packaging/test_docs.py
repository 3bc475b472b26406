"""What README and the API page show is true: their Python is run, README's rule passes its own tests."""

import doctest
import re
from pathlib import Path

import pytest

from arabdiplo.cli.root import run

ROOT = Path(__file__).resolve().parents[2]
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


@pytest.mark.parametrize("page", ["README.md", "docs/api.md", "docs/dataframes.md", "docs/spacy.md"])
def test_the_python_of_a_page_gives_what_it_shows(page: str) -> None:
    result = doctest.testfile(str(ROOT / page), module_relative=False, optionflags=FLAGS, encoding="utf-8")
    assert result.attempted > 3
    assert result.failed == 0


def test_the_rule_in_the_readme_passes_its_tests(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rule,) = re.findall(r"```dpl\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(rule.splitlines()) <= 10
    path = tmp_path / "opening.dpl"
    path.write_text(rule, encoding="utf-8")
    assert run(["check", str(path), "--strict"]) == 0
    assert run(["test", str(path)]) == 0
    assert "3 passed, 0 failed" in capsys.readouterr().out


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/api.md"])
def test_links_lead_somewhere(page: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    missing = [target for target in targets if not ((ROOT / page).parent / target).exists()]
    assert missing == []


def test_every_command_of_the_makefile_that_docs_name_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    named = {name for page in pages for name in re.findall(r"[`$] ?make ([a-z]+)", page.read_text(encoding="utf-8"))}
    assert {"demo", "test"} <= named
    assert [name for name in sorted(named) if not re.search(rf"^{name}:", makefile, re.M)] == []
