"""`extract_batch`: documents in, their events out, both as Arrow; the one way of the local runner and of Spark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from arabdiplo._api import shared_extractor
from arabdiplo._cells import days, ids, texts
from arabdiplo._limits import Limits, some_limits
from arabdiplo._rows import Keeper, Row, extract_rows
from arabdiplo.errors import InputError
from arabdiplo.text.halves import whole

from .build import result_batch

if TYPE_CHECKING:
    from arabdiplo._api import Extractor

INPUT = pa.schema(
    [
        pa.field("text", pa.string(), nullable=True),
        pa.field("id", pa.string(), nullable=True),
        pa.field("date", pa.string(), nullable=True),
        pa.field("doc", pa.int64(), nullable=True),
        pa.field("path", pa.string(), nullable=True),
        pa.field("row", pa.int64(), nullable=True),
    ]
)
"""the columns that `extract_batch` reads; all but `text` may be missing"""
_AS_STRINGS = {"text": texts, "id": ids, "date": days}


def extract_batch(
    batch: pa.RecordBatch,
    extractor: Extractor | Keeper | None = None,
    limits: Limits = Limits(),  # noqa: B008 - it is frozen
    date: str | None = None,
) -> pa.RecordBatch:
    """Find the events of a batch of documents.

    batch: a column `text` (string), and if there are such `id` (anything that can be
    written as a string), `date` (ISO string, date or timestamp), `doc` (a number of your
    own), `path`, `row`; other columns are not looked at.  extractor: with which rules (a
    `Keeper` renews it after a document that failed); without it the bundled rules.
    date: of documents that have none.

    Returns a batch with a row for each row, in the same order, by the schema
    `arabdiplo.tables.RESULT`; a document that failed or is over a limit has its reason in
    `error`.  Raises InputError if there is no column `text` or a column is of no use.

    >>> import pyarrow as pa
    >>> found = extract_batch(pa.RecordBatch.from_pydict({"text": ["زار وزير الخارجية الأردني الدوحة", None]}))
    >>> [[event["type"] for event in events] for events in found.column("events").to_pylist()]
    [['visit'], []]
    >>> found.column("error").to_pylist()
    [None, '«text» is missing']
    """
    some_limits(limits)
    keeper = extractor if isinstance(extractor, Keeper) else Keeper(extractor or shared_extractor())
    return result_batch(list(extract_rows(_rows(batch), keeper, limits, date=date)))


def rows_batch(rows: Sequence[Row]) -> pa.RecordBatch:
    """Rows as a batch that `extract_batch` reads."""
    columns = [
        pa.array([None if row.text is None else whole(row.text) for row in rows], pa.string()),
        pa.array([whole(row.id) for row in rows], pa.string()),
        pa.array([row.date for row in rows], pa.string()),
        pa.array([row.doc for row in rows], pa.int64()),
        pa.array([row.path for row in rows], pa.string()),
        pa.array([row.row for row in rows], pa.int64()),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=INPUT)


def _rows(batch: pa.RecordBatch) -> Iterator[Row]:
    if "text" not in batch.schema.names:
        raise InputError(f"the batch has no column «text», only {', '.join(batch.schema.names) or 'none'}")
    columns = [_column(batch, field) for field in INPUT]
    for text, id, date, doc, path, row in zip(*columns, strict=True):
        yield Row(text, id or "", date or None, doc, path, row)


def _column(batch: pa.RecordBatch, field: pa.Field) -> list[Any]:
    if field.name not in batch.schema.names:
        return [None] * batch.num_rows
    column = batch.column(field.name)
    if field.name in _AS_STRINGS:
        found = _AS_STRINGS[field.name](column, field.name)
        if any(isinstance(cell, bytes) for cell in found):
            raise InputError(f"the column «{field.name}» is not UTF-8")
        return found
    try:
        values: list[Any] = pc.cast(column, field.type).to_pylist()
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        raise InputError(f"the column «{field.name}» cannot be read as {field.type}: {error}") from None
    except pa.ArrowNotImplementedError:
        raise InputError(f"the column «{field.name}» holds {column.type}, not {field.type}") from None
    return values
