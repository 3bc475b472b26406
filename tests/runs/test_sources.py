"""What a run reads: files, folders, globs; JSON Lines, CSV, Parquet, packed or not; what cannot be read and why."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from arabdiplo import InputError
from arabdiplo._rows import Row
from arabdiplo.io import Columns, sheets
from arabdiplo.runs.decode import Failure, decode_all
from arabdiplo.runs.shards import cut
from arabdiplo.runs.sources import Reader, find_files

TEXT = "زار الوزير تونس"


def read(*paths: Path | str, columns: Columns = Columns()) -> tuple[list[Row], list[Failure]]:  # noqa: B008
    reader = Reader(find_files(map(str, paths)).files, columns)
    reader.check()
    return decode_all(reader, 0, columns)


def line(text: str, **more: object) -> bytes:
    return json.dumps({"text": text, **more}, ensure_ascii=False).encode() + b"\n"


def test_how_far_a_parquet_file_is_read_is_known_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_ROWS", 4)
    pq.write_table(pa.table({"text": [f"{TEXT} {number}" for number in range(16)]}), tmp_path / "n.parquet")
    (tmp_path / "o.jsonl").write_bytes(line(TEXT))
    reader = Reader(find_files([str(tmp_path)]).files, Columns())
    seen = [reader.position for _ in reader]
    size = (tmp_path / "n.parquet").stat().st_size
    assert seen[:16:4] == [size // 4, size // 2, size * 3 // 4, size]
    assert seen == sorted(seen) and reader.position == size + (tmp_path / "o.jsonl").stat().st_size


def test_all_kinds_of_files_give_the_same_documents(tmp_path: Path) -> None:
    lines = line(TEXT, id="a", date="2024-03-06") + line("لا شيء", id="b")
    sheet = f"id,date,text\na,2024-03-06,{TEXT}\nb,,لا شيء\n".encode()
    table = pa.table({"id": ["a", "b"], "text": [TEXT, "لا شيء"], "date": ["2024-03-06", None]})
    (tmp_path / "n.jsonl").write_bytes(lines)
    (tmp_path / "n.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "n.jsonl.zst").write_bytes(pa.compress(lines, "zstd", asbytes=True))
    (tmp_path / "n.csv").write_bytes(b"\xef\xbb\xbf" + sheet)
    (tmp_path / "n.csv.gz").write_bytes(gzip.compress(sheet))
    (tmp_path / "n.csv.zst").write_bytes(pa.compress(sheet, "zstd", asbytes=True))
    (tmp_path / "n.tsv").write_bytes(sheet.replace(b",", b"\t"))
    pq.write_table(table, tmp_path / "n.parquet")
    for path in sorted(tmp_path.iterdir()):
        rows, failures = read(path)
        assert failures == []
        assert [(row.id, row.text, row.date, row.row) for row in rows] == [
            ("a", TEXT, "2024-03-06", 1),
            ("b", "لا شيء", None, 2),
        ], path.name


def test_columns_may_have_other_names_and_types(tmp_path: Path) -> None:
    days = pa.array([1_700_000_000_000_000, None], pa.timestamp("us"))
    body = pa.array([TEXT, "لا شيء"]).dictionary_encode()
    pq.write_table(pa.table({"key": [7, 8], "body": body, "day": days}), tmp_path / "n.parquet")
    rows, _ = read(tmp_path / "n.parquet", columns=Columns("body", "key", "day"))
    assert [(row.id, row.text, row.date) for row in rows] == [("7", TEXT, "2023-11-14"), ("8", "لا شيء", None)]
    (tmp_path / "n.jsonl").write_bytes(json.dumps({"body": TEXT, "key": 7}).encode() + b'\n{"body": "", "day": null}')
    rows, _ = read(tmp_path / "n.jsonl", columns=Columns("body", "key", "day"))
    assert [(row.id, row.text) for row in rows] == [("7", TEXT), ("2", "")]


def test_quoted_cells_hold_line_ends_and_commas(tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text('text,id\n"زار، ""الوزير""\nتونس, أمس",a\n\nب,b\n', encoding="utf-8")
    rows, _ = read(tmp_path / "n.csv")
    assert [(row.text, row.id) for row in rows] == [('زار، "الوزير"\nتونس, أمس', "a"), ("ب", "b")]


def test_folders_are_sorted_and_globs_and_files_counted_once(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.jsonl", "b/c/3.txt", "b/picture.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(line(TEXT))
    (tmp_path / "again.txt").symlink_to(tmp_path / "a.txt")
    found = find_files([str(tmp_path / "b"), str(tmp_path / "**" / "*.txt"), str(tmp_path)])
    assert [(Path(file.path).relative_to(tmp_path).as_posix(), file.name) for file in found.files] == [
        ("b/1.jsonl", "1.jsonl"),
        ("b/2.txt", "2.txt"),
        ("b/c/3.txt", "c/3.txt"),
        ("a.txt", "a.txt"),
    ]
    assert [row.id for row in read(tmp_path / "b")[0]] == ["1", "2", "c/3"]


@pytest.mark.parametrize("name", ["nothing.jsonl", "*.jsonl", "empty"])
def test_what_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no such file or folder|file in this folder"):
        find_files([str(tmp_path / name)])


def test_bad_documents_are_failures_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arabdiplo.io.rows.MOST", 500)
    bad = [b'{"text"', b"[1]", b'{"id": 1}', b'{"text": 1}', b'{"text": "\xe1\xe2"}', b'{"text": "x", "date": [5]}']
    bad += [b"{" * 300, b'{"text": "' + b"x" * 600 + b'"}', b"\0"]
    (tmp_path / "n.jsonl").write_bytes(b"\n\n".join([*bad, line(TEXT)]))
    (tmp_path / "n.csv").write_bytes(b"id,text\na,\xe1\nb\n\nc,fine\n")
    (tmp_path / "n.txt").write_bytes(b"\xff\xfea\0")
    (tmp_path / "long.txt").write_bytes(b"x" * 501)
    rows, failures = read(tmp_path / "n.jsonl", tmp_path / "n.csv", tmp_path / "n.txt", tmp_path / "long.txt")
    assert [row.text for row in rows] == [TEXT, "fine"]
    assert [failure.row for failure in failures] == [*range(1, 18, 2), 1, 2, None, None]
    assert [failure.reason.split(":")[0].split(";")[0] for failure in failures] == [
        *("broken JSON", "this line is no JSON object", "«text» is missing", "«text» is no string", "not UTF-8"),
        *('«date» must be a string like "2024-03-06"', "broken JSON", "a line of over 0 MB"),
        "a NUL byte, which no JSON has",
        *("not UTF-8", "«text» is missing", "this is UTF-16", "over 0 MB for one text"),
    ]


def test_a_failure_is_called_by_its_id_where_the_file_says_it(tmp_path: Path) -> None:
    bad = [b'{"id": "a", "text": 1}', b'{"id": 7}', b'{"id": ""}', b'{"id": [1], "text": "x"}', b"{"]
    (tmp_path / "n.jsonl").write_bytes(b"\n".join(bad))
    (tmp_path / "n.csv").write_bytes(b"id,text\nc\n")
    assert [failure.id for failure in read(tmp_path / "n.jsonl", tmp_path / "n.csv")[1]] == [
        "a",
        "7",
        "3",
        "4",
        "5",
        "c",
    ]


def test_a_date_may_be_a_whole_number_as_in_tables(tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_bytes(line(TEXT, date=20240306))
    assert [row.date for row in read(tmp_path / "n.jsonl")[0]] == ["20240306"]


def test_packed_files_that_are_cut_off_keep_what_was_read(tmp_path: Path) -> None:
    lines = b"".join(line(TEXT, id=str(n), more="x" * 200 + str(n * 7919)) for n in range(4000))
    for name, data in (("n.jsonl.gz", gzip.compress(lines)), ("n.jsonl.zst", pa.compress(lines, "zstd", asbytes=True))):
        (tmp_path / name).write_bytes(data[: len(data) * 3 // 4])
        rows, failures = read(tmp_path / name)
        assert 0 < len(rows) < 4000
        assert [row.id for row in rows] == [str(n) for n in range(len(rows))]
        assert [failure.row for failure in failures] == [len(rows) + 1], name
        (tmp_path / name).write_bytes(b"no such thing")
        rows, failures = read(tmp_path / name)
        assert (len(rows), len(failures)) == (0, 1)


def test_what_has_none_of_the_texts_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text("id,body\na,b\n", encoding="utf-8")
    pq.write_table(pa.table({"id": [1], "text": [5]}), tmp_path / "n.parquet")
    with pytest.raises(InputError, match=r"there is no column «text» \(--text-column\), only «id», «body»"):
        read(tmp_path / "n.csv")
    with pytest.raises(InputError, match="the column «text» holds int64, no strings"):
        read(tmp_path / "n.parquet")
    (tmp_path / "n.parquet").write_bytes(b"PAR1nonsense")
    with pytest.raises(InputError, match="no Parquet file, or a broken one"):
        read(tmp_path / "n.parquet")
    with pytest.raises(InputError, match=r"(?s)n\.csv: there is no column «text».*; .*n\.parquet: no Parquet file"):
        read(tmp_path)


BAD = {
    "body.csv": b"id,body\na,b\n",
    "empty.csv": b"",
    "old.csv": "id,text,بلد\na,b,c\n".encode("cp1256"),
    "wide.csv": f"id,text\na,{TEXT}\n".encode("utf-16"),
    "broken.parquet": b"PAR1nonsense",
    "binary.csv": b"id,text\0\n",
    "twice.csv": b"id,text,text\n",
    "whole.json": b"[]",
}


def test_a_bad_file_is_a_failure_and_the_others_are_read(tmp_path: Path) -> None:
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.csv").write_text(f"id,text\na,{TEXT}\n", encoding="utf-8")
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    rows, failures = read(*[tmp_path / name for name in ("good.csv", "good.txt", *BAD)])
    assert [row.id for row in rows] == ["a", "good"]
    assert {failure.id: failure.reason.split(":")[0].split(";")[0] for failure in failures} == {
        "body.csv": "there is no column «text» (--text-column), only «id», «body»",
        "empty.csv": "an empty file",
        "old.csv": "not UTF-8",
        "wide.csv": "this is UTF-16",
        "broken.parquet": "no Parquet file, or a broken one",
        "binary.csv": "a binary file, no text",
        "twice.csv": "there are 2 columns «text»",
        "whole.json": "a .json file is not read",
    }


def test_a_column_that_is_named_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text(f"key,text\na,{TEXT}\n", encoding="utf-8")
    pq.write_table(pa.table({"kye": ["b"], "text": [TEXT]}), tmp_path / "n.parquet")
    (tmp_path / "n.jsonl").write_bytes(b"{broken\n" + line(TEXT, key="c"))
    (tmp_path / "n.txt").write_text(TEXT, encoding="utf-8")
    rows, failures = read(tmp_path, columns=Columns(id="key"))
    assert [row.id for row in rows] == ["a", "c", "n"]
    assert "there is no column «key» (--id-column), only «kye», «text»" in [failure.reason for failure in failures]
    with pytest.raises(InputError, match=r"n\.csv: there is no column «day» \(--date-column\), only «key», «text»"):
        read(tmp_path / "n.csv", columns=Columns(date="day"))
    with pytest.raises(InputError, match=r"n\.jsonl: there is no key «day» \(--date-column\), only «text», «key»"):
        read(tmp_path / "n.jsonl", tmp_path / "n.csv", columns=Columns(date="day"))
    with pytest.raises(InputError, match=r"n\.txt: no input has a column or key «day» \(--date-column\)"):
        read(tmp_path / "n.txt", columns=Columns(date="day"))


def test_a_table_that_is_left_open_leaves_others_their_limit(tmp_path: Path) -> None:
    """A cell may be longer than what `csv` takes by itself, also where another table was begun and left."""
    long = "ن " * 100_000
    (tmp_path / "n.csv").write_text(f"id,text\na,{TEXT}\nb,{long}\n", encoding="utf-8")
    first, second = (
        sheets.read_csv(str(tmp_path / "n.csv"), Columns(), lambda path: open(path, "rb")) for _ in range(2)
    )
    assert next(first) == next(second)
    del first
    assert [raw.data for raw in second] == [(long, "b", None)]


def test_rows_of_csv_that_are_none_are_failures_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [
        "id,text",
        "a,fine",
        'b,"one "two" three"',
        "c,d,e",
        "f,fine,,",
        'g,"لا',
        'شيء"',
        'h,"never closed',
        "i,lost",
    ]
    (tmp_path / "n.csv").write_text("\n".join(rows), encoding="utf-8")
    found, failures = read(tmp_path / "n.csv")
    assert [row.id for row in found] == ["a", "f", "g"]
    assert [(failure.row, failure.reason) for failure in failures] == [
        (2, 'line 3: a quote (") stands within a cell; write it twice, and quotes around the cell'),
        (3, "3 cells, the first line names 2; quotes stand around a cell that holds a comma"),
        (6, 'line 8: a quote (") is opened and never closed; nothing below can be read'),
    ]
    (tmp_path / "n.csv").write_bytes("id,text\na,زار\n".encode("cp1256"))
    _, (failure,) = read(tmp_path / "n.csv")
    assert failure.reason == "not UTF-8; if it is Windows-1256, convert it: iconv -f CP1256 -t UTF-8"


def test_shards_are_cut_by_number_and_by_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "n.jsonl").write_bytes(b"".join(line(TEXT, id=n) for n in range(10)))
    reader = Reader(find_files([str(tmp_path)]).files, Columns())
    assert [(s.first, len(s.raws)) for s in cut(reader, 4)] == [(0, 4), (4, 4), (8, 2)]
    monkeypatch.setattr("arabdiplo.runs.shards.BYTES", 2 * len(line(TEXT, id=1)))
    shards = list(cut(Reader(find_files([str(tmp_path)]).files, Columns()), 4))
    assert [(s.first, len(s.raws)) for s in shards] == [(n, 2) for n in range(0, 10, 2)]
    assert len({s.digest for s in shards}) == 5
    assert shards[-1].position == (tmp_path / "n.jsonl").stat().st_size
