"""Events as Arrow tables and data frames, and the DuckDB query of the how-to."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import polars
import pyarrow.parquet as pq
import pytest

import arabdiplo
from arabdiplo.errors import InputError

TEXTS = {
    "a1": ("زار وزير الخارجية الأردني الدوحة أمس", "2024-03-06"),
    "a2": ("يزور الرئيس الكيني تونس. وقال الوزير إن التعاون مستمر", "2024-03-07"),
    "a3": ("هطل المطر", None),
}


@pytest.fixture(scope="module")
def documents() -> list[arabdiplo.Document]:
    return [arabdiplo.extract(text, date, name) for name, (text, date) in TEXTS.items()]


def test_arrow_has_a_row_a_mention_and_a_row_a_filler(documents: list[arabdiplo.Document]) -> None:
    assert arabdiplo.to_arrow(documents).column("type").to_pylist() == ["visit", "visit", "statement"]
    assert arabdiplo.to_arrow(documents, "documents").column("id").to_pylist() == ["a1", "a2", "a3"]
    rows = arabdiplo.to_arrow(documents, "arguments").select(["id", "role", "country"]).to_pylist()
    assert rows[:2] == [
        {"id": "a1", "role": "visitor", "country": ["JO"]},
        {"id": "a1", "role": "destination", "country": ["QA"]},
    ]
    with pytest.raises(InputError, match="there is no table «visits»; there are: documents, events, arguments"):
        arabdiplo.to_arrow(documents, "visits")


def test_pandas_keeps_offsets_whole_and_counts(documents: list[arabdiplo.Document]) -> None:
    frame = arabdiplo.to_pandas(documents)
    assert frame.groupby("type").size().to_dict() == {"statement": 1, "visit": 2}
    assert (str(frame["trigger_start"].dtype), str(frame["place_start"].dtype)) == ("Int32", "Int32")
    assert frame["time_value"][0] == "2024-03-05"
    assert arabdiplo.to_pandas([]).empty


def test_polars(documents: list[arabdiplo.Document]) -> None:
    frame = arabdiplo.to_polars(documents, "arguments")
    assert frame.filter(polars.col("role") == "visitor")["country"].to_list() == [["JO"], ["KE"]]


#: by what is told of a visit, the month in which the query counts it
MONTHS = {
    "زار الرئيس الكيني تونس أمس": "2024-02",
    "زار الرئيس المالي تونس في يناير الماضي": "2024-01",
    "زار الرئيس الغاني تونس الأسبوع الماضي": "2024-02",
    "زار الرئيس القبرصي تونس": "2024-03",
    "زار الرئيس المصري تونس في يناير الماضي. وبعد زيارة الرئيس المصري تونس": "2024-01",
    "زار الرئيس النرويجي تونس عام 2012": None,
    "زار الرئيس الياباني تونس في منتصف التسعينيات": None,
}


def test_the_query_that_counts_visits_by_states_and_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [arabdiplo.extract(text, "2024-03-01", str(n)) for n, text in enumerate(MONTHS)]
    for table in ("documents", "events", "arguments"):
        (tmp_path / "out" / table).mkdir(parents=True)
        pq.write_table(arabdiplo.to_arrow(documents, table), tmp_path / "out" / table / "part-0.parquet")
    monkeypatch.chdir(tmp_path)
    page = Path(__file__).parents[2] / "docs" / "dataframes.md"
    query = re.search(r"```sql\n(.*?)```", page.read_text("utf-8"), re.S)
    assert query is not None
    found = {(visitor, visited): (month, visits) for visitor, visited, month, visits in duckdb.sql(query[1]).fetchall()}
    states = ["KE", "ML", "GH", "CY", "EG", "NO", "JP"]
    expected = zip(states, MONTHS.values(), strict=True)
    assert found == {(state, "TN"): (month, 1) for state, month in expected if month is not None}
