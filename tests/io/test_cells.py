"""Ids, dates and texts are the same whatever kind of file they stand in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from arabdiplo.errors import InputError
from arabdiplo.io import read
from arabdiplo.runs import Summary, run
from arabdiplo.tables import extract_batch

TEXT = "زار وزير الخارجية الأردني الدوحة أمس"
RULES = Path(__file__).parents[1] / "cli" / "rules" / "tour.dpl"
DATES = ["2024-03-06xyz", "20240306T101010", "2024-03-06T99:99", " 2024-03-06 ", "2024-03-0612:00", "Wed, 06 Mar 2024"]


def items(path: Path) -> tuple[list[tuple[str, str, str | None]], list[str]]:
    errors: list[InputError] = []
    found = [(item.id, item.text, item.date) for item in read([str(path)], errors.append)]
    return found, [error.message for error in errors]


def parquet(path: Path, **columns: Any) -> Path:
    pq.write_table(pa.table({"text": pa.array([TEXT] * len(next(iter(columns.values())))), **columns}), path)
    return path


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
@pytest.mark.parametrize("source", ["n.jsonl", "n.parquet"])
def test_every_way_takes_the_same_dates(form: Any, source: str, tmp_path: Path) -> None:
    path = tmp_path / source
    if source == "n.parquet":
        parquet(path, date=pa.array(DATES))
    else:
        path.write_text("".join(json.dumps({"text": TEXT, "date": date}) + "\n" for date in DATES), "utf-8")
    done = run(path, tmp_path / "out", workers=0, format=form, rules=RULES, bundled=False)
    assert isinstance(done, Summary) and (done.documents, done.errors) == (1, 5)
    errors = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_text("utf-8").splitlines()]
    assert [error["reason"].partition(" is no date")[0] for error in errors] == [
        f"«{date}»" for date in DATES if date != "20240306T101010"
    ]


def test_a_batch_takes_the_same_dates() -> None:
    columns = {"text": [TEXT] * len(DATES), "date": DATES}
    found = extract_batch(pa.RecordBatch.from_pydict(columns))
    assert [error is None for error in found.column("error").to_pylist()] == [date[8] == "T" for date in DATES]


@pytest.mark.parametrize(
    ("column", "dates"),
    [
        (pa.array([1_700_000_000, None], pa.timestamp("s")), ["2023-11-14", None]),
        (pa.array([1_700_000_000 * 10**9, None], pa.timestamp("ns", "Asia/Baghdad")), ["2023-11-15", None]),
        (pa.array([date(2024, 3, 6), None]), ["2024-03-06", None]),
        (pa.array([20240306, None]), ["20240306", None]),
        (pa.array([20240306.0, float("nan")]), ["20240306", None]),
        (pa.array([1709683200000, None]), ["1709683200000", None]),
    ],
)
def test_times_of_tables_are_days(column: pa.Array, dates: list[str | None], tmp_path: Path) -> None:
    found, errors = items(parquet(tmp_path / "n.parquet", date=column))
    assert ([date for _, _, date in found], errors) == (dates, [])


@pytest.mark.parametrize(
    ("column", "ids"),
    [
        (pa.array([1.0, float("nan"), 2.5]), ["1.0", "2", "2.5"]),
        (pa.array([1, None, 3], pa.int32()), ["1", "2", "3"]),
        (pa.array([b"a", None, b""]), ["a", "2", "3"]),
        (pa.array(["a", "b", "a"]).dictionary_encode(), ["a", "b", "a"]),
    ],
)
def test_ids_of_tables_are_those_of_json(column: pa.Array, ids: list[str], tmp_path: Path) -> None:
    path = parquet(tmp_path / "n.parquet", id=column)
    assert [id for id, _, _ in items(path)[0]] == ids
    values = [value.decode() if isinstance(value, bytes) else value for value in column.to_pylist()]
    lines = [json.dumps({"text": TEXT, "id": None if value != value else value}) for value in values]
    (tmp_path / "n.jsonl").write_text("\n".join(lines), "utf-8")
    assert [id for id, _, _ in items(tmp_path / "n.jsonl")[0]] == ids


def test_truth_is_no_id_in_any_kind(tmp_path: Path) -> None:
    found, errors = items(parquet(tmp_path / "n.parquet", id=pa.array([True, False])))
    assert (found, errors) == ([], ["«id» must be a string or a number, the column holds bool"])


@pytest.mark.parametrize(
    "kind", [pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()]
)
def test_texts_may_be_strings_of_any_kind(kind: pa.DataType, tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": pa.array([TEXT.encode(), None], pa.binary()).cast(kind)}), tmp_path / "n.parquet")
    assert items(tmp_path / "n.parquet") == ([("1", TEXT, None)], ["row 2: «text» is missing"])


def test_a_text_of_a_table_that_is_no_utf8_is_an_error_of_its_row(tmp_path: Path) -> None:
    raw = pa.array([TEXT.encode("cp1256"), TEXT.encode()], pa.binary())
    broken = pa.Array.from_buffers(pa.string(), 2, raw.buffers())
    for column in (raw, broken):
        pq.write_table(pa.table({"text": column}), tmp_path / "n.parquet")
        found, (error,) = items(tmp_path / "n.parquet")
        assert found == [("2", TEXT, None)]
        assert error.startswith("row 1: not UTF-8; if it is Windows-1256, convert it")
    with pytest.raises(InputError, match="the column «text» is not UTF-8"):
        extract_batch(pa.RecordBatch.from_pydict({"text": raw}))
