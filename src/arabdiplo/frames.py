"""Events as Arrow tables and data frames (extra `parquet`; pandas and Polars where you have them)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from arabdiplo.errors import InputError, wanted
from arabdiplo.events.records import Document

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Table = Literal["events", "arguments", "occurrences", "occurrence_arguments", "documents"]
"""the tables of docs/tables.md"""


def to_arrow(documents: Iterable[Document], table: Table = "events", first: int | None = None) -> pa.Table:
    """The documents' events as an Arrow table, with the columns of docs/tables.md.

    table: `events` (a row a mention), `arguments` (a row a filler), `occurrences` (a row a real event),
    `occurrence_arguments` (a row a filler of one) or `documents`; first: the number (`doc`) of the
    first document, for tables that are put together; None: as of `tables`.  Raises InputError for another table and
    for documents of which `tables` makes none, ImportError without pyarrow.

    >>> from arabdiplo import extract
    >>> read = [extract("زار وزير الخارجية الأردني الدوحة أمس", date="2024-03-06", id="a1")]
    >>> to_arrow(read).select(["id", "type", "status", "time_value"]).to_pylist()
    [{'id': 'a1', 'type': 'visit', 'status': 'actual', 'time_value': '2024-03-05'}]
    >>> to_arrow(read, "arguments").select(["role", "country"]).to_pylist()
    [{'role': 'visitor', 'country': ['JO']}, {'role': 'destination', 'country': ['QA']}]
    """
    from arabdiplo.tables import TABLES, tables

    if wanted(table, str, "a table is called by its name, a str") not in TABLES:
        raise InputError(f"there is no table «{table}»; there are: {', '.join(TABLES)}")
    return tables(documents, first)[table]


def to_pandas(documents: Iterable[Document], table: Table = "events", first: int | None = None) -> pd.DataFrame:
    """The same as a pandas DataFrame; raises ImportError without pandas.

    Numbers that may be missing are pandas' nullable `Int32`, so that offsets stay whole numbers.

    >>> from arabdiplo import extract
    >>> to_pandas([extract("زار وزير الخارجية الأردني الدوحة أمس")])["type"].tolist()
    ['visit']
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("to_pandas needs pandas: pip install pandas") from error
    import pyarrow as pa

    whole = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype()}
    return to_arrow(documents, table, first).to_pandas(types_mapper=whole.get)


def to_polars(documents: Iterable[Document], table: Table = "events", first: int | None = None) -> pl.DataFrame:
    """The same as a Polars DataFrame; raises ImportError without Polars.

    >>> from arabdiplo import extract
    >>> to_polars([extract("زار وزير الخارجية الأردني الدوحة أمس")])["type"].to_list()
    ['visit']
    """
    try:
        import polars as pl
    except ImportError as error:
        raise ImportError("to_polars needs Polars: pip install polars") from error
    return pl.DataFrame(to_arrow(documents, table, first))
