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
from arabdiplo.morph.model import GENDER, Feature
from arabdiplo.syntax.agreement import actorlike
from arabdiplo.syntax.beyond import how, past_unparted, verb_between
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.hanging import (
    bears,
    giver,
    his_office,
    loose_from,
    of_another,
    of_later,
    on_deed,
    on_other_event,
    past_circumstances,
    past_somebody,
    predicate,
)
from arabdiplo.syntax.items import CONJ, EN, PRON, SUB, TIME, Item, V, spelt
from arabdiplo.syntax.kinds import NAMESAKES
from arabdiplo.syntax.nodes import Node
from arabdiplo.syntax.outer import leading
from arabdiplo.syntax.phrases import (
    Filler,
    common,
    filler_of,
    measure_of,
    noun_described,
    roots,
    surely_passive,
    tells_which,
)
from arabdiplo.syntax.reported import as_thing, clause_named, takes_up_what
from arabdiplo.syntax.speech import Speech
from arabdiplo.syntax.subjects import companion, with_pronoun
from arabdiplo.syntax.swapping import may_flip, may_swap
from arabdiplo.text.marks import QUOTES

from .claims import claimed, fixed, fronted, is_topic, near, owned
from .frames import CompiledArm, Slot
from .preps import Preps, stands_after
from .told import clause_said, quotation

Antecedents = Callable[[Sentence, Item, str], list[Filler]]
"""whom a pronoun suffix stands for: (sentence, item that bears it, suffix)"""
PrepsOf = Callable[[tuple[str, ...]], Preps]
"""the prepositions that a rule or a row names"""


