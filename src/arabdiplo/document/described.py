"""Who is meant by a noun that had more words before: `متحدث باسم الوزارة … المتحدث`, `صحيفة … الصحيفة الأميركية`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

from arabdiplo.document.naming import Known
from arabdiplo.engine.nodes import Node
from arabdiplo.lang.tree import Path
from arabdiplo.morph.model import MANY

_NEAR = 400
"""mentions among which one looks back, so that time does not grow with the square of the text"""


class Described:
    """The phrases of one document that say of somebody or something what it is."""

    def __init__(self, known: Sequence[Known], ancestors: Mapping[str, tuple[str, ...]]) -> None:
        self.known = known
        self.ancestors = ancestors
        self._starts = [one.node.start for one in known]

    def outlet(self, node: Node, state_of: Callable[[Node], str]) -> Node | None:
        """The outlet with a name that one spoke of last, of the same kind and of no other state (الوكالة التركية)."""
        words = node.words()
        if not _with_article(words[0]) or not all(map(_of_a_kind, words[1:])):
            return None
        mine = state_of(node)
        for one in self._alike(node, "source", "body"):
            theirs = state_of(one)
            if one.value_of("kind") == "outlet" or "source" not in self.ancestors.get(one.types[0], ()):
                if is_named(one) and (not mine or not theirs or mine == theirs):
                    return one
        return None

    def one(self, node: Node) -> Node | None:
        """Somebody without a name who was brought in by his calling and for whom (مسؤول في الوزارة … المسؤول)."""
        words = node.words()
        if not _with_article(words[0]) or node.features & MANY or any(not word.suffix for word in words[1:]):
            return None
        for one in self._alike(node, "person", "group"):
            if not one.features & MANY and not one.words()[0].morph.definite and _lemma(one) == _lemma(node):
                return one
        return None

    def _alike(self, node: Node, *types: str) -> Iterator[Node]:
        """Phrases of these types before a node whose head is the same noun, the nearest first."""
        end = bisect_left(self._starts, node.start)
        lemma = _noun(node)
        for known in reversed(self.known[max(0, end - _NEAR) : end]):
            if lemma and _noun(known.node) == lemma and any(t in self.ancestors.get(known.type, ()) for t in types):
                yield known.node


def is_named(node: Node) -> bool:
    """Has a body or an outlet a name of its own, more than what it is (وكالة رويترز، صحيفة «الشاطئ»)?"""
    if node.chunk is None:
        return True
    paths = (one for one in node.chunk.pattern.tree.entity if isinstance(one, Path) and not one.attributes)
    words = node.words()
    marked = any(word.morph.kind == "punct" for word in words)
    own = len(words) > 1 and not words[0].morph.definite and (marked or not _of_a_kind(words[-1]))
    return own or any(node.chunk.captures.get(one.name) for one in paths)


def _lemma(node: Node) -> str:
    reading = node.words()[0].reading
    return reading.lemma if reading is not None else ""


def _noun(node: Node) -> str:
    """The noun that a phrase begins with, in the singular."""
    return next(iter(_lemma(node).split()), "")


def _with_article(word: Node) -> bool:
    """Is the noun itself definite, and not by its genitive (وكالة الأنباء)?"""
    return word.morph.definite and word.norm.startswith("ال")


def _of_a_kind(word: Node) -> bool:
    """Does a word only say of which kind something is, as adjectives do?"""
    return word.reading is not None and word.reading.pos == "adj"


__all__ = ["Described", "is_named"]
