"""From nodes to the items of a clause: verbs, noun phrases, signs.

A sentence becomes a list of items.  An item is what the clause walk steps
over: a finite verb, a noun phrase with its preposition, an event noun, a time,
a complementizer, a relative, a subordinator, a conjunction or a sign.
"""

from __future__ import annotations

from arabdiplo.morph.model import GENDER, Feature, Reading
from arabdiplo.text.marks import COMMA, DASHES, HARD, OPEN, QUOTES

from .finite import is_finite
from .kinds import BESIDE, DEFINITE, TOPICS
from .nodes import Node, gender_of, typed
from .starts import begins

V, NP, EN, TIME, COMP, REL, SUB, CONJ, SIGN, PRON, NEG, OTHER = (
    "V NP EN TIME COMP REL SUB CONJ SIGN PRON NEG OTHER".split()
)


#: the number and gender of an adjective that no plural has
_ONE = Feature.SINGULAR | Feature.MASCULINE
#: types of a name that is of one
_NAMES_ONE = frozenset({"person", "country", "city"})


class Item:
    """One step of the walk; ``node`` is its head, ``first``..``last`` its nodes (end exclusive)."""

    __slots__ = (
        "kind",
        "node",
        "first",
        "last",
        "prep",
        "genitive",
        "coordinated",
        "modifiers",
        "index",
        "sign",
        "is_comma",
        "is_hard",
        "prep_node",
        "reading",
        "demonstrative",
        "lead",
        "share",
        "opens",
    )

    def __init__(self, kind: str, node: Node, first: int, last: int, index: int) -> None:
        self.kind = kind
        self.node = node
        self.first = first
        self.last = last
        self.index = index
        self.prep = ""
        self.prep_node: Node | None = None
        self.genitive = -1
        """index of the item whose genitive this is, or -1"""
        self.coordinated = -1
        """index of the item before it in a list `X وY`, or -1"""
        self.modifiers: list[Node] = []
        self.sign = ""
        self.is_comma = self.is_hard = False
        """does it part phrases (a semicolon, too), does it end a sentence?"""
        self.reading: Reading | None = None
        self.demonstrative = False
        self.lead: tuple[int, int] | None = None
        """the words of the phrase, if it is a title and its head the name behind that"""
        self.share: Node | None = None
        """the word before its head that says how many they are (بعض)"""
        self.opens = False
        """a conjunction: does a clause of its own begin behind it, with who acts in it?"""

    def prep_before(self, mark: Item) -> bool:
        """Does its preposition stand before an opening mark (لـ«عكاظ»، ل(كونا))?"""
        return self.prep_node is not None and self.prep_node.start < mark.node.start

    def __repr__(self) -> str:
        return f"{self.kind}({self.prep}:{self.node.morph.norm if self.node.chunk is None else self.node.chunk.type})"


