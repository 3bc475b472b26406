"""W3C Web Annotation: a page of annotations a document (JSON-LD)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from arabdiplo.errors import wanted
from arabdiplo.events.records import Arg, Document, Event, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""characters of the text that a quote has before and after it"""


def web_annotation(document: Document, source: str | None = None) -> dict[str, Any]:
    """The events of a document as an AnnotationPage.

    source: the IRI of the text; None: `urn:arabdiplo:` and the document's id.  Every event is an
    annotation of its trigger with its type, mode and status as bodies; every filler is one of
    its own words, with its role and canonical names, linked to that of the event.  Offsets count
    code points, as the recommendation asks.

    >>> from arabdiplo import extract
    >>> page = web_annotation(extract("زار وزير الخارجية الأردني الدوحة", id="a1"))
    >>> [item["target"]["selector"][1]["exact"] for item in page["items"]]
    ['زار', 'وزير الخارجية الأردني', 'الدوحة']
    >>> page["items"][2]["body"][0]["value"], page["items"][2]["target"]["selector"][0]
    ('destination', {'type': 'TextPositionSelector', 'start': 26, 'end': 32})
    """
    wanted(document, Document, "what is exported is a Document")
    iri = source or f"urn:arabdiplo:{quote(document.id, safe='', errors='surrogatepass')}"
    items = [item for event in document.events for item in _event(document.text, event, iri)]
    return {"@context": CONTEXT, "id": f"{iri}#events", "type": "AnnotationPage", "items": items}


def _event(text: str, event: Event, iri: str) -> list[dict[str, Any]]:
    name = f"{iri}#{event.id}"
    bodies = [_body("classifying", event.type)]
    bodies += [_body("tagging", f"{key}:{value}") for key, value in _facts(event)]
    items = [_annotation(name, "classifying", bodies, _target(text, event.trigger, iri))]
    numbered = enumerate((*event.args, *((event.place,) if event.place else ())), 1)
    items += [_filler(text, arg, f"{name}.{number}", name, iri) for number, arg in numbered]
    if event.time is not None:
        bodies = [_body("tagging", "time"), _link(name)]
        bodies += [_body("identifying", event.time.value)] if event.time.value else []
        items.append(_annotation(f"{name}.time", "identifying", bodies, _target(text, event.time.span, iri)))
    return items


def _facts(event: Event) -> list[tuple[str, str]]:
    facts = [("status", event.status), ("mode", event.mode), ("event", event.event), ("rule", event.rule)]
    return [(key, value) for key, value in facts if value]


def _filler(text: str, arg: Arg, name: str, event: str, iri: str) -> dict[str, Any]:
    bodies = [_body("tagging", arg.role), _link(event), *(_body("identifying", entity) for entity in arg.entity)]
    target = iri if arg.span is None else _target(text, arg.span, iri)  # no words: the whole text says it
    return _annotation(name, "identifying", bodies, target)


def _annotation(name: str, why: str, bodies: list[dict[str, str]], target: str | dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "type": "Annotation", "motivation": why, "body": bodies, "target": target}


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _link(event: str) -> dict[str, str]:
    return {"type": "SpecificResource", "purpose": "linking", "source": event}


def _target(text: str, span: Span, iri: str) -> dict[str, Any]:
    quoted = {
        "type": "TextQuoteSelector",
        "exact": span.text,
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    return {
        "source": iri,
        "selector": [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, quoted],
    }
