"""Who acts where a verb leaves its subject out: the last speaker, who acted last, who acts in a clause around it."""

from __future__ import annotations

import operator
from bisect import bisect_left

from arabdiplo.document.earlier import Earlier, beside
from arabdiplo.document.memory import Memory
from arabdiplo.document.standing import acting_around, members_of, owes, tells_more
from arabdiplo.morph.model import GENDER, NO_FEATURES, Feature
from arabdiplo.syntax.agreement import actorlike, verb_disagreement
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import Item, V
from arabdiplo.syntax.kinds import PLACES, SPEAKERS
from arabdiplo.syntax.outer import first_person, heading
from arabdiplo.syntax.phrases import Filler, filler_of
from arabdiplo.syntax.relatives import journey_before
from arabdiplo.syntax.reported import is_paper

_PLACE = operator.attrgetter("place")


class Dropped:
    """Finds the subjects that verbs leave out."""

    def __init__(self, memory: Memory, earlier: Earlier) -> None:
        self.memory = memory
        self.earlier = earlier

    def of(self, sentence: Sentence, v: int, together: bool = True) -> list[Filler]:
        """Who acts where a verb has no subject: the last speaker, or who acted last.

        together: is it what several sides do with one another?
        """
        if goers := self._on_journey(sentence, v):
            return goers
        item = sentence.items[v]
        reading = next((r for r in item.node.morph.readings if item.kind == V and r.pos == "verb"), item.reading)
        want = reading.features & GENDER if reading is not None else NO_FEATURES
        if reading is not None and first_person(sentence, v):
            # «we» who say or do it now are his own side (أبلغنا السفراء أن، نرفض), who agreed on it are both (اتفقنا)
            several = bool(reading.features & Feature.PLURAL) and v not in sentence.said and not beside(sentence, v)
            several = several and (together or not reading.features & Feature.PRESENT)
            named = heading(sentence, v)
            if named is not None and SPEAKERS.intersection(named.node.types) and _speaks(sentence, named):
                speaker = filler_of(sentence.items, named, sentence.nodes)
                if not several or not self.earlier.others(speaker):
                    return [speaker.as_source("dropped")]
            return self.earlier.speakers(several, "dropped")
        if reading is not None and reading.features & Feature.DUAL:
            return self._two_around(sentence, v) or self._pair_before(sentence, v, want) or self.earlier.two_sides()
        several = reading is not None and bool(reading.features & Feature.PLURAL)
        spoke = [self.memory.spoke] if self.memory.spoke is not None and item.index in sentence.said else []
        told = tells_more(sentence, v)
        outside = acting_around(sentence, v) if told else self._outer(sentence, v)
        outside = outside or self._soon_named(sentence, v)
        if told and not (spoke and any(spoke[0].item is one for one in sentence.items[:v])):
            fit = [one for one in outside if not verb_disagreement(item.node, one.nodes[0])]
            before = [*fit, *spoke, *outside]  # قدم لارس ما قال إنها وثائق
        elif owes(sentence, v):
            before = [*outside, *spoke]
        else:
            before = [*spoke, *outside]
        others = self._told_to(sentence, v)
        if v not in sentence.said:  # no paper holds talks (في بيان صدر عقب محادثات أجراها)
            before = [one for one in before if one.item is None or not is_paper(one.item)]
        for filler in [*before, *self.memory.recent(item.index not in sentence.said)]:
            if not others.isdisjoint(self.memory.identity(filler)):
                continue
            if filler.nodes and self.memory.agrees(filler.nodes[0], want) and (not several or self._several(filler)):
                here = any(filler.item is one for one in sentence.items[:v])
                return [filler.as_source("dropped") if here else filler.meant("dropped")]
        heads = sentence.subject(v)[0]
        untold = v == 0 and not spoke and not self.memory.recent()
        return self._ahead(sentence, want) if untold and (not heads or PLACES.intersection(heads[0].node.types)) else []

    def _on_journey(self, sentence: Sentence, v: int) -> list[Filler]:
        """Who goes on the journey in whose course the verb says that it happened (زيارة لارس، التي التقى خلالها …)."""
        journey = journey_before(sentence, v)
        told = next((one for one in self.memory.last() if one.item is journey), None) if journey is not None else None
        if told is None:
            return []
        going = [one for role in told.arm.doers for one in told.args.get(role, ()) if one.nodes]
        here = [one for one in going if any(one.item is item for item in sentence.items)]
        return [one.as_source("dropped") if one in here else one.meant("dropped") for one in going]

    def _told_to(self, sentence: Sentence, v: int) -> set[str | int]:
        """To whom somebody says it, so that it is not he who does (وقال للارس إن)."""
        if v not in sentence.said:
            return set()
        near = [one for one in sentence.right(v).phrases if one.index < v + 3 and one.prep_node is not None]
        told = [one for one in near if one.prep_node is not None and one.prep_node.has("purpose")]
        return {name for one in told for name in self.memory.names(one.node)}

    def _two_around(self, sentence: Sentence, v: int) -> list[Filler]:
        """The two who act around a clause that tells of a noun (وقع لارس وهوفمان، في اجتماع عقداه، مذكرة).

        Or who says it of both and who is beside him (قال لارس، في مؤتمر مع نظيره، إنهما اتفقا).
        """
        left = sentence.left(v)
        outer = sentence.governor(left.boundary) if left.why == "comp" and not left.bare else None
        if outer is not None and outer.index < left.boundary and sentence.items[left.boundary].node.suffix:
            near = sentence.items[outer.index + 1 : left.boundary]
            with_him = [one for one in near if one.prep_node is not None and one.prep_node.has("beside")]
            if len(with_him) == 1 and actorlike(with_him[0]):
                return members_of(sentence, [*sentence.subject(outer.index)[0], *with_him])
        if not (sentence.describes(v) or sentence.left(v).why in ("rel", "verb")):
            return []
        for i in range(v - 1, -1, -1):
            heads = sentence.subject(i)[0] if sentence.items[i].kind == V else []
            members = members_of(sentence, [head for head in heads if not is_paper(head)])
            if members and sum(map(self.earlier.count, members)) == 2:
                return members
        return []

    def _pair_before(self, sentence: Sentence, v: int, want: Feature) -> list[Filler]:
        """The two whom a dual names before the verb in its sentence (أبرزت الصحف رفض الجانبين للتدخل، وشددا على)."""
        for item in reversed(sentence.items[:v]):
            if item.node.features & Feature.DUAL and actorlike(item) and self.memory.agrees(item.node, want):
                return [filler_of(sentence.items, item, sentence.nodes).as_source("dropped")]
        return []

    def _several(self, filler: Filler) -> bool:
        """May a verb in the plural have the filler for its subject (قالوا)?"""
        node = filler.nodes[0]
        if self.earlier.count(filler) > 1 or node.features & Feature.PLURAL:
            return True
        one = "group" in node.types and bool(node.head.value_of("calls"))  # مسؤول كيني
        return "person" not in node.types and not one

    @staticmethod
    def _outer(sentence: Sentence, v: int) -> list[Filler]:
        """Who acts in the clause that the verb is joined or subordinate to (زار X تونس حيث بحث الوضع)."""
        heads = [head for head in sentence.outer_subject(v) or () if actorlike(head) and head.index < v]
        return [filler_of(sentence.items, head, sentence.nodes) for head in heads[:1]]

    @staticmethod
    def _soon_named(sentence: Sentence, v: int) -> list[Filler]:
        """Who acts at the main verb after a phrase that opens the sentence (في زيارة قام بها إلى مالي، قال لارس)."""
        items = sentence.items
        if not (sentence.describes(v) or sentence.left(v).why == "rel") or any(one.kind == V for one in items[:v]):
            return []
        comma = next((one.index for one in items[v:] if one.is_comma), len(items))
        main = next((one for one in items[comma : comma + 4] if one.kind == V and not sentence.is_aux(one)), None)
        heads, source = sentence.subject(main.index) if main is not None else ([], "")
        fits = source == "explicit" and main is not None and heads[0].index > main.index and actorlike(heads[0])
        return [filler_of(items, heads[0], sentence.nodes)] if fits else []

    def _ahead(self, sentence: Sentence, want: Feature) -> list[Filler]:
        """The first who is named after a title that names nobody (زار تونس.. الوزير يلتقي نظيره)."""
        place = sentence.nodes[0].place
        nodes = self.memory.nodes
        first, last = (bisect_left(nodes, one, key=_PLACE) for one in (place + 1, place + 2))
        before = nodes[first - 1] if first else None
        for node in nodes[first:last]:
            if "person" in node.types and self.memory.agrees(node, want):
                if before is None or not (before.morph.kind == "prep" or before.has("prep")):
                    return [Filler(-1, -1, [node], "dropped")]
            before = node
        return []


def _speaks(sentence: Sentence, named: Item) -> bool:
    """Is the phrase before a colon who speaks, not to whom he does (قال لارس لنظيره: «أشكركم»)?"""
    verb = next((one for one in reversed(sentence.items[: named.index]) if one.kind == V), None)
    return verb is None or any(head is named for head in sentence.subject(verb.index)[0])
