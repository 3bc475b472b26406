"""The slots of a trigger: what stands around it in its clause.

`Slots` looks from one trigger at its sentence.  Each slot is found once, when
an arm first asks for it, and kept with how it was found.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import attrs

from arabdiplo.lang.expr import Cond, Fact
from arabdiplo.matching.conditions import Scene
from arabdiplo.morph.model import Feature, Reading
from arabdiplo.syntax.agreement import actorlike, verb_disagreement
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import PRON, Item, V
from arabdiplo.syntax.nodes import Node, value_by
from arabdiplo.syntax.outer import leading
from arabdiplo.syntax.phrases import Args, Filler, filler_of, measure_of, voice_unknown
from arabdiplo.syntax.reported import takes_up_what
from arabdiplo.syntax.speech import Speech
from arabdiplo.syntax.swapping import may_flip, may_swap

from .after_prep import behind, between
from .frames import CompiledArm, Slot
from .genitive import genitives, nisba
from .object import objects, second_objects
from .preps import Preps, stands_after
from .subject import companion_of, subject
from .told import clause_said, preceding, quotation

Antecedents = Callable[[Sentence, Item, str], list[Filler]]
"""whom a pronoun suffix stands for: (sentence, item that bears it, suffix)"""
PrepsOf = Callable[[tuple[str, ...]], Preps]
"""the prepositions that a rule or a row names"""


@attrs.define(slots=True, eq=False)
class Slots:
    """Everything that may hang on the trigger at item *k*.

    Nothing but what is found is set later; a frozen class would take three times as long to make.
    """

    sentence: Sentence
    k: int
    arms: dict[int, tuple[CompiledArm, ...]]
    speech: Speech
    antecedents: Antecedents
    preps: PrepsOf
    light: Item | None = None
    """the light verb, if an arm of that kind is read"""
    flipped: bool = False
    swapped: bool = False
    """is the lone phrase after the verb read as its object?"""
    taking: frozenset[str] = frozenset()
    """lexicons whose row of the trigger says what it takes; none: any lexicon"""
    passive: bool = False
    """is the form only passive of the verb that the arm names, while others have it in the active?"""
    items: list[Item] = attrs.field(init=False)
    item: Item = attrs.field(init=False)
    verbal: bool = attrs.field(init=False)
    _known: dict[tuple[str, Preps], list[Filler]] = attrs.field(init=False, factory=dict)
    _asked: dict[int, bool] = attrs.field(init=False, factory=dict)
    _named: dict[tuple[str, tuple[str, ...]], list[Node]] = attrs.field(init=False, factory=dict)
    _relit: dict[int, Slots] = attrs.field(init=False, factory=dict)
    _by: dict[tuple[frozenset[str], bool], Slots | None] = attrs.field(init=False, factory=dict)
    """as what the arms take it, None for itself, so that it is in no cycle"""

    @items.default
    def _items(self) -> list[Item]:
        return self.sentence.items

    @item.default
    def _item(self) -> Item:
        return self.sentence.items[self.k]

    @verbal.default
    def _verbal(self) -> bool:
        return self.item.kind == V

    @functools.cached_property
    def takes(self) -> Preps:
        """The prepositions of the trigger's row (`takes`)."""
        takes = self._takes_by(self.taking)
        return self.preps(tuple(takes.split(" or "))) if takes else frozenset()

    def _takes_by(self, lexicons: frozenset[str]) -> str:
        """What the row of the trigger in one of *lexicons* says that it takes; of none of them: any row."""
        node = self.item.node
        if node.chunk is not None:
            return ""
        rows = [r for r in node.morph.readings if r.row is not None and r.row.lexicon in lexicons]
        return value_by(rows or node.morph.readings, "takes")

    def holds(self, cond: Fact | Cond, ask: Callable[[Fact | Cond, Scene], bool], scene: Scene) -> bool:
        """Does a condition hold with these slots?  It is asked once: frames share theirs among their arms."""
        key = id(cond)
        known = self._asked.get(key)
        if known is None:
            known = self._asked[key] = ask(cond, scene)
        return known

    def named(self, name: str, given: tuple[str, ...]) -> list[Node]:
        """The nodes in a slot as conditions name it."""
        known = self._named.get((name, given))
        if known is None:
            preps = self.takes if name == "takes" else self.preps(given) if name == "prep" else frozenset()
            known = self._named[name, given] = [
                node
                for filler in self._as_named(name, preps)
                for node in (filler.nodes or ([filler.item.node] if filler.item else [self.item.node]))
            ]
        return known

    def _as_named(self, name: str, preps: Preps) -> list[Filler]:
        """What fills a slot as conditions name it: `object` is also a thing that may be the subject of a passive."""
        found = self.held("prep" if name == "takes" else name, preps)
        if name != "object" or found or not voice_unknown(self.item):
            return found
        heads, source = self.sentence.subject(self.k)
        if (
            source != "explicit"
            or any(map(actorlike, heads))
            or verb_disagreement(self.item.node, heads[0].node, third=True)
        ):
            return []
        return self.held("subject")

    def of(self, slot: Slot) -> list[Filler]:
        """The fillers of a slot, nearest first."""
        return self.held(slot.name, slot.preps)

    def held(self, name: str, preps: Preps = frozenset()) -> list[Filler]:
        """The fillers of the slot of a name (`prep`: after one of *preps*), nearest first."""
        key = (name, preps)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = behind(self, preps) if name == "prep" else FINDERS[name](self)
        return known

    def relit(self, light: Item | None) -> Slots:
        """The same trigger seen with a light verb."""
        if light is None:
            return self
        other = self._relit.get(light.index)
        if other is None:
            other = self._relit[light.index] = attrs.evolve(self, light=light)
        return other

    def by(self, arm: CompiledArm) -> Slots:
        """The same trigger as the word that an arm names: what its row says that it takes, and its voice."""
        passive = self.verbal and bool(self._voices) and self._passive_of(arm)
        if not passive and arm.taking == self.taking:
            return self
        key = arm.taking, passive
        if key not in self._by:
            alike = not passive and self._takes_by(arm.taking) == self._takes_by(self.taking)
            self._by[key] = None if alike else attrs.evolve(self, taking=arm.taking, passive=passive)
        return self._by[key] or self

    @functools.cached_property
    def _voices(self) -> list[tuple[Reading, bool]]:
        """The readings as a verb, each with whether it is a passive, if some are and some are not."""
        verbs = [reading for reading in self.item.node.morph.readings if reading.pos == "verb"]
        voices = [(reading, bool(reading.features & Feature.PASSIVE)) for reading in verbs]
        return voices if len({passive for _, passive in voices}) > 1 else []

    def _passive_of(self, arm: CompiledArm) -> bool:
        """Is the form only a passive of the verb of an arm, and an active of another one (يوقع: وقع, وقّع)?"""
        own = [passive for reading, passive in self._voices if reading.lemma in arm.classes]
        return bool(own) and all(own)

    def flip(self) -> Slots:
        """The same trigger with the first of two phrases after the verb as object (زار تونسَ الرئيسُ)."""
        return attrs.evolve(self, light=None, flipped=True)

    def may_flip(self) -> bool:
        """Do two bare phrases stand after the verb, the first taken for its subject?"""
        return self.verbal and not (self.swapped or self.flipped) and may_flip(self.sentence, self.k)

    def may_swap(self) -> bool:
        """Is there one bare phrase after a joined or subordinate verb, or a place after any, taken for its subject?"""
        return self.verbal and not (self.swapped or self.flipped) and may_swap(self.sentence, self.k)

    def swap(self) -> Slots:
        """The same trigger with the phrase after the verb as its object."""
        return attrs.evolve(self, light=None, swapped=True)

    def doubtful(self) -> bool:
        """Is what was taken for the object of a verb at the head of a sentence rather its subject (وتحث مالي على)?"""
        return self.swapped and leading(self.sentence, self.k)

    def itself(self) -> Filler:
        """The phrase that the trigger heads, with its measure (50 طنا من المساعدات)."""
        return filler_of(self.items, measure_of(self.items, self.item), self.sentence.nodes)

    def fillers(self, head: Item, source: str = "explicit") -> list[Filler]:
        """The members of the list that *head* begins, each as a filler."""
        members, nodes = self.sentence.members(head), self.sentence.nodes
        return [filler_of(self.items, member, nodes, source, head.index) for member in members]

    @functools.cached_property
    def alone(self) -> bool:
        """Does a verb stand without a subject of its own?"""
        beside = companion_of(self, self.k)
        kept = self.sentence.members(beside) if beside is not None else []
        return all(filler.item in kept for filler in self.held("subject"))

    def meant(self, item: Item) -> list[Filler]:
        """Whom the pronoun suffix of an item stands for; nobody after ما, which it takes up (ما أدانته مصر)."""
        if takes_up_what(self.items, self.k, item):
            return []
        return [f.as_source("suffix") for f in self.antecedents(self.sentence, item, item.node.suffix)]

    def prepositional(self, phrase: Item) -> list[Filler]:
        """Whom or what a phrase after a preposition names, or its pronoun stands for."""
        if phrase.kind == PRON:
            return self.meant(phrase)
        return self.fillers(phrase)

    def after(self, phrase: Item, preps: Preps) -> bool:
        """Does the phrase stand after one of the prepositions?"""
        return stands_after(self.sentence.nodes, self.items, phrase, preps)


def besides(slots: Slots, args: Args) -> bool:
    """Is it only told who was there besides those who met (حضر اللقاء السفير، عقد اللقاء بحضور السفير)?"""
    if slots.light is not None and slots.light.node.value_of("joins"):
        return True
    if slots.verbal:
        return False
    named = [one.item for held in args.values() for one in held if one.source == "explicit"]
    nodes = [item.prep_node if item is not None else None for item in named]
    return bool(nodes) and all(node is not None and node.has("attended") for node in nodes)


#: each slot but those of prepositions, and what finds it
FINDERS: dict[str, Callable[[Slots], list[Filler]]] = {
    "subject": subject,
    "object": objects,
    "object2": second_objects,
    "of": genitives,
    "nisba": nisba,
    "between": between,
    "that": clause_said,
    "quote": quotation,
    "preceding": preceding,
}
