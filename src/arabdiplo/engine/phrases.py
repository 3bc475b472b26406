"""What fills a role: a phrase with its words, or somebody who is only meant."""

from __future__ import annotations

from collections.abc import Sequence

from arabdiplo.morph.model import Feature

from .items import EN, NP, Item, V
from .nodes import Node

#: types of chunks that say how many or how much of something there is
MEASURES = frozenset({"amount", "number"})
#: types of chunks that give something (مليون دولار من واشنطن) rather than are part of a measure
GIVERS = frozenset({"person", "body", "country", "city", "region", "site", "source"})


class Filler:
    """A candidate for a role.

    start, end: the words (offsets), or -1 where it has none near the trigger.
    nodes: who is meant (one node, or all members of a plural pronoun).
    clause: True for a stretch of speech, which has no entity.
    """

    __slots__ = ("start", "end", "nodes", "source", "item", "clause", "definite", "group", "placed")

    def __init__(
        self, start: int, end: int, nodes: list[Node], source: str = "explicit", item: Item | None = None
    ) -> None:
        self.start = start
        self.end = end
        self.nodes = nodes
        self.source = source
        self.item = item
        self.clause = False
        self.definite = False
        """is the phrase definite: by article, name or genitive?"""
        self.group = -1
        """index of the first phrase of its list (`X وY`)"""
        self.placed = False
        """is it an actor by where it stands, whatever its type (وقال الأهالي إن)?"""

    @property
    def implicit(self) -> bool:
        return self.start < 0

    def key(self) -> tuple[int, ...]:
        """What tells two fillers apart: who is meant, else the words."""
        return tuple(node.start for node in self.nodes) or (self.start, self.end)

    def as_source(self, source: str) -> Filler:
        """The same filler, found in another way."""
        other = Filler(self.start, self.end, self.nodes, source, self.item)
        other.clause = self.clause
        other.definite = self.definite
        other.group = self.group
        other.placed = self.placed
        return other

    def meant(self, source: str) -> Filler:
        """The same without words of its own: somebody who is only meant."""
        other = Filler(-1, -1, self.nodes, source)
        other.placed = self.placed
        return other


def typed(node: Node) -> bool:
    """Has a rule or a lexicon said what the word is?"""
    return node.chunk is not None or bool(node.morph.types)


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
        else:
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


def filler_of(items: list[Item], item: Item, nodes: list[Node], source: str = "explicit") -> Filler:
    """The filler that an item's phrase makes."""
    node = item.node
    whole = measured(items, item)
    last = phrase_last(items, whole or item)
    typed_alone = typed(node) and not item.modifiers and whole is None
    end = node.end if typed_alone else max(nodes[last.last - 1].end, last.node.end)
    filler = Filler(node.start, end, [whole.node if whole is not None and typed(whole.node) else node], source, item)
    filler.definite = (
        typed(last.node)
        or bool(last.node.suffix)
        or any(r.features & Feature.DEFINITE for r in last.node.morph.readings)
    )
    return filler


def spells(nodes: list[Node], first: int, words: tuple[str, ...]) -> bool:
    """Do the nodes before *first* spell *words*?"""
    k = first - len(words)
    if k < 0:
        return False
    return all(nodes[k + j].chunk is None and nodes[k + j].morph.norm == word for j, word in enumerate(words))


#: types of words that are definite by themselves
PROPER = frozenset({"country", "city", "region", "body", "name", "surname"})


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


def voice_unknown(item: Item) -> bool:
    """May the verb be passive, as it is written?"""
    return item.kind == V and any(r.pos == "verb" and r.features & Feature.PASSIVE for r in item.node.morph.readings)
