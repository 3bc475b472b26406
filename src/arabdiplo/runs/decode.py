"""From raw documents to rows; what cannot be decoded becomes a failure with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from arabdiplo._rows import Row
from arabdiplo.errors import InputError
from arabdiplo.io.columns import Columns
from arabdiplo.io.decode import item_of, name_of
from arabdiplo.io.raw import Raw
from arabdiplo.text.halves import whole


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
            item = item_of(raw, columns)
        except InputError as error:
            name = whole(name_of(raw, columns))
            failures.append(Failure(doc, whole(raw.path), raw.row or None, name, whole(error.message)))
        else:
            rows.append(Row(whole(item.text), whole(item.id), item.date, doc, whole(raw.path), raw.row or None))
    return rows, failures
