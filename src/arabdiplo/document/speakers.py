"""Who says it: around what is reported, before a participle of saying, behind a paper without a name of its own."""

from __future__ import annotations

from arabdiplo.document.dropped import Dropped
from arabdiplo.document.memory import Memory, is_participle
from arabdiplo.document.standing import acting_around, members_of, nested, placed
from arabdiplo.morph.model import GENDER, MANY, Feature
from arabdiplo.morph.pronouns import PRONOUNS
from arabdiplo.syntax.agreement import actorlike, adverbial, of_things, verb_disagreement
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.datelines import dateline
from arabdiplo.syntax.items import Item, V
from arabdiplo.syntax.nodes import Node, typed
from arabdiplo.syntax.phrases import Filler, bearer

#: so many clauses outwards a reporter is looked for
DEPTH = 12


class Speakers:
    """Finds who speaks."""

    def __init__(self, memory: Memory, dropped: Dropped) -> None:
        self.memory = memory
        self.dropped = dropped

    def reporter(self, sentence: Sentence, item: Item, pronoun: Feature) -> Filler | None:
        """Who says what the item stands in, if the pronoun agrees with him."""
        k = item.index
        if pronoun & Feature.FIRST:
            return self.memory.spoke
        for _ in range(DEPTH):
            left = sentence.left(k)
            if left.boundary < 0:
                return None
            if left.why == "verb":
                k = left.boundary
                continue
            outer = sentence.governor(left.boundary) if left.why in ("comp", "sub") else None
            if outer is None or outer.index >= k:
                return None
            k = outer.index
            if k in sentence.said:
                heads = [head for head in sentence.subject(k)[0] if actorlike(head)]
                found = members_of(sentence, heads) or self.dropped.of(sentence, k)
                if found and found[0].nodes and self.memory.agrees(found[0].nodes[0], pronoun & GENDER):
                    return found[0]
        return None

    def issuer(self, node: Node) -> tuple[str, ...]:
        """Whose words a paper or source without a name of its own holds: who spoke, else who acted, last before it."""
        spoke = self.memory.spoke
        filler = spoke if spoke is not None else next(iter(self.memory.recent()), None)
        if filler is None or node.features & Feature.PLURAL:
            return ()
        return tuple(name for one in filler.nodes if one is not node for name in self.memory.names(one))

    def same_speaker(self, sentence: Sentence, k: int) -> list[Filler]:
        """Who spoke before a participle of saying: in this sentence, else in the one before."""
        near = self._joined(sentence, k)
        verbs = [i for i in range(k - 1, -1, -1) if sentence.items[i].kind == V]
        spoken = [i for i in verbs if i in sentence.said and not sentence.is_aux(sentence.items[i])]
        if not near:
            spoken.sort(key=lambda i: nested(sentence, i))
        verbs.sort(key=lambda i: (nested(sentence, i), sentence.is_aux(sentence.items[i])))
        odd: list[Item] = []
        """who acts near it, but not as the participle says"""
        unlike: list[Item] = []
        """what is no actor by its type"""
        for i in spoken:
            heads, source = sentence.subject(i)
            if heads and source == "relative" and not any(map(actorlike, heads)) and actor_before(sentence, i):
                continue  # أشاد لارس بالعلاقات التي تجمع البلدين، مؤكدا
            if heads:
                near_by = i < heads[0].index < i + 2 and not typed(heads[0].node)
                told = placed(sentence, i, heads[0]) if near_by else []
                if (actorlike(heads[0]) or not near or told) and self.may_say(sentence.items[k], heads[0].node):
                    if told or actorlike(heads[0]):
                        return [one.as_source("control") for one in told] or members_of(sentence, heads)
                    unlike = unlike or heads
                odd = odd or (heads if actorlike(heads[0]) else [])
                continue
            # no «يذكر أن …، مشددة على»
            agreeing = not verb_disagreement(sentence.items[i].node, sentence.items[k].node)
            if agreeing and (spoke_before := self.dropped.of(sentence, i)):
                return [filler.as_source("control") for filler in spoke_before]
        if unlike:
            return members_of(sentence, unlike)
        for i in verbs:
            if (heads := sentence.subject(i)[0]) and actorlike(heads[0]):
                if self.may_say(sentence.items[k], heads[0].node) and same_doer(sentence.items[i], sentence.items[k]):
                    return members_of(sentence, heads)
                odd = odd or heads
        done_to = [one for i in verbs for one in sentence.bare_right(i) if actorlike(one) and one.index < k]
        if odd and (fitting := [one for one in done_to if self.may_say(sentence.items[k], one.node)]):
            return members_of(sentence, fitting[:1])  # استقبل لارس ليزا مؤكدة أن
        topics = [] if verbs else [one for one in sentence.left(k).bare if actorlike(one) and one.index < k]
        if topics and not dateline(sentence, topics[-1]):
            return members_of(sentence, topics[-1:])  # a headline: لارس متوعدا مالطا: لن نقبل
        spoke = self.memory.spoke
        return [spoke.meant("control")] if spoke is not None else members_of(sentence, odd)

    def may_say(self, participle: Item, node: Node) -> bool:
        """May a participle (مؤكدة) be what the phrase does, by its gender and number?"""
        features = participle.node.features
        if features & Feature.FEMININE and not features & MANY and node.features & MANY:
            return of_things(node)
        return self.memory.agrees(node, features & GENDER)

    @staticmethod
    def _joined(sentence: Sentence, k: int) -> bool:
        """Does the participle follow its clause without a comma, so that the nearest verb is meant?"""
        for item in reversed(sentence.items[:k]):
            if item.kind == V:
                return True
            if item.is_comma:
                return False
        return False

    def sayer(self, sentence: Sentence, item: Item) -> list[Filler]:
        """Who acts around the clause that ends before a participle (قال الوزير إن الوضع خطير، داعيا إلى الحوار)."""
        if not is_participle(item) or not adverbial(item):
            return []
        want = item.node.features & GENDER
        around = acting_around(sentence, item.index)
        return [filler.as_source("control") for filler in around if self.memory.agrees(filler.nodes[0], want)][:1]

    def said_of(self, sentence: Sentence, item: Item) -> list[Filler]:
        """Who says it of himself in a clause without a verb (قال لارس إنه مستعد لزيارة مالطا)."""
        left = sentence.left(item.index)
        pronoun = PRONOUNS.get(sentence.items[left.boundary].node.suffix) if left.why == "comp" else None
        root = bearer(sentence.items, item)
        near = root.prep and root.index <= left.boundary + 2
        sayer = self.reporter(sentence, item, pronoun) if pronoun is not None and near else None
        return [sayer.as_source("control")] if sayer is not None else []


def actor_before(sentence: Sentence, k: int) -> bool:
    """Does somebody act before the clause of the verb at item *k*?"""
    before = (i for i in range(k) if sentence.items[i].kind == V and not sentence.is_aux(sentence.items[i]))
    return any(actorlike(head) for i in before for head in sentence.subject(i)[0][:1])


def same_doer(verb: Item, participle: Item) -> bool:
    """May a participle in the singular be what the subject of a verb does, by its form (تمكنت الفصائل، مشيرا)?"""
    return bool(participle.node.features & MANY) or not verb_disagreement(verb.node, participle.node)
