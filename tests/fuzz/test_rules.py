"""Rule files that mean harm or make no sense: diagnostics, never a traceback; nothing else is read."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutate import check_rules, edit_rules, rule_files

from arabdiplo import Extractor, InputError
from arabdiplo.lang.load import check_rules as diagnostics
from arabdiplo.lang.load import load_rules

FILES = rule_files()
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "25"))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(1, 8))
def test_edited_rules(tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int) -> None:
    luck = random.Random(seed)
    text = edit_rules(FILES, lambda most: luck.randint(0, most), steps)
    check_rules(text, tmp_path_factory.getbasetemp())


def test_rule_files_to_begin_with_are_many(tmp_path: Path) -> None:
    assert len(FILES) > 30
    assert check_rules("dpl 1\n", tmp_path)


# -- what a rule may read ------------------------------------------------------------

SECRET = 'dpl 1\nlet secret = "سر"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of rules beside a file that is none of its business."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "secret.dpl").write_text(SECRET, encoding="utf-8")
    return tmp_path / "rules"


@pytest.mark.parametrize("name", ["../secret", "..secret", "/etc/passwd", "rules/../secret", '"../secret"', "~root"])
def test_use_names_a_module_and_no_path(folder: Path, name: str) -> None:
    (folder / "a.dpl").write_text(f"dpl 1\nuse {name}\n", encoding="utf-8")
    found = diagnostics([folder / "a.dpl"], bundled=False)
    assert found and not any("سر" in str(each) for each in found)


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "a.dpl").write_text("dpl 1\nuse secret\n", encoding="utf-8")
    (folder / "secret.dpl").symlink_to(tmp_path / "secret.dpl")
    (found,) = diagnostics([folder / "a.dpl"], bundled=False)
    assert (found.code, found.line) == ("D007", 2) and "leads out of the folder" in found.message
    assert "D007" in {each.code for each in diagnostics([folder], bundled=False)}
    with pytest.raises(InputError, match="a link that leads out of the folder of the rules"):
        Extractor(folder, bundled=False)
    (folder / "in").mkdir()
    (tmp_path / "all").symlink_to(folder)
    (folder / "secret.dpl").unlink()
    (folder / "in" / "secret.dpl").write_text(SECRET, encoding="utf-8")
    (folder / "secret.dpl").symlink_to(folder / "in" / "secret.dpl")
    assert load_rules([tmp_path / "all" / "a.dpl"], bundled=False).modules == ("a", "secret")


def test_a_link_to_itself_is_no_file(folder: Path) -> None:
    (folder / "a.dpl").symlink_to(folder / "a.dpl")
    (found,) = diagnostics([folder / "a.dpl"], bundled=False)
    assert found.code == "D007"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "a.dpl")
    (found,) = diagnostics([folder / "a.dpl"], bundled=False)
    assert found.code == "D007" and "this is no file" in found.message
    (folder / "b.dpl").write_text('dpl 1\nlexicon l from "l.tsv" as noun\n', encoding="utf-8")
    os.mkfifo(folder / "l.tsv")
    assert "D007" in {each.code for each in diagnostics([folder / "b.dpl"], bundled=False)}


# -- patterns that blow up --------------------------------------------------------------

HEAD = "dpl 1\ntype x\npattern p -> x {\n  match "
TAIL = '\n  example "أ ب" chunk "أ ب"\n  reject "ت"\n}\n'
BLOW_UPS = {
    "counts within counts": "up to 20 (up to 20 (up to 20 noun)) then verb",
    "counts within counts, just allowed": "1 to 20 (noun as a then up to 20 (noun or (noun then noun))) then verb",
    "maybe within maybe": "maybe (maybe (maybe (maybe (1 to 20 noun)))) then verb",
    "maybe beside maybe": " then ".join([f"maybe noun as c{n % 20}" for n in range(60)]) + " then noun then verb",
    "skips in a row": " then ".join(["noun then skip up to 30"] * 13) + ' then "لا"',
    "skips in a count": '2 to 13 (noun as a then skip up to 30 then noun as b) then "لا"',
    "a count without end": "noun then up to 9999 noun",
    "brackets": "(" * 400 + '"أ"' + ")" * 400,
    "not not": "not " * 400 + '"أ"',
    "alternatives": " or ".join(f'"كلمة{n}"' for n in range(1400)),
    "too many alternatives": " or ".join(f'"كلمة{n}"' for n in range(3000)),
    "alternatives of themselves": "1 to 20 (" + " or ".join(["noun", "(noun then noun)"] * 30) + ") then verb",
    "looks in a row": "noun then " + " then ".join(["followed by (up to 20 noun then verb)"] * 20) + " then noun",
    "looks in a count": "1 to 20 (noun then not followed by (up to 19 noun then verb))",
}
#: those that are refused; the others read a long text in time
REFUSED = {"counts within counts", "a count without end", "brackets", "not not", "too many alternatives"}


@pytest.mark.parametrize("name", BLOW_UPS)
def test_patterns_that_blow_up_are_refused_or_read_in_time(name: str, folder: Path) -> None:
    (folder / "p.dpl").write_text(HEAD + BLOW_UPS[name] + TAIL, encoding="utf-8")
    started = time.process_time()
    found = diagnostics([folder / "p.dpl"], bundled=False)
    refused = {each.code for each in found if each.severity == "error"}
    assert bool(refused) == (name in REFUSED) and refused <= {"D006", "D106", "D301", "D304"}
    if not refused:
        Extractor(folder, bundled=False).extract("بيت كتاب " * 1500)
    assert time.process_time() - started < 10


def test_lets_that_double_each_other_are_refused(folder: Path) -> None:
    lets = ['let a0 = "أ" or "ب"'] + [f"let a{n} = a{n - 1} then a{n - 1}" for n in range(1, 40)]
    (folder / "p.dpl").write_text("dpl 1\n" + "\n".join(lets) + "\n" + HEAD[6:] + "a39" + TAIL, encoding="utf-8")
    started = time.process_time()
    assert any("error" in str(each) for each in diagnostics([folder / "p.dpl"], bundled=False))
    assert time.process_time() - started < 10


def test_conditions_that_double_each_other_are_refused(folder: Path) -> None:
    more = ['condition a0 = text has "أ"'] + [f"condition a{n} = a{n - 1} or not a{n - 1}" for n in range(1, 15)]
    rule = HEAD[6:] + '"أ" unless a14' + TAIL
    (folder / "p.dpl").write_text("dpl 1\n" + "\n".join(more) + "\n" + rule, encoding="utf-8")
    started = time.process_time()
    assert any("error D006" in str(each) for each in diagnostics([folder / "p.dpl"], bundled=False))
    assert time.process_time() - started < 10


def test_a_file_over_the_limit_is_refused_unread(folder: Path) -> None:
    with open(folder / "a.dpl", "wb") as stream:
        stream.truncate(10**12)  # a hole: there is nothing on the disk
    (found,) = diagnostics([folder / "a.dpl"], bundled=False)
    assert found.code == "D006"
