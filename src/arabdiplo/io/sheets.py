"""Documents in tables: Parquet and CSV files with a column for the text."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any, Protocol, cast

from arabdiplo.errors import InputError

from .columns import Columns
from .decode import decode, older
from .kinds import unpacked
from .opened import Opened, guarded, pyarrow
from .raw import MOST, Cells, Raw

_ROWS = 256
"""rows of a Parquet file that are held at a time"""
_PARTS = ",;\t|"
"""what parts cells: a spreadsheet writes a semicolon where the comma is that of decimal fractions, as in Arabic"""
_CUT = "unexpected end of data"
_QUOTE = "expected after"
"""what `csv` says of a file that ends within quotes, and of a quote that is followed by more of the cell"""


# -- CSV -------------------------------------------------------------------------


def head_csv(path: str, columns: Columns, opened: Opened) -> list[str]:
    """The names in the first line; raises InputError if it does not name the columns that must be there."""
    with _csv(path, opened) as rows:
        return _head(rows, path, columns)


def read_csv(path: str, columns: Columns, opened: Opened) -> Iterator[Raw]:
    """The rows of a .csv or .tsv file, quoted as spreadsheets do; a row that is not is an error of its own."""
    with _csv(path, opened) as rows:
        names = _head(rows, path, columns)
        places = [names.index(name) if name in names else -1 for name in columns.names]
        for number, cells in enumerate(_records(rows), 1):
            if not cells:
                continue
            wrong = cells if isinstance(cells, str) else _wrong(cells, len(names))
            if wrong is not None:
                yield Raw(path, number, "error", wrong)
            else:
                text, id, date = (cells[at] if 0 <= at < len(cells) else None for at in places)
                yield Raw(path, number, "row", (text, id or None, date or None))


def _records(rows: _Rows) -> Iterator[list[str] | str]:
    """The cells of each row, or why it is none; after that the reader goes on with the next line."""
    while True:
        line = rows.line_num + 1
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            if _CUT in str(error):
                yield f'line {line}: a quote (") is opened and never closed; nothing below can be read'
            elif _QUOTE in str(error):
                yield f'line {line}: a quote (") stands within a cell; write it twice, and quotes around the cell'
            else:  # the line is not read to its end, so that what is next would be in its middle
                raise


def _wrong(cells: list[str], columns: int) -> str | None:
    """What is the matter with the cells of a row, if anything."""
    data = "\t".join(cells).encode("utf-8", "surrogateescape")
    try:
        data.decode()
    except UnicodeDecodeError:
        return f"not UTF-8{older(data)}"
    if any(cells[columns:]):
        return f"{len(cells)} cells, the first line names {columns}; quotes stand around a cell that holds a comma"
    return None


class _Rows(Protocol):
    """What `csv.reader` gives."""

    @property
    def line_num(self) -> int: ...
    def __next__(self) -> list[str]: ...


@contextmanager
def _csv(path: str, opened: Opened) -> Iterator[_Rows]:
    # it is the limit of the whole process: it is set, and never back, as other tables may be open meanwhile
    if csv.field_size_limit() < MOST:
        csv.field_size_limit(MOST)
    try:
        with guarded(path), opened(path) as stream:
            lines = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
            first = list(islice(lines, 1))
            yield csv.reader(chain(first, lines), delimiter=_delimiter("".join(first), path), strict=True)
    except csv.Error as error:
        raise InputError(f"no CSV from here on: {error}", path) from None


def _delimiter(first: str, path: str) -> str:
    """What parts the cells: a comma or, in .tsv, a tab; another where the first line holds none (`_PARTS`).

    >>> _delimiter("id;text\\n", "a.csv"), _delimiter("text\\n", "a.csv"), _delimiter("id,text", "a.tsv")
    (';', ',', ',')
    """
    usual = "\t" if unpacked(path).lower().endswith(".tsv") else ","
    return next((part for part in (usual, *_PARTS) if part in first), usual)


def _head(rows: _Rows, path: str, columns: Columns) -> list[str]:
    try:
        cells = next(rows)
    except StopIteration:
        raise InputError("an empty file; the first line of a table names its columns", path) from None
    decode("\t".join(cells).encode("utf-8", "surrogateescape"), path)
    names = [name.strip() for name in cells]
    columns.need(names, path)
    return names


# -- Parquet -----------------------------------------------------------------------


def head_parquet(path: str, columns: Columns, opened: Opened) -> list[str]:
    """The names of the columns; raises InputError if one lacks that must be there, or the texts are no strings."""
    with _parquet(path) as file:
        return _schema(file, path, columns)


def _schema(file: Any, path: str, columns: Columns) -> list[str]:
    from arabdiplo._cells import need_strings

    schema = file.schema_arrow
    columns.need(schema.names, path)
    with _placed(path):
        need_strings(schema.field(columns.text).type, columns.text)
    return list(schema.names)


def read_parquet(path: str, columns: Columns, opened: Opened) -> Iterator[Raw]:
    """The rows of a Parquet file; one that is no UTF-8 is an error of its own.

    *opened* is told how far it is read, as if all rows took the same place.
    """
    from arabdiplo._cells import days, ids, texts

    number = 0
    with guarded(path), opened(path) as stream, _parquet(path) as file:
        size, rows = stream.seek(0, os.SEEK_END), file.metadata.num_rows
        stream.seek(0)
        names = _schema(file, path, columns)
        wanted = [name for name in columns.names if name in names]
        for batch in file.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
            with _placed(path):
                values = [
                    made(batch.column(name), name) if name in names else [None] * batch.num_rows
                    for made, name in zip((texts, ids, days), columns.names, strict=True)
                ]
            stream.seek(size * (number + batch.num_rows) // rows)
            for cells in zip(*values, strict=True):
                number += 1
                wrong = next((cell for cell in cells if isinstance(cell, bytes)), None)
                if wrong is not None:
                    yield Raw(path, number, "error", f"not UTF-8{older(wrong)}")
                else:
                    yield Raw(path, number, "row", cast(Cells, cells))


@contextmanager
def _placed(path: str) -> Iterator[None]:
    """What is wrong with a column is said with the path of its file."""
    try:
        yield
    except InputError as error:
        raise InputError(error.message, path) from None


@contextmanager
def _parquet(path: str) -> Iterator[Any]:
    pa = pyarrow(path, "Parquet")
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            yield file
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"no Parquet file, or a broken one: {str(error).splitlines()[0][:200]}", path) from None
