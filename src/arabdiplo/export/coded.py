"""Events by their codes in a code book that has no record format of its own: CAMEO, ACE, ERE."""

from __future__ import annotations

from typing import Any

from arabdiplo.document.occurrences import Occurrence, occurrences
from arabdiplo.errors import InputError, wanted
from arabdiplo.events.records import Document
from arabdiplo.export.sides import location, sides, when
from arabdiplo.lang.books import BOOKS, Book


def coded(document: Document, book: Book) -> list[dict[str, Any]]:
    """The real events of a document that the book has a code for, ready for JSON Lines.

    book: `cameo`, `ace` or `ere` (`plover` has a format of its own); raises InputError for one that is not known.

    >>> from arabdiplo import extract
    >>> (record,) = coded(extract("زار وزير الخارجية الأردني الدوحة أمس", date="2024-03-06", id="a1"), "cameo")
    >>> record["id"], record["code"], record["date"], [one["code"] for one in record["source"] + record["target"]]
    ('a1-E1', '042', '2024-03-05', ['JOR', 'QAT'])
    """
    wanted(document, Document, "what is exported is a Document")
    if book not in BOOKS:
        raise InputError(f"there is no code book «{book}»; there are: {', '.join(BOOKS)}")
    made = ((one, one.code(book)) for one in occurrences(document))
    return [_record(document, one, code) for one, code in made if code is not None]


def _record(document: Document, event: Occurrence, code: str) -> dict[str, Any]:
    source, target = sides(event)
    return {
        "id": f"{document.id}-{event.id}",
        "code": code,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "date": when(event, document),
        "source": source,
        "target": target,
        "event_text": [mention.trigger.text for mention in event.mentions],
        "event_loc": location(event.place),
        "cite_info": {"doc_id": document.id, "pub_date": document.date},
    }
