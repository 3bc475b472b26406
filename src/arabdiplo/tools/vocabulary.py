"""Names in annotated documents that the rules do not have: what no figure can be right about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from arabdiplo.events.records import Document, Event
from arabdiplo.lang.diagnostics import listed, meant


def strangers(
    documents: Iterable[Document], classes: Mapping[str, type[Event]], types: Iterable[str], statuses: Iterable[str]
) -> Iterator[str]:
    """Types, roles, modes and statuses of events that are not known, each once, in a sentence.

    classes: the events of the rules; types: those known beside them, whose roles nobody knows.
    """
    known_types, known_statuses = {*classes, *types}, list(statuses)
    seen: set[tuple[str, str, str]] = set()
    for document in documents:
        for event in document.events:
            for owner, what, name, known in _names(event, classes, known_types, known_statuses):
                if name not in known and (owner, what, name) not in seen:
                    seen.add((owner, what, name))
                    way_out = meant(name, known) or f"there are: {listed(known)}"
                    yield f"document «{document.id}»: {owner} no {what} «{name}»; {way_out}"


def _names(
    event: Event, classes: Mapping[str, type[Event]], types: Iterable[str], statuses: Iterable[str]
) -> Iterator[tuple[str, str, str, list[str]]]:
    yield "there is", "type of event", event.type, sorted(types)
    yield "there is", "status", event.status, list(statuses)
    cls = classes.get(event.type)
    if cls is not None:
        for arg in event.args:
            yield f"event «{event.type}» has", "role", arg.role, list(cls.roles)
        if event.mode is not None:
            yield f"event «{event.type}» has", "mode", event.mode, list(cls.modes)
