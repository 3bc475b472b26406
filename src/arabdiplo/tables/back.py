"""From the three tables back to documents with their events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa

from arabdiplo.errors import wanted
from arabdiplo.events.records import Arg, Document, Event, Span, Time

Row = dict[str, Any]


def documents(tables: Mapping[str, pa.Table], classes: Mapping[str, type[Event]] | None = None) -> Iterator[Document]:
    """The documents that `tables` (or one part of a run) holds, in order of `doc`.

    classes: type name → class of its events (`Extractor.classes`); without it all are plain
    `Event`s.  Actors, places and times outside events are not in the tables.

    >>> from arabdiplo import extract
    >>> from arabdiplo.tables import tables
    >>> found = extract("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس", date="2024-03-06", id="a1")
    >>> (back,) = documents(tables([found]))
    >>> [event.trigger.text for event in back.events]
    ['زار']
    """
    if classes is not None:
        wanted(classes, Mapping, "classes are a dict of types and their classes, as Extractor().classes")
    events = _by_doc(tables["events"])
    arguments = _by_doc(tables["arguments"])
    for row in tables["documents"].sort_by("doc").to_pylist():
        fillers: dict[str, list[Arg]] = {}
        for one in arguments.get(row["doc"], ()):
            fillers.setdefault(one["mention"], []).append(_filler(one, one["role"]))
        yield Document(
            id=row["id"],
            text=row["text"],
            date=row["date_value"],
            events=tuple(_event(one, fillers, classes or {}) for one in events.get(row["doc"], ())),
        )


def _by_doc(table: pa.Table) -> dict[int, list[Row]]:
    rows = table.to_pylist()
    return {doc: list(found) for doc, found in groupby(rows, itemgetter("doc"))}


def _event(row: Row, fillers: Mapping[str, list[Arg]], classes: Mapping[str, type[Event]]) -> Event:
    trigger = _span(row, "trigger")
    assert trigger is not None
    time = _span(row, "time")
    return classes.get(row["type"], Event)(
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
