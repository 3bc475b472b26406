"""Names said again: a word that ends a full name of the document is that name elsewhere, too.

Surnames are often words (النور, الشريف) or look like verbs (تشن).  Once the
document has said the full name, the word alone means its bearer, and two words
that follow each other in it belong together wherever they do so again.
"""

from __future__ import annotations

import itertools
import operator
from collections import Counter

from arabdiplo.morph.model import UNSURE
from arabdiplo.syntax.nodes import Maker, Node

#: the type of chunks that are names
NAME = "name"
_DEMONYM = "demonym"
_TYPES = operator.attrgetter("types")
_KEY = operator.attrgetter("morph.key")
#: fewer letters say too little
_SHORTEST = 3


Echo = tuple[int, int, Maker]
"""the nodes from a place to before another, and the pattern that made the full name"""


class _Bearers:
    """What the full names of a document say of their words."""

    def __init__(self, nodes: list[Node]) -> None:
        self.ends: dict[str, Maker] = {}
        """words that may stand for their bearer"""
        self.pairs: dict[tuple[str, str], Maker] = {}
        """words that follow each other, and the first and the last (أحمد … المنيع)"""
        self.tails: set[tuple[str, str]] = set()
        """the last two words of a name of more (… بن طالب)"""
        self.firsts: set[str] = set()
        self.seconds: set[str] = set()
        for node in itertools.compress(nodes, map((NAME,).__eq__, map(_TYPES, nodes))):
            if node.chunk is not None:
                self._add(node, node.chunk.pattern)

    def _add(self, node: Node, pattern: Maker) -> None:
        keys = [word.morph.key for word in node.words() if word.morph.kind == "core"]
        if len(keys) > 1:
            for key in (keys[0], keys[-1]) if len(keys) > 2 else keys[-1:]:
                if len(key) >= _SHORTEST:
                    self.ends[key] = pattern
            self.pairs.update(dict.fromkeys((*itertools.pairwise(keys), (keys[0], keys[-1])), pattern))
            if len(keys) > 2:
                self.tails.add((keys[-2], keys[-1]))
            self.firsts.add(keys[0])
            self.seconds.update(keys[1:])


def side_by_side(nodes: list[Node]) -> list[int]:
    """Where what was read as one name behind a verb are the surnames of two (أبلغ موانغي أونغا), one of them known.

    Nobody else in the document has both for his name, and the first is no given name.
    """
    chunks = [(i, node.chunk) for i, node in enumerate(nodes) if node.types == (NAME,) and node.chunk is not None]
    if len(chunks) < 2:
        return []
    spelt = [tuple(word.morph.key for word in nodes[i].words()) for i, _ in chunks]
    ends = Counter(keys[-1] for keys in spelt if len(keys) > 1)
    pairs = Counter(itertools.chain.from_iterable(map(itertools.pairwise, spelt)))
    found: list[int] = []
    for (i, chunk), keys in zip(chunks, spelt, strict=True):
        if not i or nodes[i - 1].morph.finite is None or len(keys) != 2 or len(chunk.nodes) != 2:
            continue
        known = ends[keys[0]] > (keys[0] == keys[1])
        if known and pairs[keys] == 1 and not chunk.nodes[0].value_of("gender"):
            found.append(i)
    return found


def echoes(nodes: list[Node]) -> list[Echo]:
    """Where words stand that belong to a full name: alone, or behind the word that they follow in it."""
    bearers = _Bearers(nodes)
    if bearers.seconds.isdisjoint(keys := list(map(_KEY, nodes))) and bearers.ends.keys().isdisjoint(keys):
        return []
    found: list[Echo] = []
    for i, key in enumerate(keys):
        bearer = bearers.ends.get(key)
        before = nodes[i - 1] if i else None
        if before is not None and key in bearers.seconds and _free(nodes[i]):
            both = _last(before), key
            pair = bearers.pairs.get(both)
            goes_on = bool(found) and found[-1][1] == i
            begun = before.chunk is not None or before.morph.key in bearers.firsts or both in bearers.tails
            if pair is not None and (goes_on or begun):
                found.append((found.pop()[0] if goes_on else i - 1, i + 1, pair))
                continue
        if bearer is not None and _may_be_name(nodes[i], before):
            found.append((i, i + 1, bearer))
    return found


def no_word(node: Node) -> bool:
    """Is it nothing but a name, as far as anybody knows?"""
    reading = node.reading
    return reading is None or bool(reading.features & UNSURE) or reading.pos == "proper"


def _last(node: Node) -> str:
    """The key of a word, or of the last word of a name."""
    if node.chunk is None:
        return node.morph.key if _free(node) else ""
    return node.words()[-1].morph.key if node.types == (NAME,) else ""


def _free(node: Node) -> bool:
    """Is it a word without a suffix that says no more than itself?"""
    morph = node.morph
    return morph.kind == "core" and not morph.suffix and not morph.functions


def _may_be_name(node: Node, before: Node | None) -> bool:
    morph = node.morph
    if not _free(node):
        return False
    if morph.types:  # a surname that is an adjective of a state, behind a verb (وأكد المصري)
        return morph.types == (_DEMONYM,) and morph.definite and before is not None and before.morph.finite is not None
    reading = node.reading
    if reading is None or no_word(node):
        return True
    said_of = before is not None and before.morph.finite is not None
    if reading.pos == "verb":
        return said_of
    if any(one.row is not None for one in morph.readings):
        # a name that is a word of the rules, too (قال صالح): behind what can only be a verb, or where one must come
        named = any(one.pos == "proper" for one in morph.readings)
        if not named or before is None or before.chunk is not None:
            return False
        awaited = before.has("comp") or before.has("contrary") or before.has("beside")  # إن صالح، مع صالح
        return awaited and not before.suffix or said_of and before.morph.nominal is None
    return said_of or before is None or before.chunk is not None or before.morph.nominal is None
