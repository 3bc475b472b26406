"""The Arrow schemas of documents, events, occurrences and their arguments: the one place where the columns are said.

docs/tables.md describes them.  `VERSION` stands in the metadata of every schema; it
changes when a column is taken away or changes its meaning, not when one is added.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

VERSION = "1"
_META = {"arabdiplo.tables": VERSION}

Column = tuple[str, pa.DataType, bool]
"""name, type, and whether it may be null"""

NAMES = pa.list_(pa.field("element", pa.string(), nullable=False))
"""names: a list of strings"""

_DOCUMENT: tuple[Column, ...] = (
    ("doc", pa.int64(), True),
    ("path", pa.string(), True),
    ("row", pa.int64(), True),
    ("id", pa.string(), False),
    ("date", pa.date32(), True),
    ("date_value", pa.string(), True),
)
_PLACE: tuple[Column, ...] = (
    ("place_start", pa.int32(), True),
    ("place_end", pa.int32(), True),
    ("place_text", pa.string(), True),
    ("place_entity", NAMES, True),
    ("place_states", NAMES, True),
    ("place_country", NAMES, True),
    ("place_kind", pa.string(), True),
    ("place_source", pa.string(), True),
)
_TIME: tuple[Column, ...] = (
    ("time_start", pa.int32(), True),
    ("time_end", pa.int32(), True),
    ("time_text", pa.string(), True),
    ("time_type", pa.string(), True),
    ("time_value", pa.string(), True),
)
_EVENT: tuple[Column, ...] = (
    ("mention", pa.string(), False),
    ("event", pa.string(), False),
    ("type", pa.string(), False),
    ("mode", pa.string(), True),
    ("status", pa.string(), False),
    ("rule", pa.string(), False),
    ("trigger_start", pa.int32(), False),
    ("trigger_end", pa.int32(), False),
    ("trigger_text", pa.string(), False),
    *_PLACE,
    *_TIME,
)
_OCCURRENCE: tuple[Column, ...] = (
    ("event", pa.string(), False),
    ("type", pa.string(), False),
    ("mode", pa.string(), True),
    ("status", pa.string(), False),
    ("mentions", NAMES, False),
    ("first_day", pa.date32(), True),
    ("last_day", pa.date32(), True),
    *_PLACE,
    *_TIME,
)
_ARGUMENT: tuple[Column, ...] = (
    ("number", pa.int32(), False),
    ("role", pa.string(), False),
    ("span_start", pa.int32(), True),
    ("span_end", pa.int32(), True),
    ("span_text", pa.string(), True),
    ("entity", NAMES, False),
    ("states", NAMES, False),
    ("country", NAMES, False),
    ("implicit", pa.bool_(), False),
    ("kind", pa.string(), False),
    ("source", pa.string(), False),
)


def _fields(columns: Iterable[Column]) -> list[pa.Field]:
    return [pa.field(name, kind, nullable=null) for name, kind, null in columns]


def _list(fields: list[pa.Field]) -> pa.DataType:
    return pa.list_(pa.field("element", pa.struct(fields), nullable=False))


ARGUMENT_FIELDS = _fields(_ARGUMENT)
EVENT_FIELDS = _fields(_EVENT)
OCCURRENCE_FIELDS = _fields(_OCCURRENCE)

DOCUMENTS = pa.schema(
    [*_fields(_DOCUMENT), *_fields([("text", pa.string(), False), ("events", pa.int32(), False)])], metadata=_META
)
"""a row for each document that was read; `doc` is its number in the run"""

EVENTS = pa.schema([*_fields([_DOCUMENT[0], _DOCUMENT[3]]), *EVENT_FIELDS], metadata=_META)
"""a row for each mention of an event; (`doc`, `mention`) names it"""

ARGUMENTS = pa.schema([*_fields([_DOCUMENT[0], _DOCUMENT[3], _EVENT[0], _EVENT[2]]), *ARGUMENT_FIELDS], metadata=_META)
"""a row for each filler of a role; (`doc`, `mention`, `number`) names it"""

OCCURRENCES = pa.schema([*_fields([_DOCUMENT[0], _DOCUMENT[3]]), *OCCURRENCE_FIELDS], metadata=_META)
"""a row for each real event, whatever the number of its mentions; (`doc`, `event`) names it"""

OCCURRENCE_ARGUMENTS = pa.schema(
    [*_fields([_DOCUMENT[0], _DOCUMENT[3], *_OCCURRENCE[:2], _OCCURRENCE[3]]), *ARGUMENT_FIELDS], metadata=_META
)
"""a row for each filler of a role of a real event; (`doc`, `event`, `number`) names it"""


def _with_arguments(name: str, fields: list[pa.Field]) -> pa.Field:
    return pa.field(name, _list([*fields, pa.field("arguments", _list(ARGUMENT_FIELDS), nullable=False)]), False)


RESULT = pa.schema(
    [
        *_fields(_DOCUMENT),
        *_fields([("text", pa.string(), True), ("error", pa.string(), True)]),
        _with_arguments("events", EVENT_FIELDS),
        _with_arguments("occurrences", OCCURRENCE_FIELDS),
    ],
    metadata=_META,
)
"""what `extract_batch` gives: a row for each document, its events, occurrences and their arguments within it"""

MENTIONS = {"documents": DOCUMENTS, "events": EVENTS, "arguments": ARGUMENTS}
"""the tables that hold all of a document"""
TABLES = {**MENTIONS, "occurrences": OCCURRENCES, "occurrence_arguments": OCCURRENCE_ARGUMENTS}
