"""Whether it happened: the status of a trigger from the cues around it.

Cues stand in `status` blocks of rules, never in a frame.  From a trigger the
walk goes outwards (particle, adjective, genitive, governing verb, phrase
before its clause), at most three deep; the highest rank wins.  A trigger
without a cue takes after what it is joined to or happens within.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from arabdiplo.events.records import AHEAD
from arabdiplo.lang.program import Program
from arabdiplo.matching.conditions import Conditions, Scene
from arabdiplo.matching.needs import Need, all_there
from arabdiplo.morph.model import GENDER, NO_FEATURES, Feature
from arabdiplo.morph.pronouns import PRONOUNS
from arabdiplo.roles.frames import LemmaOf, MadeOf, Split
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import EN, NP, SUB, Item, V
from arabdiplo.syntax.nodes import Node
from arabdiplo.syntax.phrases import noun_described
from arabdiplo.syntax.within import doing, governing, host_of, peer_of

from .cues import CompiledCue, Cues
from .lights import Lights
from .near_cues import MILD, NearCues
from .outer_cues import OuterCues

DEPTH = 3
Formed = tuple[CompiledCue, Sequence[Need]]
"""a sign that the form of a trigger is, and what must be there for its condition"""


@attrs.frozen(slots=True)
class Judgement:
    """A status; ``said``: a cue of the trigger's own says it; ``firm``: a time to come cannot change it."""

    status: str
    said: bool
    firm: bool = False
    cue: CompiledCue | None = None
    """the sign that decided; None if there is none, or another event decided"""
    why: str = ""
    """what decided, if no sign of its own did"""


