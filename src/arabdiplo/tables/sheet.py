"""Tables for spreadsheets: CSV in which no cell begins a formula."""

from __future__ import annotations

import csv
import io
from typing import Any

import pyarrow as pa

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value: Any) -> str:
    """The value as a cell that no spreadsheet takes for a formula: an apostrophe stands before what looks like one.

    Numbers stay as they are; lists are joined by « | ».

    >>> safe_cell("=HYPERLINK(1)"), safe_cell(" @x"), safe_cell(-3), safe_cell(["قطر", "الأردن"]), safe_cell(None)
    ("'=HYPERLINK(1)", "' @x", '-3', 'قطر | الأردن', '')
    """
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    text = " | ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    text = text.replace("\x00", "\ufffd")
    bare = text.lstrip(" \u00a0\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\ufeff")
    return f"'{text}" if text.startswith(_FORMULA) or bare.startswith(_FORMULA) else text


def csv_text(table: pa.Table | pa.RecordBatch, head: bool = True) -> str:
    r"""A table as CSV, every cell by `safe_cell`; head: with a line of names.

    >>> csv_text(pa.table({"role": ["visitor"], "text": ["=1+1"]}))
    "role,text\r\nvisitor,'=1+1\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out)
    if head:
        writer.writerow(map(safe_cell, table.schema.names))
    columns = [column.to_pylist() for column in table.columns]
    writer.writerows(map(safe_cell, row) for row in zip(*columns, strict=True))
    return out.getvalue()
