"""Events as aligned lines: one line a filler, so no line mixes two Arabic fields of unknown width."""

from __future__ import annotations

from collections.abc import Iterator

from arabdiplo.cli.display import clean, isolate, pad
from arabdiplo.events.records import Arg, Document, Event

_WIDTHS = (26, 10, 14, 12)
_MOST = 70
"""characters of a filler that are shown"""


def document_lines(document: Document) -> Iterator[str]:
    """The heading of a document and a block of lines for each event."""
    count = len(document.events)
    facts = [clean(document.id) or "-", document.date or "", f"{count} event{'s' * (count != 1)}"]
    yield "  ".join(filter(None, facts))
    for event in document.events:
        yield from event_lines(event)
    yield ""


def event_lines(event: Event) -> Iterator[str]:
    """Type and mode, status and trigger; behind them one line for each filler."""
    kind = f"{event.type} ({event.mode})" if event.mode else event.type
    head = [pad(kind, _WIDTHS[0]), pad(event.status, _WIDTHS[1]), pad(isolate(event.trigger.text), _WIDTHS[2])]
    rows = [(arg.role, filler(arg)) for arg in event.args]
    if event.place:
        rows.append(("place", filler(event.place)))
    if event.time:
        value = f" = {event.time.value}" if event.time.value else ""
        rows.append(("time", isolate(event.time.span.text) + value))
    first = "  " + " ".join(head)
    for role, words in rows or [("", "")]:
        yield f"{first} {pad(role, _WIDTHS[3])} {words}".rstrip()
        first = " " * (2 + sum(_WIDTHS[:3]) + 2)


def filler(arg: Arg) -> str:
    """The words of a filler, and its names where they are not its words."""
    names = ", ".join(isolate(name) for name in arg.entity)
    if arg.span is None:
        return f"({names or 'nobody named'})"
    text = arg.span.text
    words = isolate(text if len(text) <= _MOST else text[:_MOST].rstrip() + "…")
    return words if not names or arg.entity == (arg.span.text,) else f"{words} = {names}"
