"""Feature 18: every screen shows a rule file in the order it was typed; `fmt` is lossless and idempotent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabdiplo.cli.root import run
from arabdiplo.lang import bundled_rules_dir, check_rules
from arabdiplo.lang.layout import WIDTH, layout
from arabdiplo.lang.lexer import lex
from arabdiplo.lang.source import Source

FILES = sorted(bundled_rules_dir().rglob("*.dpl"))


def laid_out(text: str) -> str:
    made = layout(Source("x.dpl", text))
    assert made.diagnostics == ()
    return made.text


def words(text: str) -> list[str]:
    return [token.text for token in lex(Source("x.dpl", text)).words()]


def comments(text: str) -> list[str]:
    return [token.text.rstrip() for token in lex(Source("x.dpl", text)).tokens if token.kind == "comment"]


def keeps_all(text: str) -> str:
    """Lays out; all words and comments must still be there, and a second run changes nothing."""
    once = laid_out(text)
    assert words(once) == words(text)
    assert comments(once) == comments(text)
    assert laid_out(once) == once
    return once


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_bundled_rules_lose_nothing(path: Path) -> None:
    keeps_all(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_bundled_rules_are_laid_out(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert laid_out(text) == text, f"run arabdiplo fmt {path}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_line_begins_with_an_arabic_string(path: Path) -> None:
    for line in laid_out(path.read_text(encoding="utf-8")).splitlines():
        assert not re.match(r"""\s*["'][^"']*[\u0600-\u06ff]""", line), line


def space(text: str) -> st.SearchStrategy[str]:
    """The same tokens with any space between them, and comments here and there."""
    tokens = [t for t in lex(Source("x.dpl", text)).tokens if t.kind != "comment"]
    gap = st.sampled_from([" ", "  ", "\n", "\n\n\n", "\t", " # قول\n", " # said\n", "\n# allow(D305) why\n"])
    return st.lists(gap, min_size=len(tokens), max_size=len(tokens)).map(
        lambda gaps: "".join(token.text + g for token, g in zip(tokens, gaps, strict=True))
    )


SMALL = """dpl 1
use actor, time
let invited = "بدعوة من" or ("تلبية" then 2 to 3 word[unknown, not definite] as who)
event opening { opener : person or body many  thing : nominal  require opener and thing }
lexicon said { noun "قول" or "رأي" plural "أقوال" rank 1 verb "قال" masdar "قول" takes "في" }
pattern p -> person { match invited then person as p set office = p.office or "رئيس", state = p.state
  head p example "قال" chunk "قال" }
frame open -> opening {
  verb "افتتح", masdar "افتتاح" subject opener object thing when not object is noun "باب" and has object
  example "افتتح الوزير الجسر" opener "الوزير" thing "الجسر" near "افتتح" missing thing
}
"""


@settings(max_examples=60, deadline=None)
@given(space(SMALL))
def test_any_spacing_loses_nothing(text: str) -> None:
    keeps_all(text)


def test_what_it_looks_like() -> None:
    assert laid_out(
        'dpl 1\nuse   actor,time\n\n\n\nlet a="زار"or(  "وصل"  then word [ past ] )\n'
        "frame f->visit{verb a subject visitor   # who\nexample 'زار' visitor 'x' status planned reject 'y'}\n"
    ) == (
        'dpl 1\nuse actor, time\n\nlet a = "زار" or ("وصل" then word[past])\nframe f -> visit {\n'
        "  verb a subject visitor # who\n  example 'زار' visitor 'x' status planned\n  reject 'y'\n}\n"
    )


def test_a_short_block_stays_on_its_line_and_a_long_one_does_not() -> None:
    short = 'dpl 1\nlexicon a { noun "ندوة" or "جلسة" }\n'
    assert laid_out(short) == short
    many = " or ".join(f'"كلمة{i}"' for i in range(30))
    lines = laid_out(f"dpl 1\nlexicon a {{ noun {many} }}\n").splitlines()
    assert lines[1] == "lexicon a {" and lines[2].startswith("  noun ") and lines[3].startswith("    or ")
    assert max(map(len, lines)) <= WIDTH


def test_an_arabic_comment_moves_from_behind_an_arabic_string() -> None:
    assert laid_out('dpl 1\nlet a = "زار" # فعل\n') == 'dpl 1\n# فعل\nlet a = "زار"\n'
    kept = 'dpl 1\nlet a = "زار" # verb\n'
    assert laid_out(kept) == kept


def test_one_arabic_string_a_line_where_no_word_stands_between() -> None:
    assert laid_out('dpl 1\nlet a = "زار" "وصل"\n') == 'dpl 1\nlet a = "زار"\n  "وصل"\n'


def test_a_line_with_an_allow_is_not_cut_from_it() -> None:
    text = "dpl 1\nlet a = " + " or ".join(f'"كلمة{i}"' for i in range(30)) + " # allow(D406) twins are meant\n"
    assert laid_out(text) == text


def test_what_an_allow_silences_stays_silent(tmp_path: Path) -> None:
    rows = 'lexicon boats {\n  noun "قارب" # allow(D406) both are written\n  noun "قَارب" # أخرى\n}\n'
    choice = " or ".join(f'"{letter}حر ساكن"' for letter in "بتثجخدذرزسشصضطظعغفقك")
    text = f'dpl 1\n{rows}# allow(D406) as it came\nlet sea = {choice} or "سحر ساكن"\n'
    path = tmp_path / "boats.dpl"
    for each in (text, keeps_all(text)):
        path.write_text(each, encoding="utf-8")
        assert check_rules([path], bundled=False) == ()
    assert "both are written\n  # أخرى\n  noun" in each and 'or "سحر ساكن"' in each.splitlines()[-1]


def test_an_allow_reaches_no_further_than_the_statement_below_it(tmp_path: Path) -> None:
    path = tmp_path / "boats.dpl"
    twins = 'noun "قارب"\n  noun "قَارب"\n'
    path.write_text(f"dpl 1\nlexicon boats {{\n  # allow(D406) why\n  {twins}}}\n", encoding="utf-8")
    assert [each.code for each in check_rules([path], bundled=False)] == ["D406"]


def test_the_first_line_is_not_set_in_below_a_comment() -> None:
    text = '# boats\ndpl 1\nlet a = "زار"\n'
    assert laid_out(text) == text


@pytest.mark.parametrize("broken", ['dpl 1\nlet a = "x\n', "dpl 1\nframe f -> e {\n", 'dpl 1\nlet   a = "ب" | "ت"\n'])
def test_a_file_that_cannot_be_read_is_left_alone(broken: str) -> None:
    made = layout(Source("x.dpl", broken))
    assert made.text == broken and made.diagnostics


def test_signs_and_invisible_marks_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "a.dpl"
    path.write_text('dpl 1\nlet a = "زار" | "يزور"\nlet b = "زار\u202e"\n', encoding="utf-8")
    said = [(d.code, d.line, d.hint) for d in check_rules([path], bundled=False)]
    assert ("D002", 2, "write «or»") in said and "D001" in {code for code, _, _ in said}


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.dpl"
    path.write_text('dpl 1\nlet a   = "زار"\n', encoding="utf-8")
    assert run(["fmt", "--check", str(path)]) == 1
    assert run(["fmt", "--diff", str(path)]) == 0
    assert '+let a = "زار"' in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == 'dpl 1\nlet a   = "زار"\n'
    assert run(["fmt", str(path)]) == 0
    assert path.read_text(encoding="utf-8") == 'dpl 1\nlet a = "زار"\n'
    assert run(["fmt", "--check", str(path)]) == 0
    path.write_text('dpl 1\nlet a = "زار\n', encoding="utf-8")
    assert run(["fmt", str(path)]) == 3
    assert "D004" in capsys.readouterr().err