@attrs.frozen(slots=True, eq=False)
class Slots:
    """Everything that may hang on the trigger at item *k*."""

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
    items: list[Item] = attrs.field(init=False)
    item: Item = attrs.field(init=False)
    verbal: bool = attrs.field(init=False)
    _known: dict[tuple[str, Preps], list[Filler]] = attrs.field(init=False, factory=dict)
    _asked: dict[int, bool] = attrs.field(init=False, factory=dict)
    _named: dict[tuple[str, tuple[str, ...]], list[Node]] = attrs.field(init=False, factory=dict)
    _relit: dict[int, Slots] = attrs.field(init=False, factory=dict)

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
        takes = self.item.node.value_of("takes") if self.item.node.chunk is None else ""
        return self.preps(tuple(takes.split(" or "))) if takes else frozenset()

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
                for filler in self.held("prep" if name == "takes" else name, preps)
                for node in (filler.nodes or ([filler.item.node] if filler.item else [self.item.node]))
            ]
        return known

    def of(self, slot: Slot) -> list[Filler]:
        """The fillers of a slot, nearest first."""
        return self.held(slot.name, slot.preps)

    def held(self, name: str, preps: Preps = frozenset()) -> list[Filler]:
        """The fillers of the slot of a name (`prep`: after one of *preps*), nearest first."""
        key = (name, preps)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._prep(preps) if name == "prep" else FINDERS[name](self)
        return known

    def relit(self, light: Item | None) -> Slots:
        """The same trigger seen with a light verb."""
        if light is None:
            return self
        other = self._relit.get(light.index)
        if other is None:
            other = self._relit[light.index] = attrs.evolve(self, light=light)
        return other

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

    def _fillers(self, head: Item, source: str = "explicit") -> list[Filler]:
        members, nodes = self.sentence.members(head), self.sentence.nodes
        return [filler_of(self.items, member, nodes, source, head.index) for member in members]

    def _subject(self) -> list[Filler]:
        if self.light is not None and self.light.index != self.k:
            return self._subject_of(self.light.index) or self._agents(self.light.index)
        if self.swapped:
            outer = [head for head in self.sentence.outer_subject(self.k) or () if actorlike(head)]
            return [filler for head in outer for filler in self._fillers(head, "control")]
        if self.flipped:
            return self._fillers(self.sentence.bare_right(self.k)[1])
        if self.verbal:
            return self._agents(self.k) or ([] if self.suffers() else self._subject_of(self.k))
        return self._described() or self._agents(self.k) or self._of()

    def _described(self) -> list[Filler]:
        """The noun that a definite participle describes (الاتفاقية الموقعة)."""
        noun = noun_described(self.items, self.item)
        before = self.sentence.nodes[self.item.first - 1].end if noun is not None else 0
        fillers = self._fillers(noun) if noun is not None else []
        return [filler.until(min(filler.end, before)) for filler in fillers]

    def _agents(self, v: int) -> list[Filler]:
        """Who did it, of a passive verb or a masdar (من قبل X); a verb with subject and object is no passive."""
        out: list[Filler] = []
        verbal = self.items[v].kind == V
        if verbal and len(self.sentence.bare_right(v)) > 1:
            return out
        for phrase in self.sentence.right(v).phrases:
            if phrase.prep_node is not None and phrase.prep_node.has("agent") and phrase.kind != PRON:
                doing = verbal and any(map(actorlike, self.sentence.subject(v)[0]))
                deed = doing and on_deed(self.items, phrase, v) or verbal and self._has_both(v, phrase)
                out += [] if deed else self._fillers(phrase)
                break
        return out

    def _has_both(self, v: int, agent: Item) -> bool:
        """Has a verb its subject before it and its object behind it, before *agent* (كينيا ترفض أي تدخل من قبل مالطا)?

        A verb that says what one is taken for may have an indefinite noun behind it as a passive, too.  Behind «أنها»
        what is of another gender than the verb is no patient.
        """
        object_ = next(iter(self.sentence.bare_right(v)), None)
        if object_ is None or object_.index > agent.index:
            return False
        heads, source = self.sentence.subject(v)
        if source in ("explicit", "relative") and any(head.index < v for head in heads):
            takes_for = "of" in self.items[v].node.value_of("kind").split()
            return not takes_for or actorlike(object_) or bool(object_.node.features & Feature.DEFINITE)
        left, shown, have = self.sentence.left(v), self.items[v].reading, object_.node.features & GENDER
        pronoun = left.why in ("sub", "comp") and bool(self.items[left.boundary].node.suffix)
        return pronoun and shown is not None and bool(have) and not have & shown.features

    def _subject_of(self, v: int) -> list[Filler]:
        heads, source = self.sentence.subject(v)
        out: list[Filler] = []
        for head in heads:
            named = source == "relative" and head.genitive == self.k and NAMESAKES.intersection(head.node.types)
            if head.index == self.k or head.index == v or named:  # لقاء أوسلو الذي عقد أمس
                continue
            out += self._fillers(head, source)
        out = [filler for head in with_pronoun(self.sentence, heads) for filler in self._fillers(head, "control")] + out
        beside = self._companion(v)
        return out + (self._fillers(beside) if beside is not None else [])

    def _companion(self, v: int) -> Item | None:
        """Who does it with the subject, named right after the verb (اتفق والسفير على القرار)."""
        return companion(self.sentence, v) if self.items[v].kind == V else None

    @functools.cached_property
    def alone(self) -> bool:
        """Does a verb stand without a subject of its own?"""
        beside = self._companion(self.k)
        kept = self.sentence.members(beside) if beside is not None else []
        return all(filler.item in kept for filler in self.held("subject"))

    def _object(self) -> list[Filler]:
        return self._pronoun() or self._phrase()

    def _pronoun(self) -> list[Filler]:
        """Whom a pronoun on a word of its own stands for, just behind the trigger (داعيا إياه إلى الحوار)."""
        after = self.items[self.k + 1] if self.k + 1 < len(self.items) else None
        there = after is not None and after.prep_node is not None and after.prep_node.has("object")
        return self._meant(after) if there and after is not None else []

    def _phrase(self) -> list[Filler]:
        if self.light is not None and self.light.index != self.k:
            return self._object_of_noun() + self._object_of(self.light.index)
        if not self.verbal:
            return self._described() or (self._of() if self._agents(self.k) else self._object_of_noun())
        if self._agents(self.k):
            return self._subject_of(self.k)
        if self.suffers():
            return self._subject_of(self.k) + self._unsaid()
        if self.flipped:
            return self._fillers(self.sentence.bare_right(self.k)[0])
        taken = {head.index for head in self.sentence.subject(self.k)[0]} if not self.swapped else set()
        if (beside := self._companion(self.k)) is not None:
            taken.add(beside.index)
        out: list[Filler] = []
        if self.item.node.suffix:
            out += self._meant(self.item)
        bare, subjects = self.sentence.bare_right(self.k), self.sentence.subject(self.k)[0]
        for i, phrase in enumerate(bare):
            if (
                phrase.index not in taken
                and not his_office(subjects, bare, i)
                and not of_later(self.items, out, phrase)
                and not tells_which(self.items, phrase)
                and not verb_between(self.sentence, self.k, phrase.index)
            ):
                out += self._fillers(phrase)
        return out or self._told_of()

    def suffers(self) -> bool:
        """Is it done to the subject, as the vowel of the verb shows (مُنح السفير وساما)?"""
        if self.k in self.sentence.said or self.item.node.suffix or not surely_passive(self.item):
            return False
        heads, source = self.sentence.subject(self.k)
        return source == "explicit" and any(map(actorlike, heads))

    def _unsaid(self) -> list[Filler]:
        """What else stands behind a passive: its second object (مُنح السفير وساما)."""
        taken = {head.index for head in self.sentence.subject(self.k)[0]}
        rest = [phrase for phrase in self.sentence.bare_right(self.k) if phrase.index not in taken]
        return [filler for phrase in rest for filler in self._fillers(phrase)]

    def _told_of(self) -> list[Filler]:
        """An object that is a clause after ما (نفى الوزير ما تردد)."""
        first = clause_named(self.sentence, self.k)
        found = self.speech.between(first, self.speech.end(first)) if first > 0 else None
        return [as_thing(found)] if found is not None else []

    def _object_of(self, v: int) -> list[Filler]:
        """The bare phrases after a light verb, without its subject and the event noun."""
        heads = self.sentence.subject(v)[0]
        told_of = self.sentence.antecedent(v)
        described = told_of is not None and self.item in roots(self.items, told_of) and not self.sentence.resumed(v)
        first = v < self.k and not self.item.prep and bool(heads) and heads[0].index > self.k
        taken = {self.k, self.item.genitive} | (set() if described or first else {head.index for head in heads})
        verb = self.items[v]
        told = described and verb.node.value_of("tells") == "sides" or told_of in heads
        to_him = v < self.k and told_of is None  # استدعت السفير وسلمته رسالة
        return (self._meant(verb) if (told or to_him) and verb.node.suffix else []) + [
            filler
            for phrase in self.sentence.bare_right(v)
            if phrase.index not in taken and self.items[phrase.index - 1].kind != CONJ
            for filler in self._fillers(phrase)
        ]

    def _object2(self) -> list[Filler]:
        return self._object()[1:]

    def _object_of_noun(self) -> list[Filler]:
        out: list[Filler] = []
        genitive = self._genitive()
        if genitive is not None:
            out += self._fillers(genitive)
        last = self.sentence.members(genitive)[-1] if genitive is not None else None
        if last is None and (
            self.item.node.suffix or any(r.pos == "participle" for r in self.item.node.morph.readings)
        ):
            last = self.item
        after = self.items[last.index + 1] if last is not None and last.index + 1 < len(self.items) else None
        quoted = after is not None and bool(after.sign) and after.sign in QUOTES and bool(self.item.node.suffix)
        if last is self.item and (self.item.node.morph.governs or quoted):
            after = past_circumstances(self.items, self.k)  # رفضه «استمرار القصف»
        # استقباله، استقبال لارس في أوسلو وزير الدفاع
        elif after is not None and (after.prep or after.kind == TIME or after.is_comma):
            done = last is self.item and self.item.node.suffix or genitive is not None and actorlike(genitive)
            far = past_circumstances(self.items, after.index - 1) if done else None
            after = far if far is not None and actorlike(far) else after
        if after is not None and (how(after) or last is not self.item and predicate(self.items, after)):
            after = None
        for phrase in loose_from(self.items, after) if after is not None else ():
            out += self._fillers(phrase)
        if not out and self.item.node.suffix:
            out += self._of()
        return out or (self._told_of() if last is self.item else out)

    def _genitive(self) -> Item | None:
        return next((item for item in self.items[self.k + 1 : self.k + 3] if item.genitive == self.k), None)

    def _of(self) -> list[Filler]:
        if self.verbal or self.light is self.item and giver(self.items, self.item) is not None:
            return []
        if self.item.node.suffix:
            return self._meant(self.item)
        genitive = self._genitive()
        for nested in self._nested() if genitive is None or genitive.kind == EN else ():
            genitive = next(
                (one for one in self.items[nested.index + 1 :][:1] if one.genitive == nested.index), genitive
            )
        return self._fillers(genitive) if genitive is not None else []

    def _nisba(self) -> list[Filler]:
        out = []
        for item in (self.item, *self._nested()):
            for node in item.modifiers:
                if "demonym" in node.types and not common(node):
                    out.append(Filler(node.start, node.end, [node], "nisba", item))
        return out

    def _nested(self) -> list[Item]:
        """The event noun that only says of what kind the trigger is (جولة المفاوضات، جلسة من المحادثات)."""
        after = self.items[self.k + 1] if self.k + 1 < len(self.items) else None
        told = [one.node.value_of("told") for one in (self.item, after) if one is not None]
        if self.verbal or after is None or after.kind != EN or not all(told):
            return []
        part = after.prep_node is not None and after.prep_node.has("part")
        return [after] if after.genitive == self.k or part else []

    def _prep(self, preps: Preps) -> list[Filler]:
        out: list[Filler] = []
        places = [self.k] + ([self.light.index] if self.light is not None and self.light.index > self.k else [])
        seen: set[int] = set()
        for place in places:
            for phrase in self.sentence.right(place).phrases:
                if phrase.index in seen or phrase.coordinated >= 0 or not self.after(phrase, preps):
                    continue
                if not (fixed(self, phrase, preps) or near(self, phrase)):
                    continue
                other = of_another(self.items, phrase, self.k) or past_somebody(self.items, phrase, place)
                if not (other or owned(self, phrase, preps)):
                    seen.add(phrase.index)
                    out += self._prepositional(phrase)
        before = self.sentence.left(self.k).boundary
        if self.light is not None and self.light.index < self.k:
            out += self._before_noun(preps, before)
        if not out and (self.verbal or self.light is not None and self.light.kind == V):
            for phrase in self.sentence.left(self.light.index if self.light is not None else self.k).phrases:
                if phrase.coordinated >= 0 or not self.after(phrase, preps) or bears(phrase, self.item, self.light):
                    continue
                if fixed(self, phrase, preps) or fronted(self, phrase) and not claimed(self, phrase, before):
                    out += self._prepositional(phrase)
        if not out and (far := self.past_unparted(preps)) is not None:
            out += self._prepositional(far)
        if not out and preps and preps == self.takes and self.k not in self.sentence.said:
            out += self._what(preps)
        return out

    def _what(self, preps: Preps) -> list[Filler]:
        """A clause after ما that stands after one of the trigger's own prepositions (هنأه على ما حققه)."""
        first = self.sentence.right(self.k).stop
        item = self.items[first] if first < len(self.items) else None
        if item is None or item.kind != SUB or not item.node.has("rel") or item.first < 1:
            return []
        before = self.sentence.nodes[item.first - 1]
        if not before.has("prep") or (spelt(before),) not in preps:
            return []
        found = self.speech.between(first, self.speech.stop(first, relative=True))
        return [as_thing(found)] if found is not None else []

    def past_unparted(self, preps: Preps) -> Item | None:
        """The phrase after one of *preps* behind a clause on the subject that no comma closes, if it is free."""
        far = past_unparted(self.sentence, self.k) if self.verbal else []
        return next((one for one in far if self.after(one, preps) and not claimed(self, one, self.k)), None)

    def _before_noun(self, preps: Preps, before: int) -> list[Filler]:
        """Phrases between a light verb and its noun (أجرى مع نظيره محادثات)."""
        assert self.light is not None
        return [
            filler
            for phrase in self.sentence.right(self.light.index).phrases
            if phrase.index < self.k and phrase.coordinated < 0 and fronted(self, phrase, self.light.index)
            if self.after(phrase, preps) and not claimed(self, phrase, before) and not bears(phrase, self.item, None)
            for filler in self._prepositional(phrase)
        ]

    def _meant(self, item: Item) -> list[Filler]:
        """Whom the pronoun suffix of an item stands for; nobody after ما, which it takes up (ما أدانته مصر)."""
        if takes_up_what(self.items, self.k, item):
            return []
        return [f.as_source("suffix") for f in self.antecedents(self.sentence, item, item.node.suffix)]

    def _prepositional(self, phrase: Item) -> list[Filler]:
        if phrase.kind == PRON:
            return self._meant(phrase)
        return self._fillers(phrase)

    def after(self, phrase: Item, preps: Preps) -> bool:
        """Does the phrase stand after one of the prepositions?"""
        return stands_after(self.sentence.nodes, self.items, phrase, preps)

    def _between(self) -> list[Filler]:
        out: list[Filler] = []
        passed: set[int] = set()
        scan = self.sentence.right(self.k)
        phrases = scan.phrases
        if self.light is not None and self.light.index > self.k:
            phrases = phrases + self.sentence.right(self.light.index).phrases
        elif (described := self.sentence.relative_verb(scan.stop, self.item)) >= 0:
            phrases = phrases + self.sentence.right(described).phrases
        for phrase in phrases:
            if phrase.prep_node is None or not phrase.prep_node.has("between") or owned(self, phrase, frozenset()):
                continue
            if (
                not self.verbal
                and on_other_event(self.items, phrase, self.k)
                or not near(self, phrase)
                or (phrase.coordinated < 0 and is_topic(self, self.items[phrase.index - 1]))
                or phrase.coordinated in passed
            ):
                passed.add(phrase.index)
                continue
            if phrase.kind == PRON:
                out += self._meant(phrase)
            elif phrase.coordinated < 0 or not out:
                out += self._fillers(phrase)
        return out

    def _preceding(self) -> list[Filler]:
        found = self.speech.before(self.k)
        return [found] if found is not None else []


#: each slot but those of prepositions, and what finds it
FINDERS: dict[str, Callable[[Slots], list[Filler]]] = {
    "subject": Slots._subject,
    "object": Slots._object,
    "object2": Slots._object2,
    "of": Slots._of,
    "nisba": Slots._nisba,
    "between": Slots._between,
    "that": clause_said,
    "quote": quotation,
    "preceding": Slots._preceding,
}
