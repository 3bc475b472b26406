"""Trees of bundled modules on disk: the same as parsed ones, and never those of another text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from arabdiplo.lang import check_rules
from arabdiplo.lang import load as load_module
from arabdiplo.lang import parse as parse_module
from arabdiplo.lang.bundled import bundled_files
from arabdiplo.lang.codec import encode_tree
from arabdiplo.lang.diagnostics import Report
from arabdiplo.lang.parse import parse
from arabdiplo.lang.source import Source
from arabdiplo.lang.trees import Trees

RULE = (
    'dpl 1\nuse grammar\nlet x = "أ" or auxiliaries\nevent e { r : actor }\n'
    'frame f -> e {\n  noun "ك" of r when followed by x\n'
)
CHECKS = '  example "ك"\n  reject "م"\n}\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "arabdiplo"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the modules that were really parsed."""
    names: list[str] = []
    real = parse_module.parse

    def counted(source: Source, name: str, report: Report) -> object:
        names.append(name)
        return real(source, name, report)

    monkeypatch.setattr(parse_module, "parse", counted)
    return names


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.dpl"
    path.write_text(RULE + CHECKS, encoding="utf-8")
    return path


def test_a_kept_tree_is_the_parsed_one(tmp_path: Path) -> None:
    trees = Trees(tmp_path / "kept")
    sources = [Source(path.name, path.read_text(encoding="utf-8")) for path in bundled_files()]
    made = [parse(source, source.path.removesuffix(".dpl"), Report()).module for source in sources]
    for source, module in zip(sources, made, strict=True):
        trees.keep(source, module)
    trees.write()
    again = Trees(tmp_path / "kept")
    for source, module in zip(sources, made, strict=True):
        found = again.find(module.name, Source("elsewhere.dpl", source.text))
        assert found is not None and found.path == "elsewhere.dpl"
        assert encode_tree(found.items) == encode_tree(module.items)  # type: ignore[arg-type]


def test_a_tree_of_another_text_is_not_taken(tmp_path: Path) -> None:
    trees = Trees(tmp_path / "kept")
    source = Source("a.dpl", RULE + CHECKS)
    trees.keep(source, parse(source, "a", Report()).module)
    assert trees.find("a", source) is not None
    assert trees.find("a", Source("a.dpl", RULE + " " + CHECKS)) is None
    assert trees.find("b", source) is None


def test_the_second_check_parses_what_the_user_wrote(home: Path, own: Path, parsed: list[str]) -> None:
    first = check_rules([own], bundled=False)
    assert sorted(parsed) == ["grammar", "own"]
    parsed.clear()
    assert check_rules([own], bundled=False) == first
    assert parsed == ["own"]


def test_a_module_that_takes_the_place_of_a_bundled_one_is_parsed(home: Path, own: Path, parsed: list[str]) -> None:
    check_rules([own], bundled=False)
    parsed.clear()
    mine = own.parent / "grammar.dpl"
    mine.write_text((load_module.bundled_rules_dir() / "grammar.dpl").read_text(encoding="utf-8"), encoding="utf-8")
    check_rules([own], bundled=False)
    assert sorted(parsed) == ["grammar", "own"]


def test_what_is_not_saved_is_not_kept(home: Path, own: Path, parsed: list[str]) -> None:
    """An editor sends a text with every keystroke."""
    check_rules([own], bundled=False)
    (file,) = home.glob("*.trees")
    before = file.stat().st_mtime_ns
    path = load_module.bundled_rules_dir() / "grammar.dpl"
    report = Report()
    report.overlay = {str(path): path.read_text(encoding="utf-8") + "# more\n"}
    load_module.compile_rules([own], bundled=False, report=report)
    assert not report.errors() and parsed[-1] == "grammar" and file.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-7],
        lambda data: data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :],
        lambda data: b"",
        lambda data: b"other" + data,
    ],
    ids=["short", "a bit", "empty", "shifted"],
)
def test_a_damaged_file_is_made_anew(
    home: Path, own: Path, parsed: list[str], damage: Callable[[bytes], bytes]
) -> None:
    first = check_rules([own], bundled=False)
    (file,) = home.glob("*.trees")
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    parsed.clear()
    assert check_rules([own], bundled=False) == first
    assert "grammar" in parsed
    assert file.read_bytes() == whole


def test_no_folder_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(own / "below a file"))
    assert [each for each in check_rules([own], bundled=False) if each.severity == "error"] == []


def test_warnings_of_other_files_are_not_looked_for(home: Path, tmp_path: Path) -> None:
    folder, other = tmp_path / "a", tmp_path / "b"
    for each in (folder, other):
        each.mkdir()
    for path, event, word in ((folder / "one.dpl", "e", "ك"), (other / "two.dpl", "g", "ل")):
        rule = f'event {event} {{ r : actor }}\nframe f_{event} -> {event} {{\n  noun "{word}" of r\n'
        path.write_text(f'dpl 1\nlet y_{event} = "ك"\n{rule}{CHECKS}'.replace('"ك"', f'"{word}"'), encoding="utf-8")
    every = check_rules([folder, other], bundled=False)
    assert [(Path(each.path).name, each.code) for each in every] == [("one.dpl", "D309"), ("two.dpl", "D309")]
    some = check_rules([folder, other], bundled=False, warn=lambda path: path.parent == other)
    assert [Path(each.path).name for each in some] == ["two.dpl"]
