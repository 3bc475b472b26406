"""What fills a role: a phrase with its words, or somebody who is only meant."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from arabdiplo.morph.model import Feature

from .items import COMP, EN, NP, REL, SIGN, Item, V, is_definite
from .kinds import GIVERS, MEASURES, PROPER
from .nodes import Node, typed


class Filler(msgspec.Struct, frozen=True, eq=False):
    """A candidate for a role.

    start, end: the words (offsets), or -1 where it has none near the trigger.
    nodes: who is meant (one node, or all members of a plural pronoun).
    clause: True for a stretch of speech, which has no entity.
    """

    start: int
    end: int
    nodes: list[Node]
    source: str = "explicit"
    item: Item | None = None
    clause: bool = False
    definite: bool = False
    """is the phrase definite: by article, name or genitive?"""
    group: int = -1
    """index of the first phrase of its list (`X وY`)"""
    placed: bool = False
    """is it an actor by where it stands, whatever its type (وقال الأهالي إن)?"""

    @property
    def implicit(self) -> bool:
        return self.start < 0

    def key(self) -> tuple[int, ...]:
        """What tells two fillers apart: who is meant, else the words."""
        return tuple(node.start for node in self.nodes) or (self.start, self.end)

    def as_source(self, source: str) -> Filler:
        """The same filler, found in another way."""
        return Filler(
            self.start, self.end, self.nodes, source, self.item, self.clause, self.definite, self.group, self.placed
        )

    def about(self, item: Item) -> Filler:
        """The same words, as those of an item."""
        return Filler(
            self.start, self.end, self.nodes, self.source, item, self.clause, self.definite, self.group, self.placed
        )

    def until(self, end: int) -> Filler:
        """The same with words that end elsewhere."""
        return self if end == self.end else msgspec.structs.replace(self, end=end)

    def meant(self, source: str) -> Filler:
        """The same without words of its own: somebody who is only meant."""
        return Filler(-1, -1, self.nodes, source, placed=self.placed)


Args = dict[str, list[Filler]]
"""role -> what fills it"""


def named(item: Item) -> bool:
    """Is the phrase one that holds a name (الوزير لارس هوفمان), rather than a title alone?"""
    chunk = item.node.chunk
    return chunk is not None and chunk.named


def by_name(item: Item) -> bool:
    """Is it a person by name?"""
    return "person" in item.node.types and named(item)


def bare_masdar(item: Item) -> bool:
    """Is it a masdar that is part of no chunk (ناشد وقف القتال)?"""
    return item.node.chunk is None and any(reading.pos == "masdar" for reading in item.node.morph.readings)


def bearer(items: list[Item], item: Item) -> Item:
    """The noun of a chain of genitives whose preposition holds of the item, or its outermost (خلال جولة المحادثات)."""
    while item.genitive >= 0 and not item.prep:
        item = items[item.genitive]
    return item


def phrase_end(items: list[Item], item: Item, nodes: list[Node]) -> int:
    """End offset of a noun phrase with its genitives and adjectives."""
    last = phrase_last(items, item)
    return max(nodes[last.last - 1].end, last.node.end)


def phrase_last(items: list[Item], item: Item) -> Item:
    """The last genitive of a noun phrase, or its head."""
    last = item
    for other in items[item.index + 1 :]:
        if other.genitive == last.index and other.coordinated < 0:
            last = other
        elif other.index != last.index + 1 or other.kind != SIGN:
            break
    return last


def measured(items: list[Item], item: Item) -> Item | None:
    """What a measure is a measure of (50 طنا من الأدوية، اثنان من الوزراء)."""
    if not MEASURES.intersection(item.node.types):
        return None
    after = items[phrase_last(items, item).index + 1 :][:1]
    if not after or after[0].kind not in (NP, EN) or GIVERS.intersection(after[0].node.types):
        return None
    node = after[0].prep_node
    return after[0] if node is not None and node.has("part") else None


def measure_of(items: list[Item], item: Item) -> Item:
    """The measure that an item's phrase is measured by, else the item itself."""
    before = items[item.index - 1] if item.index else item
    return before if measured(items, before) is item else item


def batch_of(items: list[Item], item: Item) -> Item:
    """What an item is one of several of (سلسلة جديدة من العقوبات), or its measure, else the item itself."""
    before = measure_of(items, item)
    if before is not item or not item.index or item.prep_node is None or not item.prep_node.has("part"):
        return before
    some = items[item.index - 1].node.head
    return items[item.index - 1] if some.value_of("counts") or some.value_of("wraps") else item


def roots(items: list[Item], item: Item) -> list[Item]:
    """A phrase and what it is a genitive of or listed with, inside out."""
    out = [item]
    while True:
        outer = item.coordinated if item.coordinated >= 0 else item.genitive
        if outer < 0:
            return out
        item = items[outer]
        out.append(item)


def verb_lemmas(item: Item) -> set[str]:
    """What verbs an item may be a form of."""
    return {reading.lemma for reading in item.node.morph.readings if reading.pos == "verb"}


