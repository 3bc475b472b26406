"""Who issued a paper, where the words around it say so: `تقرير أصدرته المنظمة`, `نشرت الصحيفة تقريرا`."""

from __future__ import annotations

from collections.abc import Sequence

from arabdiplo.syntax.kinds import ACTORS
from arabdiplo.syntax.nodes import Node

#: so many words may stand between a paper and the verb of its issuing, and so many between that and who issued it
_FAR, _NEAR = 5, 3


def issuer_of(nodes: Sequence[Node], order: int) -> Node | None:
    """Whoever issued the paper at *order*: named in a clause on it, or with the verb that it is the object of."""
    return _behind(nodes, order) or _before(nodes, order)


def _behind(nodes: Sequence[Node], order: int) -> Node | None:
    for i in range(order + 1, min(order + 1 + _FAR, len(nodes))):
        if nodes[i].value_of("issues"):
            return next(filter(_acts, nodes[i + 1 : i + 1 + _NEAR]), None)
        if nodes[i].morph.part == "sign" or nodes[i].has("comp") or nodes[i].place != nodes[order].place:
            break
    return None


def _before(nodes: Sequence[Node], order: int) -> Node | None:
    by = nodes[order - 1] if order else None
    if by is None or not _acts(by) or by.place != nodes[order].place:
        return None
    return by if any(node.value_of("issues") for node in nodes[max(0, order - 1 - _NEAR) : order - 1]) else None


def _acts(node: Node) -> bool:
    return not ACTORS.isdisjoint(node.types)
