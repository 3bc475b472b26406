"""Reading files: every kind of input, every kind of bad input; the rest is always read."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from shared import read_all

from arabdiplo.errors import InputError
from arabdiplo.io import Columns, Item, read, rows


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def ids(items: Sequence[Item]) -> list[str]:
    return [item.id for item in items]


def test_a_text_file_is_one_document_with_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "خبر.txt"
    path.write_bytes("\ufeffسطر\r\nآخر".encode())
    items, errors = read_all(path)
    assert items == [Item("خبر", "سطر\r\nآخر", None, str(path))]
    assert not errors


def test_json_lines_have_id_text_and_date(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(lines({"id": 7, "text": "أ", "date": "2024-03-06"}) + b"\n" + lines({"text": "ب", "events": []}))
    items, errors = read_all(path)
    assert items == [Item("7", "أ", "2024-03-06", str(path), 1), Item("3", "ب", None, str(path), 3)]
    assert not errors


def test_a_folder_is_read_recursively_in_sorted_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "x.txt").write_text("أ", encoding="utf-8")
    (tmp_path / "a.txt").write_text("ب", encoding="utf-8")
    (tmp_path / "notes.md").write_text("no", encoding="utf-8")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(lines({"id": "z", "text": "ت"})))
    items, errors = read_all(tmp_path)
    assert ids(items) == ["a", "b/x", "z"]
    assert not errors


def test_standard_input_is_text_or_json_lines() -> None:
    assert read_all("-", stdin="نص\nسطر".encode())[0] == [Item("-", "نص\nسطر", None, "-")]
    assert read_all("-", stdin=lines({"id": "a", "text": "أ"}, {"id": "b", "text": "ب"}))[0][1].id == "b"
    assert read_all("-", stdin=b"") == read_all("-", stdin=lines()) == ([], [])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"id": "x", "text": "a"', "broken JSON"),
        (b"[1]", "this line is no JSON object"),
        (b'{"id": "x"}', "«text» is missing"),
        (b'{"text": null}', "«text» is missing"),
        (b'{"text": 5}', "«text» is no string"),
        (b'{"text": "a", "date": [2024]}', "«date» must be a string"),
        ('{"text": "خبر"}'.encode("cp1256"), "not UTF-8"),
        (b'{"text": "a\x00b"}', "a NUL byte, which no JSON has"),
        (b'{"id": ["a"], "text": "a"}', "«id» must be a string or a number"),
        (b'{"id": true, "text": "a"}', "«id» must be a string or a number"),
        (b"{", "broken JSON: Input data was truncated; a document stands on one line"),
        (b"[" * 100_000, "broken JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: bytes, message: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(lines({"id": "1", "text": "أ"}) + line + b"\n" + lines({"id": "3", "text": "ب"}))
    items, errors = read_all(path)
    assert ids(items) == ["1", "3"]
    assert len(errors) == 1
    assert errors[0].startswith(f"{path}:2: {message}")
    assert "\n" not in errors[0]


def test_a_line_over_the_limit_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST", 2**20)
    path = tmp_path / "news.jsonl"
    path.write_bytes(lines({"id": "1", "text": "أ"}, {"id": "2", "text": "x" * 3 * 2**20}, {"id": "3", "text": "ب"}))
    items, errors = read_all(path)
    assert ids(items) == ["1", "3"]
    assert errors == [f"{path}:2: a line of over 1 MB"]


def test_a_text_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST", 2**20)
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * (2**20 + 1))
    items, errors = read_all(path)
    assert not items
    assert errors == [f"{path}: over 1 MB for one text; split it, or write one document a line as .jsonl"]


def test_bad_files_are_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\x00\x01")
    (tmp_path / "good.txt").write_text("أ", encoding="utf-8")
    (tmp_path / "old.txt").write_bytes("سطر\nخبر".encode("cp1256"))
    (tmp_path / "wide.txt").write_bytes("خبر".encode("utf-16"))
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(lines({"id": "g", "text": "أ" * 1000}))[:-12])
    (tmp_path / "false.jsonl.gz").write_bytes(b"no gzip")
    items, errors = read_all(tmp_path)
    assert "good" in ids(items)
    assert [error.removeprefix(str(tmp_path) + "/") for error in errors] == [
        "binary.txt: a binary file, no text",
        "cut.jsonl.gz: broken .gz file",
        "false.jsonl.gz: broken .gz file",
        "old.txt:1: not UTF-8: byte 0xD3 at 0; if it is Windows-1256, convert it: iconv -f CP1256 -t UTF-8",
        "wide.txt: this is UTF-16; convert it: iconv -f UTF-16 -t UTF-8",
    ]


def test_missing_empty_and_unfit_paths_are_errors(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    items, errors = read_all(tmp_path / "none.txt", tmp_path / "empty", tmp_path / "x.json")
    assert not items
    assert errors == [
        f"{tmp_path}/none.txt: no such file or folder",
        f"{tmp_path}/empty: no .jsonl, .csv, .tsv, .parquet or .txt file in this folder",
        f"{tmp_path}/x.json: a .json file is not read; write one document a line, as .jsonl",
    ]


def test_files_of_other_kinds_are_no_texts(tmp_path: Path) -> None:
    for name in ("e.md", "f.html", "g.json.gz"):
        (tmp_path / name).write_text("id,text\n1,a\n", encoding="utf-8")
        items, errors = read_all(tmp_path / name)
        assert not items
        assert len(errors) == 1
        assert ".jsonl" in errors[0], errors


def test_a_name_that_says_nothing_is_one_text_and_packed_texts_are_unpacked(tmp_path: Path) -> None:
    (tmp_path / "article").write_text("أ", encoding="utf-8")
    (tmp_path / "B.TXT.gz").write_bytes(gzip.compress("ب".encode()))
    (tmp_path / "c.ndjson").write_bytes(lines({"id": "z", "text": "ت"}))
    assert ids(read_all(tmp_path / "article")[0]) == ["article"]
    assert [item.text for item in read_all(tmp_path)[0]] == ["ب", "ت"]


def test_what_a_folder_holds_besides_is_noted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.json", "c.md", "d.md", ".hidden"):
        (tmp_path / name).write_text("أ", encoding="utf-8")
    noted: list[str] = []
    list(read([str(tmp_path)], lambda error: None, note=noted.append))
    assert noted == [f"{tmp_path}: left out: 2 .md, 1 .json"]
    (tmp_path / "a.txt").unlink()
    _, errors = read_all(tmp_path)
    assert errors[0].endswith("no .jsonl, .csv, .tsv, .parquet or .txt file in this folder, only 2 .md, 1 .json")


def test_half_a_surrogate_pair_that_python_escapes_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": "زار\ud800 الوزير"}), encoding="utf-8")
    errors: list[InputError] = []
    assert [item.text for item in read([str(tmp_path / "a.jsonl")], errors.append)] == ["زار\ud800 الوزير"]
    assert not errors


# -- how dates and lines are written ---------------------------------------------------


@pytest.mark.parametrize("date", ["06/03/2024", "6/3/2024", "٠٦/٠٣/٢٠٢٤", "2024-03-06", " 06/03/2024 "])
def test_dates_are_read_by_the_format_that_is_given(date: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"text,date\nنص,{date}\n", "utf-8")
    errors: list[InputError] = []
    (item,) = read([str(tmp_path / "a.csv")], errors.append, columns=Columns(date_format="%d/%m/%Y"))
    assert (item.date, errors) == ("2024-03-06", [])


def test_a_date_of_another_form_is_said_with_its_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,date\nنص,06/03/2024\nنص,6 مارس\nنص,\n", "utf-8")
    errors: list[InputError] = []
    items = list(read([str(tmp_path / "a.csv")], errors.append, columns=Columns(date_format="%d/%m/%Y")))
    assert [item.date for item in items] == ["2024-03-06", None]
    (said,) = map(str, errors)
    assert said.endswith("row 2: «6 مارس» is no date by --date-format «%d/%m/%Y», nor one like 2024-03-06")


@pytest.mark.parametrize("wrong", ["%d/%m", "%Q", "يوم"])
def test_a_format_says_a_day(wrong: str) -> None:
    with pytest.raises(InputError, match="says no day; write it like %d/%m/%Y"):
        Columns(date_format=wrong)


def test_lines_that_a_width_has_broken_are_joined_if_asked_for(tmp_path: Path) -> None:
    text = "التقى وزير الخارجية الكيني\r\nأمس في تونس نظيره التونسي"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "b.jsonl").write_bytes(lines({"text": text}))
    paths = [str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl")]
    for item in read(paths, pytest.fail, columns=Columns(join_lines=True)):
        assert item.text == text.replace("\r\n", "  ")
    assert [item.text for item in read(paths, pytest.fail)] == [text, text]
