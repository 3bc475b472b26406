"""Documents as Arrow: one nested batch, or the three tables of docs/tables.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from arabdiplo._rows import Read
from arabdiplo.errors import InputError, wanted
from arabdiplo.events.dates import day_of
from arabdiplo.events.records import Arg, Document, Event, Span, Time, several
from arabdiplo.text.halves import whole

from .schema import ARGUMENT_FIELDS, DOCUMENTS, EVENT_FIELDS, RESULT, TABLES


def result_batch(read: Sequence[Read]) -> pa.RecordBatch:
    """A row for each document, in order, by the schema `RESULT`; rows with an error hold no text and no event."""
    good = [one.document.events if one.error is None else () for one in read]
    events = [event for found in good for event in found]
    args = [(number, arg) for event in events for number, arg in enumerate(event.args, 1)]
    fillers = _struct(list(map(_argument, args)), ARGUMENT_FIELDS)
    per_event = _lists(fillers, [len(event.args) for event in events], RESULT.field("events").type.value_type[-1].type)
    columns = _columns(list(map(_event, events)), EVENT_FIELDS)
    kind = RESULT.field("events").type
    within = pa.StructArray.from_arrays([*columns, per_event], fields=list(kind.value_type))
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
    outer = _columns(rows, list(RESULT)[:-1])
    return pa.RecordBatch.from_arrays([*outer, _lists(within, [len(found) for found in good], kind)], schema=RESULT)


def split(batch: pa.RecordBatch) -> dict[str, pa.RecordBatch]:
    """The rows of a nested batch as the batches of the tables; documents with an error are left out.

    Returns table name → batch, by the schemas of `TABLES`.
    """
    batch = batch.filter(batch.column("error").is_null())
    events = batch.column("events")
    documents = [batch.column(name) for name in DOCUMENTS.names[:-1]] + [_lengths(events)]
    event = events.flatten()
    of = events.value_parent_indices()
    keys = [batch.column(name).take(of) for name in ("doc", "id")]
    arguments = event.field("arguments")
    argument = arguments.flatten()
    holder = arguments.value_parent_indices()
    names = [*(key.take(holder) for key in keys), *(event.field(name).take(holder) for name in ("mention", "type"))]
    columns = {
        "documents": documents,
        "events": [*keys, *(event.field(field.name) for field in EVENT_FIELDS)],
        "arguments": [*names, *(argument.field(field.name) for field in ARGUMENT_FIELDS)],
    }
    return {name: pa.RecordBatch.from_arrays(columns[name], schema=schema) for name, schema in TABLES.items()}


def tables(documents: Iterable[Document], first: int = 0) -> dict[str, pa.Table]:
    """The tables of documents: `documents`, `events`, `arguments`.

    first: the number (`doc`) of the first document; tables that are to be put together go on where those before
    ended.  Raises InputError for a document with two mentions of one id, TypeError for what is no documents.

    >>> from arabdiplo import extract
    >>> made = tables([extract("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس", id="a1")])
    >>> made["events"].select(["id", "type", "trigger_text"]).to_pylist()
    [{'id': 'a1', 'type': 'visit', 'trigger_text': 'زار'}]
    >>> made["arguments"].column("role").to_pylist()
    ['visitor', 'destination']
    """
    number = wanted(first, int, "first is the number of the first document")
    read = [Read(_sound(one), doc=doc) for doc, one in enumerate(several(documents), number)]
    batch = result_batch(read)
    return {name: pa.Table.from_batches([part]) for name, part in split(batch).items()}


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
    place, time = event.place, event.time
    return (
        *(event.id, event.event, event.type, event.mode, event.status, event.rule),
        *_span(event.trigger),
        *_span(place.span if place else None),
        *(map(_names, (place.entity, place.states, place.country)) if place else (None, None, None)),
        *((place.kind, place.source) if place else (None, None)),
        *_time(time),
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
