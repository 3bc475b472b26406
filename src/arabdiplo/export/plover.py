"""PLOVER records: one object for each real event of a document that the ontology has a name for.

Fields and categories are those of the PLOVER manual 2.0 (Open Event Data Alliance).  The
category and its mode come from the rules' declarations (`code plover "CONSULT/visit"`),
so that event types of one's own are exported, too; docs/howto/export.md lists the traps.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arabdiplo.document.occurrences import Occurrence, occurrences
from arabdiplo.errors import wanted
from arabdiplo.events.records import Document
from arabdiplo.export.sides import location, sides, when
from arabdiplo.lang.books import QUADS

#: what the ontology calls the context of an event that is not simply so
CONTEXTS: Mapping[str, tuple[str, ...]] = {
    "planned": ("future",),
    "possible": ("hypothetical",),
    "postponed": ("future",),
    "denied": ("negation",),
}


def plover(document: Document) -> list[dict[str, Any]]:
    """The events of a document as PLOVER records, ready for JSON Lines.

    Mentions of one real event make one record (`document.occurrences`).  Events without a
    PLOVER category (statements, events that are denied) make none.

    >>> from arabdiplo import extract
    >>> text = "زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس"
    >>> [record] = plover(extract(text, date="2024-03-06", id="a1"))
    >>> record["event"], record["mode"], record["date"], record["quad_code"]
    (['CONSULT'], 'visit', '2024-03-05', 1)
    >>> record["source"]
    [{'code': 'JOR', 'actor_text': 'وزير الخارجية الأردني سامر الخالدي', 'identifier_text': 'سامر الخالدي'}]
    """
    wanted(document, Document, "what is exported is a Document")
    made = (_record(document, one) for one in occurrences(document))
    return [record for record in made if record is not None]


def _record(document: Document, event: Occurrence) -> dict[str, Any] | None:
    code = event.code("plover")
    if code is None:
        return None
    category, _, mode = code.partition("/")
    source, recipient = sides(event)
    return {
        "id": f"{document.id}-{event.id}",
        "has_event": True,
        "date": when(event, document),
        "source": source,
        "recipient": recipient,
        "event": [category],
        "mode": mode or None,
        "context": list(CONTEXTS.get(event.status, ())),
        "quad_code": QUADS.get(category),
        "event_text": [mention.trigger.text for mention in event.mentions],
        "event_loc": location(event.place),
        "cite_info": {"doc_id": document.id, "pub_date": document.date},
        "coder": f"arabdiplo {event.best.rule}".rstrip(),
    }
