"""Frames, compiled: from a trigger's lemma to the arms that want it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

import attrs
import msgspec

from arabdiplo._later import LaterMap
from arabdiplo.lang.expr import Cond, Fact
from arabdiplo.lang.once import Once
from arabdiplo.lang.program import LexEntry, LexiconTable, Program
from arabdiplo.lang.tree import Arm, Event, Fill, Frame, Given, Require, RoleDecl, SetMode, SlotUse
from arabdiplo.morph.model import Reading
from arabdiplo.morph.verbs import split

T = TypeVar("T")
#: reads a rule's words: (class, word) -> lemmas; and a string -> its segments
LemmaOf = Callable[[str, str], tuple[str, ...]]
#: the masdars or participles of a verb: ("masdar", verb) -> words
MadeOf = Callable[[str, str], tuple[str, ...]]
Split = Callable[[str], list[str]]

_NO_CLASSES: Mapping[str, frozenset[str]] = MappingProxyType({})


@attrs.frozen(slots=True, weakref_slot=False)
class Slot:
    """A slot of an arm: which roles it may fill; for ``prep`` after which words."""

    name: str
    roles: tuple[str, ...]
    both: bool
    preps: frozenset[tuple[str, ...]] = frozenset()


@attrs.frozen(slots=True, weakref_slot=False, eq=False)
class CompiledArm:
    """One arm of a frame, ready to be tried at a trigger."""

    frame: str
    event: str
    index: int
    slots: tuple[Slot, ...]
    mode: str
    when: Fact | Cond | None
    light: frozenset[tuple[str, str]] = frozenset()
    """(verb lemma, preposition or "") of the light verbs; empty for other arms"""
    light_masdars: frozenset[tuple[str, str]] = frozenset()
    """(masdar lemma, preposition or "") of the light verbs"""
    noun: bool = False
    """True where the trigger is a plain noun (its genitive is ``of``)"""
    classes: Mapping[str, frozenset[str]] = _NO_CLASSES
    """lemma -> how it may stand: verb, noun, participle"""
    taking: frozenset[str] = frozenset()
    """lexicons of the triggers that say what these take"""
    of_first: tuple[Slot, ...] = attrs.field(init=False)
    """the slots, that of the genitive before all others"""

    @of_first.default
    def _genitive_first(self) -> tuple[Slot, ...]:
        return tuple(sorted(self.slots, key=lambda slot: slot.name != "of"))

    def classes_of(self, lemma: str) -> frozenset[str]:
        return self.classes.get(lemma, frozenset())

    @property
    def doers(self) -> tuple[str, ...]:
        """Roles of the one who does it: of `subject`, else of `of`."""
        for name in ("subject", "of"):
            for slot in self.slots:
                if slot.name == name:
                    return slot.roles if slot.both else slot.roles[:1]
        return ()


_SOURCES = frozenset({"explicit", "suffix", "relative", "control", "dropped", "inherited"})


@attrs.frozen(slots=True)
class Filling:
    """How a role may be filled, by the ``fill`` statements of a frame."""

    barred: frozenset[str] = frozenset()
    """sources that may not fill it"""
    beside: tuple[str, ...] = ()
    """roles of another event in the clause that it may be lent from"""
    itself: bool = False
    """may the phrase of the trigger fill it?"""
    inside: tuple[str, ...] = ()
    """roles within whose words it may be found"""

    @classmethod
    def of(cls, fills: Iterable[Fill]) -> Filling:
        """What the statements for one role come to."""
        barred: frozenset[str] = frozenset()
        beside: list[str] = []
        inside: list[str] = []
        itself = False
        for fill in fills:
            named = frozenset(source for source, _ in fill.sources)
            if not named <= {"trigger", "beside", "inside"}:
                barred |= named if fill.barred else _SOURCES - named
            beside += [other for source, other in fill.sources if source == "beside"]
            if not fill.barred:
                itself = itself or "trigger" in named
                inside += [other for source, other in fill.sources if source == "inside"]
        return cls(barred, tuple(beside), itself, tuple(inside))


_ANY = Filling()


@attrs.frozen(slots=True)
class CompiledFrame:
    """A frame with the requirements and bars of its event."""

    name: str
    """``module.frame``"""
    event: Event
    roles: Mapping[str, RoleDecl]
    """those of the event"""
    modes: tuple[SetMode, ...]
    requires: tuple[Require, ...]
    needed: frozenset[str]
    """roles that some requirement names"""
    unless: tuple[Fact | Cond, ...]
    fillings: Mapping[str, Filling]
    """of roles with a ``fill`` statement, in the order of the event"""
    priority: int
    arms: tuple[CompiledArm, ...]
    sides: dict[str, int]
    """role -> how many take part in an event of the type, by what any frame of it requires"""
    shared: frozenset[str]
    """roles of those who share the event (`as side`)"""
    themes: frozenset[str]
    """roles that say what it is about"""

    def sources_barred(self, role: str) -> frozenset[str]:
        """Sources that may not fill *role*."""
        return self.fillings.get(role, _ANY).barred


def _fillings(roles: Iterable[str], fills: Iterable[Fill]) -> dict[str, Filling]:
    by_role: dict[str, list[Fill]] = {role: [] for role in roles}
    for fill in fills:
        by_role.setdefault(fill.role, []).append(fill)
    return {role: Filling.of(own) for role, own in by_role.items() if own}


@attrs.frozen(slots=True, eq=False)
class _Ready:
    """A frame but for what others have to do with it."""

    index: Mapping[tuple[str, str], tuple[tuple[int, str], ...]]
    """what a trigger is looked up by -> (number of the arm, the lexicon asked for); equal ones are the same"""
    arms: tuple[CompiledArm, ...]
    lexicons: Mapping[str, LexiconTable | None]
    """those that were looked into"""


def _index(keys: Iterable[Iterable[tuple[str, str, str]]]) -> dict[tuple[str, str], tuple[tuple[int, str], ...]]:
    """By what the triggers of arms are looked up; keys: of each arm their (class, lemma, lexicon)."""
    found: dict[tuple[str, str], dict[tuple[int, str], None]] = {}
    for arm, own in enumerate(keys):
        for cls, lemma, lexicon in own:
            for pos in _FOUND_AS[cls]:
                found.setdefault((pos, lemma), {})[arm, lexicon] = None
    same: dict[tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]] = {}
    return {key: same.setdefault(arms, arms) for key, arms in zip(found, map(tuple, found.values()), strict=True)}


#: what a trigger is looked up by: (class of reading, lemma) -> arms, each with the lexicon it asks for
TriggerIndex = Mapping[tuple[str, str], list[tuple[CompiledArm, str]]]

#: classes under which the words of a head are found
_FOUND_AS = {
    "verb": ("verb",),
    "participle": ("participle", "noun", "adj"),
    "masdar": ("masdar", "noun"),
    "noun": ("noun", "masdar", "participle"),
}  # fmt: skip


Arms = list[tuple[int, int, str]]
"""number of the frame, of its arm, the lexicon asked for"""
_ARMS = msgspec.msgpack.Decoder(Arms)


class KeptFrames(msgspec.Struct, array_like=True):
    """What is known of the frames of a program before one of them is compiled."""

    names: list[str]
    index: dict[tuple[str, str], int]
    """what a trigger is looked up by -> which of *arms*"""
    arms: list[bytes]
    """`Arms`, packed: all verbs of saying share one list"""
    sides: dict[str, dict[str, int]]
    """event -> role -> how many take part, by what any frame of it requires"""
    light: list[tuple[str, str]]
    light_masdars: list[tuple[str, str]]


class FrameTable:
    """All frames of a program and the index from trigger to arm.

    frames: name -> frame, each compiled when it is asked for.
    """

    def __init__(
        self,
        program: Program,
        lemma: LemmaOf,
        split: Split,
        made_of: MadeOf,
        kept: KeptFrames | None = None,
        made: Once | None = None,
    ) -> None:
        """kept: what `keep` gave for the same program; without it all frames are compiled at once.

        made: what was made of frames by the same functions; it is added to.
        """
        self._made = Once() if made is None else made
        self._used: dict[str, LexiconTable | None] = {}
        """lexicons that were asked for, of the frame in hand"""
        self._made_of = made_of
        self._lexicons = {table.name: table for table in program.lexicons}
        self._lemma = lemma
        self._split = split
        self._frames = program.frames
        self._events = {event.name: event for _, event in program.events}
        names = [f"{module}.{frame.name}" for module, frame in program.frames] if kept is None else kept.names
        self._numbers = {name: number for number, name in enumerate(names)}
        self._kept = KeptFrames(names, {}, [], {}, [], []) if kept is None else kept
        self.frames: Mapping[str, CompiledFrame] = LaterMap(names, self._compile)
        self._sets: dict[frozenset[Any], frozenset[Any]] = {}
        if kept is None:
            self._enter()
        self._entries_by_number: dict[int, list[tuple[CompiledArm, str]]] = {}
        self.index: TriggerIndex = LaterMap(self._kept.index, self._entries_of)

    def keep(self) -> KeptFrames:
        """What spares the next table of the program to compile its frames."""
        return self._kept

    def conditions(self) -> Iterator[Fact | Cond]:
        """All conditions of all frames; none is compiled for it."""
        for event in self._events.values():
            yield from event.unless
            yield from (each.when for each in event.requires if each.when is not None)
        for _, frame in self._frames:
            yield from frame.unless
            yield from (each.when for each in frame.requires if each.when is not None)
            yield from (mode.when for mode in frame.modes)
            yield from (arm.when for arm in frame.arms if arm.when is not None)

    @property
    def lights(self) -> Sequence[tuple[str, str]]:
        """The light verbs of all arms."""
        return self._kept.light

    @property
    def light_masdars(self) -> Sequence[tuple[str, str]]:
        """(masdar lemma, preposition or "") of the light verbs of all arms."""
        return self._kept.light_masdars

    @property
    def triggers(self) -> frozenset[tuple[str, str]]:
        """All (class of reading, lemma) that may be a trigger."""
        return frozenset(self._kept.index)

    def arms(self, reading: Reading, cls: str) -> list[CompiledArm]:
        """Arms that a reading of a word may trigger; *cls*: verb, noun or participle, as the word stands."""
        lexicon = reading.row.lexicon if reading.row is not None else ""
        return [
            arm
            for arm, wanted in self.index.get((reading.pos, reading.lemma), ())
            if (not wanted or wanted == lexicon) and cls in arm.classes_of(reading.lemma)
        ]

    def begins(self, frames: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
        """(frame, lemma of a trigger) of the frames that *frames* says, in the order of the index."""
        names = self._kept.names
        own = [dict.fromkeys(names[number] for number, _, _ in _ARMS.decode(arms)) for arms in self._kept.arms]
        asked = [[name for name in found if frames(name)] for found in own]
        for (_, lemma), which in self._kept.index.items():
            for name in asked[which]:
                yield name, lemma

    # -- compiling ------------------------------------------------------------

    def _enter(self) -> None:
        """Fill in what is to be known before a frame is compiled."""
        sides = self._kept.sides
        index: dict[tuple[str, str], list[tuple[int, tuple[tuple[int, str], ...]]]] = {}
        light: dict[tuple[str, str], None] = {}
        masdars: dict[tuple[str, str], None] = {}
        for number, (_, frame) in enumerate(self._frames):
            ready = self._ready(frame, self._kept.names[number])
            for key, arms in ready.index.items():
                index.setdefault(key, []).append((number, arms))
            for each in ready.arms:
                light |= dict.fromkeys(sorted(each.light))
                masdars |= dict.fromkeys(sorted(each.light_masdars))
            taking_part = sides.setdefault(frame.event, {})
            for need in (need for each in self._requires(frame) if each.when is None for need in each.needs):
                taking_part[need.role] = max(need.least, taking_part.get(need.role, 1))
        numbers: dict[tuple[tuple[int, tuple[tuple[int, str], ...]], ...], int] = {}
        for key, found in index.items():
            self._kept.index[key] = numbers.setdefault(tuple(found), len(numbers))
        pack = msgspec.msgpack.encode
        self._kept.arms += [pack([(number, *arm) for number, arms in found for arm in arms]) for found in numbers]
        self._kept.light += light
        self._kept.light_masdars += masdars

    def _entries_of(self, key: tuple[str, str]) -> list[tuple[CompiledArm, str]]:
        which = self._kept.index[key]
        entries = self._entries_by_number.get(which)
        if entries is None:
            names, arms = self._kept.names, _ARMS.decode(self._kept.arms[which])
            entries = [(self.frames[names[number]].arms[arm], lexicon) for number, arm, lexicon in arms]
            self._entries_by_number[which] = entries
        return entries

    def _compile(self, name: str) -> CompiledFrame:
        frame = self._frames[self._numbers[name]][1]
        event, requires = self._events[frame.event], self._requires(frame)
        roles = {role.name: role for role in event.roles}
        return CompiledFrame(
            name,
            event,
            roles,
            frame.modes,
            requires,
            frozenset(need.role for require in requires if require.when is None for need in require.needs),
            event.unless + frame.unless,
            _fillings(roles, frame.fills),
            frame.priority,
            self._ready(frame, name).arms,
            self._kept.sides[event.name],
            frozenset(event.of_trait("side")),
            frozenset(event.of_trait("theme")),
        )

    def _requires(self, frame: Frame) -> tuple[Require, ...]:
        return self._events[frame.event].requires + frame.requires

    def _ready(self, frame: Frame, name: str) -> _Ready:
        """What a frame is by itself, made once as long as the lexicons that it names are the same."""
        return self._made.of(frame, lambda tree: self._make_ready(tree, name), self._same_lexicons)

    def _same_lexicons(self, made: _Ready) -> bool:
        return all(self._lexicons.get(name) is table for name, table in made.lexicons.items())

    def _make_ready(self, frame: Frame, name: str) -> _Ready:
        self._used = {}
        keys = tuple(tuple(self._keys(arm)) for arm in frame.arms)
        arms = []
        for number, arm in enumerate(frame.arms):
            classes: dict[str, set[str]] = {}
            for cls, lemma, _ in keys[number]:
                classes.setdefault(lemma, set()).add("noun" if cls in ("masdar", "noun") else cls)
            stands = {lemma: self._once(frozenset(found)) for lemma, found in classes.items()}
            arms.append(self._arm(name, frame, arm, number, stands))
        return _Ready(_index(keys), tuple(arms), self._used)

    def _arm(self, name: str, frame: Frame, arm: Arm, number: int, classes: dict[str, frozenset[str]]) -> CompiledArm:
        slots = [self._slot(use) for use in arm.slots]
        light: frozenset[tuple[str, str]] = frozenset()
        noun = any(head.cls == "noun" for head in arm.heads)
        mode = arm.mode
        if arm.light is not None:
            light = frozenset(pair for word in self._words(arm.light) for pair in self.light_verb(word))
            slots += self._borrowed(frame, arm, slots)
            if not mode:
                mode = next(
                    (
                        other.mode
                        for other in frame.arms
                        if other.mode and other.light is None and self._shared(other, arm)
                    ),
                    "",
                )
        slots += [self._slot(use) for use in frame.also]
        masdars = (
            frozenset(pair for word in self._words(arm.light) for pair in self.light_masdar(word))
            if arm.light
            else light
        )
        named = (name for _, given in arm.triggers for name in given.names)
        taking = self._once(frozenset(name for name in named if self._says_takes(name)))
        return CompiledArm(
            name, frame.event, number, tuple(slots), mode, arm.when, light, masdars, noun, classes, taking
        )

    def _says_takes(self, name: str) -> bool:
        """Does a row of a lexicon name the prepositions of its word?"""
        return any(attribute == "takes" for entry in self._entries(name) for attribute, _ in entry.attributes)

    def _borrowed(self, frame: Frame, arm: Arm, own: list[Slot]) -> list[Slot]:
        """A light arm has, after its own, the slots of the arm where its noun stands alone."""
        out: list[Slot] = []
        taken = {(slot.name, slot.preps) for slot in own}
        for other in frame.arms:
            if other.light is None and self._shared(other, arm):
                for use in other.slots:
                    slot = self._slot(use)
                    if slot.name != "subject" and (slot.name, slot.preps) not in taken:
                        out.append(slot)
                        taken.add((slot.name, slot.preps))
        return out

    def _shared(self, a: Arm, b: Arm) -> bool:
        return bool({key[1] for key in self._keys(a)} & {key[1] for key in self._keys(b)})

    def _slot(self, use: SlotUse) -> Slot:
        words = self._words(use.given) if use.slot == "prep" else ()
        return Slot(
            use.slot, use.roles, use.op == "and", self._once(frozenset(tuple(self._split(word)) for word in words))
        )

    def _once(self, made: frozenset[T]) -> frozenset[T]:
        """A set, one object for all that are equal: each takes some two hundred bytes, also where it is empty."""
        same: frozenset[T] = self._sets.setdefault(made, made)
        return same

    def light_verb(self, word: str) -> list[tuple[str, str]]:
        """``"قام ب"`` is the verb قام with the preposition ب, ``"رأس يرأس"`` a verb with its present."""
        verb, rest = split(word)
        return [(lemma, " ".join(rest)) for lemma in self._lemma("verb", verb)]

    def light_masdar(self, word: str) -> list[tuple[str, str]]:
        """Masdars and participles of a light verb, with its preposition: قيام, ب; مقدم."""
        verb, rest = split(word)
        return [
            (lemma, " ".join(rest))
            for form in ("masdar", "participle")
            for word in self._made_of(form, verb)
            for lemma in self._lemma(form, word)
        ]

    def _words(self, given: Given) -> Iterator[str]:
        yield from given.words
        for name in given.names:
            for entry in self._entries(name):
                yield from entry.words

    def _entries(self, name: str) -> Sequence[LexEntry]:
        table = self._used[name] = self._lexicons.get(name)
        return table.entries if table is not None else ()

    def _keys(self, arm: Arm) -> Iterator[tuple[str, str, str]]:
        """(class, lemma, lexicon) of all triggers of an arm."""
        for cls, words in arm.triggers:
            for word in words.words:
                for lemma in self._lemma(cls, word):
                    yield cls, lemma, ""
            for name in words.names:
                for entry in self._entries(name):
                    for word in entry.words:
                        yield from self._entry_keys(cls, word, entry, name)

    def _entry_keys(self, cls: str, word: str, entry: LexEntry, name: str) -> Iterator[tuple[str, str, str]]:
        """A row of verbs under ``masdar``, ``noun`` or ``participle`` stands for what is made of the verb."""
        if entry.cls == "verb" and cls != "verb":
            column = "participle" if cls == "participle" else "masdar"
            made = dict(entry.attributes).get(column, "")
            for one in made.split(" or ") if made else self._made_of(column, word):
                for lemma in self._lemma(cls, one):
                    yield cls, lemma, name
            return
        for lemma in self._lemma(cls if entry.cls == "verb" else entry.cls, word):
            yield cls, lemma, name
