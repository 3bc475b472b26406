"""Names said again: a word that ends a full name of the document is that name elsewhere, too.

Surnames are often words (النور, الشريف) or look like verbs (تشن).  Once the
document has said the full name, the word alone means its bearer.
"""

from __future__ import annotations

import itertools
import operator
from typing import TYPE_CHECKING

from arabdiplo.morph.model import Feature
from arabdiplo.text import skeleton

from .nodes import Node

if TYPE_CHECKING:
    from .cascade import CompiledPattern

#: the type of chunks that are names
NAME = "name"
_TYPES = operator.attrgetter("types")
_KEY = operator.attrgetter("morph.key")
#: fewer letters say too little
_SHORTEST = 3


def echoes(nodes: list[Node]) -> dict[int, CompiledPattern]:
    """Where words stand alone that belong to a full name, and the pattern that made the name."""
    bearers: dict[str, CompiledPattern] = {}
    for node in itertools.compress(nodes, map((NAME,).__eq__, map(_TYPES, nodes))):
        if node.chunk is not None:
            words = [word for word in node.words() if word.morph.kind == "core"]
            if len(words) > 1:
                ends = (words[0], words[-1]) if len(words) > 2 else words[-1:]
                bearers.update(
                    (skeleton(word.norm), node.chunk.pattern) for word in ends if len(word.norm) >= _SHORTEST
                )
    if not bearers:
        return {}
    found: dict[int, CompiledPattern] = {}
    if bearers.keys().isdisjoint(map(_KEY, nodes)):
        return found
    for i, node in enumerate(nodes):
        bearer = bearers.get(node.morph.key)
        if bearer is not None and _may_be_name(node, nodes[i - 1] if i else None):
            found[i] = bearer
    return found


def _may_be_name(node: Node, before: Node | None) -> bool:
    morph = node.morph
    if morph.kind != "core" or morph.suffix or morph.functions or morph.types:
        return False
    reading = node.reading
    if reading is None or reading.features & (Feature.UNKNOWN | Feature.RARE) or reading.pos == "proper":
        return True
    said_of = before is not None and before.morph.finite is not None
    if reading.pos == "verb":
        return said_of
    if any(one.row is not None for one in morph.readings):
        return False
    return said_of or before is None or before.chunk is not None or before.morph.nominal is None