class Statuses:
    """Reads the cues of a program."""

    def __init__(
        self,
        program: Program,
        lemma: LemmaOf,
        cut: Split,
        made_of: MadeOf,
        conditions: Conditions,
        lights: Lights,
    ) -> None:
        self._conditions = conditions
        self._cues = Cues(program, lemma, cut, made_of, conditions)
        self.lights = lights
        self._outer = OuterCues(self._cues, lights)
        self._near = NearCues(self._cues, lights, self._outer)
        self._by_symbol: dict[str, list[Formed]] = {}
        self._needs: dict[int, Formed] = {}
        """by `id` of the cue, which the program keeps"""

    def status(self, sentence: Sentence, k: int, scene: Scene) -> str:
        """The status of the trigger at item *k*."""
        return self.judge(sentence, k, scene).status

    def judge(self, sentence: Sentence, k: int, scene: Scene) -> Judgement:
        """The status of the trigger at item *k*, and whether a cue says it."""
        item = sentence.items[k]
        if self._near.took_place(sentence, item) or noun_described(sentence.items, item) is not None:
            return Judgement("actual", True)
        holds, masks = self._conditions.holds, self._conditions.masks(scene)
        found = [
            cue
            for cue, needs in self._formed(item.node)
            if all_there(needs, masks) and (cue.when is None or holds(cue.when, scene))
        ]
        for cue, at in self.cues(sentence, k):
            if cue not in found and self._holds(cue, scene, item, at):
                found.append(cue)
        if all(cue.status == "actual" for cue in found) and (not found or doing(sentence, item) is not None):
            peer = peer_of(sentence, item)
            near = self.status(sentence, peer.index, self._at_item(scene, item, peer)) if peer is not None else ""
            if near in AHEAD:
                return Judgement(near, True, why="joined to another one that is")
            within = self._within(sentence, item, scene)
            return Judgement(within, False, why="" if within == "actual" else "it happens within another one that is")
        best = max(found, key=lambda cue: cue.rank)
        for i, outer in enumerate(found):
            for inner in found[:i]:
                becomes = self._cues.under.get((inner.status, outer.status)) if best in (inner, outer) else None
                if becomes:
                    return Judgement(becomes, True, not inner.rank, inner if inner is not best else outer)
        late = self._called_off(sentence, item) if best.status == "planned" else None
        if late is not None:
            return Judgement(late.status, True, True, late)
        said = best.status != "planned" or not self._lent(sentence, item, best)
        return Judgement(best.status if best.rank else "actual", said, not best.rank, best)

    def _lent(self, sentence: Sentence, item: Item, cue: CompiledCue) -> bool:
        """Is a sign only of what is done in the course of a journey (سيلتقي خلال الزيارة نظيره)?"""
        node = item.prep_node if item.kind != V and item.node.value_of("reaches") else None
        if node is None or not node.has("during") or any(cue == formed for formed, _ in self._formed(item.node)):
            return False
        return all(cue is not own for own in self._near.at(sentence, item))

    def _formed(self, node: Node) -> list[Formed]:
        """The cues that the form of a word is; kept by the tests that it passes."""
        known = self._by_symbol.get(node.symbol)
        if known is None:
            passes = self._conditions.passes
            known = [self._needing(cue) for test, cue in self._cues.forms if passes(test, node)]
            self._by_symbol[node.symbol] = known
        return known

    def _needing(self, cue: CompiledCue) -> Formed:
        """A cue with what its condition needs; one object for all words."""
        known = self._needs.get(id(cue))
        if known is None:
            needs = self._conditions.needs(cue.when, True) if cue.when is not None else ()
            known = self._needs[id(cue)] = (cue, needs)
        return known

    def _called_off(self, sentence: Sentence, item: Item) -> CompiledCue | None:
        """The sign that calls off or puts off what was planned, in the clause after its own (قمة لكنها ألغيت)."""
        items = sentence.items
        sub = next(
            (other for other in items[item.index + 1 :] if other.kind == SUB and other.node.has("contrary")), None
        )
        verb = next((other for other in items[sub.index + 1 :] if other.kind == V), None) if sub is not None else None
        if sub is None or verb is None or verb.index > sub.index + 2 or sentence.bare_right(verb.index):
            return None
        held = verb.node.suffix or sub.node.suffix
        want = PRONOUNS.get(held, NO_FEATURES) & GENDER
        reading = item.node.morph.nominal
        if not held or item.kind == V or reading is None or not reading.features & want:
            return None
        found = (cue for r in verb.node.morph.readings if r.pos == "verb" for cue in self._cues.verbs.get(r.lemma, ()))
        return next((cue for cue in found if cue.status not in MILD and not cue.prep), None)

    def _holds(self, cue: CompiledCue, scene: Scene, item: Item, at: Item) -> bool:
        """Its condition, asked of the word that a particle stands at (قد يقوم بزيارة)."""
        if cue.when is None:
            return True
        return self._conditions.holds(cue.when, scene if at is item else self._at_item(scene, item, at))

    @staticmethod
    def _at_item(scene: Scene, item: Item, at: Item) -> Scene:
        """The scene as seen from another item of the sentence."""
        shift = scene.first - item.first
        other = scene.at(at.first + shift, at.last + shift)
        other.clause = scene.clause
        return other

    def _within(self, sentence: Sentence, item: Item, scene: Scene) -> str:
        """The status of an event that happens within or before another, or is what it is for."""
        host = host_of(sentence, item)
        if host is None:
            return "actual"
        if host.kind == V and not any(r.features & Feature.PRESENT for r in host.node.morph.readings):
            return "actual"  # ربما بحث الوضع خلال لقائه نظيره
        outer = self.status(sentence, host.index, self._at_item(scene, item, host))
        return outer if outer in AHEAD else "actual"

    def control(self, sentence: Sentence, k: int) -> str:
        """How the nearest governing verb cue passes on who does it; "" without a cue."""
        verb = governing(sentence, k)
        if verb is None:
            return ""
        cues = list(self._outer.of_verb(sentence, verb, sentence.items[k]))
        return next((cue.control for cue in cues if cue.prep), cues[0].control if cues else "")

    def ahead(self, sentence: Sentence, k: int) -> bool:
        """Does a cue that asks for nothing else say that the item at *k* is planned (القمة المرتقبة)?"""
        return any(cue.status == "planned" and cue.when is None for cue, _ in self.cues(sentence, k))

    def undoes(self, verb: Item) -> bool:
        """Is it a past verb that calls off, puts off or plans something else?"""
        return any(
            cue.status not in MILD and cue.prep == ""
            for r in verb.node.morph.readings
            if r.pos == "verb" and r.features & Feature.PAST
            for cue in self._cues.verbs.get(r.lemma, ())
        )

    def cues(self, sentence: Sentence, k: int) -> Iterator[tuple[CompiledCue, Item]]:
        """All cues over the item at *k*, from the inside out, each with the item that its condition is about."""
        item = current = sentence.items[k]
        for _ in range(DEPTH + 1):
            yield from ((cue, current) for cue in self._near.at(sentence, current))
            outer = self._outer.governor_of(sentence, current)
            if outer is None:
                return
            cued = False
            if outer.kind == V:
                for cue in self._outer.of_verb(sentence, outer, current):
                    cued = True
                    yield cue, item
                within = outer.index < current.index and _new(sentence, current)
                if not cued and not self._outer.carries(outer, current) and not within:
                    return
            else:
                yield from ((cue, item) for cue in self._outer.of_noun(outer))
            if sentence.is_aux(outer) and not _new(sentence, current) and not cued:
                return  # «لم تكن الزيارة ناجحة»: what is denied is not the visit
            current = outer


def _new(sentence: Sentence, item: Item) -> bool:
    """An indefinite noun without a preposition is there only if its verb is (لم يصدر أي رد، ستشهد لقاء)."""
    if item.kind not in (NP, EN) or item.prep or item.node.chunk is not None or item.node.suffix:
        return False
    readings = item.node.morph.readings
    if any(r.features & Feature.DEFINITE for r in readings):
        return False
    after = sentence.items[item.index + 1] if item.index + 1 < len(sentence.items) else None
    if after is None or after.genitive != item.index:
        return True
    return after.kind == EN and _new(sentence, after)
