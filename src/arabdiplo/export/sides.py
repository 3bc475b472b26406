"""What records of events in code books share: when, where, who acts and who is acted upon."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from arabdiplo.document.occurrences import Occurrence
from arabdiplo.events.records import Arg, Document


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


def location(place: Arg | None) -> dict[str, str] | None:
    """Where it happens: words, name, and the state if it is one."""
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
