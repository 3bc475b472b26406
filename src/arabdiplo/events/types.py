"""Typed event classes, made from the rules' declarations.

`event visit { visitor : person many  host : actor … }` becomes a frozen attrs
class `Visit(Event)` whose roles are properties: `visitor` a tuple of `Arg`,
`host` an `Arg` or None.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from threading import Lock
from weakref import WeakValueDictionary

import attrs

from arabdiplo.errors import InputError, wanted
from arabdiplo.events.records import Arg, Event
from arabdiplo.lang import tree
from arabdiplo.lang.books import meet
from arabdiplo.lang.program import Program
from arabdiplo.lang.words import TRAITS

CORE = ("visit", "meeting", "call", "signing", "agreement", "statement", "invitation", "correspondence", "courtesy")
"""the nine core types of diplomatic events"""
_TAKEN = frozenset(name for name in dir(Event) if not name.startswith("__"))
_VALUES: Callable[[Event], tuple[object, ...]] = attrgetter(*(field.name for field in attrs.fields(Event)))
_MADE: WeakValueDictionary[tuple[tree.Event, str], type[Event]] = WeakValueDictionary()
"""declaration and its place → its class: one for all rules that declare it so, and for what was pickled"""
_MAKING = Lock()


def class_name(event: str) -> str:
    """The class of an event type: `visit` → `Visit`, `open_letter` → `OpenLetter`.

    >>> class_name("open_letter")
    'OpenLetter'
    """
    return "".join(part.capitalize() for part in event.rpartition(".")[2].split("_") if part)


def attribute_name(role: str) -> str:
    """The attribute of a role: its own name, with `_` behind where Python or `Event` has that name.

    >>> attribute_name("host"), attribute_name("args"), attribute_name("class")
    ('host', 'args_', 'class_')
    """
    return role + "_" if role in _TAKEN or keyword.iskeyword(role) else role


def event_classes(program: Program) -> Mapping[str, type[Event]]:
    """Event type → its class, in the order of the rules; each class is made when it is first asked for."""
    return _Classes(program)


def known_classes(classes: Mapping[str, type[Event]] | None) -> Mapping[str, type[Event]]:
    """The classes that a caller gives, those of the bundled rules without any; raises TypeError for what is none."""
    if classes is None:
        return _bundled_classes()
    return wanted(classes, Mapping, "classes are a dict of types and their classes, as Extractor().classes")


@cache
def _bundled_classes() -> Mapping[str, type[Event]]:
    from arabdiplo.lang.cache import load_rules_cached

    return event_classes(load_rules_cached([], True))


def class_of(name: str, classes: Mapping[str, type[Event]]) -> type[Event]:
    """The class of a type, `Event` where there is none; raises TypeError for what is no class of events.

    >>> class_of("visit", known_classes(None)).__name__, class_of("picnic", {}).__name__
    ('Visit', 'Event')
    """
    found = classes.get(name, Event)
    if not (isinstance(found, type) and issubclass(found, Event)):
        raise TypeError(f"the class of «{name}» is a subclass of Event, this is {found!r}")
    return found


class _Classes(Mapping[str, type[Event]]):
    def __init__(self, program: Program) -> None:
        self._events = {event.name: (module, event) for module, event in program.events}
        self._made: dict[str, type[Event]] = {}
        for event in self._events.values():
            meet(code.book for code in event[1].codes)

    def __getitem__(self, name: str) -> type[Event]:
        made = self._made.get(name)
        if made is None:
            module, event = self._events[name]
            # the module alone: how its path is shown depends on where a process was started
            made = self._made[name] = event_class(event, f"{module}.dpl:{event.where.line}")
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._events)

    def __len__(self) -> int:
        return len(self._events)


def always_filled(event: tree.Event) -> frozenset[str]:
    """Roles that no event of the type can lack (`require a and b`)."""
    needs = (r.needs for r in event.requires if r.when is None and (r.op == "and" or len(r.needs) == 1))
    return frozenset(need.role for group in needs for need in group)


def describe(event: tree.Event, place: str = "") -> str:
    """The docstring of an event's class."""
    head = event.doc.strip() or f"An event of type {event.name}."
    lines = [f"{head} ({place})" if place else head, ""]
    if event.modes:
        lines.append("mode: " + ", ".join(event.modes) + ", or None")
    filled = always_filled(event)
    for role in event.public:
        count = _count(role.many, role.name in filled)
        lines.append(f"{attribute_name(role.name)}: {count}; {', '.join(role.types)}")
    return "\n".join(lines).rstrip()


def _count(many: bool, filled: bool) -> str:
    if many:
        return "a tuple, never empty" if filled else "a tuple"
    return "one (None only where a record that is read lacks it)" if filled else "one or None"


