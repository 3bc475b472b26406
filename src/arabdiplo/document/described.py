"""Who is meant by a noun that had more words before: `متحدث باسم الوزارة … المتحدث`, `صحيفة … الصحيفة الأميركية`."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from arabdiplo.document.called import bare_words, of_a_kind
from arabdiplo.document.naming import Known
from arabdiplo.lang.tree import Path
from arabdiplo.morph.model import MANY
from arabdiplo.syntax.nodes import Node
from arabdiplo.text.letters import ARTICLE

_NEAR = 400
"""mentions among which one looks back, so that time does not grow with the square of the text"""
#: the types of what is meant by a noun that had more words before
_MEANT = frozenset({"body", "group", "person", "source"})


@attrs.frozen(slots=True)
class _Brief:
    """What the words of a phrase say of it."""

    lemma: str
    words: int
    plain: bool
    many: bool
    speaks: bool

    @classmethod
    def of(cls, node: Node) -> _Brief:
        many = bool(node.features & MANY)
        return cls(_lemma(node), len(node.words()), _plain(node), many, speaks_for_body(node))


class Described:
    """The phrases of one document that say of somebody or something what it is."""

    def __init__(self, known: Sequence[Known], ancestors: Mapping[str, tuple[str, ...]]) -> None:
        self.known = known
        self.ancestors = ancestors
        self._starts = [one.node.start for one in known]
        self._briefs: dict[int, _Brief] = {}

    def _brief(self, place: int) -> _Brief:
        """What is asked of one of the known again and again."""
        brief = self._briefs.get(place)
        if brief is None:
            brief = self._briefs[place] = _Brief.of(self.known[place].node)
        return brief

    @functools.cached_property
    def _by_noun(self) -> dict[str, list[int]]:
        """Places among the known that may be meant by another noun, by the nouns that their phrases begin with."""
        found: dict[str, list[int]] = {}
        for place, one in enumerate(self.known):
            if not _MEANT.isdisjoint(self.ancestors.get(one.type, ())):
                for noun in _nouns(one.node):
                    found.setdefault(noun, []).append(place)
        return found

    def outlet(self, node: Node, state_of: Callable[[Node], str]) -> Node | None:
        """The outlet with a name that one spoke of last, of the same kind and of no other state (الوكالة التركية)."""
        words = node.words()
        if not _with_article(words[0]) or not all(map(of_a_kind, words[1:])):
            return None
        mine = state_of(node)
        for known in self._alike(node, "source", "body"):
            one = known.node
            theirs = state_of(one)
            if one.value_of("kind") == "outlet" or "source" not in self.ancestors.get(one.types[0], ()):
                if is_named(one) and (not mine or not theirs or mine == theirs):
                    return one
        return None

    def one(self, node: Node) -> Node | None:
        """Who was brought in by his calling: with his name, or for whom he spoke (المخرج هوفمان … المخرج)."""
        words = node.words()
        bare = all(word.suffix for word in words[1:]) or speaks_for_body(node) and all(map(of_a_kind, words[1:]))
        if not _with_article(words[0]) or node.features & MANY or not bare:
            return None
        mine = _Brief.of(node)
        for place in self._places(node, "person", "group"):
            theirs = self._brief(place)
            said = theirs.plain and theirs.lemma == mine.lemma or theirs.speaks and theirs.words > mine.words
            if not theirs.many and (said or self.known[place].name):
                return self.known[place].node
        return None

    def of_state(self, node: Node, state_of: Callable[[Node], str]) -> Node | None:
        """The firm, mission or office of that state that one spoke of last (شركة «نسيم» المالطية … الشركة المالطية)."""
        words = node.words()
        if len(words) != 2 or not _with_article(words[0]) or "demonym" not in words[1].types:
            return None
        if node.value_of("holder"):
            return None  # الحكومة المالطية is a name
        mine = state_of(node)
        for known in self._alike(node, "body"):
            one = known.node
            if mine and state_of(one) == mine and _plain(one) and is_named(one) and _lemma(one) == _lemma(node):
                return one
        return None

    def two(self, node: Node) -> tuple[Node, ...]:
        """The two bodies with names that one spoke of last, by the noun that a dual is of (الشركتان)."""
        found: dict[str, Node] = {}
        if len(node.words()) == 1 and _with_article(node.words()[0]):
            for known in self._alike(node, "body"):
                one = known.node
                if not one.features & MANY and _plain(one) and is_named(one):
                    found.setdefault(" ".join(bare_words(one.words())), one)
        return tuple(reversed(tuple(found.values())[:2])) if len(found) > 1 else ()

    def source(self, node: Node) -> Node | None:
        """The last source that the same noun names, whoever that is (أكد مصدر أمني … وأضاف المصدر نفسه)."""
        return next((known.node for known in self._alike(node, "source")), None)

    def papers(self, paper: Node) -> Iterator[Known]:
        """The mentions of papers of the same noun before it, the last first (بيان للوزارة … وأضاف البيان)."""
        return self._alike(paper, "source")

    def _alike(self, node: Node, *types: str) -> Iterator[Known]:
        """Phrases of these types before a node whose head is the same noun, the nearest first."""
        return (self.known[place] for place in self._places(node, *types))

    def _places(self, node: Node, *types: str) -> Iterator[int]:
        """The places of these among the known."""
        end = bisect_left(self._starts, node.start)
        alike = (self._by_noun.get(noun, []) for noun in _nouns(node))
        near = {place for found in alike for place in found[bisect_left(found, end - _NEAR) : bisect_left(found, end)]}
        for place in sorted(near, reverse=True):
            if any(t in self.ancestors.get(self.known[place].type, ()) for t in types):
                yield place


def is_named(node: Node) -> bool:
    """Has a body or an outlet a name of its own, more than what it is (وكالة رويترز، صحيفة «الشاطئ»)?"""
    if node.chunk is None:
        return True
    paths = (one for one in node.chunk.pattern.tree.entity if isinstance(one, Path) and not one.attributes)
    words = node.words()
    marked = any(word.morph.kind == "punct" for word in words)
    own = len(words) > 1 and not words[0].morph.definite and (marked or not of_a_kind(words[-1]))
    return own or any(node.chunk.captures.get(one.name) for one in paths)


def says_whose(paper: Node) -> bool:
    """Does a paper bear the name of who issued it (بيان للوزارة)?"""
    chunk = paper.chunk
    paths = chunk.pattern.tree.entity if chunk is not None else ()
    return chunk is not None and any(isinstance(one, Path) and chunk.captures.get(one.name) for one in paths)


def _lemma(node: Node) -> str:
    reading = node.words()[0].reading
    return reading.lemma if reading is not None else ""


def _nouns(node: Node) -> frozenset[str]:
    """The noun that a phrase begins with: in the singular, and as it is written (الناشطة, which is of ناشط too)."""
    first = node.words()[0]
    lemmas = {next(iter(reading.lemma.split()), "") for reading in first.morph.readings[:1]}
    return frozenset(lemmas | {bare_words((first,))[0]}) - {""}


def speaks_for_body(node: Node) -> bool:
    """Is it somebody who speaks for others, whom a text calls so in the end with less words (المتحدث العسكري)?"""
    return any(word.value_of("bears") == "body" for word in node.words())


def _plain(node: Node) -> bool:
    """Is the first word of a phrase not definite by itself?"""
    return not node.words()[0].morph.definite


def _with_article(word: Node) -> bool:
    """Is the noun itself definite, and not by its genitive (وكالة الأنباء)?"""
    return word.morph.definite and word.norm.startswith(ARTICLE)
