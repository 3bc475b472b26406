"""From brat standoff back to documents: what `brat` wrote, as people have changed it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import attrs

from arabdiplo.errors import InputError
from arabdiplo.events.records import Arg, Document, Event, Span, Status, Time
from arabdiplo.events.types import class_name, class_of, known_classes
from arabdiplo.export.brat import kind_of

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_COUNT = re.compile(r"\d+$")
_NOTE = "AnnotatorNotes"


@attrs.define(slots=True)
class _Lines:
    """What stands in a file: name → what it says."""

    spans: dict[str, Span] = attrs.Factory(dict)
    events: dict[str, list[tuple[str, str]]] = attrs.Factory(dict)
    """role and name of what fills it; the first is type and trigger"""
    attributes: dict[tuple[str, str], str] = attrs.Factory(dict)
    """(of what, attribute) → value"""
    notes: dict[str, str] = attrs.Factory(dict)
    same: list[tuple[str, str]] = attrs.Factory(list)


def from_brat(
    text: str, ann: str, id: str = "", date: str | None = None, classes: Mapping[str, type[Event]] | None = None
) -> Document:
    """The document of a `.txt` and a `.ann` file.

    classes: as of `from_json`; types and roles that they do not have are called as in brat, in small letters.  Kinds
    and states are not in brat; its notes give back the rule, values of times, names, and fillers without words.
    Raises InputError, with the line, for what is no annotation of the text.

    >>> from arabdiplo import extract
    >>> from arabdiplo.export import brat
    >>> found = extract("زار وزير الخارجية الأردني الدوحة أمس", date="2024-03-06")
    >>> (event,) = from_brat(found.text, brat(found)).events
    >>> event.type, event.status, [(arg.role, arg.span.text) for arg in event.args], event.time.value
    ('visit', 'actual', [('visitor', 'وزير الخارجية الأردني'), ('destination', 'الدوحة')], '2024-03-05')
    """
    classes = known_classes(classes)
    lines = _Lines()
    for number, line in enumerate(ann.split("\n"), 1):
        try:
            _read(line, text, lines)
        except InputError as error:
            raise InputError(error.message, line=number) from None
        except (ValueError, IndexError):
            raise InputError("this is no line of brat standoff", line=number) from None
    types = _named(classes)
    groups = _groups(lines)
    events = []
    for number, (name, parts) in enumerate(sorted(lines.events.items(), key=lambda one: _start(lines, one[1])), 1):
        kind = types.get(parts[0][0]) or _small(parts[0][0])
        cls = class_of(kind, classes)
        events.append(_event(f"m{number}", groups[name], kind, name, parts, cls, lines))
    return Document(id, text, date, tuple(events))


def _read(line: str, text: str, lines: _Lines) -> None:
    """Take in a line; the places of spans are checked against the text."""
    if not line.strip():
        return
    name, said, *rest = line.rstrip("\r").split("\t")
    match name[0]:
        case "T":
            _, _, places = said.partition(" ")
            pieces = [tuple(map(int, place.split())) for place in places.split(";")]
            if " ".join(text[start:end] for start, end in pieces) != rest[0]:
                raise InputError(f"«{rest[0]}» does not stand at {places}; the text is another one")
            start, end = pieces[0][0], pieces[-1][1]
            lines.spans[name] = Span(start, end, text[start:end])
        case "E":
            lines.events[name] = [(role, what) for role, _, what in (part.partition(":") for part in said.split())]
        case "A" | "M":
            attribute, of, *value = said.split(" ")
            lines.attributes[of, attribute] = value[0] if value else ""
        case "R":
            _, one, other = said.split(" ")
            lines.same.append((one.partition(":")[2], other.partition(":")[2]))
        case "#":
            what, of = said.split(" ")
            if what == _NOTE:
                lines.notes[of] = rest[0]
        case "*":  # what is alike, which no event has
            pass
        case _:
            raise InputError("this is no line of brat standoff")


def _start(lines: _Lines, parts: list[tuple[str, str]]) -> tuple[int, int]:
    trigger = _span(lines, parts[0][1])
    return trigger.start, trigger.end


def _span(lines: _Lines, name: str) -> Span:
    if name not in lines.spans:
        raise InputError(f"there is no span {name}, which an event names")
    return lines.spans[name]


def _groups(lines: _Lines) -> dict[str, str]:
    """Event → the name of the real event that it is a mention of."""
    group = {name: name for name in lines.events}
    for one, other in lines.same:
        if one in group and other in group:
            kept, gone = group[one], group[other]
            group = {name: kept if of == gone else of for name, of in group.items()}
    order = sorted(lines.events, key=lambda name: _start(lines, lines.events[name]))
    numbers = {of: f"E{number}" for number, of in enumerate(dict.fromkeys(group[name] for name in order), 1)}
    return {name: numbers[of] for name, of in group.items()}


def _named(classes: Mapping[str, type[Event]]) -> dict[str, str]:
    return {kind_of(class_name(name)): name for name in classes}


def _small(name: str) -> str:
    """What brat calls `OpenLetter` is `open_letter`."""
    return _CAPITAL.sub("_", name).lower()


def _event(
    id: str, group: str, kind: str, name: str, parts: list[tuple[str, str]], cls: type[Event], lines: _Lines
) -> Event:
    roles = {kind_of(class_name(role)): role for role in cls.roles}
    rule, *missing = lines.notes.get(name, "").split("; ")
    args = list[Arg]()
    place: Arg | None = None
    time: Time | None = None
    for said, what in parts[1:]:
        called = _COUNT.sub("", said)
        if called == "Time" and "Time" not in roles:
            time = Time(_span(lines, what), lines.notes.get(what))
        elif called == "Place" and "Place" not in roles:
            place = Arg("place", _span(lines, what), _names(lines.notes.get(what, "")))
        else:
            args.append(Arg(roles.get(called) or _small(called), _span(lines, what), _names(lines.notes.get(what, ""))))
    for arg in _without_words(missing):
        if arg.role == "place":
            place = place or arg
        else:
            args.append(arg)
    status = lines.attributes.get((name, "Status")) or "actual"
    mode = lines.attributes.get((name, "Mode")) or None
    trigger = _span(lines, parts[0][1])
    return cls(id, group, kind, mode, cast(Status, status), trigger, tuple(args), place, time, rule)


def _without_words(notes: Iterable[str]) -> Iterator[Arg]:
    """Fillers that a note names: `visitor: name, name`."""
    for note in notes:
        role, colon, names = note.partition(":")
        if colon:
            yield Arg(role.strip(), None, _names(names), True)


def _names(note: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in note.split(",") if name.strip())
