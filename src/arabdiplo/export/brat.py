"""brat standoff: a `.txt` and a `.ann` file a document, and one `annotation.conf`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from arabdiplo.errors import wanted
from arabdiplo.events.records import Document, Event, Span
from arabdiplo.events.types import class_name, known_classes

_PIECE = re.compile(r"[^\n\r]+")
_NAME = re.compile(r"[^A-Za-z0-9_-]")


class _Annotation:
    """Lines of one `.ann` file; a span of the same kind stands once."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._spans: dict[tuple[str, int, int], str] = {}
        self._count: dict[str, int] = {}

    def name(self, letter: str) -> str:
        self._count[letter] = self._count.get(letter, 0) + 1
        return f"{letter}{self._count[letter]}"

    def span(self, kind: str, span: Span) -> str:
        key = (kind, span.start, span.end)
        if key not in self._spans:
            self._spans[key] = self.name("T")
            # brat keeps no line ends: a span over lines is several pieces
            pieces = [(span.start + m.start(), span.start + m.end(), m[0]) for m in _PIECE.finditer(span.text)]
            places = ";".join(f"{start} {end}" for start, end, _ in pieces) or f"{span.start} {span.end}"
            self.lines.append(f"{self._spans[key]}\t{kind} {places}\t{' '.join(words for _, _, words in pieces)}")
        return self._spans[key]

    def note(self, of: str, text: str) -> None:
        self.lines.append(f"{self.name('#')}\tAnnotatorNotes {of}\t{' '.join(text.split())}")


def brat(document: Document) -> str:
    """The `.ann` file of a document; its `.txt` file is the text unchanged.

    Triggers and fillers are text-bound, the type and roles make an event, mode and status are
    attributes, mentions of one real event are joined by `Same`; the rule, the names of
    fillers, and fillers without words, are notes.

    >>> from arabdiplo import extract
    >>> print(brat(extract("زار وزير الخارجية الأردني الدوحة أمس", date="2024-03-06")))
    T1	Visit 0 3	زار
    T2	Visitor 4 25	وزير الخارجية الأردني
    T3	Destination 26 32	الدوحة
    T4	Time 33 36	أمس
    E1	Visit:T1 Visitor:T2 Destination:T3 Time:T4
    A1	Status E1 actual
    #1	AnnotatorNotes E1	visit.travel
    #2	AnnotatorNotes T4	2024-03-05
    #3	AnnotatorNotes T3	الدوحة
    <BLANKLINE>
    """
    wanted(document, Document, "what is exported is a Document")
    out = _Annotation()
    first: dict[str, str] = {}
    names: dict[str, str] = {}
    for event in document.events:
        kind = kind_of(class_name(event.type))
        args = [f"{kind}:{out.span(kind, event.trigger)}"]
        missing = []
        taken: dict[str, int] = {}
        for arg in (*event.args, *((event.place,) if event.place else ())):
            role = kind_of(class_name(arg.role))
            if arg.span is None:
                missing.append(f"{arg.role}: {', '.join(arg.entity)}")
                continue
            taken[role] = taken.get(role, 0) + 1
            span = out.span(role, arg.span)
            args.append(f"{role}{taken[role] if taken[role] > 1 else ''}:{span}")
            if arg.entity:
                names.setdefault(span, ", ".join(arg.entity))
        time = out.span("Time", event.time.span) if event.time is not None else None
        name = out.name("E")
        out.lines.append(f"{name}\t{' '.join([*args, *([f'Time:{time}'] if time else [])])}")
        out.lines.append(f"{out.name('A')}\tStatus {name} {event.status}")
        if event.mode:
            out.lines.append(f"{out.name('A')}\tMode {name} {event.mode}")
        out.note(name, "; ".join([event.rule, *missing]))
        if time and event.time is not None and event.time.value:
            out.note(time, event.time.value)
        if event.event and first.setdefault(event.event, name) != name:
            out.lines.append(f"{out.name('R')}\tSame Arg1:{first[event.event]} Arg2:{name}")
    for span, said in names.items():
        out.note(span, said)
    return "\n".join([*out.lines, ""]) if out.lines else ""


def kind_of(name: str) -> str:
    """The name as brat can have it."""
    return _NAME.sub("_", name)


def brat_config(classes: Mapping[str, type[Event]], statuses: Iterable[str]) -> str:
    """The `annotation.conf` for events of these classes (`Extractor.classes`)."""
    classes = known_classes(classes)
    roles = sorted({kind_of(class_name(role)) for cls in classes.values() for role in cls.roles} | {"Place", "Time"})
    names = [kind_of(class_name(name)) for name in classes]
    events = [
        f"{name}\t{', '.join([*(kind_of(class_name(role)) + '*:<ENTITY>' for role in cls.roles), 'Place?:<ENTITY>', 'Time?:<ENTITY>'])}"  # noqa: E501
        for name, cls in zip(names, classes.values(), strict=True)
    ]
    modes = sorted({mode for cls in classes.values() for mode in cls.modes})
    attributes = [f"Status\tArg:<EVENT>, Value:{'|'.join(statuses)}"]
    if modes:
        attributes.append(f"Mode\tArg:<EVENT>, Value:{'|'.join(modes)}")
    parts = {
        "entities": roles,
        "relations": ["Same\tArg1:<EVENT>, Arg2:<EVENT>"],
        "events": events,
        "attributes": attributes,
    }
    return "".join(f"[{head}]\n{chr(10).join(lines)}\n\n" for head, lines in parts.items())
