"""The JSON Schema of the JSON record (docs/events.md), with a version of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arabdiplo.events.records import STATUSES, Event
from arabdiplo.events.types import known_classes

RECORD_VERSION = "1"
"""changes when a key is taken away or changes its meaning, not when one is added"""

_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}
_NAMES = {"type": "array", "items": _TEXT}
_CODES = {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}}
_OFFSET = {"type": "integer", "minimum": 0}
_SPAN = {"start": _OFFSET, "end": _OFFSET, "text": _TEXT}


def _object(properties: Mapping[str, Any], required: list[str], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": required, **more}


def _maybe(kind: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [kind, {"type": "null"}]}


def _filler(more: Mapping[str, Any]) -> dict[str, Any]:
    """A filler: with words, or implicit without."""
    nowhere = {key: {"type": "null"} for key in _SPAN}
    rest = {
        "entity": _NAMES,
        "kind": _TEXT,
        "source": _TEXT,
        "states": _NAMES,
        "country": _CODES,
        **more,
    }
    required = ["entity", *(key for key in more if key == "role")]
    return {
        "anyOf": [
            _object({**_SPAN, **rest, "implicit": {"type": "boolean"}}, ["start", "end", "text", *required]),
            _object({**nowhere, **rest, "implicit": {"const": True}}, required),
        ]
    }


def record_schema(classes: Mapping[str, type[Event]] | None = None) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document's record.

    classes: `Extractor.classes`; with them only their types, modes and roles are allowed.  Offsets
    count code points; that `text` is what stands there no schema can say (`from_json` checks it).

    >>> schema = record_schema()
    >>> schema["$id"], schema["required"]
    ('urn:arabdiplo:record:1', ['text', 'events'])
    """
    span = _object(_SPAN, ["start", "end", "text"])
    time = _object({**_SPAN, "value": _MAYBE, "type": _TEXT}, ["start", "end", "text", "value"])
    event = _object(
        {
            "id": _TEXT,
            "event": _TEXT,
            "type": _TEXT,
            "mode": _MAYBE,
            "status": {"enum": list(STATUSES)},
            "trigger": {"$ref": "#/$defs/span"},
            "args": {"type": "array", "items": {"$ref": "#/$defs/argument"}},
            "place": _maybe({"$ref": "#/$defs/place"}),
            "time": _maybe({"$ref": "#/$defs/time"}),
            "rule": _TEXT,
        },
        ["id", "event", "type", "mode", "status", "trigger", "args", "place", "time"],
    )
    if classes is not None:
        event["oneOf"] = [_of_type(name, cls) for name, cls in known_classes(classes).items()]
    mention = _object(
        {**_SPAN, "entity": _NAMES, "kind": _TEXT, "name": _maybe({"$ref": "#/$defs/span"})},
        ["start", "end", "text", "entity"],
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:arabdiplo:record:{RECORD_VERSION}",
        "title": "A document and its events",
        **_object(
            {
                "id": _TEXT,
                "date": _MAYBE,
                "text": _TEXT,
                "rules": _MAYBE,
                "events": {"type": "array", "items": {"$ref": "#/$defs/event"}},
                "actors": {"type": "array", "items": mention},
                "places": {"type": "array", "items": mention},
                "times": {"type": "array", "items": {"$ref": "#/$defs/time"}},
            },
            ["text", "events"],
        ),
        "$defs": {
            "span": span,
            "argument": _filler({"role": _TEXT}),
            "place": _filler({}),
            "time": time,
            "event": event,
        },
    }


def _of_type(name: str, cls: type[Event]) -> dict[str, Any]:
    roles = {"properties": {"role": {"enum": list(cls.roles)}}}
    return {
        "title": cls.__name__,
        "properties": {
            "type": {"const": name},
            "mode": {"enum": [*cls.modes, None]},
            "args": {"items": roles},
        },
    }
