"""Columns of Arrow tables as strings: the one way of Parquet files, of runs and of Spark."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from arabdiplo.errors import InputError

Cell = str | bytes | None
"""bytes are what should be UTF-8 and is not"""
_STRINGS: tuple[Callable[[pa.DataType], bool], ...] = (
    *(pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view),
    *(pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view, pa.types.is_fixed_size_binary),
)


def need_strings(kind: pa.DataType, name: str) -> None:
    """Raises InputError for a column of another type than strings, or bytes that may be UTF-8."""
    if not _holds_strings(kind):
        raise InputError(f"the column «{name}» holds {kind}, no strings")


def texts(column: pa.Array, name: str) -> list[Cell]:
    """The texts of a column of strings or bytes; raises InputError for another one.

    >>> texts(pa.array([b"a", b"\\xff", None]), "text")
    ['a', b'\\xff', None]
    """
    need_strings(column.type, name)
    try:
        return list(pc.cast(column, pa.large_string()).to_pylist())
    except (pa.ArrowInvalid, UnicodeDecodeError):
        return list(map(_decoded, pc.cast(column, pa.large_binary()).to_pylist()))


def ids(column: pa.Array, name: str) -> list[Cell]:
    """The ids of a column of strings or numbers, written as JSON Lines have them; none where it is no number.

    >>> ids(pa.array([1.0, float("nan"), None]), "id"), ids(pa.array([7, None]), "id")
    (['1.0', None, None], ['7', None])
    """
    if pa.types.is_boolean(column.type):
        raise InputError(f"«{name}» must be a string or a number, the column holds bool")
    if pa.types.is_floating(column.type):
        return [None if number is None or number != number else str(number) for number in column.to_pylist()]
    return _strings(column, name)


def days(column: pa.Array, name: str) -> list[Cell]:
    """The dates of a column, without the hour of timestamps; strings are as they are.

    >>> days(pa.array([0, None], pa.timestamp("s")), "date"), days(pa.array(["2024-03-06T10:00"]), "date")
    (['1970-01-01', None], ['2024-03-06T10:00'])
    """
    found = _strings(column, name)
    if pa.types.is_timestamp(column.type):
        return [None if time is None else str(time).partition(" ")[0] for time in found]
    return [None if date == "nan" else date for date in found] if pa.types.is_floating(column.type) else found


def _holds_strings(kind: pa.DataType) -> bool:
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return any(fits(kind) for fits in _STRINGS)


def _strings(column: pa.Array, name: str) -> list[Cell]:
    if _holds_strings(column.type):
        return texts(column, name)
    try:
        return list(pc.cast(column, pa.string()).to_pylist())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        raise InputError(f"the column «{name}» holds {column.type}, which cannot be read as strings") from None


def _decoded(value: bytes | None) -> Cell:
    try:
        return None if value is None else value.decode()
    except UnicodeDecodeError:
        return value
