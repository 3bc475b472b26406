"""What README shows is true: its rule passes its own tests, its commands are there (its Python: test_examples.py)."""

import doctest
import json
import re
import runpy
import unicodedata
from pathlib import Path

import pytest

from arabdiplo.cli.root import COMMANDS, run
from arabdiplo.cli.root import arabdiplo as root

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def test_the_demo_prints_what_the_readme_shows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shown,) = re.findall(r"\$ make demo[^\n]*\n(.*?)\n\n\$", README, re.DOTALL)
    assert "$(BIN)/arabdiplo extract seeds/gold.jsonl --format table" in (ROOT / "Makefile").read_text("utf-8")
    lines = (ROOT / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    news = tmp_path / "news.jsonl"
    news.write_text("\n".join(line for line in lines if json.loads(line)["id"] in ("a01", "a02")), encoding="utf-8")
    assert run(["extract", str(news), "--format", "table"]) == 0
    printed = re.sub("[\u2066-\u2069]", "", capsys.readouterr().out)
    assert doctest.OutputChecker().check_output(shown.replace("…", "..."), printed, FLAGS), printed


def test_commands_and_options_of_the_readme_are_there() -> None:
    (shown,) = re.findall(r"```text\n(arabdiplo .*?)```", README, re.DOTALL)
    named = set()
    for line in shown.splitlines():
        name = line.split()[1]
        command = root.get_command(root.make_context("arabdiplo", [], resilient_parsing=True), name)
        assert command is not None
        options = {option for each in command.params for option in each.opts}
        assert set(re.findall("--[a-z]+", line)) <= options, line
        named.add(name)
    assert named == set(COMMANDS) - {"gen", "bench"}


def test_the_rule_in_the_readme_passes_its_tests(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rule,) = re.findall(r"```dpl\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(rule.splitlines()) <= 10
    path = tmp_path / "opening.dpl"
    path.write_text(rule, encoding="utf-8")
    assert run(["check", str(path), "--strict"]) == 0
    assert run(["test", str(path)]) == 0
    assert "3 passed, 0 failed" in capsys.readouterr().out


def test_a_module_of_own_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (rule,) = re.findall(r"```dpl\n(.*?)```", README, re.DOTALL)
    api = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    (module,) = re.findall(r"<!-- file: my_events.py -->\n```python\n(.*?)```", api, re.DOTALL)
    (tmp_path / "opening.dpl").write_text(rule, encoding="utf-8")
    (tmp_path / "my_events.py").write_text(module, encoding="utf-8")
    monkeypatch.chdir(ROOT)  # the rules lie beside the module, not where one is
    names = runpy.run_path(str(tmp_path / "my_events.py"))
    assert names["Opening"].__name__ == "Opening"


PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text) + re.findall(r'src="([^"]+)"', text):
        name, _, anchor = target.partition("#")
        there = page.parent / name if name else page
        assert there.exists(), target
        if anchor:
            heads = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}, target


def test_every_command_of_the_makefile_that_docs_name_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    named = {name for page in pages for name in re.findall(r"[`$] ?make ([a-z]+)", page.read_text(encoding="utf-8"))}
    assert {"demo", "docs", "test"} <= named
    assert [name for name in sorted(named) if not re.search(rf"^{name}:", makefile, re.M)] == []


def test_the_glossary_is_sorted() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    terms = re.findall(r"^- \*\*(.+?)\*\*: ", text, re.MULTILINE)
    plain = [unicodedata.normalize("NFD", term).encode("ascii", "ignore").decode().lower() for term in terms]
    assert terms and plain == sorted(set(plain))


@pytest.mark.parametrize("page", ["glossary.md", "how-it-works.md"])
def test_the_modules_that_a_page_names_are_there(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    files = [
        f"/{path.relative_to(ROOT).as_posix()}" for room in ("src", "tests") for path in (ROOT / room).rglob("*.py")
    ]
    named = set(re.findall(r"`([a-z_/]+\.py)`", text))
    assert len(named) > 20
    assert [name for name in sorted(named) if not any(file.endswith(f"/{name}") for file in files)] == []