class _Builder:
    """Makes the items of one sentence; a preposition waits for its phrase."""

    def __init__(self, nodes: list[Node], ancestors: dict[str, tuple[str, ...]]) -> None:
        self.nodes = nodes
        self.count = len(nodes)
        self.ancestors = ancestors
        self.items: list[Item] = []
        self.prep: Node | None = None
        self.demonstrative = False

    def add(self, kind: str, node: Node, first: int, last: int) -> Item:
        item = Item(kind, node, first, last, len(self.items))
        self.items.append(item)
        return item

    def phrase(self, kind: str, i: int) -> int:
        """A noun phrase at node *i* with its adjectives; the index after it."""
        items = self.items
        item = Item(kind, self.nodes[i], i, i + 1, len(items))
        items.append(item)
        if self.prep is not None:
            item.prep, item.prep_node, self.prep = spelt(self.prep), self.prep, None
        if self.demonstrative:
            item.demonstrative, self.demonstrative = True, False
        i += 1
        if i < self.count and (self.nodes[i].morph.describes or self.nodes[i].has("privative")):
            i = _modifiers(self.nodes, i, item)
        if i < self.count and self.nodes[i].morph.suffix and self.nodes[i].value_of("stresses"):
            i += 1  # في الوقت نفسه
            item.last = i
        return i

    def step(self, i: int) -> int:
        node = self.nodes[i]
        morph = node.morph
        if node.chunk is not None:
            if node.chunk.type in BESIDE:
                return i + 1
            return self.phrase(TIME if "time" in self.ancestors.get(node.chunk.type, ()) else NP, i)
        part = morph.part
        if part == "phrase" and (morph.finite is None or not is_finite(self.nodes, i)):
            kind = EN if morph.trigger and morph.nominal is not None and not morph.types else NP
            return self.phrase(kind, i)
        if part == "sign":
            self.close(morph.norm)
            self.mark(self.add(SIGN, node, i, i + 1))
            if morph.norm not in OPEN and morph.norm not in QUOTES:
                self.prep = None
        elif part == "conj":
            self.add(CONJ, node, i, i + 1)
        elif part == "verbal":
            after_prep = (
                i > 0
                and self.nodes[i - 1].has("prep")
                and not self.nodes[i - 1].suffix
                and not self.nodes[i - 1].has("sub")
            )
            self.add(SUB if after_prep and morph.kind == "core" else NEG, node, i, i + 1)
            self.prep = None
        elif part == "phrase" or morph.finite is not None and is_finite(self.nodes, i):
            self.add(V, node, i, i + 1).reading = morph.finite
            self.prep = None
        elif part == "prep":
            self.preposition(node, i)
        elif part == "comp":
            self.add(COMP, node, i, i + 1)
            self.prep = None
        elif part == "rel":
            self.add(REL, node, i, i + 1)
        elif part == "sub":
            self.add(SUB, node, i, i + 1)
            self.prep = None
        elif part == "dem":
            if self.prep is not None and node.has("stands") and not self._plain_definite(i + 1):
                self.add(OTHER, self.prep, i - 1, i + 1)
                self.prep = None  # بعد ذلك
            else:
                self.demonstrative = True
        elif "each" in morph.functions:
            pass
        elif part == "pron":
            return self.phrase(PRON, i)
        else:
            self.add(OTHER, node, i, i + 1)
        return i + 1

    @staticmethod
    def mark(item: Item) -> None:
        """What a mark is, and what it does."""
        morph = item.node.morph
        item.sign = sign = "\n" if morph.kind == "newline" else morph.norm
        item.is_comma, item.is_hard = sign in COMMA, sign in HARD

    def _plain_definite(self, i: int) -> bool:
        """Does a noun with the article, which names nobody, stand at node *i* (بعد ذلك الاجتماع)?"""
        return i < self.count and self.nodes[i].chunk is None and self.nodes[i].morph.definite

    def close(self, sign: str) -> None:
        """A word like a preposition with nothing after it is an adverb (البيت بعيد)."""
        if self.prep is not None and self.prep.morph.kind != "prep" and sign not in OPEN and sign not in QUOTES:
            place = next(n for n in range(len(self.nodes)) if self.nodes[n] is self.prep)
            self.add(OTHER, self.prep, place, place + 1)
            self.prep = None

    def preposition(self, node: Node, i: int) -> None:
        """A preposition waits for its noun; with a suffix it is a phrase already."""
        after = self.nodes[i + 1] if i + 1 < len(self.nodes) else None
        if node.suffix:
            item = self.add(PRON, node, i, i + 1)
            item.prep, item.prep_node = spelt(node), node
            self.prep = None
        elif node.has("sub") and node.has("toward") and begins(self.nodes, i) and _somebody(after):
            self.add(OTHER, node, i, i + 1)  # وحتى الوزير رأى أن
        elif after is not None and after.has("comp"):
            self.prep = None
            self.add(SUB if node.has("sub") else OTHER, node, i, i + 1)
        elif self.prep is None or node.morph.kind != "prep" or self.prep.morph.kind == "prep":
            self.prep = node


def _somebody(node: Node | None) -> bool:
    return node is not None and bool(TOPICS.intersection(node.types))


def spelt(node: Node) -> str:
    """The dictionary's spelling of a particle (إلى for الى)."""
    for reading in node.morph.readings:
        if reading.pos in ("particle", "word"):
            return reading.lemma
    return node.morph.norm


def build(nodes: list[Node], ancestors: dict[str, tuple[str, ...]]) -> list[Item]:
    """The items of a sentence, in order, not yet linked."""
    builder = _Builder(nodes, ancestors)
    step, count = builder.step, len(nodes)
    i = 0
    while i < count:
        i = step(i)
    builder.close("")
    return builder.items


