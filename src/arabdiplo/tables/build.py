"""Documents as Arrow: one nested batch, or the tables of docs/tables.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from arabdiplo._rows import Read
from arabdiplo.document.occurrences import Occurrence, occurrences
from arabdiplo.errors import InputError, wanted
from arabdiplo.events.dates import day_of
from arabdiplo.events.records import Arg, Document, Event, Span, Time, several
from arabdiplo.text.halves import whole

from .schema import ARGUMENT_FIELDS, DOCUMENTS, EVENT_FIELDS, OCCURRENCE_FIELDS, RESULT, TABLES

_T = TypeVar("_T", Event, Occurrence)


def result_batch(read: Sequence[Read]) -> pa.RecordBatch:
    """A row for each document, in order, by the schema `RESULT`; rows with an error hold no text and no event."""
    events = [one.document.events if one.error is None else () for one in read]
    real = [occurrences(one.document) if one.error is None else () for one in read]
    rows = [
        (
            one.doc,
            one.path,
            one.row,
            whole(one.document.id),
            day_of(one.document.date),
            one.document.date,
            whole(one.document.text) if one.error is None else None,
            one.error,
        )
        for one in read
    ]
    columns = [
        *_columns(rows, list(RESULT)[:-2]),
        _within(events, _event, EVENT_FIELDS, RESULT.field("events").type),
        _within(real, _occurrence, OCCURRENCE_FIELDS, RESULT.field("occurrences").type),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=RESULT)


def _within(
    found: Sequence[Sequence[_T]], row: Callable[[_T], tuple[Any, ...]], fields: Sequence[pa.Field], kind: pa.DataType
) -> pa.ListArray:
    """A list for each document of its events or occurrences, each with the list of its arguments."""
    every: list[_T] = [one for some in found for one in some]
    fillers = _struct([_argument(numbered) for one in every for numbered in enumerate(one.args, 1)], ARGUMENT_FIELDS)
    arguments = _lists(fillers, [len(one.args) for one in every], kind.value_type[-1].type)
    columns = [*_columns(list(map(row, every)), fields), arguments]
    return _lists(pa.StructArray.from_arrays(columns, fields=list(kind.value_type)), map(len, found), kind)


def split(batch: pa.RecordBatch) -> dict[str, pa.RecordBatch]:
    """The rows of a nested batch as the batches of the tables; documents with an error are left out.

    Returns table name → batch, by the schemas of `TABLES`.
    """
    batch = batch.filter(batch.column("error").is_null())
    documents = [batch.column(name) for name in DOCUMENTS.names[:-1]] + [_lengths(batch.column("events"))]
    columns = {"documents": documents}
    for name, below in (("events", "arguments"), ("occurrences", "occurrence_arguments")):
        columns[name], columns[below] = _unnested(batch, name, TABLES[name].names[2:], TABLES[below].names[2:])
    return {name: pa.RecordBatch.from_arrays(columns[name], schema=schema) for name, schema in TABLES.items()}


def _unnested(
    batch: pa.RecordBatch, name: str, own: Sequence[str], below: Sequence[str]
) -> tuple[list[pa.Array], list[pa.Array]]:
    """The columns of a list within the rows, and those of the arguments within it; both begin with `doc` and `id`."""
    one = batch.column(name).flatten()
    of = batch.column(name).value_parent_indices()
    keys = [batch.column(key).take(of) for key in ("doc", "id")]
    arguments = one.field("arguments")
    argument, holder = arguments.flatten(), arguments.value_parent_indices()
    numbered = {field.name for field in ARGUMENT_FIELDS}
    fillers = [argument.field(key) if key in numbered else one.field(key).take(holder) for key in below]
    return [*keys, *map(one.field, own)], [*(key.take(holder) for key in keys), *fillers]


def tables(documents: Iterable[Document], first: int | None = None) -> dict[str, pa.Table]:
    """The tables of documents: `documents`, `events`, `arguments`, `occurrences`, `occurrence_arguments`.

    first: the number (`doc`) of the first document; tables that are to be put together go on where those before
    ended.  None: documents that were read back from a run or from tables (`Document.origin`) keep their numbers,
    others count from 0.  Raises InputError for a document with two mentions of one id and for two documents that
    keep one number, TypeError for what is no documents.

    >>> from arabdiplo import extract
    >>> made = tables([extract("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس", id="a1")])
    >>> made["events"].select(["id", "type", "trigger_text"]).to_pylist()
    [{'id': 'a1', 'type': 'visit', 'trigger_text': 'زار'}]
    >>> made["arguments"].column("role").to_pylist()
    ['visitor', 'destination']
    """
    given = list(map(_sound, several(documents)))
    batch = result_batch([Read(one, None, *at) for one, at in zip(given, _places(given, first), strict=True)])
    return {name: pa.Table.from_batches([part]) for name, part in split(batch).items()}


def _places(documents: Sequence[Document], first: int | None) -> list[tuple[int, str | None, int | None]]:
    """Number, file and row of each document."""
    origins = [document.origin for document in documents if document.origin is not None]
    if first is not None or len(origins) < len(documents):
        number = 0 if first is None else wanted(first, int, "first is the number of the first document")
        if number < 0:
            raise InputError(f"first is {number}; documents are numbered from 0 on")
        return [(doc, None, None) for doc in range(number, number + len(documents))]
    numbers = set[int]()
    for document, origin in zip(documents, origins, strict=True):
        if origin.doc in numbers:
            said = f"two documents have the number {origin.doc} of their runs, one of them «{document.id}»"
            raise InputError(f"{said}; number all anew with first=0")
        numbers.add(origin.doc)
    return [(origin.doc, origin.path, origin.row) for origin in origins]


def _sound(document: Document) -> Document:
    """The document; raises InputError if nobody could tell its mentions apart, TypeError for an id or text of none."""
    wanted(document.id, str, "the id of a document is a str")
    wanted(document.text, str, "the text of a document is a str")
    ids = [event.id for event in document.events]
    twice = next((id for id in ids if ids.count(id) > 1), None)
    if twice is not None:
        raise InputError(f"document «{document.id}» has two mentions of the id «{twice}»; give each its own")
    return document


# -- rows ------------------------------------------------------------------------


def _span(span: Span | None) -> tuple[int | None, int | None, str | None]:
    return (None, None, None) if span is None else (span.start, span.end, whole(span.text))


def _names(names: Iterable[str]) -> list[str]:
    return [whole(name) for name in names]


def _event(event: Event) -> tuple[Any, ...]:
    return (
        *(event.id, event.event, event.type, event.mode, event.status, event.rule),
        *_span(event.trigger),
        *_place(event.place),
        *_time(event.time),
    )


def _occurrence(event: Occurrence) -> tuple[Any, ...]:
    return (
        *(event.id, event.type, event.mode, event.status, [mention.id for mention in event.mentions]),
        *(event.days or (None, None)),
        *_place(event.place),
        *_time(event.time),
    )


def _place(place: Arg | None) -> tuple[Any, ...]:
    if place is None:
        return (None,) * 8
    return (
        *_span(place.span),
        *map(_names, (place.entity, place.states, place.country)),
        *(place.kind, place.source),
    )


def _time(time: Time | None) -> tuple[Any, ...]:
    return (None,) * 5 if time is None else (*_span(time.span), time.type, time.value)


def _argument(numbered: tuple[int, Arg]) -> tuple[Any, ...]:
    number, arg = numbered
    names, states, country = map(_names, (arg.entity, arg.states, arg.country))
    return (number, arg.role, *_span(arg.span), names, states, country, arg.implicit, arg.kind, arg.source)


# -- columns ---------------------------------------------------------------------


def _columns(rows: Sequence[tuple[Any, ...]], fields: Sequence[pa.Field]) -> list[pa.Array]:
    columns = zip(*rows, strict=True) if rows else ([] for _ in fields)
    return [pa.array(list(values), field.type) for values, field in zip(columns, fields, strict=True)]


def _struct(rows: Sequence[tuple[Any, ...]], fields: Sequence[pa.Field]) -> pa.StructArray:
    return pa.StructArray.from_arrays(_columns(rows, fields), fields=list(fields))


def _lists(values: pa.Array, counts: Iterable[int], kind: pa.DataType) -> pa.ListArray:
    offsets = [0]
    for count in counts:
        offsets.append(offsets[-1] + count)
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), values, type=kind)


def _lengths(lists: pa.ListArray) -> pa.Array:
    return pc.list_value_length(lists)
