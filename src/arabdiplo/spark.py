"""The events of a Spark DataFrame of documents, by the same function as `arabdiplo run` (extra `spark`).

    frame = spark.read.parquet("news")              # columns text, and if there are such id, date
    found = arabdiplo.spark.extract(frame)          # a row for each document
    arabdiplo.spark.events(found).write.parquet("events")

The rules are compiled where this is called and travel with the function; the machines
that do the work need arabdiplo, and no rule files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from arabdiplo._api import Extractor
from arabdiplo._limits import Limits, some_limits
from arabdiplo._rows import Keeper
from arabdiplo.events.dates import Date, iso_day
from arabdiplo.lang.paths import Rules

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

ROWS = 500
"""documents that are read at a time, however long the batches are that Spark sends"""


def extract(
    frame: DataFrame,
    rules: Rules = (),
    bundled: bool = True,
    types: str | Iterable[str] | None = None,
    date: Date = None,
    limits: Limits = Limits(),  # noqa: B008 - it is frozen
) -> DataFrame:
    """Find the events of all documents of a DataFrame.

    frame: a column `text`, and if there are such `id`, `date`, `doc`, `path` and `row`, as
    `arabdiplo.tables.extract_batch` reads them; other columns are left out.  The other
    arguments are those of `arabdiplo.runs.run`.  Returns a DataFrame with a row for each
    document by the schema `arabdiplo.tables.RESULT`: its events nested, or its `error`.

    Raises InputError if there is no column `text`, RuleError for rules with errors.
    """
    from arabdiplo.errors import InputError
    from arabdiplo.tables import INPUT

    if "text" not in frame.columns:
        raise InputError(f"the DataFrame has no column «text», only {', '.join(frame.columns) or 'none'}")
    some_limits(limits)
    made = Extractor(rules, bundled, types)
    function = mapper(made, iso_day(date), limits)
    columns = [name for name in INPUT.names if name in frame.columns]
    return frame.select(*columns).mapInArrow(function, result_type())


def mapper(
    extractor: Extractor, date: str | None, limits: Limits
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The function for `DataFrame.mapInArrow`; it holds the extractor, which is sent as its compiled rules."""

    def batches(given: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from arabdiplo.tables import extract_batch

        keeper = _keeper(extractor)
        for batch in given:
            for first in range(0, batch.num_rows, ROWS):
                yield extract_batch(batch.slice(first, ROWS), keeper, limits, date)

    return batches


@lru_cache(maxsize=2)
def _keeper(extractor: Extractor) -> Keeper:
    """Holds the extractor for as long as the worker process lives, whatever the number of tasks it gets."""
    return Keeper(extractor)


def result_type() -> StructType:
    """The schema `arabdiplo.tables.RESULT` in Spark's words."""
    from pyspark.sql.pandas.types import from_arrow_schema

    from arabdiplo.tables import RESULT

    made: StructType = from_arrow_schema(RESULT)
    return made


# -- the tables of docs/tables.md -----------------------------------------------------


def documents(found: DataFrame) -> DataFrame:
    """The table of documents of what `extract` found."""
    from pyspark.sql.functions import size

    return _select(found.where("error is null").withColumn("events", size("events")), "documents")


def events(found: DataFrame) -> DataFrame:
    """The table of events."""
    return _select(_within(found, "events").select("doc", "id", "e.*"), "events")


def arguments(found: DataFrame) -> DataFrame:
    """The table of their arguments."""
    return _arguments(found, "events", "arguments", ("mention", "type"))


def occurrences(found: DataFrame) -> DataFrame:
    """The table of real events."""
    return _select(_within(found, "occurrences").select("doc", "id", "e.*"), "occurrences")


def occurrence_arguments(found: DataFrame) -> DataFrame:
    """The table of their arguments."""
    return _arguments(found, "occurrences", "occurrence_arguments", ("event", "type", "status"))


def errors(found: DataFrame) -> DataFrame:
    """The documents that could not be read, and why."""
    return found.where("error is not null").select("doc", "path", "row", "id", "error")


def _within(found: DataFrame, column: str) -> DataFrame:
    from pyspark.sql.functions import explode

    return found.select("doc", "id", explode(column).alias("e"))


def _arguments(found: DataFrame, column: str, table: str, keys: tuple[str, ...]) -> DataFrame:
    from pyspark.sql.functions import explode

    own = [f"e.{key}" for key in keys]
    outer = _within(found, column).select("doc", "id", *own, explode("e.arguments").alias("a"))
    return _select(outer.select("doc", "id", *keys, "a.*"), table)


def _select(frame: Any, table: str) -> DataFrame:
    from arabdiplo.tables import TABLES

    made: DataFrame = frame.select(*TABLES[table].names)
    return made
