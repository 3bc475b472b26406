"""Who acts in an event if no slot of its trigger names anybody: by control, by a dropped subject, by who speaks."""

from __future__ import annotations

from arabdiplo.document.control import Control
from arabdiplo.document.dropped import Dropped
from arabdiplo.document.earlier import Earlier, Signs
from arabdiplo.document.memory import Memory
from arabdiplo.document.speakers import Speakers
from arabdiplo.document.standing import accompanied, adverbial_speech, known, leads, members_of, placed
from arabdiplo.roles.frames import CompiledFrame
from arabdiplo.roles.slots import Slots
from arabdiplo.syntax.agreement import actorlike
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.hanging import giver
from arabdiplo.syntax.items import PRON, Item
from arabdiplo.syntax.phrases import Args, Filler, filler_of
from arabdiplo.syntax.swapping import lone_thing


class Doers:
    """Finds who acts."""

    def __init__(self, memory: Memory, earlier: Earlier, signs: Signs) -> None:
        self.dropped = Dropped(memory, earlier)
        self.speakers = Speakers(memory, self.dropped)
        self.control = Control(memory, signs, self.dropped, self.speakers)

    def doer(
        self, frame: CompiledFrame, slots: Slots, found: Args, barred: frozenset[str], roles: list[str]
    ) -> list[Filler]:
        """Whom the clause or the document gives as the one who does it, that is who has one of the *roles*."""
        sentence, k = slots.sentence, slots.k
        if slots.verbal or slots.light is not None and slots.light.index != k:
            v = slots.light.index if slots.light is not None else k
            if self._passive(sentence, v, k) or v != k and self._describes(slots, found):
                if "control" in barred or slots.verbal:
                    return []
                return self.control.of(sentence, slots.item, with_whom=accompanied(found))
            if "dropped" in barred:
                return []
            thing = slots.swapped and lone_thing(sentence, v, sentence.subject(v)[0])
            unknown = None if thing else self._unknown(sentence, v, found)
            if unknown is not None:
                return placed(sentence, v, unknown) if slots.verbal else []
            together = max((frame.sides.get(role, 1) for role in roles), default=1) > 1
            dropped = self.dropped.of(sentence, v, together)
            heads = [filler.item for filler in dropped if filler.item is not None and filler.item in sentence.items]
            if slots.light is not None and heads:  # أخفقت X وY في محادثات جرت بينهما
                dropped = members_of(sentence, heads)
            return [filler.as_source("dropped") for filler in dropped]
        if "control" in barred:
            return []
        if slots.light is slots.item and (giving := giver(sentence.items, slots.item)) is not None:
            spoke = self.speakers.same_speaker(sentence, giving.index)
            near = [one for one in spoke if not one.implicit]
            return near or slots.antecedents(sentence, slots.item, slots.item.node.suffix) or spoke
        if adverbial_speech(sentence, slots.item):
            return self.speakers.same_speaker(sentence, k)
        settled = any(map(found.get, frame.shared)) or frame.shared.isdisjoint(roles)
        if settled and self.control.asked_for(sentence, slots.item):
            return []
        return self.control.of(sentence, slots.item, slots.light is not None, accompanied(found))

    @staticmethod
    def _passive(sentence: Sentence, v: int, k: int) -> bool:
        return any(k in (head.index, head.genitive) for head in sentence.subject(v)[0])

    @staticmethod
    def _describes(slots: Slots, found: dict[str, list[Filler]]) -> bool:
        """Does the light verb only describe the noun, with nobody of its own (جولة تشمل مالطا)?"""
        assert slots.light is not None
        v = slots.light.index
        heads = slots.sentence.subject(v)[0]
        held = {one.item.index for fillers in found.values() for one in fillers if one.item is not None}
        told = v > slots.k and slots.sentence.antecedent(v) is slots.item
        return told and bool(heads) and all(head.index in held for head in heads)

    @staticmethod
    def _unknown(sentence: Sentence, v: int, found: dict[str, list[Filler]]) -> Item | None:
        """The subject of a verb if it is no known actor and nothing else to the event (وقال الأهالي إن)."""
        heads, source = sentence.subject(v)
        held = [filler for fillers in found.values() for filler in fillers if filler.start >= 0]
        far = bool(heads) and any(one.kind != PRON for one in sentence.items[v + 1 : heads[0].index])
        if not heads or source != "explicit" or far or actorlike(heads[0]):
            return None
        if known(heads[0]) and not held:
            return None
        if v not in sentence.said and not filler_of(sentence.items, heads[0], sentence.nodes).definite:
            return None
        if heads[0].index < v and sentence.left(v).why != "comp" and not leads(sentence, heads[0], v):
            return None
        if heads[0].index > v and sentence.left(v).conjoined and sentence.outer_subject(v) is not None:
            return None
        start = heads[0].node.start
        return heads[0] if held and not any(filler.start <= start < filler.end for filler in held) else None