def code_tables(event: tree.Event) -> dict[str, dict[str, str]]:
    """Codes in other code books: mode or status ("" for the type) → those of it."""
    by_case: dict[str, dict[str, str]] = {}
    for code in event.codes:
        for case in code.cases or ("",):
            by_case.setdefault(case, {})[code.book] = code.value
    return by_case


def traits(event: tree.Event) -> dict[str, tuple[str, ...]]:
    """The public roles with each trait; who acts and who is acted upon, too, where the rules do not say so.

    That is the first role, and the second if it is no theme.  Who is acted upon comes before where.
    A theme that is always a clause (`wording`) is told in words of its own each time.
    """
    public = event.public
    found = {trait: tuple(role.name for role in public if trait in role.traits) for trait in TRAITS}
    acting = found["agent"] or tuple(role.name for role in public[:1])
    second = tuple(role.name for role in public[1:2] if "theme" not in role.traits and role.name not in acting)
    found["agent"], patients = acting, found["patient"] or second
    found["patient"] = tuple(sorted(patients, key=lambda role: role in found["location"]))
    found["wording"] = tuple(r.name for r in public if "theme" in r.traits and r.types == ("clause",))
    return {trait: roles for trait, roles in found.items() if roles}


def _many(role: str) -> Callable[[Event], tuple[Arg, ...]]:
    return lambda event: event.fillers(role)


def _single(role: str) -> Callable[[Event], Arg | None]:
    return lambda event: next(iter(event.fillers(role)), None)


def event_class(event: tree.Event, place: str) -> type[Event]:
    """The class of a declaration at a place (`visit.dpl:3`): the same one whenever it is asked for."""
    with _MAKING:
        made = _MADE.get((event, place))
        if made is None:
            made = _MADE[event, place] = _make(event, place)
        return made


def _make(event: tree.Event, place: str) -> type[Event]:
    meet(code.book for code in event.codes)  # of what was pickled no rules need be here

    def reduced(made: Event) -> tuple[object, ...]:  # no module need have the class: its declaration goes along
        return _unpickled, (event, place, _VALUES(made))

    body: dict[str, object] = {
        "__doc__": describe(event, place),
        "__reduce__": reduced,
        "acts": event.acts,
        "code_tables": code_tables(event),
        "modes": event.modes,
        "roles": tuple(role.name for role in event.public),
        "traits": traits(event),
    }
    for role in event.public:
        getter = _many(role.name) if role.many else _single(role.name)
        body[attribute_name(role.name)] = property(getter, doc=" or ".join(role.types))
    made: type[Event] = attrs.make_class(
        class_name(event.name), {}, bases=(Event,), class_body=body, frozen=True, slots=True
    )
    made.__module__ = "arabdiplo"  # `make_class` sets its caller's
    return made


def _unpickled(event: tree.Event, place: str, values: tuple[object, ...]) -> Event:
    return _of_values(event_class(event, place), values)


def _of_values(cls: Callable[..., Event], values: tuple[object, ...]) -> Event:
    return cls(*values)


def type_names(types: str | Iterable[str]) -> tuple[str, ...]:
    """The event types that a caller names: several, or some parted by commas; «core» stands for `CORE`.

    Raises InputError for none, TypeError for no names.

    >>> type_names("visit"), type_names("visit, call"), type_names(["visit", "call"])
    (('visit',), ('visit', 'call'), ('visit', 'call'))
    >>> type_names("core") == CORE
    True
    """
    given = [types] if isinstance(types, str) else list(types) if isinstance(types, Iterable) else [types]
    if not all(isinstance(name, str) for name in given):
        raise TypeError(f'event types are names, like ["visit", "call"], this is {types!r}')
    parts = (part.strip() for name in given for part in name.split(","))
    names = dict.fromkeys(name for part in parts if part for name in (CORE if part == "core" else (part,)))
    if not names:
        raise InputError("no event type is named; to keep all, leave types out")
    return tuple(names)


def check_types(given: str | Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """Event types a user asked for; raises InputError for one that the rules do not have.

    >>> sorted(check_types(["call"], ["call", "visit"]))
    ['call']
    """
    names = frozenset(type_names(given))
    need_types(names, known)
    return names


def need_types(names: Iterable[str], known: Iterable[str]) -> None:
    """Raises InputError if one of the event types is not known."""
    from arabdiplo.lang.diagnostics import meant

    have = sorted(known)
    for name in sorted(set(names).difference(have)):
        way_out = meant(name, have) or "there are: " + ", ".join(have)
        raise InputError(f"no rule makes events of type «{name}»; {way_out}")
