"""Documents in tables: Parquet and CSV files with a column for the text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from arabdiplo.errors import InputError
from arabdiplo.io.readers import MOST

from .raw import Columns, Opened, Raw, guarded

_ROWS = 256
"""rows of a Parquet file that are held at a time"""


# -- CSV -------------------------------------------------------------------------


def check_csv(path: str, columns: Columns, opened: Opened) -> None:
    """Raises InputError if the first line does not name the column of the texts."""
    with _csv(path, opened) as rows:
        _header(rows, path, columns)


def read_csv(path: str, columns: Columns, opened: Opened) -> Iterator[Raw]:
    """The rows of a .csv or .tsv file, quoted as the csv module of Python and spreadsheets do."""
    with _csv(path, opened) as rows:
        names = _header(rows, path, columns)
        places = [names.index(name) if name in names else -1 for name in (columns.text, columns.id, columns.date)]
        for number, cells in enumerate(rows, 1):
            if not cells:
                continue
            text, id, date = (cells[at] if 0 <= at < len(cells) else None for at in places)
            if _broken(cells):
                yield Raw(path, number, "error", "not UTF-8")
            else:
                yield Raw(path, number, "row", (text, id or None, date or None))


def _broken(cells: list[str]) -> bool:
    """Do they hold bytes that are no UTF-8?"""
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        return True
    return False


@contextmanager
def _csv(path: str, opened: Opened) -> Iterator[Iterator[list[str]]]:
    before = csv.field_size_limit(MOST)
    try:
        with guarded(path), opened(path) as stream:
            lines = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
            tabs = ".tsv" in path
            yield csv.reader(lines, delimiter="\t" if tabs else ",", strict=False)
    except csv.Error as error:
        raise InputError(f"no CSV from here on: {error}", path) from None
    finally:
        csv.field_size_limit(before)


def _header(rows: Iterator[list[str]], path: str, columns: Columns) -> list[str]:
    names = [name.strip() for name in next(rows, [])]
    _need(columns.text, names, path)
    return names


def _need(wanted: str, names: list[str], path: str) -> None:
    if wanted not in names:
        have = ", ".join(f"«{name}»" for name in names[:20]) or "none"
        raise InputError(f"there is no column «{wanted}» (--text-column), only {have}", path)


# -- Parquet -----------------------------------------------------------------------


def check_parquet(path: str, columns: Columns, opened: Opened) -> None:
    """Raises InputError if the file has no column for the texts, or it holds no strings."""
    import pyarrow as pa

    with _parquet(path) as file:
        schema = file.schema_arrow
        _need(columns.text, schema.names, path)
        kind = schema.field(columns.text).type
        kind = kind.value_type if pa.types.is_dictionary(kind) else kind
        if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
            raise InputError(f"the column «{columns.text}» holds {kind}, no strings", path)


def read_parquet(path: str, columns: Columns, opened: Opened) -> Iterator[Raw]:
    """The rows of a Parquet file."""
    number = 0
    with _parquet(path) as file:
        names = file.schema_arrow.names
        wanted = [name for name in (columns.text, columns.id, columns.date) if name in names]
        for batch in file.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
            values = [_strings(batch, name, path) for name in (columns.text, columns.id, columns.date)]
            for text, id, date in zip(*values, strict=True):
                number += 1
                yield Raw(path, number, "row", (text, id, date[:10] if date else None))


def _strings(batch: Any, name: str, path: str) -> list[str | None]:
    import pyarrow as pa
    import pyarrow.compute as pc

    if name not in batch.schema.names:
        return [None] * batch.num_rows
    try:
        values: list[str | None] = pc.cast(batch.column(name), pa.string()).to_pylist()
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, UnicodeDecodeError) as error:
        raise InputError(f"the column «{name}» cannot be read as strings: {error}", path) from None
    return values


@contextmanager
def _parquet(path: str) -> Iterator[Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise InputError("Parquet files need pyarrow: pip install 'arabdiplo[parquet]'", path) from None
    try:
        with pq.ParquetFile(path) as file:
            yield file
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"no Parquet file, or a broken one: {str(error).splitlines()[0][:200]}", path) from None
