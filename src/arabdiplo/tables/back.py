"""From the tables back to documents with their events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from arabdiplo.errors import InputError, wanted
from arabdiplo.events.records import Arg, Document, Event, Origin, Span, Time
from arabdiplo.events.types import class_of, known_classes

from .schema import MENTIONS

Row = dict[str, Any]


def documents(tables: Mapping[str, pa.Table], classes: Mapping[str, type[Event]] | None = None) -> Iterator[Document]:
    """The documents that `tables` (or one part of a run) holds, in order of `doc`.

    They are made of `documents`, `events` and `arguments`; the other tables say nothing more.
    classes: as of `from_json`.  Actors, places and times outside events are not in the tables.  Raises InputError for
    a table that is missing and for two documents of one number, whose events nobody can tell apart, TypeError for
    what is no tables.

    >>> from arabdiplo import extract
    >>> from arabdiplo.tables import tables
    >>> found = extract("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس", date="2024-03-06", id="a1")
    >>> (back,) = documents(tables([found]))
    >>> [event.trigger.text for event in back.events]
    ['زار']
    """
    wanted(tables, Mapping, "tables are a dict of Arrow tables, as tables([document])")
    for name in MENTIONS:
        if name not in tables:
            raise InputError(f"there is no table «{name}», only {', '.join(map(str, tables)) or 'none'}")
        wanted(tables[name], pa.Table, f"«{name}» is an Arrow table")
    classes = known_classes(classes)
    events = _by_doc(tables["events"])
    arguments = _by_doc(tables["arguments"])
    before: Row | None = None
    for row in tables["documents"].sort_by("doc").to_pylist():
        if before is not None and before["doc"] == row["doc"]:
            ids = f"«{before['id']}» and «{row['id']}»"
            raise InputError(f"two documents have the number {row['doc']}: {ids}; count each from where the last ended")
        before = row
        fillers: dict[str, list[Arg]] = {}
        for one in arguments.get(row["doc"], ()):
            fillers.setdefault(one["mention"], []).append(_filler(one, one["role"]))
        yield Document(
            id=row["id"],
            text=row["text"],
            date=row["date_value"],
            events=tuple(_event(one, fillers, classes) for one in events.get(row["doc"], ())),
            origin=None if row["doc"] is None else Origin(row["doc"], row["path"], row["row"]),
        )


def _by_doc(table: pa.Table) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in table.to_pylist():
        found.setdefault(row["doc"], []).append(row)
    return found


def _event(row: Row, fillers: Mapping[str, list[Arg]], classes: Mapping[str, type[Event]]) -> Event:
    trigger = _span(row, "trigger")
    assert trigger is not None
    time = _span(row, "time")
    return class_of(row["type"], classes)(
        id=row["mention"],
        event=row["event"],
        type=row["type"],
        mode=row["mode"],
        status=row["status"],
        trigger=trigger,
        args=tuple(fillers.get(row["mention"], ())),
        place=_place(row),
        time=None if time is None else Time(time, row["time_value"], row["time_type"]),
        rule=row["rule"],
    )


def _filler(row: Row, role: str) -> Arg:
    return Arg(
        role=role,
        span=_span(row, "span"),
        entity=tuple(row["entity"]),
        implicit=row["implicit"],
        kind=row["kind"],
        source=row["source"],
        states=tuple(row["states"]),
        country=tuple(row["country"]),
    )


def _place(row: Row) -> Arg | None:
    span = _span(row, "place")
    if span is None and row["place_entity"] is None:
        return None
    names = [tuple(row[f"place_{name}"] or ()) for name in ("entity", "states", "country")]
    kind, source = row["place_kind"] or "", row["place_source"] or "explicit"
    return Arg("place", span, names[0], span is None, kind, source, *names[1:])


def _span(row: Row, name: str) -> Span | None:
    start, end, text = (row[f"{name}_{part}"] for part in ("start", "end", "text"))
    return None if start is None else Span(start, end, text)
