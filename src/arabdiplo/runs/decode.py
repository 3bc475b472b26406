"""From raw documents to rows; what cannot be decoded becomes a failure with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import attrs

from arabdiplo._rows import Row
from arabdiplo.errors import InputError
from arabdiplo.io.readers import decode, read_object
from arabdiplo.text.halves import whole

from .raw import Cells, Columns, Raw


@attrs.frozen(slots=True)
class Failure:
    """A document without a result, and why."""

    doc: int
    path: str
    row: int | None
    id: str
    reason: str

    def record(self) -> dict[str, Any]:
        """As a line of errors.jsonl has it."""
        return attrs.asdict(self)


def decode_all(raws: Iterable[Raw], first: int, columns: Columns) -> tuple[list[Row], list[Failure]]:
    """The rows of raw documents, the first of which has the number *first*, and what is none."""
    rows: list[Row] = []
    failures: list[Failure] = []
    for doc, raw in enumerate(raws, first):
        try:
            rows.append(_row(raw, doc, columns))
        except InputError as error:
            name = str(raw.row) if raw.row else raw.name
            failures.append(Failure(doc, whole(raw.path), raw.row or None, whole(name), whole(error.message)))
    return rows, failures


def _row(raw: Raw, doc: int, columns: Columns) -> Row:
    if raw.kind == "error":
        raise InputError(cast(str, raw.data))
    path = whole(raw.path)
    if raw.kind == "text":
        return Row(whole(decode(cast(bytes, raw.data), raw.path)), whole(raw.name), None, doc, path, None)
    text, id, date = _cells(raw, columns)
    if text is None:
        raise InputError(f"«{columns.text}» is missing")
    return Row(whole(text), whole(id) if id is not None else str(raw.row), date or None, doc, path, raw.row)


def _cells(raw: Raw, columns: Columns) -> Cells:
    if raw.kind == "row":
        return cast(Cells, raw.data)
    record = read_object(cast(bytes, raw.data), raw.path, raw.row)
    text, id, date = record.get(columns.text), record.get(columns.id), record.get(columns.date)
    if text is not None and not isinstance(text, str):
        raise InputError(f"«{columns.text}» is no string")
    if date is not None and not isinstance(date, str):
        raise InputError(f'«{columns.date}» must be a string like "2024-03-06"')
    return text, None if id is None else str(id), date
