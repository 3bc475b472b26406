"""Files: which are found, which are refused, and that nothing outside their folder is read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from arabdiplo import Extractor, InputError
from arabdiplo.cli.root import run
from arabdiplo.lang import bundled_rules_dir, check_rules, load_rules
from arabdiplo.lang.diagnostics import Diagnostic
from arabdiplo.lang.paths import rule_paths


def only(paths: list[Path], bundled: bool = False) -> Diagnostic:
    (found,) = check_rules(paths, bundled=bundled)
    return found


def rule(folder: Path, text: str, name: str = "a.dpl") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# -- bad files -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("\ufeffdpl 1\n".encode(), "byte-order mark"),
        ("dpl 1\n".encode("utf-16"), "byte-order mark"),
        ('dpl 1\nlet x = "زار"\n'.encode("cp1256"), "line 2 is not UTF-8"),
        (b"dpl 1\n\xff\xfe\n", "line 2 is not UTF-8"),
        (b"dpl 1\r# boats\ruse actor\r", "ends with CR alone"),
        (b"dpl 1\r\n# boats\ruse actor\r\n", "ends with CR alone"),
    ],
)
def test_not_read(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.dpl"
    path.write_bytes(data)
    found = only([path])
    assert found.code == "D007" and said in found.message and found.path == str(path)


def test_line_ends_of_windows_are_fine_and_those_of_old_are_mended(tmp_path: Path) -> None:
    path = tmp_path / "a.dpl"
    path.write_bytes(b"dpl 1\r# boats\r\ntype boat\r")
    assert run(["check", str(path), "--no-bundled", "--fix"]) == 0
    assert path.read_bytes() == b"dpl 1\n# boats\r\ntype boat\n"


def test_missing_file(tmp_path: Path) -> None:
    assert only([tmp_path / "none.dpl"]).message == "there is no such file"


def test_empty_folder(tmp_path: Path) -> None:
    assert only([tmp_path]).code == "D007"


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root reads everything")
def test_unreadable_file(tmp_path: Path) -> None:
    path = rule(tmp_path, "dpl 1")
    path.chmod(0)
    assert only([path]).code == "D007"


@pytest.mark.parametrize("name", ["Visit.dpl", "my-rules.dpl", "1.dpl", "visit.txt", "مصر.dpl"])
def test_bad_names_of_files(tmp_path: Path, name: str) -> None:
    assert only([rule(tmp_path, "dpl 1", name)]).code == "D007"


def test_a_huge_file(tmp_path: Path) -> None:
    assert only([rule(tmp_path, "dpl 1\n" + "#" * 1_000_001)]).code == "D006"


def test_too_many_items(tmp_path: Path) -> None:
    text = "dpl 1\n" + "\n".join(f'let a{i} = "زار"' for i in range(2001))
    assert only([rule(tmp_path, text)]).code == "D006"


def test_an_empty_file_lacks_its_version(tmp_path: Path) -> None:
    found = only([rule(tmp_path, "")])
    assert (found.code, found.line, found.column) == ("D005", 1, 1)


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u061c", "\u2067"])
@pytest.mark.parametrize("text", ['dpl 1\nlet x = "زا%sر"', 'dpl 1\nlet x %s= "زار"', "dpl 1\n# شرح%s"])
def test_direction_marks_anywhere(tmp_path: Path, mark: str, text: str) -> None:
    found = only([rule(tmp_path, text % mark)])
    assert found.code == "D001" and f"U+{ord(mark):04X}" in found.message


def test_direction_marks_in_a_table(tmp_path: Path) -> None:
    (tmp_path / "l.tsv").write_text("entry\tsource\nزا\u200fر\thand\n", encoding="utf-8")
    found = only([rule(tmp_path, 'dpl 1\nlexicon l from "l.tsv" as noun')])
    assert (found.code, found.line, found.column) == ("D001", 2, 3)
    assert found.path.endswith("l.tsv")


# -- which files -----------------------------------------------------------------------


def test_a_folder_means_all_rules_under_it(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    rule(tmp_path, "dpl 1", "a.dpl")
    rule(tmp_path / "sub", "dpl 1", "b.dpl")
    rule(tmp_path, "no rules", "c.txt")
    assert load_rules([tmp_path], bundled=False).modules == ("a", "b")


def test_a_folder_of_the_name_of_a_rule_file_is_none(tmp_path: Path) -> None:
    """By whichever door: links that an editor leaves while it has a file open are none either."""
    (own := rule(tmp_path, "dpl 1")).with_name("x.dpl").mkdir()
    own.with_name(".#a.dpl").symlink_to("somebody@somewhere.17")
    (tmp_path / "x.dpl" / "note.txt").touch()
    assert check_rules([tmp_path], bundled=False) == ()
    assert rule_paths(tmp_path) == [own]
    assert Extractor(tmp_path, bundled=False).program.modules == ("a",)
    own.unlink()
    with pytest.raises(InputError, match="no .dpl file in this folder"):
        rule_paths(tmp_path)
    assert only([tmp_path]).message == "there is no .dpl file in this folder"


def test_a_path_that_cannot_be_asked_for_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be read|no such rule file"):
        rule_paths(tmp_path / ("x" * 300))
    assert only([tmp_path / ("x" * 300)]).code == "D007"


def test_what_is_used_is_loaded(tmp_path: Path) -> None:
    rule(tmp_path, "dpl 1", "far.dpl")
    rule(tmp_path, "dpl 1\nuse far", "close.dpl")
    rule(tmp_path, "dpl 1", "other.dpl")
    assert load_rules([rule(tmp_path, "dpl 1\nuse close")], bundled=False).modules == ("a", "close", "far")


def test_a_file_named_twice_is_loaded_once(tmp_path: Path) -> None:
    path = rule(tmp_path, 'dpl 1\nlet x = "زار"')
    assert check_rules([path, tmp_path, path], bundled=False) == ()


def test_two_files_of_one_name(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    paths = [rule(tmp_path, "dpl 1"), rule(tmp_path / "sub", "dpl 1")]
    assert only(paths).code == "D203"


def test_own_modules_use_bundled_ones(tmp_path: Path) -> None:
    path = rule(tmp_path, "dpl 1\nuse actor\nlet x = person\n", "mine.dpl")
    program = load_rules([path], bundled=False)
    assert {"mine", "actor"} <= set(program.modules)
    assert "visit" not in program.modules


def test_beside_the_file_comes_before_bundled(tmp_path: Path) -> None:
    rule(tmp_path, "dpl 1\ntype mine", "actor.dpl")
    path = rule(tmp_path, 'dpl 1\nuse actor\nlexicon l -> mine { noun "كتاب" }')
    assert load_rules([path], bundled=False).modules == ("a", "actor")


def test_bundled_rules_are_there() -> None:
    assert (bundled_rules_dir() / "visit.dpl").is_file()


def test_bundled_rules_have_no_error() -> None:
    assert [str(each) for each in check_rules() if each.severity == "error"] == []


def test_parser_is_not_imported_before_it_is_needed() -> None:
    code = "import sys, arabdiplo.lang; sys.exit('pyparsing' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# -- lexicons --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../l.tsv", "/etc/l.tsv", "sub/../../l.tsv", "..\\\\l.tsv", "c:l.tsv", "l.txt", "l"])
def test_lexicons_lie_within_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "l.tsv").write_text("entry\nكتاب\n", encoding="utf-8")
    found = only([rule(tmp_path / "rules", f'dpl 1\nlexicon l from "{name}" as noun')])
    assert found.code == "D409"


def test_a_symlink_does_not_lead_out(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "secret.tsv").write_text("entry\nكتاب\n", encoding="utf-8")
    (tmp_path / "rules" / "l.tsv").symlink_to(tmp_path / "secret.tsv")
    assert only([rule(tmp_path / "rules", 'dpl 1\nlexicon l from "l.tsv" as noun')]).code == "D409"


def test_table(tmp_path: Path) -> None:
    (tmp_path / "l.tsv").write_text(
        "entry\tnisba\tentity\tsource\r\nكندا or  كندة\tكندي\tكندا\thand\n\nبيرو\t\tبيرو\thand\n", encoding="utf-8"
    )
    text = 'dpl 1\nlexicon names from "l.tsv" as proper\nlexicon nisbas from "l.tsv" column nisba as adj'
    names, nisbas = load_rules([rule(tmp_path, text)], bundled=False).lexicons
    assert [entry.words for entry in names.entries] == [("كندا", "كندة"), ("بيرو",)]
    assert names.entries[0].attributes == (("nisba", "كندي"), ("entity", "كندا"))
    assert [entry.words for entry in nisbas.entries] == [("كندي",)], "an empty cell skips its row"
    assert dict(nisbas.entries[0].attributes) == {"entry": "كندا or كندة", "entity": "كندا"}


def test_inline_values_of_several_words_are_joined(tmp_path: Path) -> None:
    path = rule(tmp_path, 'dpl 1\nlexicon l { noun "كتاب" takes "ب" or "في" rank 2 kind actor }')
    (table,) = load_rules([path], bundled=False).lexicons
    assert table.entries[0].attributes == (("takes", "ب or في"), ("rank", "2"), ("kind", "actor"))


def test_every_bad_row_is_named(tmp_path: Path) -> None:
    (tmp_path / "l.tsv").write_text("entry\tsource\nأ\nب\thand\nج\thand\tx\n", encoding="utf-8")
    found = check_rules([rule(tmp_path, 'dpl 1\nlexicon l from "l.tsv" as noun')], bundled=False)
    assert [(each.code, each.line) for each in found] == [("D404", 2), ("D404", 4)]


def test_a_direction_mark_in_a_word_is_said_once(tmp_path: Path) -> None:
    file = tmp_path / "mark.dpl"
    file.write_text('dpl 1\nlet _x = verb "زار\u200f"\nlet y = _x\n', encoding="utf-8")
    assert [each.code for each in check_rules([file], bundled=False)] == ["D001"]


def test_an_arabic_comma_is_one_error_and_no_name_is_lost(tmp_path: Path) -> None:
    file, other = tmp_path / "mark.dpl", tmp_path / "other.dpl"
    other.write_text('dpl 1\nlet z = noun "كتاب"\n', encoding="utf-8")
    file.write_text("dpl 1\nuse grammar، other\nlet y = z then function_words\n", encoding="utf-8")
    (found,) = [each for each in check_rules([file], bundled=False) if each.code != "D201"]
    assert (found.code, found.hint, [edit.text for edit in found.edits]) == ("D008", "write «,»", [","])