def _modifiers(nodes: list[Node], i: int, item: Item) -> int:
    """Adjectives that directly follow a head belong to it."""
    while i < len(nodes):
        node = nodes[i]
        if node.has("privative") and i + 1 < len(nodes) and nodes[i + 1].morph.describes and not nodes[i + 1].glued:
            item.modifiers += nodes[i : i + 2]
            i += 2
            item.last = i
            continue
        if not node.morph.describes or node.glued:
            break
        readings = node.morph.readings
        if node.value_of("counts") and i + 1 < len(nodes) and nodes[i + 1].has("part"):
            break  # بحث مع لارس العديد من القضايا
        if node.morph.trigger and not (item.kind == EN and readings[0].pos == "adj"):
            if not any(r.pos == "adj" and r.row is not None for r in readings):
                break
        named = readings[0].pos == "proper" and (typed(item.node) or bool(node.types) or not _adjective(readings))
        if named and not _of_two_states(nodes, i, item) or is_finite(nodes, i):
            break
        definite = any(r.features & Feature.DEFINITE for r in readings)
        if is_definite(item) and not definite:
            break  # what is said of it (زيارة مروان إلى بيرو مهمة)
        if readings[0].pos not in ("adj", "participle") or item.node.chunk is not None:
            if is_definite(item) != definite:
                break
        if item.node.chunk is not None or item.node.types:
            have, want = gender_of(item.node), readings[0].features & GENDER
            if have and want and not have & want:
                break  # a noun that looks like an adjective (رفضت روسيا المشروع)
            if item.node.features & Feature.PLURAL and readings[0].features & _ONE == _ONE:
                break  # رفض علماء مسلمون مقترح الهدنة
            if readings[0].features & Feature.PLURAL and _one_name(item.node):
                break  # اتهم لارس الكينيين بالكذب
        item.modifiers.append(node)
        i += 1
        item.last = i
        if i + 1 < len(nodes) and _dash(nodes[i]) and _of_states(node) and _of_states(nodes[i + 1]):
            i += 1  # محادثات مصرية - سودانية
    return i


def _one_name(node: Node) -> bool:
    """Does it name one person or state, in whose words there is no plural (كبير المفاوضين)?"""
    if _NAMES_ONE.isdisjoint(node.types):
        return False
    # an entry of several words ends in another than its first one, whose number it has
    return not any(
        word.features & (Feature.PLURAL | Feature.DUAL) or " " in word.norm for word in (node, *node.words())
    )


def _dash(node: Node) -> bool:
    return node.morph.kind == "punct" and node.morph.norm in DASHES


def _of_states(node: Node) -> bool:
    """Is it a nationality as an adjective?"""
    return "demonym" in node.types and node.chunk is None


def _of_two_states(nodes: list[Node], i: int, item: Item) -> bool:
    """Is the name of a state one of two nationalities of what has the article (المحادثات السعودية الإيرانية)?"""
    if typed(item.node) or not is_definite(item) or not _of_states(nodes[i]) or not _adjective(nodes[i].morph.readings):
        return False
    j = i + 2 if i + 2 < len(nodes) and _dash(nodes[i + 1]) else i + 1
    after = j < len(nodes) and _of_states(nodes[j]) and not nodes[j].glued and _adjective(nodes[j].morph.readings)
    return after or bool(item.modifiers) and _of_states(item.modifiers[-1])


def _adjective(readings: tuple[Reading, ...]) -> bool:
    """Is it a definite adjective, though some bear it as a name (التدهور الكبير)?"""
    return any(r.pos == "adj" and r.features & Feature.DEFINITE for r in readings)


def is_definite(item: Item) -> bool:
    """Is the head definite, so that only a definite adjective can belong to it?"""
    node = item.node
    if node.suffix or not DEFINITE.isdisjoint(node.types):
        return True
    readings = node.head.morph.readings
    return bool(readings) and any(r.features & Feature.DEFINITE for r in readings)


def is_owner(item: Item, of: Item) -> bool:
    """Does a phrase right behind another say whose that is (كلمة الوزير، كلمة للوزير)?"""
    return item.genitive == of.index or item.prep_node is not None and item.prep_node.has("purpose")
