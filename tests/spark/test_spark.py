"""Spark gives what the local function gives; on two cores of this machine, where pyspark and Java are there."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from arabdiplo import InputError
from arabdiplo._api import Extractor
from arabdiplo.runs import Limits
from arabdiplo.spark import mapper
from arabdiplo.tables import TABLES, extract_batch, split

ROOT = Path(__file__).resolve().parents[2]
SEEDS = [json.loads(line) for line in (ROOT / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()][:24]
ROWS = [{"doc": n, "id": seed["id"], "text": seed["text"], "date": seed.get("date")} for n, seed in enumerate(SEEDS)]
ROWS += [
    {"doc": 24, "id": "none", "text": None, "date": None},
    {"doc": 25, "id": "day", "text": "x", "date": "6 March"},
]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    pytest.importorskip("pyspark", reason="extra spark is not installed")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("no Java here")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master("local[2]").appName("arabdiplo")
        for key, value in (("spark.ui.enabled", "false"), ("spark.driver.bindAddress", "127.0.0.1")):
            builder = builder.config(key, value)
        made = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
        made.sparkContext.setLogLevel("ERROR")
        yield made
        made.stop()


@pytest.mark.filterwarnings("ignore")
def test_spark_finds_what_the_local_function_finds(session: Any) -> None:
    import arabdiplo.spark as on_spark

    wanted = extract_batch(pa.RecordBatch.from_pylist(ROWS))
    kind = "doc long, id string, text string, date string"
    frame = session.createDataFrame([tuple(row.values()) for row in ROWS], kind).repartition(3)
    found = on_spark.extract(frame).cache()
    for name, part in split(wanted).items():
        table = getattr(on_spark, name)(found)
        assert table.columns == TABLES[name].names
        keys = [key for key in ("doc", "mention", "event", "number") if key in table.columns]
        rows = [row.asDict(recursive=True) for row in table.orderBy(*keys).collect()]
        assert rows == sorted(part.to_pylist(), key=lambda row: tuple(row[key] for key in keys))  # noqa: B023
    assert [(row.id, row.error[:8]) for row in on_spark.errors(found).orderBy("doc").collect()] == [
        ("none", "«text» i"),
        ("day", "«6 March"),
    ]
    with pytest.raises(InputError, match="no column «text», only id"):
        on_spark.extract(session.createDataFrame([("a",)], "id string"))


def test_the_function_that_spark_gets_needs_no_rule_files() -> None:
    """What travels is data and the name of this module; the batches that come back are cut small."""
    function = mapper(pickle.loads(pickle.dumps(Extractor(types=["visit"]))), "2024-03-06", Limits(chars=5000))
    batch = pa.RecordBatch.from_pylist([{"text": "زار وزير الخارجية الأردني الدوحة أمس", "id": "a"}] * 501)
    first, second = function([batch])
    assert (first.num_rows, second.num_rows) == (500, 1)
    (event,) = second.column("events").to_pylist()[0]
    assert (event["type"], event["time_value"]) == ("visit", "2024-03-05")
