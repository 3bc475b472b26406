"""Documents as JSON records and back.

The record is that of docs/events.md: one object a document, with `events`, and
with `actors`, `places` and `times` where asked for.  It holds all that makes a document
equal to another, so that what is read back is what was written.  What people annotate
has fewer keys; those that lack have the values of the classes in `events.records`.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import Any, cast

from arabdiplo._json import parsed
from arabdiplo.errors import InputError, plain, wanted
from arabdiplo.events.dates import iso_date
from arabdiplo.events.records import Arg, Document, Event, Mention, Span, Status, Time
from arabdiplo.events.types import class_of, known_classes
from arabdiplo.text.halves import whole

Record = dict[str, Any]
_BOM = "\ufeff"
"""the mark of byte order, which editors put before the first line of a file"""


def to_record(document: Document, mentions: bool = False, rules: bool = False) -> Record:
    """The document as plain dicts and lists, keys in the order of the guide.

    mentions: add the lists `actors`, `places`, `times`; rules: add the digest of the rules by which it was made.
    Raises TypeError for what is no Document.
    """
    wanted(document, Document, "a record is made of a Document")
    record: Record = {"id": document.id, "date": document.date, "text": document.text}
    if wanted(rules, bool, "rules is True or False"):
        record["rules"] = document.rules or None
    record["events"] = [event_record(event) for event in document.events]
    if wanted(mentions, bool, "mentions is True or False"):
        record["actors"] = list(map(_mention, document.actors))
        record["places"] = list(map(_mention, document.places))
        record["times"] = list(map(_time, document.times))
    return record


def to_json(document: Document, mentions: bool = False, rules: bool = False) -> str:
    """The record on one line (no line end), readable Arabic.

    Halves of surrogate pairs, which UTF-8 cannot hold, stand as U+FFFD; that moves no offset.

    >>> to_json(Document("d1", "نص"))
    '{"id":"d1","date":null,"text":"نص","events":[]}'
    """
    import msgspec

    record = to_record(document, mentions, rules)
    try:
        return msgspec.json.encode(record).decode("utf-8")
    except UnicodeEncodeError:
        return whole(json.dumps(record, ensure_ascii=False, separators=(",", ":")))


def from_json(line: str | bytes, classes: Mapping[str, type[Event]] | None = None) -> Document:
    """Read one record; raises InputError if it is no record, TypeError for what is no string or no classes.

    classes: type name → class of its events (`Extractor.classes`); without it those of the bundled rules.
    Events of types that it has not are plain `Event`s, without codes.  Records of other rules can be read, so
    neither types, roles nor statuses are looked up; `export.record_schema(classes)` says what they may be.

    >>> from_json('{"id": "d1", "text": "نص"}')
    Document(id='d1', text='نص', date=None, events=(), actors=(), places=(), times=())
    """
    wanted(line, (str, bytes), "a record is a line of JSON, str or bytes")
    try:
        record = parsed(plain(line).removeprefix(_BOM) if isinstance(line, str) else line.removeprefix(BOM_UTF8))
    except ValueError as error:
        raise InputError(f"broken JSON: {error}") from None
    return from_record(record, classes)


def from_record(record: object, classes: Mapping[str, type[Event]] | None = None) -> Document:
    """The document of a record (see `from_json`); every span is checked against the text."""
    record, classes = _object(record, "a document"), known_classes(classes)
    text = _text(record, "text", "a document")
    events = tuple(_read_event(e, text, classes) for e in _list(record, "events"))
    _need_own_ids(events)
    return Document(
        id=_name(record, "id"),
        text=text,
        date=iso_date(_word(record, "date", "a document")),
        events=events,
        actors=tuple(_read_mention(m, text) for m in _list(record, "actors")),
        places=tuple(_read_mention(m, text) for m in _list(record, "places")),
        times=tuple(_read_time(t, text) for t in _list(record, "times")),
        rules=_word(record, "rules", "a document") or "",
    )


# -- writing -------------------------------------------------------------------


def _span(span: Span | None) -> Record:
    if span is None:
        return {"start": None, "end": None, "text": None}
    return {"start": span.start, "end": span.end, "text": span.text}


def _filler(arg: Arg) -> Record:
    """A filler without its role."""
    return {
        **_span(arg.span),
        "entity": list(arg.entity),
        "implicit": arg.implicit,
        "kind": arg.kind,
        "source": arg.source,
        "states": list(arg.states),
        "country": list(arg.country),
    }


def _mention(mention: Mention) -> Record:
    name = None if mention.name is None else _span(mention.name)
    return {**_span(mention.span), "entity": list(mention.entity), "kind": mention.kind, "name": name}


def _time(time: Time) -> Record:
    return {**_span(time.span), "type": time.type, "value": time.value}


def event_record(event: Event) -> Record:
    """One event as plain dicts and lists."""
    return {
        "id": event.id,
        "event": event.event,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "trigger": _span(event.trigger),
        "args": [{"role": arg.role, **_filler(arg)} for arg in event.args],
        "place": None if event.place is None else _filler(event.place),
        "time": None if event.time is None else _time(event.time),
        "rule": event.rule,
    }


# -- reading -------------------------------------------------------------------


def _object(value: object, what: str) -> Record:
    if not isinstance(value, dict):
        raise InputError(f"{what} must be a JSON object, this is {type(value).__name__}")
    return value


def _text(record: Record, key: str, what: str) -> str:
    value = record.get(key)
    if not isinstance(value, str):
        raise InputError(f"{what} needs «{key}», a string")
    return value


def _word(record: Record, key: str, what: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"«{key}» of {what} must be a string or null")
    return value


def _said(record: Record, key: str, what: str, default: str = "") -> str:
    value = record.get(key, default)
    if not isinstance(value, str):
        raise InputError(f"«{key}» of {what} must be a string")
    return value


def _name(record: Record, key: str) -> str:
    value = record.get(key)
    if isinstance(value, (bool, list, dict)):
        raise InputError(f"«{key}» must be a string or a number")
    return "" if value is None else str(value)


def _need_own_ids(events: tuple[Event, ...]) -> None:
    """Raises InputError if two mentions have one id; those without one, as in what people annotate, may be several."""
    seen: set[str] = set()
    for event in events:
        if event.id in seen:
            raise InputError(f"two mentions have the id «{event.id}»")
        seen |= {event.id} if event.id else set()


def _list(record: Record, key: str) -> list[object]:
    value = record.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise InputError(f"«{key}» must be a list")
    return value


def _read_span(record: Record, text: str) -> Span | None:
    start, end = record.get("start"), record.get("end")
    if start is None and end is None:
        return None
    if not type(start) is type(end) is int:
        raise InputError(f"the offsets of a span are whole numbers, not {start!r} and {end!r}")
    if not 0 <= start <= end <= len(text):
        raise InputError(f"span {start}-{end} is outside the text ({len(text)} characters)")
    words = text[start:end]
    if record.get("text") not in (None, words):
        raise InputError(f"span {start}-{end} is «{words}», not «{record['text']}»")
    return Span(start, end, words)


def _need_span(value: object, text: str, what: str) -> Span:
    span = _read_span(_object(value, what), text)
    if span is None:
        raise InputError(f"{what} needs «start» and «end»")
    return span


def _names(record: Record, key: str) -> tuple[str, ...]:
    value = record.get(key)
    names = [value] if isinstance(value, str) else _list(record, key)
    if not all(isinstance(name, str) for name in names):
        raise InputError(f"«{key}» must be a list of strings")
    return tuple(map(str, names))


def _read_arg(value: object, text: str, role: str = "") -> Arg:
    record = _object(value, "an argument")
    span = _read_span(record, text)
    implicit = record.get("implicit", span is None)
    if not isinstance(implicit, bool):
        raise InputError("«implicit» must be true or false")
    if span is None and not implicit:
        raise InputError("what is not implicit needs «start» and «end»")
    return Arg(
        role=role or _text(record, "role", "an argument"),
        span=span,
        entity=_names(record, "entity"),
        implicit=implicit,
        kind=_said(record, "kind", "an argument"),
        source=_said(record, "source", "an argument", "explicit"),
        states=_names(record, "states"),
        country=_names(record, "country"),
    )


def _read_place(value: object, text: str) -> Arg:
    if not _object(value, "a place").keys() & {"start", "entity", "implicit"}:
        raise InputError("a place needs «start» and «end», or «entity»")
    return _read_arg(value, text, "place")


def _read_event(value: object, text: str, classes: Mapping[str, type[Event]]) -> Event:
    record = _object(value, "an event")
    name = _text(record, "type", "an event")
    place, time = record.get("place"), record.get("time")
    return class_of(name, classes)(
        id=_name(record, "id"),
        event=_name(record, "event"),
        type=name,
        mode=_word(record, "mode", "an event"),
        status=cast(Status, _said(record, "status", "an event", "actual")),
        trigger=_need_span(record.get("trigger"), text, "a trigger"),
        args=tuple(_read_arg(arg, text) for arg in _list(record, "args")),
        place=None if place is None else _read_place(place, text),
        time=None if time is None else _read_time(time, text),
        rule=_said(record, "rule", "an event"),
    )


def _read_mention(value: object, text: str) -> Mention:
    record = _object(value, "a mention")
    name = record.get("name")
    return Mention(
        _need_span(record, text, "a mention"),
        _names(record, "entity"),
        _said(record, "kind", "a mention"),
        None if name is None else _need_span(name, text, "a name"),
    )


def _read_time(value: object, text: str) -> Time:
    record = _object(value, "a time")
    return Time(
        _need_span(record, text, "a time"), _word(record, "value", "a time"), _said(record, "type", "a time", "DATE")
    )
