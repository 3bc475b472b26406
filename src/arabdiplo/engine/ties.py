"""What the events of a document have to do with one another, noted as they come: `linking` makes groups of it."""

from __future__ import annotations

from collections.abc import Sequence

from arabdiplo.document.earlier import other_number
from arabdiplo.morph.model import Feature
from arabdiplo.roles.found import Found
from arabdiplo.roles.slots import besides
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import CONJ, Item, V
from arabdiplo.syntax.phrases import takes_up
from arabdiplo.syntax.within import during_of, host_of, peer_of


class Ties:
    """Collects ties between the events of one document; events by their places in the list of all."""

    def __init__(self, speech_events: frozenset[str]) -> None:
        self._speech_events = speech_events
        self.open: set[int] = set()
        """events whose status neither a cue nor a past verb says"""
        self.echoes: set[int] = set()
        """those of them whose trigger is a noun that takes up an earlier one, or stands in one sentence with it"""
        self.pointing: set[int] = set()
        """events whose noun stands with a demonstrative"""
        self.hosts: dict[int, int] = {}
        """event -> the event that it happens within, is joined to, or is for, if no cue says whether it happened"""
        self.beside: dict[int, int] = {}
        """event -> the one that took place on its margins"""
        self.takes: dict[int, int] = {}
        """event -> the event whose mention it takes up"""
        self.attended: set[int] = set()
        """those of them that only tell who was there besides (حضر اللقاء السفير)"""
        self.several: set[int] = set()
        """events of another number than the one of their type before them (الزيارات after الزيارة)"""
        self.anew: set[int] = set()
        """events whose noun is described as another one (زيارة أخرى)"""
        self.sides: set[int] = set()
        """events whose sides are those named before, whoever they are (بحث الجانبان)"""
        self.before: set[int] = set()
        """events told as done before what is told (كانت قد قطعت)"""
        self.recalled: set[int] = set()
        """speech that a definite noun names, so that one knows of it (تصريحات الوزير)"""
        self._last: dict[str, Item] = {}
        """type -> the trigger of its last event"""
        self._numbers: dict[tuple[str, Item], int] = {}
        """type and trigger -> its event"""
        self._types: set[str] = set()
        """those of the events of the sentence so far"""

    def enter(self, sentence: Sentence, all_found: Sequence[Found], first: int) -> None:
        """Note which events of a sentence happen within which others of it; *first*: the number of its first event."""
        self._types.clear()
        numbers: dict[int, int] = {}
        for i, found in enumerate(all_found, first):
            numbers.setdefault(found.item.index, i)
            if found.slots.light is not None:
                numbers.setdefault(found.slots.light.index, i)
        for i, found in enumerate(all_found, first):
            if found.frame.event.name in self._speech_events:
                continue
            light = found.slots.light
            for item in (found.item, light if light is not None and light.kind == V else None):
                near = (peer_of, host_of, during_of) if item is not None else ()
                hosts = (host for find in near if item is not None and (host := find(sentence, item)) is not None)
                for host in hosts:
                    if numbers.get(host.index, i) != i:
                        self.hosts.setdefault(i, numbers[host.index])
            node, governor = found.item.prep_node, sentence.governor(found.item.index)
            if node is not None and node.has("margin") and governor is not None and governor.index in numbers:
                self.beside[i] = numbers[governor.index]

    def add(self, found: Found, taken: Item | None, i: int) -> None:
        """Note which number the next event has, and which one it takes up; *taken*: the trigger of that."""
        kind, item = found.frame.event.name, found.item
        self._numbers[kind, item] = i
        if (last := self._last.get(kind)) is not None and other_number(last, item):
            self.several.add(i)
        self._last[kind] = item
        if item.kind != V and any(node.value_of("anew") for node in item.modifiers):
            self.anew.add(i)
        if kind in self._speech_events and item.kind != V and takes_up(item, found.slots.items) and not _heads(found):
            self.recalled.add(i)
        if item.kind != V and item.demonstrative:
            self.pointing.add(i)
        if _of_both(found):
            self.sides.add(i)
        if _had_been(found):
            self.before.add(i)
        if taken is not None and (number := self._numbers.get((kind, taken))) is not None:
            self.takes[i] = number
            if besides(found.slots, found.args):
                self.attended.add(i)

    def judged(self, found: Found, sentence: Sentence, open: bool, i: int) -> None:
        """Whether it happened is known of an event, or *open*."""
        kind, item = found.frame.event.name, found.item
        if open:
            self.open.add(i)
            if item.kind != V and (kind in self._types or takes_up(item, sentence.items)):
                self.echoes.add(i)
        self._types.add(kind)


def _of_both(found: Found) -> bool:
    """Are all who take part a group that stands for those named before (الجانبان، الوزيران)?"""
    named = [node for fillers in found.args.values() for filler in fillers for node in filler.nodes if node.types]
    refers = (node.chunk.pattern.tree.refer if node.chunk is not None else None for node in named)
    return bool(named) and all(refer is not None and refer.last for refer in refers)


def _heads(found: Found) -> bool:
    """Does a colon stand behind it in its sentence, with what was said (وفيما يلي تصريحاته:)?"""
    return any(item.sign == ":" for item in found.slots.items[found.item.index :])


def _had_been(found: Found) -> bool:
    """Is it told by a past verb behind an auxiliary in the past (كانت كينيا قد قطعت)?"""
    sentence, light = found.slots.sentence, found.slots.light
    verb = light if light is not None and light.kind == V else found.item
    if verb.kind != V or verb.reading is None or not verb.reading.features & Feature.PAST:
        return False
    copula = sentence.copula(verb.index)
    if copula is None or copula.reading is None or not copula.reading.features & Feature.PAST:
        return False
    between = sentence.items[copula.index + 1 : verb.index]
    return not any(item.is_comma for item in between) and not (between and between[-1].kind == CONJ)
