"""PLOVER records: one object for each real event of a document that the ontology has a name for.

Fields and categories are those of the PLOVER manual 2.0 (Open Event Data Alliance).  The
category and its mode come from the rules' declarations (`code plover "CONSULT/visit"`),
so that event types of one's own are exported, too; docs/howto/export.md lists the traps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from arabdiplo.errors import wanted
from arabdiplo.document.occurrences import Occurrence, occurrences
from arabdiplo.events.records import Arg, Document
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
        "event_loc": place(event.place),
        "cite_info": {"doc_id": document.id, "pub_date": document.date},
        "coder": f"arabdiplo {event.best.rule}".rstrip(),
    }


def when(event: Occurrence, document: Document) -> str | None:
    """The time of an event; of one that has taken place and has none the day of the document."""
    if event.time is not None and event.time.type == "DATE" and event.time.value:
        return event.time.value
    return document.date if event.status == "actual" else None


def sides(event: Occurrence) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Who acts and who is acted upon; who hosts a meeting is not its guest, too."""
    source = _actors(event, event.best.roles_as("agent"))
    acted = event.best.roles_as("patient")
    recipient: list[dict[str, str]] = next(filter(None, (_actors(event, [role]) for role in acted)), [])
    hosts = {actor.get("identifier_text") for actor in recipient} - {None}
    return [actor for actor in source if actor.get("identifier_text") not in hosts] or source, recipient


def _actors(event: Occurrence, roles: Iterable[str]) -> list[dict[str, str]]:
    """Each name once; without a name only those whose state none of the others has."""
    fillers = [arg for role in roles for arg in event.fillers(role)]
    out: dict[str, dict[str, str]] = {}
    for actor in (actor for arg in fillers if arg.entity for actor in _actor(arg)):
        out.setdefault(actor["identifier_text"], actor)
    for actor in (actor for arg in fillers if not arg.entity for actor in _actor(arg)):
        if "code" not in actor or all(actor["code"] != other.get("code") for other in out.values()):
            out.setdefault(actor.get("actor_text", actor.get("code", "")), actor)
    return list(out.values())


def _actor(arg: Arg) -> list[dict[str, str]]:
    """An object for each name of a filler; one without a name if the document has none."""
    codes = [alpha3(code) for code in arg.country]
    each = codes if len(codes) == len(arg.entity) else [codes[0] if len(codes) == 1 else ""] * len(arg.entity)
    text = {"actor_text": arg.span.text} if arg.span is not None else {}
    if not arg.entity:
        return [{"code": code, **text} for code in codes] or ([text] if text else [])
    return [
        {**({"code": code} if code else {}), **text, "identifier_text": name}
        for code, name in zip(each, arg.entity, strict=True)
    ]


def place(place: Arg | None) -> dict[str, str] | None:
    if place is None or place.span is None:
        return None
    code = {"country": alpha3(place.country[0])} if len(place.country) == 1 else {}
    return {"loc_text": place.span.text, **({"loc_name": place.entity[0]} if place.entity else {}), **code}


@cache
def _alpha3() -> dict[str, str]:
    lines = (files("arabdiplo.export") / "iso3166.tsv").read_text("utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)


def alpha3(code: str) -> str:
    """The ISO 3166-1 code of three letters of one of two; the code itself if it is none.

    >>> alpha3("DZ")
    'DZA'
    """
    return _alpha3().get(code, code)
