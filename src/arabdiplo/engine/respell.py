"""Records of a text that was read without its markup, in the words of the text as it was given."""

from __future__ import annotations

from typing import Any

import attrs

from arabdiplo.events.records import Span, Trace


def respelt(trace: Trace, text: str) -> Trace:
    """The trace with the words of each span as they stand in *text*, where all offsets mean the same places."""
    made: Trace = _respelt(trace, text)
    return attrs.evolve(made, document=attrs.evolve(made.document, text=text))


def _respelt(value: Any, text: str) -> Any:
    if isinstance(value, Span):
        return Span(value.start, value.end, text[value.start : value.end])
    if isinstance(value, tuple):
        return tuple([_respelt(one, text) for one in value])
    if attrs.has(type(value)):
        parts = {field.name: _respelt(getattr(value, field.name), text) for field in attrs.fields(type(value))}
        return attrs.evolve(value, **parts)
    return value
