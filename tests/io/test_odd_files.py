"""Files as users have them: other ends of lines, other delimiters, damage, and kinds that their names do not say."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from shared import read_all

from arabdiplo.errors import InputError
from arabdiplo.io import Columns, read
from arabdiplo.io.files import Finder
from arabdiplo.runs.decode import decode_all
from arabdiplo.runs.sources import Reader, find_files

TEXT = "زار الوزير تونس"
LINE = json.dumps({"id": "a", "text": TEXT}, ensure_ascii=False).encode()


def tar(data: bytes) -> bytes:
    """An archive with one file."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as made:
        info = tarfile.TarInfo("a.jsonl")
        info.size = len(data)
        made.addfile(info, io.BytesIO(data))
    return archive.getvalue()


def test_what_a_table_is_is_said_before_a_column_is_missed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(f"key,body\na,{TEXT}".encode("utf-16"))
    errors: list[InputError] = []
    assert list(read([str(tmp_path / "a.csv")], errors.append, columns=Columns(text="body"))) == []
    assert [error.message for error in errors] == ["this is UTF-16; convert it: iconv -f UTF-16 -t UTF-8"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", b"\xef\xbb\xbf" + LINE),
        ("a.jsonl", b"\n\r\n" + LINE + b"\r\n\xef\xbb\xbf\n"),
        ("a.csv", f"id;text\na;{TEXT}\n".encode()),
        ("a.csv", f"id\ttext\r\na\t{TEXT}\r\n".encode()),
        ("a.csv", f"\ufeffid|text\na|{TEXT}\n".encode()),
        ("a.tsv", f"id,text\na,{TEXT}\n".encode()),
        ("a.csv", f"id,text,x;y\na,{TEXT},1;2\n".encode()),
        ("a.csv", f"id,text\ra,{TEXT}\r".encode()),
    ],
)
def test_what_is_read_all_the_same(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    items, errors = read_all(tmp_path / name)
    assert [(item.id, item.text) for item in items] == [("a", TEXT)]
    assert not errors


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.jsonl", gzip.compress(LINE), "this is packed with gzip; unpack it, or give its name the ending .gz"),
        ("a.txt", gzip.compress(LINE), "this is packed with gzip; unpack it, or give its name the ending .gz"),
        ("a.jsonl", pa.compress(LINE, "zstd", asbytes=True), "this is packed with zstd"),
        ("a.jsonl", (LINE.decode() + "\n").encode("utf-16") * 3, "this is UTF-16"),
        ("a.jsonl", (LINE.decode() + "\n").encode("utf-16-le") * 3, "this is UTF-16"),
        ("a.csv", f"id,text\na,{TEXT}".encode("utf-16"), "this is UTF-16"),
        ("a.jsonl", LINE.decode().encode("utf-32"), "this is UTF-32; convert it: iconv -f UTF-32 -t UTF-8"),
        ("a.txt", f"\ufeff{TEXT}".encode("utf-32-be"), "this is UTF-32; convert it: iconv -f UTF-32 -t UTF-8"),
        ("a.txt", TEXT.encode("utf-16-le"), "this is UTF-16; convert it: iconv -f UTF-16LE -t UTF-8"),
        ("a.txt", TEXT.encode("utf-16-be"), "this is UTF-16; convert it: iconv -f UTF-16BE -t UTF-8"),
        ("a.jsonl", LINE.decode().encode("utf-16-be"), "this is UTF-16; convert it: iconv -f UTF-16BE -t UTF-8"),
        ("a.jsonl.bz2", bz2.compress(LINE), "this is packed with bzip2; unpack it: bunzip2"),
        ("a.jsonl.xz", lzma.compress(LINE), "this is packed with xz; unpack it: unxz"),
        ("a.tar", tar(LINE), "this is a tar archive; unpack it: tar -xf"),
        ("a.tar.gz", gzip.compress(tar(LINE)), "this is a tar archive; unpack it: tar -xf"),
        ("a.txt", b"\0\0\1", "a binary file, no text"),
        ("a.docx", b"PK\x03\x04\x14", "this is a zip file, as .docx and .xlsx are; write the text alone"),
        ("a", b"%PDF-1.4\n%\xe2\xe3", "this is a PDF; write the text alone"),
        ("a.dat", b"PAR1", "this is a Parquet file; give its name the ending .parquet"),
        ("a.csv", b"\xef\xbb\xbf", "an empty file; the first line of a table names its columns"),
        ("a.txt.gz", gzip.compress(LINE)[:-9], "broken .gz file"),
        ("a.jsonl.gz", b"", "an empty .gz file"),
        ("a.jsonl.zst", b"", "an empty .zst file"),
        ("a.csv.zst", b"no such", "broken .zst file"),
    ],
)
def test_a_file_of_another_kind_is_one_error(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    items, (error,) = read_all(tmp_path / name)
    assert not items
    assert error.startswith(f"{tmp_path / name}: {reason}")
    assert not error.endswith("were read")


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_what_stands_before_a_break_is_read(tmp_path: Path, ending: str) -> None:
    lines = b"".join(b'{"text": "%d"}\n' % (n * 7919**3) for n in range(50_000))
    data = gzip.compress(lines) if ending == ".gz" else pa.compress(lines, "zstd", asbytes=True)
    (tmp_path / f"a.jsonl{ending}").write_bytes(data[: len(data) // 2])
    items, (error,) = read_all(tmp_path / f"a.jsonl{ending}")
    assert len(items) > 1000
    assert error.endswith(f"a.jsonl{ending}: broken {ending} file; the documents before the break were read")


def test_a_damaged_byte_amid_utf8_is_no_older_encoding(tmp_path: Path) -> None:
    text = TEXT.encode()
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text[:4] + b"\xff" + text[4:])
    _, (error,) = read_all(tmp_path / "a.txt")
    assert ":1: not UTF-8: byte 0xFF at 7, amid UTF-8; to leave such bytes out: iconv -c" in error


def test_an_empty_id_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "أ", "id": ""}\n{"text": "ب", "id": 7.5}', encoding="utf-8")
    (tmp_path / "b.csv").write_text('text,id\nأ,""\nب,7.5\n', encoding="utf-8")
    pq.write_table(pa.table({"text": ["أ", "ب"], "id": ["", "7.5"]}), tmp_path / "c.parquet")
    assert [item.id for item in read_all(tmp_path)[0]] == ["1", "7.5"] * 3


def test_rows_of_tables_are_named_as_rows(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": [TEXT, None, ""]}), tmp_path / "a.parquet")
    items, errors = read_all(tmp_path / "a.parquet")
    assert [(item.id, item.text) for item in items] == [("1", TEXT), ("3", "")]
    assert errors == [f"{tmp_path}/a.parquet: row 2: «text» is missing"]
    assert str(items[1].refused("too long")) == f"{tmp_path}/a.parquet: row 3: too long"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\n \n" + LINE, [("a", TEXT)]),
        (b"\xef\xbb\xbf\r\n" + LINE + b"\n\n", [("a", TEXT)]),
        ("\n\nنص\n".encode(), [("-", "\n\nنص\n")]),
        (b"\n\n", [("-", "\n\n")]),
    ],
)
def test_empty_lines_before_what_standard_input_says(data: bytes, found: list[tuple[str, str]]) -> None:
    items, errors = read_all("-", stdin=data)
    assert [(item.id, item.text) for item in items] == found
    assert not errors


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    errors: list[InputError] = []
    assert list(read(["-"], errors.append)) == []
    assert [str(error) for error in errors] == ["-: standard input is closed"]


