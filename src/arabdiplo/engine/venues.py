"""Which phrases are the place of an event: not that of a topic, nor where people are at home (الوضع في اليمن)."""

from __future__ import annotations

from collections.abc import Mapping

from arabdiplo.syntax.bare import how
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.hanging import loose
from arabdiplo.syntax.items import COMP, CONJ, EN, NEG, NP, PRON, SIGN, TIME, Item, V
from arabdiplo.syntax.kinds import PLACES
from arabdiplo.syntax.nodes import typed
from arabdiplo.syntax.phrases import determined
from arabdiplo.text.marks import CLOSE_BRACKETS, HARD

from .lights import Lights

#: kind of bodies that are buildings as well (بقصر باكنغهام)
SEAT = "seat"


class Venues:
    """Knows the places among the phrases of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        triggers: frozenset[int],
        ancestors: Mapping[str, tuple[str, ...]],
        lights: Lights,
    ) -> None:
        self.sentence = sentence
        self.triggers = triggers
        self.ancestors = ancestors
        self.lights = lights

    def is_place(self, item: Item) -> bool:
        """Does a rule say that the phrase is a place?"""
        return any("place" in self.ancestors.get(name, ()) for name in item.node.types)

    def locative(self, item: Item) -> bool:
        """May the phrase be the place of an event, by its preposition and what it hangs on?"""
        if item.prep_node is None or not (item.prep_node.has("locative") or self._spoken_from(item)):
            return False
        seat = item.node.value_of("kind") == SEAT
        if "body" in item.node.types and item.prep_node.morph.kind == "prep" and not seat and not self._held_at(item):
            return False
        if not self.is_place(item):
            return False
        return not self._of_phrase(self.sentence.items[item.coordinated] if item.coordinated >= 0 else item)

    def _held_at(self, item: Item) -> bool:
        """Does it stand right behind an event's noun (جلسة عمل بوزارة الخارجية)?"""
        items, i = self.sentence.items, item.index - 1
        while i > 0 and items[i].kind == NP and not items[i].prep:
            i -= 1
        return i >= 0 and items[i].kind == EN and i in self.triggers

    def _spoken_from(self, item: Item) -> bool:
        """Is it where a verb of saying was said (أعلن من تونس أن …, قال الوزير أمس من تونس إن …)?"""
        node = item.prep_node
        if node is None or not node.has("part") or PLACES.isdisjoint(item.node.types):
            return False
        items, i = self.sentence.items, item.index - 1
        after = items[item.index + 2] if item.index + 2 < len(items) and items[item.index + 1].is_comma else item
        if after.kind == V and after.index in self.sentence.said and (i < 0 or items[i].kind == CONJ):
            return True  # ومن تونس، أعلن
        while i > 0 and (
            items[i].kind in (TIME, PRON)
            or items[i].is_comma
            or items[i + 1].kind == PRON  # في كلمة له من تونس
            or items[i].node.value_of("told")
            or determined(items[i].node)
            and loose(items[i])
        ):
            i -= 1
        return i >= 0 and items[i].kind == V and i in self.sentence.said

    def _of_phrase(self, item: Item) -> bool:
        """Does a place belong to the phrase before it (الأوضاع في اليمن), so that it is none of an event?"""
        i = item.index - 1
        while i >= 0 and self.sentence.pairs.get(i, i) < i:
            i = self.sentence.pairs[i] - 1  # (الوضع "المقلق" في …)
        before = self.sentence.items[i] if i >= 0 else None
        while before is not None and before.genitive >= 0 and not before.node.types:
            if before.kind != NP and (before.index in self.triggers or not before.node.value_of("told")):
                break
            before = self.sentence.items[before.genitive]  # جلسة عمل في …، جلسة محادثات في …
        if before is None or before.kind not in (NP, EN):
            return False
        node = before.prep_node
        if before.node.value_of("told") and node is not None and (node.has("locative") or node.has("during")):
            return False  # قال خلال مؤتمر صحفي في تونس
        if before.kind == EN:
            return before.index not in self.triggers
        types = before.node.types
        if "source" in types:
            return True  # بحسب مصدر في مكتبه
        if how(before):
            return False  # استقبل رسميا في القصر
        if before.node.suffix and self.lights.is_masdar(before):
            return False  # الاجتماع المرتقب عقده بتونس
        if not types or "amount" in types:
            return before.node.chunk is None or bool(types)
        root = before if before.coordinated < 0 else self.sentence.items[before.coordinated]
        sides = root.prep_node is not None and (root.prep_node.has("between") or root.prep_node.has("beside"))
        if PLACES.intersection(types) and not sides and (before.prep or before.genitive >= 0):
            return True  # من فارنا في بلغاريا
        chunk = before.node.chunk
        if "country" in item.node.types and not {"group", "body"}.isdisjoint(types) and self._on_matter(before):
            return True  # بحث دعم القوات الدولية في مالي
        if before.coordinated < 0 or "person" not in types or chunk is None:
            return False
        near = not {"city", "site"}.isdisjoint(item.node.types) or item.node.value_of("kind") == SEAT
        there = near and before.node.value_of("state")  # التقى لارس ونظيره المالي في أوسلو
        return not chunk.named and not there

    def _on_matter(self, group: Item) -> bool:
        """Are people or a body told of as part of a matter: its genitive, or whom it is for?"""
        items, root = self.sentence.items, group
        if group.genitive < 0 and group.prep_node is not None and group.prep_node.has("purpose") and group.index > 0:
            root = items[group.index - 1]
        while root.genitive >= 0:
            root = items[root.genitive]
        return root is not group and root.kind in (NP, EN) and root.index not in self.triggers and not typed(root.node)

    def where(self, trigger: int) -> Item | None:
        """The place right before «حيث», for the verb of the clause after it and the noun that this verb serves."""
        items = self.sentence.items
        i = opens(self.sentence, trigger) - 1
        if i < 1 or not items[i].node.has("where"):
            return None
        i -= 1
        while i > 0 and (items[i].kind == TIME or items[i].kind == SIGN and items[i].sign not in HARD + CLOSE_BRACKETS):
            i -= 1
        place = items[i]
        named = bool(PLACES.intersection(place.node.types)) and place.genitive < 0  # زار تونس، حيث …
        toward = place.prep_node is not None and place.prep_node.has("toward")  # في طريقه إلى مالي حيث …
        node = place.prep_node
        beside = node is not None and (node.has("between") or node.has("beside"))
        if place.prep and not toward and place.kind == NP and (beside or self._of_phrase(place)):
            return None  # النزاع في مالي حيث …، الأزمة بين مالي وغانا حيث …
        return place if place.kind == NP and self.is_place(place) and (place.prep or named) else None


def opens(sentence: Sentence, trigger: int) -> int:
    """Where the clause begins whose verb the trigger is, or is the object of (سيجري محادثات)."""
    items = sentence.items
    i = trigger
    if items[i].kind == EN and not items[i].prep and (verb := sentence.governor(i)) is not None:
        i = verb.index
    if items[i].kind != V or i > trigger:
        return 0
    while i > 0 and (items[i - 1].kind == NEG or sentence.is_aux(items[i - 1])):
        i -= 1
    if i > 1 and items[i - 1].kind == COMP and items[i - 2].kind == NP and items[i - 2].prep:
        i -= 2
    return i
