"""What the stages of the engine pass on: morphs, nodes, chunks.

A `Morph` is a segment of a written form with all that does not depend on
where it stands, shared by every place where the form occurs.  A `Node` is a
morph or a chunk at a place in the text; a pronoun suffix belongs to the node
of the word that bears it.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from arabdiplo.lang.tree import Pattern
from arabdiplo.morph.model import GENDER, MANY, NO_FEATURES, Feature, Reading, Row

from .kinds import GENDERED, NAMED

if TYPE_CHECKING:
    from arabdiplo.morph.rows import Way

_NOT_MANY = ~MANY


class Morph:
    """A segment of a form: kind, folded text, readings, the tests it passes.

    kind: ``core``, ``conj``, ``future``, ``prep``, ``number``, ``latin``,
    ``punct``, ``newline``, ``chunk``.  mask: one bit for each test of the rules
    that holds; symbol: the character that stands for this mask.
    functions: grammatical functions (`prep`, `comp`, …) from the grammar lexicon.
    """

    __slots__ = (
        "kind", "norm", "readings", "mask", "symbol", "functions", "types", "finite", "nominal",
        "value", "trigger", "wordlike", "suffix", "key", "ways", "part", "definite", "describes", "governs",
    )  # fmt: skip

    def __init__(self, kind: str, norm: str, readings: tuple[Reading, ...] = (), suffix: str = "") -> None:
        self.kind = kind
        self.norm = norm
        self.readings = readings
        self.suffix = suffix
        self.mask = 0
        self.symbol = ""
        self.functions: frozenset[str] = frozenset()
        self.types: tuple[str, ...] = ()
        self.finite: Reading | None = None
        self.nominal: Reading | None = None
        self.value: int | None = None
        self.trigger = False
        self.wordlike = False
        self.key = ""
        """the loose spelling under which entries of several words are looked up"""
        self.ways: Mapping[str, list[Way]] | None = None
        """key of the second word -> entries that begin with the two: the words after these, longest first; or None"""
        self.part = ""
        """what the word is to a clause if it is no finite verb there: sign, conj, prep, …, phrase"""
        self.definite = False
        """has it a definite reading?"""
        self.describes = False
        """may it follow a noun as its adjective?"""
        self.governs = False
        """is it an accusative participle, which may have an object (مقدما شكره)?"""


CHUNK = Morph("chunk", "")


class Maker(Protocol):
    """What a chunk says of the pattern that made it."""

    name: str

    @property
    def tree(self) -> Pattern:
        """The pattern as it is written."""


class Chunk:
    """What a pattern made: its type, captures and attributes."""

    __slots__ = ("type", "pattern", "nodes", "captures", "attributes", "head", "named", "met", "deep", "line")

    def __init__(self, type: str, pattern: Maker, nodes: list[Node], captures: dict[str, list[list[Node]]]) -> None:
        self.type = type
        self.pattern = pattern
        self.nodes = nodes
        self.captures = captures
        self.attributes: dict[str, str] = {}
        self.head: Node | None = None
        self.named = False
        """does it hold the name of whom or what it stands for (`entity`), beside its head?"""
        self.line = 0
        """which line of the pattern matched, from 0"""
        self.met = 0
        """the tests that some word in it passes"""
        self.deep = 0
        """the tests that some word or chunk in it passes"""
        for node in nodes:
            if node.chunk is None:
                self.met |= node.mask
            else:
                self.met |= node.chunk.met
                self.deep |= node.mask | node.chunk.deep
        self.deep |= self.met


class Node:
    """A morph or a chunk at ``text[start:end]``; ``core_end`` leaves out a pronoun suffix."""

    __slots__ = (
        "morph",
        "start",
        "end",
        "core_end",
        "mask",
        "symbol",
        "chunk",
        "glued",
        "place",
        "types",
    )

    def __init__(self, morph: Morph, start: int, end: int, core_end: int, glued: bool, place: int = -1) -> None:
        self.morph = morph
        self.start = start
        self.end = end
        self.core_end = core_end
        self.mask = morph.mask
        self.symbol = morph.symbol
        self.chunk: Chunk | None = None
        self.glued = glued
        """True if it continues the written word of the node before it"""
        self.place = place
        """index of its sentence"""
        self.types = morph.types
        """what a rule or a lexicon has said it is"""

    @property
    def head(self) -> Node:
        node = self
        while node.chunk is not None and node.chunk.head is not None:
            node = node.chunk.head
        return node

    @property
    def norm(self) -> str:
        return self.morph.norm

    @property
    def suffix(self) -> str:
        """The pronoun suffix of the word (of a chunk: of its head), or ""."""
        return self.head.morph.suffix

    @property
    def reading(self) -> Reading | None:
        readings = self.head.morph.readings
        return readings[0] if readings else None

    @property
    def features(self) -> Feature:
        reading = self.head.morph.nominal or self.reading
        features = reading.features if reading is not None else NO_FEATURES
        return features & _NOT_MANY if self.chunk is not None and NAMED.intersection(self.types) else features

    def has(self, function: str) -> bool:
        return self.chunk is None and function in self.morph.functions

    def words(self) -> list[Node]:
        """The words it consists of, in order."""
        if self.chunk is None:
            return [self]
        return [word for node in self.chunk.nodes for word in node.words()]

    def value_of(self, attribute: str) -> str:
        """Attribute *attribute* of the chunk, or of the first lexicon row that has it."""
        if self.chunk is not None:
            return self.chunk.attributes.get(attribute, "")
        return value_by(self.morph.readings, attribute)

    def row(self, lexicon: str = "") -> Row | None:
        """The first lexicon row of the word (of *lexicon*, if given)."""
        for reading in self.morph.readings:
            if reading.row is not None and lexicon in ("", reading.row.lexicon):
                return reading.row
        return None

    def __repr__(self) -> str:
        return f"<{self.chunk.type if self.chunk else self.morph.kind} {self.start}-{self.end} {self.morph.norm}>"


_MASK = operator.attrgetter("mask")
_SYMBOL = operator.attrgetter("symbol")


def value_by(readings: Iterable[Reading], attribute: str) -> str:
    """The attribute of the first row of *readings* that has it."""
    for reading in readings:
        if reading.row is not None:
            value = reading.row.get(attribute)
            if value:
                return value
    return ""


def union(nodes: Iterable[Node]) -> int:
    """All tests that some of the nodes passes."""
    return joined(map(_MASK, nodes))


def joined(masks: Iterable[int]) -> int:
    """All bits of the masks; to know which are equal would cost more than to join them again."""
    return functools.reduce(operator.or_, masks, 0)


def spell(nodes: Iterable[Node]) -> str:
    """The string of the nodes, a character each."""
    return "".join(map(_SYMBOL, nodes))


def gender_of(node: Node) -> Feature:
    """What is known of the gender of whom a node names: of its row, its noun; cities are feminine."""
    gender = node.value_of("gender") or node.head.value_of("gender")
    if gender in ("m", "f"):
        return Feature.MASCULINE if gender == "m" else Feature.FEMININE
    if "city" in node.types:
        return Feature.FEMININE
    return node.features & GENDER if GENDERED.intersection(node.types) else NO_FEATURES


def typed(node: Node) -> bool:
    """Has a rule or a lexicon said what the word is?"""
    return node.chunk is not None or bool(node.morph.types)