def test_what_cannot_be_opened_is_said_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / ".#z.txt").symlink_to("the lock of an editor")
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(os, "scandir", _closed(os.scandir))
    items, errors = read_all(tmp_path)
    assert [item.id for item in items] == ["z"]
    assert errors == [
        f"{tmp_path}/closed: cannot be read: permission denied",
        f"{tmp_path}/lost.txt: cannot be read: no such file or directory",
    ]


def _closed(scandir: Callable[..., object]) -> Callable[..., object]:
    """Folders called «closed» cannot be opened."""

    def scan(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    return scan


@pytest.mark.parametrize("given", ["x" * 5000, "نص " * 500, "a\0b", "none/*.txt"])
def test_what_can_be_no_path_is_not_there(given: str) -> None:
    with pytest.raises(InputError, match="no such file or folder|a path holds no NUL"):
        Finder().find(given)


def test_a_run_and_the_other_commands_read_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINE + b'\n{"id": 1}\n{broken\n\n{"text": 5}\n' + LINE)
    (tmp_path / "b.csv").write_bytes(f'id;text\na;{TEXT}\nb\nc;"{TEXT}" x\n'.encode() + b"d;\xe1\n")
    (tmp_path / "c.txt").write_bytes(TEXT.encode("cp1256"))
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(LINE)[:-9])
    (tmp_path / "e.parquet").write_bytes(b"PAR1")
    (tmp_path / "f.txt.zst").write_bytes(pa.compress(TEXT.encode(), "zstd", asbytes=True))
    items, errors = read_all(tmp_path)
    rows, failures = decode_all(Reader(find_files([str(tmp_path)]).files, Columns()), 0, Columns())
    assert [(item.id, item.text, item.path, item.line or None) for item in items] == [
        (row.id, row.text, row.path, row.row) for row in rows
    ]
    assert len(items) == 4
    assert len(errors) == len(failures) == 9
    assert all(error.endswith(failure.reason) for error, failure in zip(errors, failures, strict=True))