def filler_of(
    items: list[Item], item: Item, nodes: list[Node], source: str = "explicit", group: int = -1, placed: bool = False
) -> Filler:
    """The filler that an item's phrase makes."""
    node = item.node
    whole = measured(items, item)
    last = phrase_last(items, whole or item)
    typed_alone = (
        typed(node) and not item.modifiers and whole is None and not ("group" in node.types and last is not item)
    )
    end = node.end if typed_alone else max(nodes[last.last - 1].end, last.node.end)
    if "group" in node.types and (described := _attribute_end(items, last, nodes)):
        end = described
    start, end = item.lead or (node.start, end)
    definite = (
        typed(last.node)
        or bool(last.node.suffix)
        or any(r.features & Feature.DEFINITE for r in last.node.morph.readings)
    )
    who = [whole.node if whole is not None and typed(whole.node) else _picked(items, item).node]
    return Filler(start, end, who, source, item, False, definite, group, placed)


def _picked(items: list[Item], item: Item) -> Item:
    """Of what the phrase says that it is any one (لم يستقبل أي وفد); else itself."""
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    any_one = after is not None and after.genitive == item.index and bool(item.node.value_of("picks"))
    return after if after is not None and any_one and typed(after.node) else item


def _attribute_end(items: list[Item], item: Item, nodes: list[Node]) -> int:
    """Where the participle on a group ends, with what it is about (الدول الموقعة على البيان); 0 without one."""
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    if after is None or not after.node.morph.trigger or noun_described(items, after) is None:
        return 0
    topic = items[after.index + 1] if after.index + 1 < len(items) else None
    if topic is None or not topic.prep:
        return after.node.end
    return phrase_end(items, topic, nodes)


def determined(node: Node) -> bool:
    """Is a typed phrase definite (وزير الخارجية, لافروف), not one of many (دبلوماسيين روس)?"""
    if node.chunk is None or "group" not in node.types:
        return typed(node)
    return any(word.morph.definite or word.morph.suffix or PROPER.intersection(word.types) for word in node.words())


def takes_up(item: Item, items: Sequence[Item] = ()) -> bool:
    """Is the event noun definite, so that it takes up what was named (هذه الزيارة، زيارة لافروف)?"""
    if item.demonstrative or item.node.suffix:
        return True
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    if after is not None and after.genitive == item.index and determined(after.node):
        return True
    return any(reading.features & Feature.DEFINITE for reading in item.node.morph.readings)


def names_doing(item: Item) -> bool:
    """Is it an object of its own that names a doing (أكد الوزير التزام بلاده ب…، أعلن البنك تقديم قرض)?"""
    if item.prep or item.genitive >= 0 or item.kind not in (NP, EN):
        return False
    morph = item.node.morph
    return item.kind == EN or not morph.definite and any(reading.pos == "masdar" for reading in morph.readings)


def noun_described(items: Sequence[Item], item: Item) -> Item | None:
    """The noun before a definite participle that describes it (الاتفاقية الموقعة، الدول الخمس الموقعة على)."""
    i = item.index - 1
    if i < 0 or not (_participle_alone(item) or _participle_after(items[i], item)):
        return None
    while i > 0 and "number" in items[i].node.types and items[i].last == items[i + 1].first:
        i -= 1
    if items[i].kind not in (NP, EN) or items[i].last != items[i + 1].first:
        return None
    noun = items[i]
    while noun.genitive >= 0 and not typed(noun.node):
        noun = items[noun.genitive]
    return noun


def _participle_alone(item: Item) -> bool:
    """Is it a definite participle that is no noun as well (الموقعة)?"""
    definite = [r for r in item.node.morph.readings if r.features & Feature.DEFINITE]
    if item.prep or item.genitive >= 0 or any(r.pos in ("noun", "adj", "proper") for r in definite):
        return False
    return any(r.pos == "participle" for r in definite)


def _participle_after(before: Item, item: Item) -> bool:
    """May it be a definite participle, where what stands before takes no genitive any more (الاتفاق المبرم)?"""
    if item.prep:
        return False
    closed = before.node.words()[-1].morph
    whole = is_definite(before) or closed.definite or bool(closed.types)
    return whole and any(r.pos == "participle" and r.features & Feature.DEFINITE for r in item.node.morph.readings)


def tells_which(items: Sequence[Item], item: Item) -> bool:
    """Is it a definite participle, and nothing else, that describes the noun before it (الصحف الصادرة اليوم)?"""
    if typed(item.node) or any(r.pos == "masdar" for r in item.node.morph.readings):
        return False
    return _participle_alone(item) and noun_described(items, item) is not None


def voice_unknown(item: Item) -> bool:
    """May the verb be passive, as it is written?"""
    return item.kind == V and any(r.pos == "verb" and r.features & Feature.PASSIVE for r in item.node.morph.readings)


def surely_passive(item: Item, third: bool = False) -> bool:
    """Can the verb be nothing but passive, as it is written (نوقش، بُحثت)?

    third: it is known that nobody says it of himself (أقيل الوزير).
    """
    readings = [r for r in item.node.morph.readings if r.pos == "verb"] if item.kind == V else []
    if third:
        readings = [r for r in readings if not r.features & Feature.FIRST]
    return bool(readings) and all(r.features & Feature.PASSIVE for r in readings)


def common(node: Node) -> bool:
    """Is the nationality first of all an adjective of another sense (عقوبات مالية)?"""
    row = node.row()
    return row is not None and row.get("also") == "word"


def noun_quoted(inside: Sequence[Item]) -> bool:
    """Is what stands between marks a noun with what is said of it ("الهجوم الذي وقع أمس")?"""
    clause = next((item for item in inside if item.kind in (V, COMP, REL)), None)
    first = inside[0] if inside else None
    return first is not None and clause is not None and clause.kind == REL and first.kind in (NP, EN) and not first.prep
