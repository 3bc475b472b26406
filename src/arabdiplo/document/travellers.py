"""Whose journey a noun with a suffix tells of (استقبل لارس نظيره خلال زيارته إلى مالي): whoever has come there."""

from __future__ import annotations

from arabdiplo.document.entities import Entities
from arabdiplo.syntax.agreement import actorlike
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import EN, NP, Item, V

#: so far behind the noun stands where the journey leads (زيارته الرسمية الأولى إلى مالي)
_NEAR = 3


class Travellers:
    """Tells guests from hosts."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities

    def at_home(self, sentence: Sentence, item: Item, fitting: list[Item]) -> set[int]:
        """Indices of those in *fitting* who are at home where the journey leads, if another person is not.

        Nobody visits his own land while somebody of another one is there (شكر الرئيس المالي نظيره الكيني على زيارته
        إلى مالي).
        """
        if item.kind != EN or not item.node.value_of("reaches"):
            return set()
        persons = [other for other in fitting if "person" in other.node.types]
        where = self._land_of_arrival(sentence, item)
        states = {other.index: self.entities.state(other.node) for other in persons} if where else {}
        home = {index for index, state in states.items() if state == where}
        foreign = any(state not in (where, "") for state in states.values())
        return home if foreign else set()

    def _land_of_arrival(self, sentence: Sentence, item: Item) -> str:
        """The state that the journey leads to; "" if it is not said."""
        for other in sentence.items[item.index + 1 : item.index + 1 + _NEAR]:
            if other.kind not in (NP, EN):
                return ""
            if {"country", "city"} & set(other.node.types):
                return self.entities.state(other.node)
        return ""

    def guests(self, sentence: Sentence, item: Item) -> list[Item]:
        """Who is received or seen off on coming or going (استقبل لارس نظيره لدى وصوله): the object of the verb."""
        governor = sentence.governor(item.index) if item.kind == EN else None
        node = item.prep_node
        if governor is None or node is None:
            return []
        if node.has("arrival") and (welcome := self.welcome(sentence, item)) is not None:
            return [one for one in sentence.items[welcome.index + 1 : item.index] if one.genitive == welcome.index]
        heads = {head.index for head in sentence.subject(governor.index)[0]}
        if not node.has("arrival"):
            hosts, travels = governor.node.value_of("hosts"), item.node.value_of("reaches")
            if not (hosts and travels and governor.index < item.index and (node.has("during") or node.has("attach"))):
                return []
            there = (one for one in sentence.right(governor.index).phrases if one.index < item.index and actorlike(one))
            return [one for one in there if one.index not in heads and "person" in one.node.types][:1]
        return [one for one in sentence.bare_right(governor.index) if one.index not in heads and one.index < item.index]

    @staticmethod
    def welcome(sentence: Sentence, item: Item) -> Item | None:
        """The event noun that tells who is met on coming or going (كان في استقبال لارس لدى وصوله)."""
        if item.kind == EN and item.prep_node is not None and item.prep_node.has("arrival"):
            before = next((one for one in reversed(sentence.items[: item.index]) if one.kind in (EN, V)), None)
            if before is not None and before.kind == EN and before.prep_node is not None:
                return before if before.prep_node.has("locative") else None
        return None