def test_a_text_is_read_without_what_only_other_files_need(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINE)
    code = (
        "import sys; from arabdiplo.io import read; before = len(list(read(sys.argv[1:], print)));"
        "heavy = {'csv', 'gzip', 'glob', 'pyarrow', 'arabdiplo.runs', 'arabdiplo.io.sheets'};"
        "sys.exit(', '.join(heavy & sys.modules.keys()) or before != 1)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.jsonl")], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


# -- files whose names say nothing, and columns that are named ------------------------------


@pytest.mark.parametrize("name", ["news.jsonl.1", "data", "news.log.gz"])
def test_a_file_is_looked_at_whose_name_says_nothing(tmp_path: Path, name: str) -> None:
    for data, ids in ((b"\n" + LINE + b"\n" + LINE, ["a", "a"]), (TEXT.encode(), [name.removesuffix(".gz")])):
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        items, errors = read_all(tmp_path / name)
        rows, failures = decode_all(Reader(find_files([str(tmp_path / name)]).files, Columns()), 0, Columns())
        assert [item.id for item in items] == [row.id for row in rows] == ids
        assert {item.text for item in items} == {TEXT} and not errors and not failures


def test_a_json_list_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"[\n" + LINE + b"\n]\n")
    for given in (tmp_path / "data", "-"):
        items, (error,) = read_all(given, stdin=b"\xef\xbb\xbf[" + LINE + b"]")
        assert not items
        assert error == f"{given}: a JSON list is not read; write one document a line, as .jsonl"
    assert len(read_all("-", stdin="[نص] {".encode())[0]) == 1


def named(columns: Columns, *paths: object, stdin: bytes = b"") -> tuple[int, list[str]]:
    errors: list[InputError] = []
    items = list(read([str(path) for path in paths], errors.append, io.BytesIO(stdin), columns=columns))
    return len(items), [str(error) for error in errors]


def test_a_key_that_is_named_must_be_in_some_line(tmp_path: Path) -> None:
    day = Columns(date="day")
    with_day = json.dumps({"text": TEXT, "day": "2024-03-06"}).encode()
    (tmp_path / "a.jsonl").write_bytes(LINE)
    (tmp_path / "b.jsonl").write_bytes(LINE + b"\n{broken\n" + with_day)
    (tmp_path / "c.csv").write_text(f"text,day\n{TEXT},2024-03-06", encoding="utf-8")
    (tmp_path / "d.txt").write_text(TEXT, encoding="utf-8")
    told = "there is no key «day» (--date-column), only «id», «text»"
    assert named(day, tmp_path / "a.jsonl") == (0, [f"{tmp_path}/a.jsonl: {told}"])
    assert named(day, tmp_path / "d.txt", tmp_path / "a.jsonl") == (0, [f"{tmp_path}/a.jsonl: {told}"])
    assert named(day, "-", stdin=LINE + b"\n" + LINE) == (0, [f"-: {told}"])
    assert named(day, "-", tmp_path / "d.txt", stdin=LINE) == (0, [f"-: {told}"])
    assert named(day, tmp_path / "d.txt") == (
        0,
        [f"{tmp_path}/d.txt: no input has a column or key «day» (--date-column)"],
    )
    assert named(day, tmp_path / "a.jsonl", tmp_path / "b.jsonl")[0] == 3
    assert named(day, tmp_path / "a.jsonl", tmp_path / "c.csv") == (2, [])
    assert named(day, tmp_path / "a.jsonl", "-", stdin=LINE + b"\n" + with_day + b"\n" + LINE) == (4, [])
    assert named(Columns(id="id"), tmp_path / "a.jsonl") == (1, [])
    assert named(day, tmp_path / "none.jsonl") == (0, [f"{tmp_path}/none.jsonl: no such file or folder"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_read_to_see_its_keys(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cp", "/dev/stdin", str(tmp_path / "pipe")], stdin=subprocess.PIPE) as writer:
        assert writer.stdin is not None
        writer.stdin.write(LINE + b"\n" + LINE)
        writer.stdin.close()
        assert named(Columns(date="day"), tmp_path / "pipe") == (2, [])
