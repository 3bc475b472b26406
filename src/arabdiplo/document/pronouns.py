"""Whom a pronoun suffix stands for."""

from __future__ import annotations

from arabdiplo.document.earlier import Earlier, beside
from arabdiplo.document.memory import Memory
from arabdiplo.document.travellers import Travellers
from arabdiplo.morph.model import GENDER, MANY, Feature
from arabdiplo.morph.pronouns import ADDRESSED, PRONOUNS
from arabdiplo.syntax.agreement import actorlike, of_things
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import COMP, CONJ, EN, NP, PRON, REL, SUB, Item, V
from arabdiplo.syntax.links import appositive
from arabdiplo.syntax.phrases import Filler, filler_of


class Pronouns:
    """Finds antecedents in a sentence and in what the document said before."""

    def __init__(self, memory: Memory, earlier: Earlier) -> None:
        self.memory = memory
        self.earlier = earlier
        self.travellers = Travellers(memory.entities)

    def antecedents(self, sentence: Sentence, item: Item, suffix: str) -> list[Filler]:
        """Whom a pronoun suffix stands for, nearest fitting actor first."""
        if suffix in ADDRESSED:
            return self.earlier.addressed()
        pronoun = PRONOUNS.get(suffix)
        if pronoun is None:
            return []
        described = self._described(sentence, item) if item.kind in (V, PRON) else self._done_to(sentence, item)
        if described is not None:
            return [
                filler_of(sentence.items, member, sentence.nodes, "relative") for member in sentence.members(described)
            ]
        if pronoun & Feature.FIRST:
            plural = bool(pronoun & Feature.PLURAL) and not beside(sentence, item.index)
            return self.earlier.speakers(plural, "suffix")
        if pronoun & MANY:
            return self._several(sentence, item, pronoun)
        return self._single(sentence, item, pronoun)

    @staticmethod
    def _described(sentence: Sentence, item: Item) -> Item | None:
        """The phrase that a relative clause describes, if the pronoun stands in one (الذي وقعه، التي وصل إليها)."""
        verb = (
            item
            if item.kind == V
            else next(
                (other for other in reversed(sentence.items[max(0, item.index - 4) : item.index]) if other.kind == V),
                None,
            )
        )
        if verb is None or item is not verb and verb.node.suffix:
            return None  # الدعوة التي وجهها إليه
        described = sentence.antecedent(verb.index, resumed=True)
        if item is verb and described in sentence.subject(verb.index)[0]:
            return None  # الوزير الذي سلمه رسالة
        if described is not None and item.prep_node is not None and item.prep_node.has("between"):
            return described if actorlike(described) else None  # المحادثات التي جرت بينه وبين نظيره
        gathers = described is not None and described.kind == EN and verb.node.value_of("tells") == "sides"
        return None if item is verb and gathers else described  # اللقاء الذي جمعه بنظيره

    def _done_to(self, sentence: Sentence, item: Item) -> Item | None:
        """The thing, no actor, that a relative clause describes by what is done to it (الاتفاقية التي تم توقيعها)."""
        verb = sentence.items[item.index - 1] if item.index > 0 else None
        if item.kind != EN or item.prep or verb is None or verb.kind != V:
            return None
        thing = sentence.antecedent(verb.index)
        if thing is None or actorlike(thing):
            return None
        return thing if self.memory.agrees(thing.node, PRONOUNS[item.node.suffix] & GENDER) else None

    def _in_clause(self, sentence: Sentence, item: Item) -> list[Item]:
        """Who stands with the verb of the item's clause: its subject, and others after it, each once."""
        governor = sentence.governor(item.index)
        if governor is None or governor.index > item.index:
            return []
        out: list[Item] = []
        for other in [*sentence.subject(governor.index)[0], *sentence.right(governor.index).phrases]:
            named = other.kind == NP and other.index < item.index and "person" in other.node.types
            if named and all(self.memory.names(other.node) != self.memory.names(one.node) for one in out):
                out.append(other)
        return out

    @staticmethod
    def _owners(sentence: Sentence, item: Item) -> list[Item]:
        """Whose the noun is that an event noun is joined to (زيارة الوزير واجتماعه مع نظيره)."""
        joined = item.kind == EN and item.index > 1 and sentence.items[item.index - 1].kind == CONJ
        if not joined or item.prep:
            return []
        for other in reversed(sentence.items[: item.index - 1]):
            if other.kind in (V, COMP, REL, SUB):
                break
            if other.kind == EN and other.genitive < 0:
                owner = sentence.items[other.index + 1]
                return [owner] if owner.genitive == other.index and actorlike(owner) else []
        return []

    def _candidates(self, sentence: Sentence, item: Item) -> list[Item]:
        """Actors of the sentence before the item, the subject of its verb first."""
        out: list[Item] = []
        before = sentence.items[item.index - 1] if item.index > 0 else None
        if before is not None and item.index in sentence.said and item.kind == EN and before.prep and actorlike(before):
            out.append(before)  # نقلت الوكالة عن الوزير قوله
        out += self._owners(sentence, item)
        barred: set[int] = set()
        if item.kind == V:
            heads = sentence.subject(item.index)[0]
            barred = {one.index for head in heads for one in (head, self._first_named(sentence, head))}
        if item.kind != V:
            governor = sentence.governor(item.index)
            if governor is not None:
                described = sentence.antecedent(governor.index)
                if described is not None and actorlike(described) and described.index < item.index:
                    out.append(described)
                heads = sentence.subject(governor.index)[0]
                # nobody meets with himself (استقبل لارس نظيره وبحث معه)
                between = sentence.items[governor.index + 1 : item.index]
                other = item.prep_node is not None and item.prep_node.has("object")  # هنأ لارس نظيره داعيا إياه
                apart = item.kind == PRON and governor.index < item.index
                apart = apart and (other or all(one in heads for one in between))
                out += [head for head in heads if actorlike(head) and head.index != item.index and not apart]
                barred = {head.index for head in heads} if apart else barred
        out += [
            other
            for other in reversed(sentence.items[: item.index])
            if other.kind == NP and actorlike(other) and other not in out and other.index not in barred
        ]
        return out

    @staticmethod
    def _first_named(sentence: Sentence, item: Item) -> Item:
        """The phrase that the item stands beside as another name of the same (وزيرة المالية، إلسا هوفمان)."""
        i = item.index - 2
        comma = i >= 0 and sentence.items[i + 1].is_comma
        return sentence.items[i] if comma and appositive(sentence.items[i], item) else item

    def _single(self, sentence: Sentence, item: Item, pronoun: Feature) -> list[Filler]:
        want = pronoun & GENDER
        fitting = [
            other
            for other in self._candidates(sentence, item)
            if self.memory.agrees(other.node, want)
            and (not other.node.features & MANY or want & Feature.FEMININE and of_things(other.node))
            and self.memory.agrees(self._first_named(sentence, other).node, want)
        ]
        if want & Feature.FEMININE:
            fitting.sort(key=lambda other: not self.memory.gender(other.node))
        inside = item.kind == EN and item.prep_node is not None and item.prep_node.has("locative")
        told = item if inside else self.travellers.welcome(sentence, item)
        copula = sentence.copula(told.index) if told is not None else None
        if copula is not None:  # كان X في استقباله: he was received by X
            other_side = {head.index for head in sentence.subject(copula.index)[0]}
            fitting = [other for other in fitting if other.index not in other_side]
        guests, stayed = self.travellers.guests(sentence, item), self.travellers.at_home(sentence, item, fitting)
        node = item.prep_node  # no paper has gone anywhere (وزع البيان على مرافقي لارس في زيارته)
        papers = item.kind == EN and node is not None and (node.has("locative") or node.has("during"))
        fitting.sort(
            key=lambda other: (other.index in stayed, other not in guests, papers and "source" in other.node.types)
        )
        if fitting:
            return [filler_of(sentence.items, fitting[0], sentence.nodes, "suffix")]
        recent = self.memory.recent(item.kind == EN)
        if (other := self._partner(sentence, item, recent, want)) is not None:
            return [other]
        for filler in recent:
            if filler.nodes and self.memory.agrees(filler.nodes[0], want):
                return [Filler(-1, -1, filler.nodes, "suffix")]
        return []

    def _partner(self, sentence: Sentence, item: Item, recent: list[Filler], want: Feature) -> Filler | None:
        """With whom it is that somebody who is not named does something (استقبل لارس ماجد. وبحث معه …): not himself."""
        verb = sentence.governor(item.index)
        beside_him = item.kind == PRON and item.prep_node is not None and item.prep_node.has("beside")
        if not beside_him or verb is None or any(map(actorlike, sentence.subject(verb.index)[0])):
            return None
        others = [node for one in recent[:1] for node in self.earlier.others(one) if self.memory.agrees(node, want)]
        return Filler(-1, -1, others, "suffix") if others else None

    def _several(self, sentence: Sentence, item: Item, pronoun: Feature) -> list[Filler]:
        dual = bool(pronoun & Feature.DUAL)
        for other in self._candidates(sentence, item):
            members = sentence.members(sentence.items[other.coordinated] if other.coordinated >= 0 else other)
            if len(members) > 1 and (not dual or len(members) == 2):
                return [filler_of(sentence.items, member, sentence.nodes, "suffix") for member in members]
            if other.node.features & (Feature.DUAL if dual else MANY):
                return [filler_of(sentence.items, other, sentence.nodes, "suffix")]
        if not dual:
            return []
        near = self._in_clause(sentence, item)
        if len(near) == 2:
            return [filler_of(sentence.items, other, sentence.nodes, "suffix") for other in near]
        if shared := self.earlier.two_sides(item.node.start):
            return [filler.as_source("suffix") for filler in shared]
        pair: list[Item] = []
        for other in sorted(self._candidates(sentence, item), key=lambda one: -one.index):
            if all(self.memory.names(other.node) != self.memory.names(one.node) for one in pair):
                pair.append(other)
        if len(pair) >= 2:
            return [filler_of(sentence.items, other, sentence.nodes, "suffix") for other in reversed(pair[:2])]
        return []
