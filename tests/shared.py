"""Plain helpers that tests of several folders share; fixtures are in conftest.py."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from arabdiplo.errors import InputError
from arabdiplo.events.records import Document, Span
from arabdiplo.io import Item, read

OPENING = """dpl 1
use actor, time
event opening { opener : person or body or group many  thing : nominal  require opener and thing }
frame open -> opening {
  verb "افتتح", masdar "افتتاح" subject opener object thing
  example "افتتح وزير النقل الأردني الجسر" opener "وزير النقل الأردني" thing "الجسر"
  reject "افتتحت البورصة على ارتفاع"
}
"""
"""A rule file of its own, small, with one type of event."""


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def read_all(*paths: object, stdin: bytes = b"") -> tuple[list[Item], list[str]]:
    """What is read of some paths, and what is complained of."""
    errors: list[InputError] = []
    items = list(read([str(path) for path in paths], errors.append, io.BytesIO(stdin)))
    return items, [str(error) for error in errors]


def spans(document: Document) -> Iterator[Span]:
    """All spans of a document."""
    for event in document.events:
        yield event.trigger
        yield from (span for _, span in event.spans())
    for mention in (*document.actors, *document.places):
        yield mention.span
        if mention.name is not None:
            yield mention.name
    yield from (time.span for time in document.times)
