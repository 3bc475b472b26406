"""Feature 17: the linter warns of what is no error but hardly meant; `# allow`, `--fix`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabdiplo.cli.root import run
from arabdiplo.lang import KINDS, check_rules

FRAME = """
event sail {{ sailor : person  {role} require sailor }}
frame sail -> sail {{
  {arms}
  example "أبحر الرئيس القبرصي" sailor "الرئيس القبرصي"
  reject "أبحر البحار"
}}
"""


def codes(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    path = tmp_path / "sail.dpl"
    path.write_text("dpl 1\nuse actor, time\n" + text, encoding="utf-8")
    return [(each.code, each.line) for each in check_rules([path], bundled=False) if each.path == str(path)]


def sail(arms: str = 'verb "أبحر" subject sailor', role: str = "") -> str:
    return FRAME.format(arms=arms, role=role)


def test_a_sound_file_has_no_warning(tmp_path: Path) -> None:
    assert codes(tmp_path, sail()) == []


@pytest.mark.parametrize(
    ("code", "line", "text"),
    [
        ("D305", 5, 'pattern a -> person {\n  match noun "أ"\n  match noun "أ" then adj\n  example "أ" chunk "أ"\n}'),
        ("D306", 3, 'let _a = noun "وبالقاهرة"\n' + sail('verb "أبحر" subject sailor when not clause has _a')),
        ("D414", 6, sail('verb, masdar "استنكر" subject sailor')),
        (
            "D417",
            5,
            'pattern a -> person {\n  match name as l\n  set entity = l.entity\n  example "هوفمان" chunk "هوفمان" }',
        ),
        ("D307", 3, 'let _a = "كوفيد-19"\n' + sail('verb "أبحر" subject sailor when not clause has _a')),
        ("D307", 3, 'let _a = "٢٠ عاما"\n' + sail('verb "أبحر" subject sailor when not clause has _a')),
        ("D309", 3, 'let _a = "سفينة"\n' + sail()),
        ("D309", 3, 'lexicon boats { noun "سفينة" }\n' + sail()),
        (
            "D406",
            3,
            'let _a = "إسبانيا" or "بيرو" or "إسـبانيا"\n' + sail('verb "أبحر" subject sailor unless clause has _a'),
        ),
        ("D407", 3, 'let _a = "سفينةx"\n' + sail('verb "أبحر" subject sailor when not clause has _a')),
        ("D009", 3, 'let _a = "سفينة\u200d"\n' + sail('verb "أبحر" subject sailor when not clause has _a')),
        ("D506", 4, sail(role="port : place ")),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) == 4 else "",
)
def test_warnings(tmp_path: Path, code: str, line: int, text: str) -> None:
    text = text.replace("unless clause has", "when not clause has")
    assert [(c, n) for c, n in codes(tmp_path, text) if KINDS[c].severity == "warning"] == [(code, line)]


def test_a_role_filled_from_elsewhere_is_filled(tmp_path: Path) -> None:
    arms = 'verb "أبحر" subject sailor\n  fill port from inside sailor'
    assert codes(tmp_path, sail(arms, role="port : place ")) == []


def test_what_nobody_uses_of_a_bundled_library_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = 'let boat = "سفينة"\nlexicon harbours { noun "ميناء" quayside yes }\n'
    assert codes(tmp_path, library) == []  # a library of somebody's own: others may use it
    monkeypatch.setattr("arabdiplo.lang.lint.bundled_rules_dir", lambda: tmp_path)
    assert codes(tmp_path, library) == [("D309", 3)]


def test_a_let_that_only_another_file_uses_is_used(tmp_path: Path) -> None:
    (tmp_path / "words.dpl").write_text('dpl 1\nlet boat = "سفينة"\n', encoding="utf-8")
    text = "use words\n" + sail('verb "أبحر" subject sailor when not clause has boat')
    assert codes(tmp_path, text) == []


def test_a_costly_gap_and_a_cheap_one(tmp_path: Path) -> None:
    pattern = (
        'pattern a -> person {{\n  match {} then skip up to {} until verb then "سفير"\n  example "أ" chunk "أ"\n}}'
    )
    assert ("D308", 4) in codes(tmp_path, pattern.format("noun", 9))
    assert codes(tmp_path, pattern.format('noun "وزير"', 9)) == []
    assert codes(tmp_path, pattern.format("noun", 3)) == []


def test_a_frame_that_another_one_shadows(tmp_path: Path) -> None:
    other = """frame other -> sail {
  verb "أبحر" or "رسا يرسو" subject sailor prep "في" time
  priority 2
  example "رسا الرئيس القبرصي" sailor "الرئيس القبرصي"
  reject "رسا البحار"
}"""
    found = codes(tmp_path, sail().strip() + "\n" + other)
    assert found == [("D507", 4)]
    # one word that the other does not have, and it may win
    assert codes(tmp_path, sail('verb "أبحر" or "غرق" subject sailor').strip() + "\n" + other) == []


def test_allow_with_a_reason_silences_and_without_one_does_not_go_unseen(tmp_path: Path) -> None:
    assert codes(tmp_path, '# allow(D309) kept for later\nlet _a = "سفينة"\n' + sail()) == []
    assert codes(tmp_path, 'let _a = "سفينة" # allow(D309) kept for later\n' + sail()) == []
    assert codes(tmp_path, 'let _a = "سفينة" # allow(D309)\n' + sail()) == [("D606", 3)]
    assert codes(tmp_path, '# allow(D305) another\nlet _a = "سفينة"\n' + sail()) == [("D309", 4)]


def test_bundled_rules_have_no_warning() -> None:
    assert [str(each) for each in check_rules([], bundled=True)] == []


def test_words_of_a_table_are_one_word_too(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    table = tmp_path / "lexicons" / "boats.tsv"
    table.write_text("entry\tsource\nبالقارب\thand\nالسفينة\thand\n", encoding="utf-8")
    path = tmp_path / "boats.dpl"
    path.write_text('dpl 1\nlexicon boats from "lexicons/boats.tsv" as noun\n', encoding="utf-8")
    found = [each for each in check_rules([path], bundled=False) if each.code == "D306"]
    assert [(each.path, each.line) for each in found] == [(str(table), 2)]
    assert run(["check", str(path), "--no-bundled", "--fix", "--strict"]) == 0
    assert table.read_text(encoding="utf-8").splitlines()[1] == "القارب\thand"
    # a name of another language may begin so
    path.write_text('dpl 1\nlexicon boats from "lexicons/boats.tsv" as proper\n', encoding="utf-8")
    table.write_text("entry\tsource\nبالتيمور\thand\n", encoding="utf-8")
    assert check_rules([path], bundled=False) == ()


FAULTY = """dpl 1
use actor, time
let _a = "زار" | "وصل\u202e" or "كوفيد-19" or "سفینة" or "زار" or "حبل\u200c"
event sail { sailor : person  require sailor }
frame sail -> sail {
  verb "أبحر" subject sailor when not clause has noun "وبالقاهرة" and not clause has _a
  example "أبحر الرئيس القبرصي" sailor "الرئيس القبرصي"
  reject "أبحر البحار"
}
"""


def test_fix_mends_what_is_certain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sail.dpl"
    path.write_text(FAULTY, encoding="utf-8")
    assert run(["check", str(path), "--no-bundled", "--fix", "--strict"]) == 0
    assert capsys.readouterr().out.endswith("0 errors, 0 warnings, 7 mended\n")
    mended = path.read_text(encoding="utf-8")
    assert 'let _a = "زار"  or  "وصل" or "كوفيد - 19" or "سفينة" or "حبل"\n' in mended
    assert 'noun "القاهرة"' in mended
    assert run(["check", str(path), "--no-bundled", "--fix"]) == 0
    assert path.read_text(encoding="utf-8") == mended


def test_fix_leaves_what_is_allowed_and_what_is_not_given(tmp_path: Path) -> None:
    path = tmp_path / "sail.dpl"
    text = FAULTY.replace("\u202e", "").replace(" | ", " or ").replace("use actor", "# allow(D407, D307) x\nuse actor")
    text = text.replace("\nlet", " # allow(D307, D407, D009, D406, D306) as it came\nlet")
    path.write_text(text, encoding="utf-8")
    run(["check", str(path), "--no-bundled", "--fix"])
    assert '"كوفيد-19" or "سفینة" or "زار"' in path.read_text(encoding="utf-8")


def test_every_edit_is_said_to_exist(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sail.dpl"
    path.write_text(FAULTY, encoding="utf-8")
    run(["check", str(path), "--no-bundled", "--json"])
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    mark = next(each for each in said if each["code"] == "D001")
    assert FAULTY[mark["edits"][0]["start"]] == "\u202e" and mark["edits"][0]["text"] == ""
